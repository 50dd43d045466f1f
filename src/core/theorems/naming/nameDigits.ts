import { choiceCost, lastTwoDigits, windows } from './cost.ts';
import type { Method } from './cost.ts';
import type { Catalogue } from './catalogue/catalogue.ts';
import { fewestDigits, information, isWithinReach } from './interval.ts';
import type { KnownDigits } from './interval.ts';
import * as Q from '../../numbers/rational.ts';
import { algebraicNumbers } from './methods/algebraic.ts';
import { combinations, moebiusImages, products } from './methods/combinations.ts';
import { entries, multiples } from './methods/entries.ts';
import { functionValues } from './methods/functionValues.ts';
import { ownImages } from './methods/own.ts';
import { defaultDeterminant, patterns } from './methods/patterns.ts';
import { rationals, rootsOfRationals } from './methods/rationals.ts';
import { table } from './methods/table.ts';
import { isSameNumber, materialOf, nameKey, negatedName, plainName, unitsApart } from './name.ts';
import type { NumberName } from './name.ts';
import { relationDigits, searchedDigits, targetOf } from './target.ts';
import type { Candidate, NamingMethod, Offer, Target } from './target.ts';

/** A formula that holds to all digits, and what that is worth. */
export interface DigitName {
  readonly name: NumberName;
  readonly method: Method;
  /** Digits that the formula explains: −log₁₀ of the chance that it would meet those of a random number. */
  readonly explains: number;
  /** Digits that it takes to write the formula: −log₁₀ of its weight. */
  readonly cost: number;
  /** explains − cost: a random number is named with as much at most once in 10^surplus. */
  readonly surplus: number;
  /** In how many units of the digits' error the number meets the formula. */
  readonly units: number;
}

/** What digits are called. */
export interface DigitNaming {
  readonly known: KnownDigits;
  /** Formulas with a surplus of at least leastSurplus, the largest first. */
  readonly answers: readonly DigitName[];
  /** The best formula below that, which so many more digits would decide; null where there is none worth it. */
  readonly undecided: { readonly best: DigitName; readonly moreDigits: number } | null;
}

/** Nothing is named below this surplus. */
export const leastSurplus = 3;
/** Below this one a name is called "perhaps". */
export const certainSurplus = 4;

/** How sure a name is: proved, conjectured from digits, or perhaps right: chance gives one number in 1,000 such a name. */
export type NameStanding = 'proved' | 'conjectured' | 'perhaps';

/** How sure a name is that digits give. */
export function standingOfName({ surplus }: Pick<DigitName, 'surplus'>): Exclude<NameStanding, 'proved'> {
  return surplus < certainSurplus ? 'perhaps' : 'conjectured';
}

/** Formulas of a smaller surplus are not even kept for the advice on more digits. */
const worthMoreDigits = 1.5;
/** Answers that are given. */
const mostAnswers = 5;
/** Formulas whose surplus is smaller than the best one's by this much are not worth saying beside it. */
const worthSaying = 3.5;
/** Candidates that are checked with enclosures, of those that double precision proposes and of all others. */
const mostChecked = 60;
/** Methods that look no further than double precision: of a number that is near a simple one to 16 digits they propose all its forms. */
const roughMethods: ReadonlySet<Method> = new Set<Method>(['entry', 'multiple', 'table']);

/** From this surplus on a name found by a look-up is taken for the true one: only formulas that cost less are looked for then. */
const settledSurplus = 8;

/** The methods in stages, the cheapest first: look-ups, relations among constants, and roots of polynomials. */
interface Stage {
  readonly methods: readonly NamingMethod[];
  readonly digits: number;
}
const lookUps: Stage = {
  methods: [rationals, entries, rootsOfRationals, multiples, table],
  digits: searchedDigits,
};
const stages: readonly Stage[] = [
  lookUps,
  { methods: [ownImages, functionValues, moebiusImages, products, combinations], digits: relationDigits },
  { methods: [algebraicNumbers], digits: searchedDigits },
];

/**
 * Names a number from its digits, or, where no formula meets them, by a look-up of all but the last two.
 * @param largestDeterminant of the images that are looked at for a pattern
 */
export function nameKnownDigits(
  known: KnownDigits,
  catalogue: Catalogue,
  largestDeterminant = defaultDeterminant,
): DigitNaming {
  if (!isWithinReach(known)) return { known, answers: [], undecided: null };
  const exact = namesOf(known, catalogue, stages, largestDeterminant);
  const isNamed = (exact[0]?.surplus ?? 0) >= certainSurplus;
  const found = new Set(exact.map(({ name }) => nameKey(name)));
  const others = isNamed
    ? []
    : namesWithoutLastTwo(known, catalogue).filter(({ name }) => !found.has(nameKey(name)));
  const names = ranked([...exact, ...others]);
  const answers: DigitName[] = [];
  for (const name of names)
    if (
      name.surplus >= leastSurplus &&
      !answers.some((better) => isSameNumber(better.name, name.name, known))
    )
      answers.push({ ...name, name: plainName(name.name) });
  const best = names[0];
  const moreDigits = best ? Math.ceil(leastSurplus - best.surplus) : 0;
  const undecided =
    best && answers.length === 0 && moreDigits > 0
      ? { best: { ...best, name: plainName(best.name) }, moreDigits }
      : null;
  return { known, answers, undecided };
}

/** Names for digits of which the last two are off, at the cost of saying so; by look-ups, since most numbers come to this without need. */
function namesWithoutLastTwo(known: KnownDigits, catalogue: Catalogue): DigitName[] {
  const { units, share } = lastTwoDigits;
  const digits = known.digits - 2;
  if (known.isErrorKnown || digits < fewestDigits) return [];
  const error = Q.multiply(known.error, Q.rational(BigInt(units)));
  return namesOf({ ...known, error, digits }, catalogue, [lookUps], 0)
    .map((name) => ({
      ...name,
      units: name.units * units,
      cost: name.cost + choiceCost(share),
      surplus: name.surplus - choiceCost(share),
    }))
    .filter(({ surplus }) => surplus >= leastSurplus);
}

/**
 * The names that are worth it, and those which a few more digits would decide: every method of the stages offers formulas, those
 * that are worth it are checked with enclosures to all digits, and what holds is ranked by surplus. Patterns, which take longest, are looked for where nothing else names it.
 * @param largestDeterminant of the images that are looked at for a pattern; 0 where none is
 */
function namesOf(
  known: KnownDigits,
  catalogue: Catalogue,
  stages: readonly Stage[],
  largestDeterminant: number,
): DigitName[] {
  const check = checker(known);
  const candidates: Candidate[] = [];
  let names: DigitName[] = [];
  const attempt = (digits: number, method: (target: Target, offer: Offer) => void): void => {
    const target = targetOf(known, worthMoreDigits, digits);
    const [best] = names;
    const budget =
      best && best.surplus >= settledSurplus ? Math.min(target.budget, best.cost) : target.budget;
    method({ ...target, budget, doubleBudget: Math.min(target.doubleBudget, budget) }, (candidate) => {
      if (candidate.cost <= budget) candidates.push(candidate);
    });
  };
  for (const { methods, digits } of stages) {
    attempt(digits, (target, offer) => {
      for (const method of methods) method(target, catalogue, offer);
    });
    names = ranked(check(candidates));
  }
  if (largestDeterminant > 0 && (names[0]?.surplus ?? 0) < certainSurplus) {
    attempt(relationDigits, (target, offer) => patterns(target, largestDeterminant, offer));
    names = ranked(check(candidates));
  }
  return names;
}

/** The names that hold among candidates, the cheapest first; a formula that has been checked is remembered. */
function checker(known: KnownDigits): (candidates: readonly Candidate[]) => DigitName[] {
  const verdicts = new Map<string, number | null>();
  return (candidates) => {
    const names = new Map<string, DigitName>();
    const count = { rough: 0, fine: 0 };
    for (const candidate of [...candidates].sort((x, y) => x.cost - y.cost)) {
      if (names.size === mostAnswers) break;
      const kind = roughMethods.has(candidate.method) ? 'rough' : 'fine';
      if (count[kind] === mostChecked) continue;
      const name = candidate.build();
      const key = nameKey(name);
      if (names.has(key)) continue;
      count[kind]++;
      const units = verdicts.get(key) ?? (verdicts.has(key) ? null : unitsApart(name, known));
      verdicts.set(key, units);
      if (units === null) continue;
      names.set(key, valued(candidate, known.negative ? negatedName(name) : name, known, units));
    }
    return [...names.values()];
  };
}

/** By surplus, without those that the best one leaves far behind, and without rewritings of a better one. */
function ranked(names: readonly DigitName[]): DigitName[] {
  const sorted = [...names].sort((x, y) => y.surplus - x.surplus);
  const seen = new Set<string>();
  return sorted.filter(({ surplus, name }) => {
    if (surplus <= sorted[0]!.surplus - worthSaying) return false;
    if (surplus < settledSurplus) return true;
    const material = materialOf(name);
    const isNew = !seen.has(material);
    seen.add(material);
    return isNew;
  });
}

function valued({ method, cost }: Candidate, name: NumberName, known: KnownDigits, units: number): DigitName {
  const { share } = windows.find((window) => window.units === units)!;
  const explains = information(known, units);
  const whole = cost + choiceCost(share);
  return { name, method, explains, cost: whole, surplus: explains - whole, units };
}
