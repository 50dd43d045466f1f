import * as Q from '../numbers/rational.ts';
import type { Rational } from '../numbers/rational.ts';
import {
  binary,
  call,
  fraction,
  integer,
  negate,
  symbol,
  type Expression,
  type Parameter,
} from './expression.ts';

/** Largest denominator at which ψ is written by logarithms, and the largest |r|. */
const [largestDenominator, largestShift] = [12n, 100n];

/** Where ψ and harmonic numbers are written by others, for a sentence. */
export const digammaPoints = `a rational number from −${largestShift} to ${largestShift} with a denominator of ${largestDenominator} at most, and no pole`;

/** ψ(r); null where r is no such number. */
export function digamma<Leaf extends Parameter>(x: Expression<Leaf>): Expression<Leaf> | null {
  const r = rationalIn(x);
  const above = r && aboveGamma<Leaf>(r);
  if (above?.kind === 'integer' && above.value === 0n) return negate(symbol('eulergamma'));
  return above && binary('subtract', above, symbol('eulergamma'));
}

/** H_r = ψ(r + 1) + γ (DLMF 5.4.14 for whole r); null where r is no such number. */
export function harmonicNumber<Leaf extends Parameter>(x: Expression<Leaf>): Expression<Leaf> | null {
  const r = rationalIn(x);
  return r && aboveGamma<Leaf>(Q.add(r, Q.one));
}

/** A rational number as it is written; null for anything else. */
function rationalIn<Leaf extends Parameter>(x: Expression<Leaf>): Rational | null {
  if (x.kind === 'integer') return Q.rational(x.value);
  if (x.kind === 'negate') {
    const inner = rationalIn(x.argument);
    return inner && Q.negate(inner);
  }
  if (x.kind !== 'divide') return null;
  const [above, below] = [rationalIn(x.left), rationalIn(x.right)];
  return above && below && below.numerator !== 0n ? Q.divide(above, below) : null;
}

/**
 * ψ(r) + γ: ψ(x + 1) = ψ(x) + 1/x takes r between 0 and 1, and Gauss's theorem gives it there (DLMF 5.5.2, 5.4.19):
 * −log 2q − (π/2) cot(πp/q) + 2 Σ_{0 < k < q/2} cos(2πkp/q) log sin(πk/q).
 */
function aboveGamma<Leaf extends Parameter>(r: Rational): Expression<Leaf> | null {
  if (Q.isIntegerBelowOne(r) || r.denominator > largestDenominator) return null;
  if (Q.compare(r, Q.rational(-largestShift)) < 0 || Q.compare(r, Q.rational(largestShift)) > 0) return null;
  let base = Q.subtract(r, Q.rational(Q.floor(r)));
  if (base.numerator === 0n) base = Q.one;
  let moved = Q.zero;
  for (let x = base; Q.compare(x, r) < 0; x = Q.add(x, Q.one)) moved = Q.add(moved, Q.divide(Q.one, x));
  for (let x = r; Q.compare(x, base) < 0; x = Q.add(x, Q.one)) moved = Q.subtract(moved, Q.divide(Q.one, x));
  const parts = base.denominator === 1n ? [] : inUnitInterval<Leaf>(base);
  const shift = fraction(moved.numerator, moved.denominator);
  const [first, ...others] =
    moved.numerator === 0n && parts.length > 0 ? parts : [{ sign: 1, part: shift }, ...parts];
  return others.reduce<Expression<Leaf>>(
    (sum, { sign, part }) => binary(sign > 0 ? 'add' : 'subtract', sum, part),
    first!.sign > 0 ? first!.part : negate(first!.part),
  );
}

/** The parts of a sum and their signs. */
function inUnitInterval<Leaf extends Parameter>({
  numerator: p,
  denominator: q,
}: Rational): { readonly sign: number; readonly part: Expression<Leaf> }[] {
  const turns = (multiple: bigint): Expression<Leaf> => {
    const { numerator, denominator } = Q.rational(multiple, q);
    const whole =
      numerator === 1n ? symbol('pi') : binary<Leaf>('multiply', integer(numerator), symbol('pi'));
    return denominator === 1n ? whole : binary('divide', whole, integer(denominator));
  };
  const logarithm = { sign: -1, part: call<Leaf>('log', [integer(2n * q)]) };
  // cot(π/2) is 0.
  if (q === 2n) return [logarithm];
  const waves = Array.from({ length: Number((q - 1n) / 2n) }, (_, i) => {
    const k = BigInt(i + 1);
    const wave = binary('multiply', integer(2), call('cos', [turns(2n * k * p)]));
    return { sign: 1, part: binary('multiply', wave, call('log', [call('sin', [turns(k)])])) };
  });
  const half = binary<Leaf>('divide', symbol('pi'), integer(2));
  return [logarithm, { sign: -1, part: binary('multiply', half, call('cot', [turns(p)])) }, ...waves];
}
