import { compareFractions } from '../../../core/fractions/toolbox/compare.ts';
import type { Comparison } from '../../../core/fractions/toolbox/compare.ts';
import { rateTerms } from '../../../core/fractions/convergence.ts';
import { parseFraction } from '../../../core/fractions/parseFraction.ts';
import { formatRational } from '../../../core/numbers/rational.ts';
import { asSigned } from '../../fraction.ts';
import { readArguments } from '../../options.ts';
import { exitCodes } from '../../terminal.ts';
import type { Terminal } from '../../terminal.ts';

/** Equal value? One family? Which converges faster, and by what factor? */
export function compareCommand(words: readonly string[], terminal: Terminal): number {
  const options = readArguments(words, {}, { least: 2, most: 2, meaning: 'a fraction, as "2; 3+2k @ -+",' });
  const [first, second] = options.positionals.map((text) => asSigned(parseFraction(text)));
  const comparison = compareFractions(first!, second!);
  terminal.out(`${[equalityOf(comparison), familyOf(comparison), convergenceOf(comparison)].join('\n')}\n`);
  return exitCodes.done;
}

function equalityOf({ equality: { kind, digits } }: Comparison): string {
  if (kind === 'equal')
    return 'Equal value, proved: their simple continued fractions are the same for all terms.';
  if (kind === 'undecided')
    return `Equal to ${digits} digits after the point; that the values are equal is not proved.`;
  return digits === 0
    ? 'Different values, proved.'
    : `Different values, proved; they agree to ${digits} digits after the point.`;
}

function familyOf({ sameFamily, sameOrbit }: Comparison): string {
  if (sameFamily) return 'Same family: one tail.';
  if (sameOrbit)
    return 'Not the same family, but one orbit: their simple continued fractions have one tail, so each value is an integer Möbius image of the other of determinant ±1.';
  return sameOrbit === null
    ? 'Not the same family; whether the values are of one orbit was not found out.'
    : 'Not the same family, and not of one orbit: their simple continued fractions have different tails.';
}

function convergenceOf({ convergence: { rates, limit } }: Comparison): string {
  const [x, y] = rates;
  const shown = `${x.toFixed(3)} and ${y.toFixed(3)} digits a term over ${rateTerms} terms`;
  const inverse = limit !== null && limit !== 'infinite' && limit.numerator < limit.denominator;
  const factor =
    limit === null || limit === 'infinite' || limit.numerator === 0n
      ? null
      : formatRational(inverse ? { numerator: limit.denominator, denominator: limit.numerator } : limit);
  const tends =
    limit === null
      ? ''
      : factor === null
        ? '; the factor grows without bound'
        : `; the factor of the ${inverse ? 'second' : 'first'} tends to ${factor}`;
  if (Math.abs(x - y) < 1e-9 * Math.max(x, y)) return `Equally fast: ${shown}.`;
  const [which, times] = x > y ? ['first', x / y] : ['second', y / x];
  return `The ${which} converges faster, ${times.toFixed(2)} times: ${shown}${tends}.`;
}
