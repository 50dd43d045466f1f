import { checkSearchable } from '../../core/esma/searchScope.ts';
import { defaultSpecification, validateSpecification } from '../../core/esma/specification.ts';
import { numeratorsOf } from '../../core/fractions/fraction.ts';
import { Prover } from '../../core/theorems/certificates/familyProof.ts';
import { standingOf } from '../../core/theorems/standing.ts';
import { completeList, mostCompleteOrder } from '../../engine/completing/completeList.ts';
import type { CompleteList } from '../../engine/completing/completeList.ts';
import { claimOfCompleteList } from '../../engine/completing/completeListClaim.ts';
import {
  describePatterns,
  displayNumerators,
  formatRule,
  formatTerms,
  formatLeftSide,
} from '../../formats/text/plain.ts';
import { formatStanding } from '../../formats/text/standing.ts';
import { completeListToText } from '../../library/completeList.ts';
import { command } from '../command.ts';
import { readConstant } from '../constant.ts';
import { flag, number } from '../options.ts';
import type { Arguments } from '../options.ts';
import { specificationOptions } from '../searchRequest.ts';
import { exitCodes, grouped, ProgressLine, table } from '../terminal.ts';
import type { Terminal } from '../terminal.ts';

const { period, signs } = specificationOptions;

const completeOptions = {
  period,
  signs,
  order: number('L', [2, mostCompleteOrder], defaultSpecification.order, 'largest order of a family'),
  json: flag('the certificate, as one JSON object; esma check accepts or refuses it'),
} as const;

/** All families of a constant within an order, whatever the height. */
export const complete = command({
  name: 'complete',
  call: '<constant>',
  summary: 'all families of values (aα + b)/(cα + d) within an order, whatever the height: a theorem',
  example: 'complete e --order 12',
  options: completeOptions,
  positionals: { least: 1, most: 1, meaning: 'the constant' },
  run: writeCompleteList,
});

async function writeCompleteList(
  given: Arguments<typeof completeOptions>,
  terminal: Terminal,
): Promise<number> {
  const { constant, digits } = readConstant(given.positionals[0]!, terminal);
  const specification = {
    ...defaultSpecification,
    constant: constant.name,
    constantDigits: digits,
    period: given.number('period'),
    signs: given.text('signs') ?? null,
    order: given.number('order'),
  };
  validateSpecification(specification);
  checkSearchable(constant, specification);
  // Only here: it takes the build to load the kernel.
  const { default: kernel } = await import('#kernel');
  const line = new ProgressLine(terminal);
  const list = completeList(specification, constant, kernel, (share, families) =>
    line.show(share, 1, `${grouped(families)} families`),
  );
  line.clear();
  const prover = new Prover();
  const proved = { ...list, families: list.families.map((member) => prover.withProof(member)) };
  terminal.out(
    given.flag('json')
      ? `${completeListToText(constant.name, claimOfCompleteList(proved))}\n`
      : textOf(proved),
  );
  return exitCodes.done;
}

function textOf(list: CompleteList): string {
  const { order, patterns, determinants, families, progression } = list;
  const orbits = determinants.reduce((sum, each) => sum + each.orbits, 0);
  const { first, difference, sign } = progression;
  const terms = [0, 1, 2].map((t) => first + difference * t).join(sign > 0 ? ', ' : ' −, ');
  const heads = ['', 'value', 'terms', 'signs', 'rule (k = 0, 1, 2, …)', 'order', 'standing'];
  const rows = families.map((member, i) => [
    String(i + 1),
    formatLeftSide(member),
    `= ${formatTerms(member.terms, 8)}`,
    displayNumerators(numeratorsOf(member.fraction)),
    formatRule(member.fraction.rule),
    String(member.order),
    formatStanding(standingOf(member)),
  ]);
  const found = determinants.filter(({ recurrent }) => recurrent > 0);
  const counts = found.map(({ determinant, orbits, recurrent, families }) =>
    [determinant, orbits, recurrent, families].map(grouped),
  );
  const lines = [
    table([heads, ...rows], new Set([0, 5])),
    '',
    table([['determinant', 'orbits', 'with a recurrence', 'families'], ...counts], new Set([0, 1, 2, 3])),
    `Determinants are relative to [${terms}, …]; ${grouped(determinants.length)} of them can have hits of this order, up to ${grouped(determinants[determinants.length - 1]!.determinant)}, with ${grouped(orbits)} orbits: all others are refused.`,
    `These ${grouped(families.length)} families, and no others, have members of order ≤ ${order} under ${describePatterns(patterns)} among the values (aα + b)/(cα + d), whatever the height.`,
  ];
  return `${lines.join('\n')}\n`;
}
