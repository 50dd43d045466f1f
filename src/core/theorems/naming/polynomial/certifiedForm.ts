import type { GeneralFraction } from '../../../fractions/toolbox/generalFraction.ts';
import { searchedFraction } from '../../../fractions/toolbox/searchedFraction.ts';
import { answerSteps, ifAffordable } from '../../../work.ts';
import { proveClaim } from '../../certificates/prove.ts';
import type { DigitName } from '../nameDigits.ts';
import { closedByExpression } from './closedForm.ts';
import type { PolynomialClosedForm } from './closedForm.ts';

/** Names that a certificate is looked for, the best ones. */
const mostNames = 3;
/** Work on the certificate of each. */
const certificateSteps = answerSteps / 4;
/** The value is the constant itself. */
const itself = { numerator: [0n, 1n], denominator: [1n] };

/**
 * A name by digits that a certificate proves to be the value of the fraction: its periods are conjugate to the relations of a
 * classical function, by a matrix of polynomials (THEORY.md, "Certificates with other numerators"). null where none is found, and for fractions
 * that searches do not reach: their terms are integers, and their numerators polynomials over ℤ from the first one on.
 */
export function certifiedForm(
  fraction: GeneralFraction,
  answers: readonly DigitName[],
): PolynomialClosedForm | null {
  const claimed = searchedFraction(fraction);
  if (!claimed) return null;
  for (const { name } of answers.slice(0, mostNames)) {
    if (name.kind !== 'expression') continue;
    const claim = { constant: name.expression, value: itself, fraction: claimed };
    if (ifAffordable(certificateSteps, () => proveClaim(claim))?.ok)
      return closedByExpression('certificate', name.expression);
  }
  return null;
}
