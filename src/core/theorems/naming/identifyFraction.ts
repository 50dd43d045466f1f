import { InputError } from '../../errors.ts';
import { isQuadratic } from '../../fractions/canonicalTail.ts';
import { inadmissibility } from '../../fractions/admissible.ts';
import type { SignedContinuedFraction } from '../../fractions/fraction.ts';
import type { Certificate } from '../../certificate.ts';
import { closedForm, radicalForm } from './closedForm.ts';
import type { ClosedForm } from './closedForm.ts';
import { findPeriodicCertificate } from '../certificates/finder.ts';
import { foldFraction } from '../certificates/folding.ts';
import { isInterlaced } from '../../fractions/fraction.ts';
import { proveClaim } from '../certificates/prove.ts';

/** The value of a fraction in closed form, with the certificate that the checker accepted; or why there is none. */
export type Identification =
  | {
      readonly identified: true;
      readonly form: ClosedForm;
      readonly certificate: Certificate;
    }
  | { readonly identified: false; readonly reason: string };

/**
 * Names the value of a fraction: as radicals where it is periodic (Lagrange), as a Möbius image of e, tanh, tan or a
 * Bessel ratio where it has movers that fold into a canonical fraction. A name that is given is proved.
 */
export function identifyFraction(fraction: SignedContinuedFraction): Identification {
  const fault = inadmissibility(fraction);
  if (fault) return unidentified(`the fraction is not admissible: ${fault}`);
  if (!isInterlaced(fraction)) return unidentified('its terms are no interlaced polynomials');
  if (isQuadratic(fraction)) {
    const finding = findPeriodicCertificate(fraction);
    return finding.found
      ? proven(fraction, radicalForm(finding.certificate.value))
      : unidentified(finding.reason);
  }
  const image = foldFraction(fraction);
  if (!image) return unidentified('no closed form is known here: its movers match no canonical fraction');
  try {
    return proven(fraction, closedForm(image));
  } catch (error) {
    // The language of constants bounds the orders and arguments that it evaluates.
    if (error instanceof InputError) return unidentified(`its closed form is out of reach: ${error.message}`);
    throw error;
  }
}

function proven(fraction: SignedContinuedFraction, form: ClosedForm): Identification {
  const { constant, value } = form;
  const proof = proveClaim({ constant, value, fraction });
  return proof.proved
    ? { identified: true, form, certificate: proof.certificate }
    : unidentified(proof.reason);
}

function unidentified(reason: string): Identification {
  return { identified: false, reason };
}
