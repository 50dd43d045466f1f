import type { SignedContinuedFraction } from '../../core/fractions/fraction.ts';
import { formatSigns } from '../../core/fractions/signs.ts';
import type { GeneralFraction } from '../../core/fractions/toolbox/generalFraction.ts';
import type { RationalSequence } from '../../core/fractions/toolbox/sequence.ts';
import { formatRational } from '../../core/numbers/rational.ts';
import { formatPolynomial, formatRule } from './plain.ts';

/** A signed continued fraction as the terminal reads it: "2; 2k + 3 @ -+". */
export function formatSignedFraction({ rule, signs }: SignedContinuedFraction): string {
  return `${formatRule(rule)} @ ${formatSigns(signs)}`;
}

/** A general continued fraction as the terminal reads it: "2k + 1 @ k^2 + 2k + 1". */
export function formatGeneralFraction({ terms, numerators }: GeneralFraction): string {
  return `${formatSequence(terms)} @ ${formatSequence(numerators)}`;
}

function formatSequence({ preperiod, polynomials }: RationalSequence): string {
  const period = polynomials.map((polynomial) => formatPolynomial(polynomial)).join('; ');
  return preperiod.length > 0 ? `${preperiod.map(formatRational).join('; ')} | ${period}` : period;
}
