import type { Constant } from '../../core/constants/constant.ts';
import { largestHitDeterminant, progressionBehind } from '../../core/planning/completeness.ts';
import { expectFamilies } from '../../core/planning/expectedFamilies.ts';
import type { ExpectedFamilies } from '../../core/planning/expectedFamilies.ts';
import { digitLimits, planSearch, reachExplanation } from '../../core/planning/plan.ts';
import { checkSearchable } from '../../core/esma/searchScope.ts';
import { isSignedSearch } from '../../core/esma/specification.ts';
import type { SearchSpecification } from '../../core/esma/specification.ts';
import { excessOfCompleteList } from '../../engine/completing/completeList.ts';
import { estimateSeconds } from '../../engine/planning/estimate.ts';
import { surveyDeterminants } from '../../engine/planning/determinantSurvey.ts';
import type { DeterminantSurvey } from '../../engine/planning/determinantSurvey.ts';
import { workOf } from '../../engine/searching/work.ts';
import { command } from '../command.ts';
import type { Arguments } from '../options.ts';
import { duration, exitCodes, grouped, table } from '../terminal.ts';
import type { Terminal } from '../terminal.ts';
import { readConstant } from '../constant.ts';
import { readSpecification, specificationOptions } from '../searchRequest.ts';

/** What a search would do and cost, without doing it. */
export const plan = command({
  name: 'plan',
  call: '<constant>',
  summary: 'what a search would do and cost, without doing it',
  example: 'plan "besseli(1,2)/besseli(0,2)" --height 5',
  options: specificationOptions,
  positionals: { least: 1, most: 1, meaning: 'the constant' },
  run: writePlan,
});

async function writePlan(given: Arguments<typeof specificationOptions>, terminal: Terminal): Promise<number> {
  const named = readConstant(given.positionals[0]!, terminal);
  const specification = readSpecification(given, named);
  const { constant } = named;
  checkSearchable(constant, specification);
  const work = workOf(specification, constant);
  const values = work.total();
  const plan = planSearch(specification, constant, values);
  // Only here: it takes the build to load the kernel.
  const { default: kernel } = await import('#kernel');
  const seconds = estimateSeconds(specification, constant, work, kernel);
  const { degree, height } = specification;
  const shape = specification.shape === 'quotient' ? 'P/Q' : 'a·α^k + b';
  const isSigned = isSignedSearch(specification);
  const lines = [
    `${constant.name}: values ${shape} of degree ≤ ${degree} and height ≤ ${height}`,
    `${grouped(plan.values)} values × ${grouped(plan.patterns)} ${isSigned ? 'sign patterns' : 'numerators'} = ${grouped(plan.candidates)} candidates`,
    ...(plan.deepened > 0
      ? [
          `order ${plan.orders.join(', then ')} where an orbit has shown a pattern: at most ${grouped(plan.deepened)} candidates again`,
        ]
      : []),
    `about ${duration(seconds)} on one core`,
    `an exhaustive search would visit about 10^${Math.floor(plan.exhaustiveDigits)} sequences: ${plan.exhaustiveMeaning}`,
    reachExplanation(constant, isSigned),
    ...digitLimits(constant, specification),
    // These are about numerators ±1.
    ...(isSigned
      ? [
          ...expectationLines(expectFamilies(specification, constant), specification.order),
          ...finitenessLines(constant, specification, plan.orders),
        ]
      : [
          'under other numerators it finds admissible fractions alone, a_n ≥ |b_n|: those of balanced degrees, deg b_n = 2 deg a_n, as the known ones of pi, log(2) and zeta(3) are, stay out of reach',
        ]),
    ...determinantLines(surveyDeterminants(specification, constant, work, kernel), specification.order),
  ];
  terminal.out(`${lines.join('\n')}\n`);
  return exitCodes.done;
}

/** How many families to expect under + alone, and what that is an estimate of. */
function expectationLines(expected: ExpectedFamilies | null, order: number): string[] {
  if (!expected) return [];
  const { determinants, mostOrbits, orbits, families, looked } = expected;
  const bound = `by σ(D) there are at most ${grouped(mostOrbits)} for |ad - bc| ≤ ${grouped(determinants)}`;
  const counted =
    orbits === null
      ? `values of one orbit of GL₂(ℤ) have one simple tail, and so one family under + alone; ${bound}`
      : `the values are in ${grouped(orbits)} orbits of GL₂(ℤ), each with one simple tail, and so one family under + alone; ${bound}`;
  if (families === null) return [counted];
  return [
    counted,
    `expected under + alone with order ≤ ${order}: ${grouped(families)} families (an estimate: the orbits of |ad - bc| ≤ ${looked} of which a simple value has a fraction of that order, computed symbolically)`,
  ];
}

/** Where hits lie, as far as the sieve has been asked. */
function determinantLines(survey: readonly DeterminantSurvey[] | null, order: number): string[] {
  if (!survey || survey.length === 0) return [];
  const recurrent = survey.filter(({ candidates }) => candidates > 0);
  const last = grouped(survey[survey.length - 1]!.determinant);
  if (recurrent.length === 0)
    return [
      `the sieve refuses all values with |ad - bc| ≤ ${last}: none of them has terms with a recurrence of order ≤ ${order}`,
    ];
  const rows = recurrent.map(({ determinant, candidates }) => [grouped(determinant), grouped(candidates)]);
  return [
    `candidates that the sieve does not refuse, |ad - bc| ≤ ${last}:`,
    table([['|ad - bc|', 'candidates'], ...rows], new Set([0, 1])),
  ];
}

/** How far hits can lie at all, where that is known. */
function finitenessLines(
  constant: Constant,
  specification: SearchSpecification,
  orders: readonly number[],
): string[] {
  const { shape, degree } = specification;
  const order = orders[orders.length - 1]!;
  const behind = shape === 'quotient' && degree === 1 ? progressionBehind(constant) : null;
  const largest = behind && largestHitDeterminant(constant, order);
  if (behind === null || largest === null) return [];
  const isListed = excessOfCompleteList({ ...specification, order }, behind.progression) === null;
  return [
    `whatever the height, no interlaced polynomials of order ≤ ${order} belong to a value with |ad - bc| > ${grouped(largest)}: the families of that order are finitely many${isListed ? ', and esma complete lists them' : ''}`,
  ];
}
