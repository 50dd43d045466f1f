import { InputError } from './errors.ts';

/*
 * The budget of work. What people type and what strangers send may ask for hours: whoever answers says how much work the
 * answer may take, and the arithmetic below counts what it does. Counts, and no clock, so that the same input gets the same
 * answer on every machine, however busy it is; what a process has calculated before is not counted again. It is the only
 * such bound: constants and their digits, records of a library, the toolbox, names for numbers, certificates, complete lists
 * and the dealing of shares all go by it. What a search takes its plan says before.
 */

/** What the answer to one question may take, in steps: some seconds. */
export const answerSteps = 3e9;

/** Steps that are left to the calculation that runs. */
let left = Infinity;

/** Whether whoever asked has taken all bounds away. */
let isUnbounded = false;

/** A number of steps as sentences have it: "3·10^9". */
export function stepsInWords(steps: number): string {
  return steps.toExponential().replace('e+', '·10^');
}

/** Thrown through everything up to where the work was allowed: nothing in between may take it for a fact of mathematics. */
class Exhausted extends Error {}

/** Counts steps, each about a nanosecond: the product of two machine words, with what belongs to it. */
export function spend(steps: number): void {
  left -= steps;
  if (left < 0) throw new Exhausted('more work than is allowed');
}

/** Whether steps are counted at all: a search and whatever else was asked for on purpose has no budget. */
export function isCounted(): boolean {
  return left !== Infinity;
}

/** 2^64, 2^128, 2^256, …, as far as they were needed. */
const powers: bigint[] = [1n << 64n, 1n << 128n, 1n << 256n];
const opposites: bigint[] = powers.map((power) => -power);

/** Machine words of an integer, rounded up to a power of 2, at no cost that grows with it. */
function wordsOf(n: bigint): number {
  for (let k = 0; ; k++) {
    if (k === powers.length) {
      powers.push(1n << BigInt(64 * 2 ** k));
      opposites.push(-powers[k]!);
    }
    if (n < powers[k]! && n > opposites[k]!) return 2 ** k;
  }
}

/** Steps of an operation on integers besides its products of words. */
const operation = 30;

/** Words beyond which the factors of a product are halved, and not multiplied word by word (Karatsuba). */
const longFactor = 32;

/** Counts so many products, or quotients, of two integers. */
export function spendOnProduct(x: bigint, y: bigint, times = 1): void {
  if (left === Infinity) return;
  const [p, q] = [wordsOf(x), wordsOf(y)];
  const [long, short] = p > q ? [p, q] : [q, p];
  spend(
    times * (operation + long * (short <= longFactor ? short : longFactor * Math.sqrt(short / longFactor))),
  );
}

/** Counts Euclid's algorithm: 0.58 divisions a bit (Heilbronn), each as long as what is left. */
export function spendOnGcd(x: bigint, y: bigint): void {
  if (left === Infinity) return;
  const words = Math.min(wordsOf(x), wordsOf(y));
  spend(operation + 0.58 * 64 * words * (3 * operation + words));
}

/**
 * Calculates within so much work.
 * @param sentence what the reader is told where it is not enough: what was too much, and what is allowed
 * @throws InputError with the sentence
 */
export function within<Result>(steps: number, sentence: string, calculate: () => Result): Result {
  if (isUnbounded) return calculate();
  const outer = left;
  const own = Math.min(steps, outer);
  left = own;
  // What has gone on after it was exhausted is worth nothing.
  const exhausted = () => (own === outer ? new Exhausted() : new InputError(sentence));
  try {
    const result = calculate();
    if (left < 0) throw exhausted();
    return result;
  } catch (error) {
    throw error instanceof Exhausted ? exhausted() : error;
  } finally {
    left = outer - (own - left);
  }
}

/**
 * The same for a calculation that waits for others in between: for a thread that does nothing else meanwhile.
 * @throws InputError with the sentence
 */
export async function withinThread<Result>(
  steps: number,
  sentence: string,
  calculate: () => Promise<Result>,
): Promise<Result> {
  left = steps;
  try {
    return await calculate();
  } catch (error) {
    throw error instanceof Exhausted ? new InputError(sentence) : error;
  } finally {
    left = Infinity;
  }
}

/** Calculates however much work it takes: for who asks for that on purpose, and can end it. */
export function withoutBound<Result>(calculate: () => Result): Result {
  const [outer, wasUnbounded] = [left, isUnbounded];
  [left, isUnbounded] = [Infinity, true];
  try {
    return calculate();
  } finally {
    [left, isUnbounded] = [outer, wasUnbounded];
  }
}

/** What a calculation gives within so much work; null where it takes more. */
export function ifAffordable<Result>(steps: number, calculate: () => Result): Result | null {
  const tooMuch = 'more work than is allowed';
  try {
    return within(steps, tooMuch, calculate);
  } catch (error) {
    if (error instanceof InputError && error.message === tooMuch) return null;
    throw error;
  }
}
