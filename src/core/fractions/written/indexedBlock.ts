import { InputError } from '../../errors.ts';
import type { Polynomial } from '../../numbers/polynomial.ts';
import * as Q from '../../numbers/rational.ts';
import type { WrittenFraction } from '../parseFraction.ts';
import type { Sign } from '../signs.ts';
import type { RationalSequence } from '../toolbox/sequence.ts';
import { shifted } from './indexed.ts';
import { fractionOf } from './rule.ts';

/** [2; \\overline{1, 2n, 1}]_{n=1}^∞: the terms before the block, the block, its index, and where that starts. */
const indexedBlock =
  /^[[({] ?([-+\d;, ]*)\\(?:overline|bar|widebar) ?\{([^{}]*)\} ?[\])}] ?_ ?\{? ?([a-z]) ?(?:=|≥|\\geq?(?:slant)?) ?(\d{1,9}) ?\}?(?: ?\^ ?\{? ?(?:\\infty|∞) ?\}?)? ?[.,;]?$/;

/** The index within the brackets, [2; \\overline{1, 2n, 1}_{n=1}^∞], and not behind them. */
const within = /\}( ?_ ?(?:\{[^{}]*\}|[a-z])(?: ?\^ ?(?:\{[^{}]*\}|\\infty|∞))?) ?([\])}]) ?([.,;]?)$/;

function blockIn(side: string): RegExpExecArray | null {
  return indexedBlock.exec(side.replace(within, '}$2$1$3'));
}

/** Whether a side of an equation is a list whose repeated block holds polynomials in an index, as Hurwitz's numbers have them. */
export function isIndexedBlock(side: string): boolean {
  return blockIn(side) !== null;
}

/**
 * Reads such a list: the block stands once for each value of the index, from its first one on.
 * @param numerators a sign pattern, or b_1, b_2, …
 * @throws InputError naming the entry that cannot be read
 */
export function readIndexedBlock(
  side: string,
  numerators: readonly Sign[] | RationalSequence,
): WrittenFraction {
  const [, before, block, index, start] = blockIn(side) as unknown as [
    string,
    string,
    string,
    string,
    string,
  ];
  const preperiod = entriesOf(before).map((entry) => {
    if (!/^[+-]?\d+$/.test(entry))
      throw new InputError(`fraction: "${entry}" in the list of partial quotients is no integer.`);
    return Q.rational(BigInt(entry));
  });
  const polynomials = entriesOf(block).map((entry): Polynomial => shifted(entry, index, Number(start)));
  if (polynomials.length === 0)
    throw new InputError('fraction: the repeated block has no terms; give some, as \\overline{1, 2n, 1}.');
  return fractionOf({ preperiod, polynomials }, numerators);
}

function entriesOf(text: string): string[] {
  return text
    .split(/[;,]/)
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '');
}
