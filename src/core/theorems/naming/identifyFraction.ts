import { refusal } from '../../outcome.ts';
import type { Outcome } from '../../outcome.ts';
import { InputError } from '../../errors.ts';
import { isQuadratic } from '../../fractions/canonicalTail.ts';
import { inadmissibility } from '../../fractions/admissible.ts';
import type { SignedContinuedFraction } from '../../fractions/fraction.ts';
import type { Certificate } from '../../certificate.ts';
import { closedForm, radicalForm } from './closedForm.ts';
import type { ClosedForm } from './closedForm.ts';
import { findPeriodicCertificate } from '../certificates/finder.ts';
import { imageFromTerms } from '../certificates/imageFromTerms.ts';
import { isInterlaced } from '../../fractions/fraction.ts';
import { proveClaim } from '../certificates/prove.ts';

/** The value of a fraction in closed form, with the certificate that the checker accepted; or why there is none. */
export type Identification = Outcome<{
  readonly form: ClosedForm;
  readonly certificate: Certificate;
}>;

/**
 * Names the value of a fraction: as radicals where it is periodic (Lagrange), as a Möbius image of e, tanh, tan or a
 * Bessel ratio where its movers lead to a canonical fraction. A name that is given is proved.
 */
export function identifyFraction(fraction: SignedContinuedFraction): Identification {
  const fault = inadmissibility(fraction);
  if (fault) return refusal(`the fraction is not admissible: ${fault}`);
  if (!isInterlaced(fraction)) return refusal('its terms are no interlaced polynomials');
  if (isQuadratic(fraction)) {
    const finding = findPeriodicCertificate(fraction.rule, fraction.signs);
    return finding.ok ? proven(fraction, radicalForm(finding.certificate.value)) : refusal(finding.reason);
  }
  const image = imageFromTerms(fraction);
  if (!image) return refusal('no closed form is known here: its movers match no canonical fraction');
  try {
    return proven(fraction, closedForm(image));
  } catch (error) {
    // The language of constants bounds the orders and arguments that it evaluates.
    if (error instanceof InputError) return refusal(`its closed form is out of reach: ${error.message}`);
    throw error;
  }
}

function proven(fraction: SignedContinuedFraction, form: ClosedForm): Identification {
  const { constant, value } = form;
  const proof = proveClaim({ constant, value, fraction });
  return proof.ok ? { ok: true, form, certificate: proof.certificate } : refusal(proof.reason);
}
