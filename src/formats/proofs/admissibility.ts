import type { InterlacedFraction } from '../../core/fractions/fraction.ts';
import { periodTerms } from '../../core/fractions/periodMatrix.ts';
import { lcmNumber } from '../../core/numbers/integers.ts';
import { leastValue } from './parts.ts';

/** Whether all numerators are +1: a simple continued fraction, whose convergence nobody has to be told. */
export function isSimpleFraction({ signs }: Pick<InterlacedFraction, 'signs'>): boolean {
  return signs.every((sign) => sign > 0);
}

/**
 * Why an admissible fraction converges, the beginning of a sentence that goes on after "and": its terms as far as Tietze's
 * theorem asks for them.
 */
export function convergenceClause(fraction: InterlacedFraction): string {
  if (isSimpleFraction(fraction))
    return 'The $a_n$ with $n \\ge 1$ are positive integers, so the fraction converges';
  const { rule, signs } = fraction;
  const k = rule.preperiod.length;
  const { polynomials, signs: after } = periodTerms(
    fraction,
    k,
    lcmNumber(rule.polynomials.length, signs.length),
  );
  const classes = polynomials.map((polynomial, i) => ({
    polynomial,
    index: index(polynomials.length, k + i),
    least: leastValue(polynomial, k + i === 0 ? 1n : 0n),
    sign: after[i]!,
  }));
  const all = [
    ...rule.preperiod.slice(1).map((term, i) => term + BigInt(signs[(i + 1) % signs.length]!)),
    ...classes.map(({ least: value, sign }) => value + BigInt(sign)),
  ];
  if (all.every((sum) => sum >= 2n))
    return 'Here $a_n \\ge 1$ and $a_n + b_{n+1} \\ge 2$ for all $n \\ge 1$, so by Theorem~\\ref{tietze} the fraction converges';
  const least = [...rule.preperiod.slice(1), ...classes.map((each) => each.least)].reduce((x, y) =>
    x < y ? x : y,
  );
  const sizes =
    least >= 2n
      ? 'Here $a_n \\ge 2$ for all $n \\ge 1$'
      : 'Here $a_n \\ge 1$ for all $n \\ge 1$, and $a_n \\ge 2$ wherever $b_{n+1} = -1$';
  // Where all stand before a minus sign, 3 or more is wanted again and again.
  const growing = rule.polynomials.findIndex((polynomial) => polynomial.length > 1);
  const large = classes.find(({ least: value, sign }) => value + BigInt(sign) >= 2n);
  const often =
    growing >= 0
      ? `$a_{${index(rule.polynomials.length, k + growing)}} \\to \\infty$`
      : `$a_{${large!.index}} + b_{${indexAfter(large!.index)}} \\ge 2$ for all $j \\ge 0$`;
  return `${sizes}, and ${often}, so by Theorem~\\ref{tietze} the fraction converges`;
}

/** n = mj + i as an index. */
function index(m: number, i: number): string {
  return `${m === 1 ? '' : m}j${i === 0 ? '' : `+${i}`}`;
}

function indexAfter(text: string): string {
  const [, base, offset = '0'] = /^(\d*j)(?:\+(\d+))?$/.exec(text)!;
  return `${base!}+${Number(offset) + 1}`;
}
