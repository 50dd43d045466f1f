import { InputError } from '../../errors.ts';

/** Which k of a range are searched. */
export const parities = ['all', 'odd', 'even'] as const;
export type Parity = (typeof parities)[number];

/** What statements for all k are asked for: plain data, so that they can be asked for again. */
export interface StatementsRequest {
  /** The constant with k in it. */
  readonly template: string;
  /** FIRST..LAST. */
  readonly range: string;
  readonly parity: Parity;
}

/** Largest k, and how many of them. */
const largestParameter = 10_000;
const mostParameters = 200;

/** "1..12", of these all or every second one. @throws InputError that names the range */
export function readParameters(range: string, parity: Parity): number[] {
  const match = /^\s*(\d+)\s*\.\.\s*(\d+)\s*$/.exec(range);
  const [first, last] = [Number(match?.[1] ?? 0), Number(match?.[2] ?? 0)];
  if (match && last < first)
    throw new InputError(
      `k: "${range}" runs downwards; give the smaller of the two first, as ${last}..${first}.`,
    );
  if (first < 1 || last < first || last > largestParameter || last - first >= mostParameters) {
    throw new InputError(
      `k: "${range}" is not allowed; give FIRST..LAST from 1 to ${largestParameter}, at most ${mostParameters} of them, as 1..12.`,
    );
  }
  const all = Array.from({ length: last - first + 1 }, (_, i) => first + i);
  return parity === 'all' ? all : all.filter((k) => k % 2 === (parity === 'odd' ? 1 : 0));
}
