import { InputError } from '../../errors.ts';
import type { Polynomial } from '../../numbers/polynomial.ts';
import { integerPolynomial } from './integerText.ts';

/** Fewest numerators of one shape: the first two make the rule, the third obeys it. */
const fewestAlike = 3;
/** Numerators that may stand before those of one shape, as the 4 of 4/(1 + 1^2/(3 + 2^2/(5 + …))). */
const longestHead = 2;

/** A rule that numerators show by the way in which they are written. */
export interface NumeratorShape {
  /** Numerators before those that obey. */
  readonly head: number;
  /** Their rule in k = 0, 1, 2, … from there on. */
  readonly polynomial: Polynomial;
  /** Numbers that define it: those of the first numerator, and the steps by which they grow. */
  readonly parameters: number;
  /** Numbers of the written numerators that obey it beyond those. */
  readonly supporting: number;
}

/** A numerator as it is written, 2·1^4 − 1^3, with the sign before its quotient. */
export interface WrittenNumerator {
  readonly sign: bigint;
  readonly text: string;
}

/**
 * The rule of numerators that are written in one shape, as 1^2, 2^2, 3^2 or 1·2, 2·3, 3·4 or 2·1^4 − 1^3, 2·2^4 − 2^3, …: of
 * the numbers in them each is the same in all or grows by the same step. Plain integers have no shape.
 * @returns null where they have none, or too few have it
 */
export function shapeOf(numerators: readonly WrittenNumerator[]): NumeratorShape | null {
  for (let head = 0; head <= longestHead && numerators.length - head >= fewestAlike; head++) {
    const shape = ofAll(numerators.slice(head));
    if (shape) return { head, ...shape };
  }
  return null;
}

function ofAll(numerators: readonly WrittenNumerator[]): Omit<NumeratorShape, 'head'> | null {
  const { sign } = numerators[0]!;
  const parts = numerators.map(({ text }) => text.split(/(\d+)/));
  const [first, second] = parts as [string[], string[]];
  const isAlike =
    first.length > 3 &&
    numerators.every((one) => one.sign === sign) &&
    parts.every(
      (own) => own.length === first.length && own.every((part, i) => i % 2 === 1 || part === first[i]),
    );
  if (!isAlike) return null;
  const steps = first.map((part, i) => (i % 2 === 1 ? BigInt(second[i]!) - BigInt(part) : 0n));
  const growing = steps.filter((step) => step !== 0n).length;
  const isLinear = parts.every((own, n) =>
    own.every((part, i) => i % 2 === 0 || BigInt(part) === BigInt(first[i]!) + BigInt(n) * steps[i]!),
  );
  if (growing === 0 || !isLinear) return null;
  const inIndex = first.map((part, i) =>
    steps[i] === 0n ? part : `(${part}+${steps[i]!}*k)`.replace('+-', '-'),
  );
  const numbers = (first.length - 1) / 2;
  try {
    const parameters = numbers + growing;
    return {
      polynomial: integerPolynomial(`${sign < 0n ? '-1*' : ''}(${inIndex.join('')})`),
      parameters,
      supporting: numerators.length * numbers - parameters,
    };
  } catch (error) {
    // An index in an exponent is no polynomial.
    if (error instanceof InputError) return null;
    throw error;
  }
}
