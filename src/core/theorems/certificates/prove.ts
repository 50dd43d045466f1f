import type { Conjecture } from '../../conjecture.ts';
import { isQuadratic } from '../../family.ts';
import { canonicalImage } from '../classical/canonicalImage.ts';
import type { Certificate } from './certificate.ts';
import { checkCertificate } from './checker.ts';
import type { Claim } from './checker.ts';
import { findMoverCertificate, findPeriodicCertificate } from './finder.ts';
import { isInterlaced } from '../../fractions/fraction.ts';
import { quadraticOf } from '../classical/quadraticNumber.ts';

/** A proof that the checker has accepted, or why there is none, a sentence without full stop. */
export type Proof =
  | { readonly proved: true; readonly certificate: Certificate }
  | { readonly proved: false; readonly reason: string };

/** The claim of a conjecture; null where its constant is given by digits, whatever they are called. */
export function claimOf({ constant, value, fraction, enclosure }: Conjecture): Claim | null {
  if (constant.kind === 'digits' || enclosure === 'numerical') return null;
  return { constant: constant.expression, value, fraction };
}

/** Finds a certificate of the claim and has it checked: what this calls proved, the independent checker has accepted. */
export function proveClaim(claim: Claim): Proof {
  const { constant, value, fraction } = claim;
  if (!isInterlaced(fraction)) return unproved('its terms are a recurrence and no interlaced polynomials');
  if (isQuadratic(fraction)) {
    if (!quadraticOf(constant))
      return unproved('it is periodic, and the constant is no quadratic irrational');
    const finding = findPeriodicCertificate(fraction);
    return finding.found ? checked(claim, finding.certificate) : unproved(finding.reason);
  }
  const image = canonicalImage(constant, value);
  if (!image) return unproved('no classical theorem gives a canonical fraction of its value');
  const finding = findMoverCertificate(fraction, image);
  return finding.found ? checked(claim, finding.certificate) : unproved(finding.reason);
}

/** Proves a conjecture. */
export function proveConjecture(conjecture: Conjecture): Proof {
  const claim = claimOf(conjecture);
  return claim ? proveClaim(claim) : unproved(digitsOnly);
}

/** Why a conjecture about digits stays one. */
export const digitsOnly = 'its constant is given by digits, about which nothing can be proved';

/** The certificate as a proof, if the checker accepts it. */
export function checked(claim: Claim, certificate: Certificate): Proof {
  const check = checkCertificate(claim, certificate);
  return check.accepted
    ? { proved: true, certificate }
    : unproved(`the checker refused the certificate: ${check.reason}`);
}

/** No proof, for this reason. */
export function unproved(reason: string): Proof {
  return { proved: false, reason };
}
