import type { GaugeCertificate } from '../../certificate.ts';
import type { Conjecture } from '../../conjecture.ts';
import { numeratorsOf } from '../../fractions/fraction.ts';
import type { InterlacedTerms } from '../../fractions/fraction.ts';
import { numeratorPolynomials } from '../../fractions/numerators.ts';
import type { NumeratorRule } from '../../fractions/numerators.ts';
import type { Matrix } from '../../numbers/matrix.ts';
import { hypergeometricImages } from '../classical/hypergeometricImage.ts';
import { sameNode } from './gaugeChecker.ts';
import { proofOf } from './proofOf.ts';

/** What a conjecture that is proved on the steps of a hypergeometric function rests on, spelled out. */
export interface GaugeArgument {
  readonly kind: 'gauge';
  readonly conjecture: Conjecture;
  readonly rule: InterlacedTerms;
  readonly numerators: NumeratorRule;
  readonly certificate: GaugeCertificate;
  /** W with P(α)/Q(α) = W Y(base). */
  readonly map: Matrix;
}

/** The argument of a conjecture that is proved in this way; null for any other, whatever certificate its record carries. */
export function gaugeArgumentOf(conjecture: Conjecture): GaugeArgument | null {
  const proved = proofOf(conjecture);
  const { fraction } = conjecture;
  const { rule } = fraction;
  if (proved?.certificate.kind !== 'gauge' || rule.kind !== 'interlaced') return null;
  const { certificate, claim } = proved;
  const { base } = certificate;
  const image = hypergeometricImages(claim.constant, claim.value).find((one) => sameNode(one.base, base));
  return (
    (image && {
      kind: 'gauge',
      conjecture,
      rule,
      numerators: numeratorPolynomials(numeratorsOf(fraction)),
      certificate,
      map: image.matrix,
    }) ??
    null
  );
}
