import {
  addPolynomials,
  exactQuotient,
  gcdPolynomials,
  multiplyPolynomials,
  overRationals,
} from '../../../core/numbers/polynomial.ts';
import { primitivePart, substituteLinear, trim } from '../../../core/numbers/polynomial.ts';
import type { IntegerPolynomial, Polynomial } from '../../../core/numbers/polynomial.ts';
import { integralPolynomial } from '../../../core/theorems/certificates/gaugeTail.ts';
import * as Q from '../../../core/numbers/rational.ts';
import type { Rational } from '../../../core/numbers/rational.ts';
import type { HypergeometricNode } from '../../../core/certificate.ts';
import type { MoverArgument } from '../../../core/theorems/certificates/argument.ts';
import type { GaugeArgument } from '../../../core/theorems/certificates/gaugeArgument.ts';
import { canonicalImage } from '../../../core/theorems/classical/canonicalImage.ts';
import { generatorOf } from '../../../core/theorems/classical/generator.ts';
import { numeratorClass } from '../../../core/fractions/numerators.ts';
import { termClass } from '../../../core/fractions/periodMatrix.ts';
import type { CanonicalFraction } from '../../../core/fractions/canonicalFraction.ts';
import { writeClassical, writePolynomial, writeQ } from './data.ts';
import type { WrittenCertificate } from './data.ts';
import { generatorOfForm, generatorOfSum } from './generator.ts';
import type { RocqGenerator } from './generator.ts';

/** A certificate as the library has it, with the number over which the value is computed. */
export interface CertificateData {
  readonly certificate: WrittenCertificate;
  /** null where its series is too long. */
  readonly generator: RocqGenerator | null;
}

/** The certificate of a fraction with movers. */
export function writtenMover({ certificate, map, form }: MoverArgument): CertificateData {
  const { canonical, skipped, steps, factor, head, period, transformation } = certificate;
  return {
    certificate: {
      base: `Classic ${writeClassical(canonical)}`,
      map,
      skipped: [skipped, 0],
      direction: [steps, 0],
      factor: [[Q.rational(BigInt(factor))], [Q.one]],
      head,
      period,
      transformation,
    },
    generator: generatorOfForm(form.generator, canonical),
  };
}

/** The certificate of a fraction with polynomial numerators; a reason where the library lacks its function. */
export function writtenGauge(argument: GaugeArgument): CertificateData | string {
  const { certificate, map, rule, numerators } = argument;
  const { skipped, direction, head, period, transformation } = certificate;
  if (
    head < rule.preperiod.length ||
    period % rule.polynomials.length !== 0 ||
    period % numerators.length !== 0
  )
    return 'its period is none of terms and numerators';
  const place = placeOf(argument);
  if (typeof place === 'string') return place;
  const factor = factorOf(argument);
  return {
    certificate: { base: place.base, map, skipped, direction, factor, head, period, transformation },
    generator: place.generator,
  };
}

/** The base as a term of Bases.v, and the generator. */
function placeOf({
  conjecture,
  certificate,
}: GaugeArgument): { readonly base: string; readonly generator: RocqGenerator | null } | string {
  const { base } = certificate;
  const { constant, value } = conjecture;
  const expression = constant.kind === 'expression' ? constant.expression : null;
  if (!expression) return 'its constant is given by digits';
  const generator = generatorOf(expression);
  const classical = (canonical: CanonicalFraction) => generator && generatorOfForm(generator, canonical);
  switch (base.kind) {
    case 'bessel': {
      const canonical = canonicalImage(expression, value)?.fraction;
      if (!canonical) return 'its classical fraction is not found';
      return { base: `Gauss ${writeClassical(canonical)}`, generator: classical(canonical) };
    }
    case 'kummer': {
      const text = `Kummer ${[base.z, base.a, base.c].map(writeQ).join(' ')}`;
      const canonical = canonicalImage(expression, value)?.fraction;
      if (canonical) return { base: text, generator: classical(canonical) };
      if (base.a.numerator !== 0n) return 'its functions 1F1 are no sums of reciprocal products';
      // The value is one of 1F1(1; c+1; z), a sum with the factors (c + 1 + n)/z.
      const factor = trim([Q.divide(Q.add(base.c, Q.one), base.z), Q.divide(Q.one, base.z)]);
      const sum = writeSum(factor);
      return sum === null ? unboundedFactors : { base: text, generator: generatorOfSum(factor, sum) };
    }
    case 'sum': {
      const factor = substituteLinear(base.factor, Q.one, Q.rational(base.start));
      const sum = writeSum(factor);
      return sum === null
        ? unboundedFactors
        : { base: `Euler ${sum}`, generator: generatorOfSum(factor, sum) };
    }
  }
}

const unboundedFactors = 'that the factors of its sum grow is not seen from their coefficients';

/** "factor q": factors of size at least q (n + 1), as their coefficients show; null where they do not. */
function writeSum(factor: Polynomial): string | null {
  const positive = (factor[0]?.numerator ?? 0n) > 0n;
  const sizes = positive ? factor : factor.map(Q.negate);
  const [first = Q.zero, second = Q.zero] = sizes;
  const least = Q.compare(first, second) < 0 ? first : second;
  if (least.numerator <= 0n || sizes.some(({ numerator }) => numerator < 0n)) return null;
  return `${writePolynomial(factor)} ${writeQ(least)}`;
}

type Entries = readonly [Polynomial, Polynomial, Polynomial, Polynomial];

/** λ in T(j) U(j + 1) = λ(j) U(j) M(j), in lowest terms with an integer denominator. */
function factorOf({ certificate, rule, numerators }: GaugeArgument): readonly [Polynomial, Polynomial] {
  const { base, skipped, direction, head, period, transformation } = certificate;
  const one: Polynomial = [Q.one];
  const u = [transformation.a, transformation.b, transformation.c, transformation.d].map((p) =>
    overRationals(p),
  ) as unknown as Entries;
  const later = u.map((p) => substituteLinear(p, Q.one, Q.one)) as unknown as Entries;
  const steps = Array.from({ length: period }, (_, i): Entries => [
    termClass(rule, head + i, period),
    numeratorClass(numerators, head + i, period),
    one,
    [],
  ]);
  const left = multiply(rungs(base, skipped, direction).reduce(multiply), later);
  const right = multiply(u, steps.reduce(multiply));
  const at = left.findIndex((p, i) => p.length > 0 && right[i]!.length > 0);
  return at < 0 ? [one, one] : quotient(left[at]!, right[at]!);
}

/** The steps of the period number j as polynomials in j, as the library takes them. */
function rungs(
  base: HypergeometricNode,
  [x, y]: readonly [number, number],
  [u, v]: readonly [number, number],
): Entries[] {
  const line = (start: Rational, n: number, slope: number): Polynomial =>
    trim([Q.add(start, Q.rational(BigInt(n))), Q.rational(BigInt(slope))]);
  const times = (p: Polynomial, c: Rational): Polynomial => trim(p.map((q) => Q.multiply(q, c)));
  const one: Polynomial = [Q.one];
  return Array.from({ length: u + v }, (_, i): Entries => {
    const place = (start: Rational) => line(start, x + y + i, u + v);
    switch (base.kind) {
      case 'kummer': {
        const a = line(base.a, x + Math.min(i, u), u);
        const b = place(Q.add(base.a, base.c));
        return i < u
          ? [addPolynomials(b, [Q.negate(base.z)]), times(addPolynomials(a, one), base.z), one, []]
          : [b, times(a, base.z), one, [base.z]];
      }
      case 'bessel':
        return [place(base.c), [base.z], one, []];
      case 'sum': {
        const [start = Q.zero, slope = Q.zero] = place(Q.rational(base.start));
        const c = substituteLinear(base.factor, slope, start);
        return [addPolynomials(c, one), c.map(Q.negate), one, []];
      }
    }
  });
}

function multiply([a, b, c, d]: Entries, [e, f, g, h]: Entries): Entries {
  const sum = (p: Polynomial, q: Polynomial, r: Polynomial, s: Polynomial) =>
    addPolynomials(multiplyPolynomials(p, q), multiplyPolynomials(r, s));
  return [sum(a, e, b, g), sum(a, f, b, h), sum(c, e, d, g), sum(c, f, d, h)];
}

/** P/Q in lowest terms, with a primitive integer denominator. */
function quotient(p: Polynomial, q: Polynomial): readonly [Polynomial, Polynomial] {
  const [top, bottom] = [primitive(p), primitive(q)];
  const common = primitivePart(gcdPolynomials(top.polynomial, bottom.polynomial));
  const scale = Q.divide(top.scale, bottom.scale);
  return [
    exactQuotient(top.polynomial, common).map((c) => Q.multiply(Q.rational(c), scale)),
    overRationals(exactQuotient(bottom.polynomial, common)),
  ];
}

/** P ≠ 0 as scale·polynomial with coprime integers as coefficients, the leading one positive. */
function primitive(p: Polynomial): { readonly polynomial: IntegerPolynomial; readonly scale: Rational } {
  const { polynomial: whole, scale } = integralPolynomial(p);
  const polynomial = primitivePart(whole);
  return { polynomial, scale: Q.rational(whole.at(-1)! / polynomial.at(-1)!, scale) };
}
