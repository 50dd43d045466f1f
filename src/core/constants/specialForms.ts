import * as Q from '../numbers/rational.ts';
import type { Rational } from '../numbers/rational.ts';
import { piForm } from './angleForms.ts';
import { lemniscateAtom, logarithmAtom, otherAtom, piAtom, radicalAtom } from './atoms.ts';
import { powerOfE, productOf, whole, type Call, type FormReader } from './callForms.ts';
import { zetaOverPowerOfPi } from './classical.ts';
import { call, fraction, symbol, type Expression } from './expression.ts';
import {
  addForms,
  atomForm,
  cleared,
  constantForm,
  scaleForm,
  type Form,
  type FormQuotient,
} from './forms.ts';
import { betaForm, gammaForm } from './gammaForms.ts';
import { confluentForm, hypergeometric0F1Form } from './hypergeometricForms.ts';
import { logarithmOfRational, radicalForm } from './radicals.ts';

const half = Q.rational(1n, 2n);
const minusOne = Q.rational(-1n);
const one = constantForm(Q.one);
const lemniscate = atomForm(lemniscateAtom);
/** Largest order at which Dirichlet's β is written by π, and largest integer order of an incomplete Γ that is written out. */
const largestOrder = 40;

/** A special function at rational points by simpler ones; null where none is known. */
export function formOfSpecialCall(part: Call, { visit, rationalOf }: FormReader): FormQuotient | null {
  const values = part.arguments.map(rationalOf);
  if (part.name === 'agm') return meanForm(part, values, visit);
  if (!values.every((value): value is Rational => value !== null)) return null;
  const form = formAtRationals(part.name, values);
  return form && whole(form);
}

function formAtRationals(name: Call['name'], values: readonly Rational[]): Form | null {
  const [x, y, z, w] = values as readonly [Rational, Rational, Rational, Rational];
  switch (name) {
    case 'gamma':
      return gammaForm(x);
    case 'beta':
      return betaForm(x, y);
    case 'zeta':
      return zetaForm(x);
    case 'altzeta':
      return etaForm(x);
    case 'dirichletbeta':
      return dirichletBetaForm(Number(x.numerator));
    case 'polylog':
      return polylogarithmForm(x, y);
    case 'erf':
    case 'erfi':
      return oddForm(name, x);
    case 'erfc':
      return addForms(one, scaleForm(oddForm('erf', x), minusOne));
    case 'dawson': {
      // F(x) = ½ √π e^{−x²} erfi x (DLMF 7.5.1 with 7.2.5).
      const product = productOf(
        atomForm(piAtom, half),
        powerOfE(Q.negate(Q.multiply(x, x))),
        oddForm('erfi', x),
      );
      return product && scaleForm(product, half);
    }
    case 'e1':
      return exponentialIntegralForm(x);
    case 'ei':
      return x.numerator < 0n ? scaleForm(exponentialIntegralForm(Q.negate(x)), minusOne) : null;
    case 'gammainc':
      return incompleteGammaForm(x, y);
    case 'lowergamma': {
      const [all, upper] = [gammaForm(x), incompleteGammaForm(x, y) ?? named('gammainc', x, y)];
      return all && addForms(all, scaleForm(upper, minusOne));
    }
    case 'besselk':
      // K_{1/2}(x) = √(π/(2x)) e^{−x} (DLMF 10.39.2).
      return Q.equals(Q.multiply(x, x), Q.rational(1n, 4n))
        ? productOf(atomForm(piAtom, half), radicalForm(Q.divide(half, y), half), powerOfE(Q.negate(y)))
        : null;
    case 'hyp0f1':
      return hypergeometric0F1Form(x, y);
    case 'hyp1f1':
      return confluentForm(x, y, z);
    case 'hyp2f1':
      return gaussForm(x, y, z, w);
    case 'ellipk':
      return Q.equals(x, half) ? productOf(lemniscate, radicalForm(half, half)) : null;
    default:
      return null;
  }
}

function named(name: Call['name'], ...values: readonly Rational[]): Form {
  const numbers = values.map(({ numerator, denominator }): Expression => fraction(numerator, denominator));
  return atomForm(otherAtom(call(name, numbers)));
}

/** f(x) for an odd f by its value at |x|. */
function oddForm(name: Call['name'], x: Rational): Form {
  if (x.numerator === 0n) return constantForm(Q.zero);
  return x.numerator > 0n ? named(name, x) : scaleForm(named(name, Q.negate(x)), minusOne);
}

/** E₁(x), x > 0; E₁(1) = δ/e by the definition of Gompertz's constant. */
function exponentialIntegralForm(x: Rational): Form {
  if (!Q.equals(x, Q.one)) return named('e1', x);
  return productOf(atomForm(otherAtom(symbol('gompertz'))), powerOfE(minusOne))!;
}

/** ζ(2n) as a multiple of π^{2n}. */
function zetaForm(s: Rational): Form {
  const factor = zetaOverPowerOfPi(Number(s.numerator));
  return factor ? scaleForm(atomForm(piAtom, s), factor) : named('zeta', s);
}

/** η(1) = log 2, η(s) = (1 − 2^{1−s}) ζ(s) (DLMF 25.2.3). */
function etaForm(s: Rational): Form {
  if (Q.equals(s, Q.one)) return atomForm(logarithmAtom(radicalAtom(2n)));
  const power = 1n << (s.numerator - 1n);
  return scaleForm(zetaForm(s), Q.rational(power - 1n, power));
}

/** β(2n + 1) = (−1)ⁿ E_{2n} π^{2n+1}/(4^{n+1} (2n)!) with Euler's numbers, and β(2) = G (DLMF 24.8.7 at x = 1/2). */
function dirichletBetaForm(s: number): Form | null {
  if (s === 2) return atomForm(otherAtom(symbol('catalan')));
  if (s % 2 === 0 || s > largestOrder) return null;
  const n = (s - 1) / 2;
  // Σ_k binomial(2n, 2k) E_{2k} = 0 for n ≥ 1; here |E_{2k}| with the signs in the sum.
  const euler: bigint[] = [1n];
  for (let m = 1; m <= n; m++) {
    let sum = 0n;
    let binomial = 1n;
    for (let k = 0; k < m; k++) {
      sum -= binomial * euler[k]!;
      const from = BigInt(2 * m - 2 * k);
      binomial = (binomial * from * (from - 1n)) / (BigInt(2 * k + 1) * BigInt(2 * k + 2));
    }
    euler.push(sum);
  }
  let factorial = 1n;
  for (let i = 2; i <= 2 * n; i++) factorial *= BigInt(i);
  const size = euler[n]! < 0n ? -euler[n]! : euler[n]!;
  const factor = Q.rational(size, factorial * 4n ** BigInt(n + 1));
  return scaleForm(atomForm(piAtom, Q.rational(BigInt(s))), factor);
}

/** Li_1(z) = −log(1 − z), Li_s(1) = ζ(s), Li_s(−1) = −η(s), Li_2(1/2) = π²/12 − log²2/2 (DLMF 25.12.6, 25.12.10). */
function polylogarithmForm(s: Rational, z: Rational): Form | null {
  if (Q.equals(s, Q.one)) return scaleForm(logarithmOfRational(Q.subtract(Q.one, z)), minusOne);
  if (Q.equals(z, Q.one)) return zetaForm(s);
  if (Q.equals(z, minusOne)) return scaleForm(etaForm(s), minusOne);
  if (!Q.equals(s, Q.rational(2n)) || !Q.equals(z, half)) return null;
  const logarithm = atomForm(logarithmAtom(radicalAtom(2n)), Q.rational(2n));
  return addForms(
    scaleForm(atomForm(piAtom, Q.rational(2n)), Q.rational(1n, 12n)),
    scaleForm(logarithm, Q.rational(-1n, 2n)),
  );
}

/** Γ(n, x) = (n − 1)! e^{−x} Σ_{k<n} x^k/k!, Γ(0, x) = E₁(x), Γ(1/2, x²) = √π erfc x (DLMF 8.4.8, 8.4.4, 8.4.6). */
function incompleteGammaForm(a: Rational, x: Rational): Form | null {
  if (a.numerator === 0n) return exponentialIntegralForm(x);
  if (Q.equals(a, half)) {
    const root = radicalForm(x, half);
    const value = root && cleared(whole(root));
    const [term] = value?.values() ?? [];
    if (term?.monomial.length !== 0) return null;
    const complement = addForms(one, scaleForm(oddForm('erf', term.coefficient), minusOne));
    return productOf(atomForm(piAtom, half), complement);
  }
  if (!Q.isInteger(a) || a.numerator < 1n || a.numerator > BigInt(largestOrder)) return null;
  let [sum, term, factorial] = [Q.zero, Q.one, 1n];
  for (let k = 0n; k < a.numerator; k++) {
    sum = Q.add(sum, term);
    term = Q.divide(Q.multiply(term, x), Q.rational(k + 1n));
    if (k > 0n) factorial *= k;
  }
  return scaleForm(powerOfE(Q.negate(x)), Q.multiply(sum, Q.rational(factorial)));
}

/**
 * ₂F₁ at 1 by Gauss's theorem, ₂F₁(a, b; b; z) = (1 − z)^{−a} and ₂F₁(1, 1; 2; z) = −log(1 − z)/z (DLMF 15.4.20, 15.4.6,
 * 15.4.1).
 */
function gaussForm(a: Rational, b: Rational, c: Rational, z: Rational): Form | null {
  const rest = Q.subtract(Q.one, z);
  if (rest.numerator === 0n) {
    const [sum, first, second] = [Q.subtract(c, Q.add(a, b)), Q.subtract(c, a), Q.subtract(c, b)];
    const top = productOf(gammaForm(c), gammaForm(sum));
    const bottom = productOf(gammaForm(first), gammaForm(second));
    return top && bottom && cleared({ numerator: top, denominator: bottom });
  }
  if (rest.numerator < 0n) return null;
  if (Q.equals(b, c)) return radicalForm(rest, Q.negate(a));
  if (Q.equals(a, c)) return radicalForm(rest, Q.negate(b));
  if (Q.equals(a, Q.one) && Q.equals(b, Q.one) && Q.equals(c, Q.rational(2n)))
    return scaleForm(logarithmOfRational(rest), Q.divide(minusOne, z));
  return null;
}

/** agm(x, √2 x) = π x/ϖ (Gauss 1799), and agm(x, x) = x. */
function meanForm(
  part: Call,
  values: readonly (Rational | null)[],
  visit: FormReader['visit'],
): FormQuotient | null {
  const root = (k: bigint): Form => radicalForm(Q.rational(k), half)!;
  const [x, y] = part.arguments.map((argument, i) => {
    const value = values[i];
    if (value) return constantForm(value);
    const quotient = visit(argument);
    return quotient && cleared(quotient);
  });
  const gauss = cleared({ numerator: piForm(Q.one), denominator: lemniscate });
  for (const [less, more] of [
    [x, y],
    [y, x],
  ] as const) {
    const scaled = less && productOf(less, root(2n));
    if (!more || !scaled) continue;
    const difference = addForms(scaled, scaleForm(more, minusOne));
    const form = difference.size === 0 ? productOf(less, gauss) : null;
    if (form) return whole(form);
  }
  return null;
}
