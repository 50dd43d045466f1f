import { refusal } from '../../outcome.ts';
import type { Outcome } from '../../outcome.ts';
import type { Conjecture } from '../../conjecture.ts';
import { isQuadratic } from '../../fractions/canonicalTail.ts';
import { canonicalImage } from '../classical/canonicalImage.ts';
import type { Certificate } from '../../certificate.ts';
import type { Claim, Proved } from './checker.ts';
import { checkOfClaim, claimOf, digitsOnly } from './proofOf.ts';
import { findMoverCertificate, findPeriodicCertificate } from './finder.ts';
import { isInterlaced, numeratorsOf } from '../../fractions/fraction.ts';
import { findGaugeCertificate } from './gaugeFinder.ts';
import { quadraticOf } from '../classical/quadraticExpression.ts';

/** A proof that the checker has accepted, with its certificate, or why there is none, a sentence without full stop. */
export type Proof = Outcome<{ readonly certificate: Certificate; readonly by: Proved }>;

/** Finds a certificate of the claim and has it checked: what this calls proved, the independent checker has accepted. */
export function proveClaim(claim: Claim): Proof {
  const { constant, value, fraction } = claim;
  const { rule } = fraction;
  if (rule.kind !== 'interlaced') return refusal('its terms are a recurrence and no interlaced polynomials');
  if (isQuadratic(fraction)) {
    if (!quadraticOf(constant)) return refusal('it is periodic, and the constant is no quadratic irrational');
    const finding = findPeriodicCertificate(rule, numeratorsOf(fraction));
    return finding.ok ? checked(claim, finding.certificate) : refusal(finding.reason);
  }
  if (!isInterlaced(fraction)) {
    const finding = findGaugeCertificate(claim);
    return finding.ok ? checked(claim, finding.certificate) : refusal(finding.reason);
  }
  const image = canonicalImage(constant, value);
  if (!image) {
    // Signs are numerators: a value without a canonical fraction may be one of other functions.
    const other = findGaugeCertificate(claim);
    return other.ok
      ? checked(claim, other.certificate)
      : refusal('this program has no theorem that gives a canonical fraction of its value');
  }
  const finding = findMoverCertificate(fraction, image);
  return finding.ok ? checked(claim, finding.certificate) : refusal(finding.reason);
}

/** Proves a conjecture. */
export function proveConjecture(conjecture: Conjecture): Proof {
  const claim = claimOf(conjecture);
  return claim ? proveClaim(claim) : refusal(digitsOnly);
}

/** The certificate as a proof, if the checker accepts it. */
export function checked(claim: Claim, certificate: Certificate): Proof {
  const check = checkOfClaim(claim, certificate);
  return check.ok
    ? { ok: true, certificate, by: check.proved }
    : refusal(`the checker refused the certificate: ${check.reason}`);
}

/** The record of a conjecture with the certificate that was found; with none where there is no proof. */
export function withCertificate(conjecture: Conjecture, proof: Proof): Conjecture {
  return { ...conjecture, claimedProof: proof.ok ? proof.certificate : null };
}
