import type { Conjecture } from '../../conjecture.ts';
import { integerRoot } from '../../numbers/integers.ts';
import type { Matrix } from '../../numbers/matrix.ts';
import { trim } from '../../numbers/polynomial.ts';
import * as Q from '../../numbers/rational.ts';
import { canonicalTerm } from '../../fractions/canonicalFraction.ts';
import { canonicalImage } from '../classical/canonicalImage.ts';
import type { MoverCertificate, PeriodicCertificate } from '../../certificate.ts';
import { gaugeArgumentOf } from './gaugeArgument.ts';
import type { GaugeArgument } from './gaugeArgument.ts';
import { proofOf } from './proofOf.ts';
import { generatorForm } from '../classical/generatorForm.ts';
import type { GeneratorForm } from '../classical/generatorForm.ts';
import { isInterlaced, numeratorsOf } from '../../fractions/fraction.ts';
import type { PeriodTerms } from '../../fractions/periodMatrix.ts';
import type { InterlacedFraction, InterlacedTerms } from '../../fractions/fraction.ts';
import type { Numerators } from '../../fractions/numerators.ts';
import { quadraticOf } from '../classical/quadraticExpression.ts';
import type { QuadraticNumber } from '../../numbers/quadraticNumber.ts';

/**
 * What a proved conjecture rests on, spelled out: the certificate together with the classical facts that it leaves to
 * the checker. From this the proof is written for a reader and for other programs.
 */
export type Argument = SignedArgument | GaugeArgument;

/** The argument of a fraction with numerators ±1, or of a periodic one with any. */
export type SignedArgument = MoverArgument | PeriodicArgument;

/** A tail that is carried to a canonical fraction. */
export interface MoverArgument {
  readonly kind: 'mover';
  readonly conjecture: Conjecture;
  readonly fraction: InterlacedFraction;
  readonly certificate: MoverCertificate;
  readonly form: GeneratorForm;
  /** W with P(α)/Q(α) = W κ_0. */
  readonly map: Matrix;
}

/** A periodic tail. */
export interface PeriodicArgument {
  readonly kind: 'periodic';
  readonly conjecture: Conjecture;
  readonly rule: InterlacedTerms;
  readonly numerators: Numerators;
  readonly certificate: PeriodicCertificate;
  /** α over the radicand of the tail. */
  readonly alpha: QuadraticNumber;
}

/** The argument of a conjecture that is proved; null for any other, whatever certificate its record carries. */
export function argumentOf(conjecture: Conjecture): Argument | null {
  return signedArgumentOf(conjecture) ?? gaugeArgumentOf(conjecture);
}

/** The same of a fraction with numerators ±1, or of a periodic one; null for any other. */
export function signedArgumentOf(conjecture: Conjecture): SignedArgument | null {
  const proved = proofOf(conjecture);
  const { fraction } = conjecture;
  const { rule } = fraction;
  if (!proved || rule.kind !== 'interlaced' || proved.certificate.kind === 'gauge') return null;
  const { certificate: proof } = proved;
  const { constant: expression, value } = proved.claim;
  if (proof.kind === 'periodic') {
    const alpha = quadraticOf(expression);
    const aligned = alpha && overRadicand(alpha, proof.tail.radicand);
    return (
      aligned && {
        kind: 'periodic',
        conjecture,
        rule,
        numerators: numeratorsOf(fraction),
        certificate: proof,
        alpha: aligned,
      }
    );
  }
  if (!isInterlaced(fraction)) return null;
  const image = canonicalImage(expression, value);
  const form = generatorForm(expression, proof.canonical);
  return (
    image && form && { kind: 'mover', conjecture, fraction, certificate: proof, form, map: image.matrix }
  );
}

/** The same number over √D; null where it lies in another field. */
function overRadicand(x: QuadraticNumber, radicand: bigint): QuadraticNumber | null {
  if (x.radicand === 0n || x.radicand === radicand) return x;
  const root = integerRoot(x.radicand * radicand, 2);
  if (root * root !== x.radicand * radicand) return null;
  return { ...x, irrational: Q.multiply(x.irrational, Q.rational(root, radicand)), radicand };
}

/** The canonical terms number s + rj + i, 0 ≤ i < r, as polynomials in j; r is even where m > 1. */
export function canonicalTerms({ canonical, skipped, steps }: MoverCertificate): PeriodTerms {
  const { difference, multiplier, sign } = canonical;
  const slope = Q.multiply(difference, Q.rational(BigInt(steps)));
  return {
    polynomials: Array.from({ length: steps }, (_, i) => {
      const factor = (skipped + i) % 2 === 0 ? Q.one : Q.rational(multiplier);
      return trim([canonicalTerm(canonical, BigInt(skipped + i)), Q.multiply(slope, factor)]);
    }),
    signs: Array.from({ length: steps }, () => sign),
  };
}

/** Terms and numerators of an argument's fraction, of whatever kind. */
export function fractionOfArgument(argument: Argument): {
  readonly rule: InterlacedTerms;
  readonly numerators: Numerators;
} {
  return argument.kind === 'mover'
    ? { rule: argument.fraction.rule, numerators: argument.fraction.signs }
    : argument;
}
