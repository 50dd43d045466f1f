import { integerRoot } from '../numbers/integers.ts';
import * as Q from '../numbers/rational.ts';
import type { Rational } from '../numbers/rational.ts';
import { otherAtom, piAtom } from './atoms.ts';
import { basesOf, radicalForm } from './radicals.ts';
import { binary, call, fraction, integer, symbol } from './expression.ts';
import {
  addForms,
  atomForm,
  cleared,
  constantForm,
  scaleForm,
  soleTerm,
  type Form,
  type FormQuotient,
} from './forms.ts';

/** r where the quotient is r·π as forms; null elsewhere. */
export function turnsOf(quotient: FormQuotient): Rational | null {
  const form = cleared(quotient);
  if (form?.size === 0) return Q.zero;
  const term = form && soleTerm(form);
  const [factor, ...others] = term?.monomial ?? [];
  const isPi = factor?.atom.key === piAtom.key && Q.equals(factor.exponent, Q.one) && others.length === 0;
  return isPi ? term!.coefficient : null;
}

/** r·π. */
export function piForm(r: Rational): Form {
  return scaleForm(atomForm(piAtom), r);
}

/** sin rπ: a multiple of a root at multiples of π/4 and π/6, else an atom with an angle between 0 and π/2. */
export function sineOfTurns(r: Rational): Form {
  const reduced = Q.subtract(r, Q.rational(2n * Q.floor(Q.divide(r, Q.rational(2n)))));
  if (Q.compare(reduced, Q.one) >= 0)
    return scaleForm(sineOfTurns(Q.subtract(reduced, Q.one)), Q.rational(-1n));
  const half = Q.rational(1n, 2n);
  const folded = Q.compare(reduced, half) > 0 ? Q.subtract(Q.one, reduced) : reduced;
  if (folded.numerator === 0n) return constantForm(Q.zero);
  const squares: Readonly<Record<string, bigint>> = { '1/6': 1n, '1/4': 2n, '1/3': 3n, '1/2': 4n };
  const square = squares[Q.formatRational(folded)];
  if (square !== undefined) return radicalForm(Q.rational(square, 4n), half)!;
  const { numerator, denominator } = folded;
  const top = numerator === 1n ? symbol('pi') : binary('multiply', integer(numerator), symbol('pi'));
  return atomForm(otherAtom(call('sin', [binary('divide', top, integer(denominator))])));
}

/** cos rπ. */
export function cosineOfTurns(r: Rational): Form {
  return sineOfTurns(Q.add(r, Q.rational(1n, 2n)));
}

/** Primes up to this one are written as sums of two squares. */
const largestPrime = 1_000_000n;

/**
 * arctan(q/p) as a rational multiple of π and a sum of arctan(b/a), a > b > 0, with primes a² + b²: the argument of the
 * Gaussian integer p + iq, which is a product of Gaussian primes in one way (Gauss 1832; so are Machin's formulas found, as in
 * Størmer 1899). null where a factor of p² + q² is too large.
 */
export function arcTangentForm(x: Rational): Form | null {
  const [re, im] = [x.denominator, x.numerator];
  const norm = re * re + im * im;
  let [a, b] = [re, im];
  let sum: Form = constantForm(Q.zero);
  let angle = 0;
  for (const [p, times] of basesOf(norm)) {
    const prime = primeAbove(p);
    if (!prime) return null;
    for (let i = 0; i < times; i++) {
      for (const conjugate of p === 2n ? [false] : [false, true]) {
        const quotient = divided(a, b, prime[0], conjugate ? -prime[1] : prime[1], p);
        if (!quotient) continue;
        [a, b] = quotient;
        const sign = conjugate ? -1n : 1n;
        angle += Number(sign) * Math.atan2(Number(prime[1]), Number(prime[0]));
        const part = p === 2n ? piForm(Q.rational(1n, 4n)) : argumentAtom(prime);
        sum = addForms(sum, scaleForm(part, Q.rational(sign)));
        break;
      }
    }
  }
  const units: readonly (readonly [bigint, bigint])[] = [
    [1n, 0n],
    [0n, 1n],
    [-1n, 0n],
    [0n, -1n],
  ];
  const unit = units.findIndex(([u, v]) => u === a && v === b);
  if (unit < 0) return null;
  angle += (unit * Math.PI) / 2;
  // The angle is known but for a multiple of 2π, and lies between −π/2 and π/2: rounding errors, of 10^−9 at the very most,
  // cannot lead to another multiple.
  const turns = -2n * BigInt(Math.round(angle / (2 * Math.PI)));
  return addForms(sum, piForm(Q.add(Q.rational(turns), Q.rational(BigInt(unit), 2n))));
}

function argumentAtom([a, b]: readonly [bigint, bigint]): Form {
  return atomForm(otherAtom(call('atan', [fraction(b, a)])));
}

/** [a, b] with a > b > 0 and a² + b² = p for a prime p of the form 4n + 1, [1, 1] for 2; null for all else. */
function primeAbove(p: bigint): readonly [bigint, bigint] | null {
  if (p === 2n) return [1n, 1n];
  if (p > largestPrime) return null;
  for (let b = 1n; 2n * b * b < p; b++) {
    const a = BigInt(Math.round(Math.sqrt(Number(p - b * b))));
    if (a * a + b * b === p) return [a, b];
  }
  return null;
}

/** (a + ib)/(u + iv), u² + v² = p, where it is a Gaussian integer. */
function divided(a: bigint, b: bigint, u: bigint, v: bigint, p: bigint): [bigint, bigint] | null {
  const [top, side] = [a * u + b * v, b * u - a * v];
  return top % p === 0n && side % p === 0n ? [top / p, side / p] : null;
}

/**
 * arcsin x: a multiple of π where x = 0, ±1/2, ±1 or x² is 1/2 or 3/4, an arc tangent where x and √(1 − x²) are rational, for
 * other rational x an atom; null elsewhere.
 */
export function arcSineForm(quotient: FormQuotient): Form | null {
  const form = cleared(quotient);
  if (form?.size === 0) return constantForm(Q.zero);
  const square = form && squareOfForm(form);
  if (!square) return null;
  const known: Readonly<Record<string, Rational>> = {
    '1/4': Q.rational(1n, 6n),
    '1/2': Q.rational(1n, 4n),
    '3/4': Q.rational(1n, 3n),
    '1': Q.rational(1n, 2n),
  };
  const turns = known[Q.formatRational(square.value)];
  if (turns) return piForm(square.isNegative ? Q.negate(turns) : turns);
  const term = soleTerm(form);
  if (term?.monomial.length !== 0) return null;
  const { numerator, denominator } = term.coefficient;
  const other = denominator * denominator - numerator * numerator;
  const root = other > 0n ? integerRoot(other, 2) : 0n;
  const tangent = root > 0n && root * root === other ? arcTangentForm(Q.rational(numerator, root)) : null;
  if (tangent) return tangent;
  const size = numerator < 0n ? -numerator : numerator;
  const atom = atomForm(otherAtom(call('asin', [fraction(size, denominator)])));
  return scaleForm(atom, Q.rational(numerator < 0n ? -1n : 1n));
}

/** arctan x where x² is 3 or 1/3, and at rational x; null elsewhere. */
export function arcTangentOf(quotient: FormQuotient): Form | null {
  const form = cleared(quotient);
  if (!form) return null;
  const term = soleTerm(form);
  if (term?.monomial.length === 0) return arcTangentForm(term.coefficient);
  const square = squareOfForm(form);
  const known: Readonly<Record<string, Rational>> = { '3': Q.rational(1n, 3n), '1/3': Q.rational(1n, 6n) };
  const turns = square && known[Q.formatRational(square.value)];
  return turns ? piForm(square.isNegative ? Q.negate(turns) : turns) : null;
}

/** The square of a rational number or of a rational multiple of a square root, with the sign of the number. */
function squareOfForm(form: Form): { readonly value: Rational; readonly isNegative: boolean } | null {
  const term = soleTerm(form);
  if (!term) return null;
  let value = Q.multiply(term.coefficient, term.coefficient);
  for (const { atom, exponent } of term.monomial) {
    if (atom.kind !== 'radical' || !Q.equals(exponent, Q.rational(1n, 2n))) return null;
    value = Q.multiply(value, Q.rational(atom.base));
  }
  return { value, isNegative: term.coefficient.numerator < 0n };
}
