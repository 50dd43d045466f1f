import { schemaVersions } from '../core/conjecture.ts';
import type { Conjecture } from '../core/conjecture.ts';
import { sourceOf } from '../core/constants/source.ts';
import { InputError } from '../core/errors.ts';
import { isSigned } from '../core/fractions/fraction.ts';
import type { ContinuedFraction, TermRule } from '../core/fractions/fraction.ts';
import { formatRational, parseRational } from '../core/numbers/rational.ts';
import { certificateFromJson, certificateToJson } from './certificateJson.ts';
import type { RecordJson } from './recordSchema.ts';
import { withSeal } from './seal.ts';

/** The JSON form of a conjecture. */
export function conjectureToJson(conjecture: Conjecture): RecordJson {
  const { fraction } = conjecture;
  const { rule } = fraction;
  const interlaced = rule.kind === 'interlaced';
  const preperiod = interlaced
    ? rule.preperiod
    : rule.initial.slice(0, rule.initial.length - rule.recurrence.length);
  const before = {
    id: conjecture.id,
    constant: conjecture.constant.name,
    numerator: conjecture.value.numerator.map(String),
    denominator: conjecture.value.denominator.map(String),
  };
  const behind = {
    preperiod: preperiod.map(String),
    polynomials: interlaced ? rule.polynomials.map((polynomial) => polynomial.map(formatRational)) : [],
    recurrence: interlaced ? null : rule.recurrence.map(String),
    terms: conjecture.terms.map(String),
    order: conjecture.order,
    family: conjecture.family,
    digits: conjecture.digits,
    enclosure: conjecture.enclosure,
    rate: conjecture.rate,
    simpleRate: conjecture.simpleRate,
    proof: conjecture.claimedProof && certificateToJson(conjecture.claimedProof),
  };
  const { search } = conjecture;
  if (isSigned(fraction))
    return { schema: schemaVersions.signed, ...before, signs: [...fraction.signs], ...behind, search };
  const numerators = fraction.numerators.map((polynomial) => polynomial.map(String));
  const { degree, height, period, numeratorDegree = 0, numeratorHeight = 1, order, digits } = search;
  return {
    schema: schemaVersions.numerated,
    ...before,
    numerators,
    ...behind,
    search: { degree, height, period, numeratorDegree, numeratorHeight, order, digits },
  };
}

/** One line of a library: the record, and its seal at the end. */
export function conjectureToLine(conjecture: Conjecture): string {
  return withSeal(JSON.stringify(conjectureToJson(conjecture)));
}

/** The conjecture of a line that has passed the gate in another thread. */
export function conjectureOfLine(line: string): Conjecture {
  return conjectureOf(JSON.parse(line) as RecordJson);
}

/** The conjecture that a record of the right form describes. @throws InputError */
export function conjectureOf(record: RecordJson): Conjecture {
  return {
    id: record.id,
    constant: sourceOf(record.constant),
    value: { numerator: record.numerator.map(BigInt), denominator: record.denominator.map(BigInt) },
    fraction: fractionOfRecord(record),
    terms: record.terms.map(BigInt),
    order: record.order,
    family: record.family,
    digits: record.digits,
    enclosure: record.enclosure,
    rate: record.rate,
    simpleRate: record.simpleRate,
    claimedProof: record.proof && certificateFromJson(record.proof),
    search: record.search,
  };
}

/** Terms and numerators. @throws InputError where the terms are no interlaced polynomials and the numerators not ±1 */
function fractionOfRecord(record: RecordJson): ContinuedFraction {
  const rule = ruleOf(record);
  if (record.schema === schemaVersions.signed) return { rule, signs: record.signs };
  if (rule.kind !== 'interlaced')
    throw new InputError('recurrence: it is not allowed with numerators other than ±1; give polynomials');
  return { rule, numerators: record.numerators.map((polynomial) => polynomial.map(BigInt)) };
}

function ruleOf({ preperiod, polynomials, recurrence, terms }: RecordJson): TermRule {
  if (recurrence === null) {
    if (polynomials.length === 0) throw new InputError('polynomials: there is none, and no recurrence');
    return {
      kind: 'interlaced',
      preperiod: preperiod.map(BigInt),
      polynomials: polynomials.map((polynomial) => polynomial.map(parseRational)),
    };
  }
  if (polynomials.length > 0)
    throw new InputError('polynomials: there are some beside a recurrence; give one of the two');
  const needed = preperiod.length + recurrence.length;
  if (terms.length < needed)
    throw new InputError(`terms: the recurrence needs ${needed} of them, ${terms.length} are there`);
  if (preperiod.some((term, n) => term !== terms[n]))
    throw new InputError('preperiod: it is not the beginning of the terms');
  return {
    kind: 'recurrent',
    initial: terms.slice(0, needed).map(BigInt),
    recurrence: recurrence.map(BigInt),
  };
}
