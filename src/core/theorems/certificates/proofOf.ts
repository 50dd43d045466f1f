import { answerSteps, ifAffordable } from '../../work.ts';
import { refusal } from '../../outcome.ts';
import type { Certificate } from '../../certificate.ts';
import type { Conjecture } from '../../conjecture.ts';
import { checkCertificate } from './checker.ts';
import type { Check, Claim, Proved } from './checker.ts';

/** The claim of a conjecture; null where its constant is given by digits, whatever they are called. */
export function claimOf({ constant, value, fraction, enclosure }: Conjecture): Claim | null {
  if (constant.kind === 'digits' || enclosure === 'numerical') return null;
  return { constant: constant.expression, value, fraction };
}

/** Why a conjecture about digits stays one. */
export const digitsOnly = 'its constant is given by digits, about which nothing can be proved';

/** What the checker says of the certificate that a record carries; null where it carries none. */
export function checkOf(conjecture: Conjecture): Check | null {
  const { claimedProof } = conjecture;
  if (!claimedProof) return null;
  const claim = claimOf(conjecture);
  return claim ? checkOfClaim(claim, claimedProof) : refusal(digitsOnly);
}

/** As checkCertificate; what was asked shortly before is not checked again. */
export function checkOfClaim(claim: Claim, certificate: Certificate): Check {
  // The whole text is the key: of a fingerprint another certificate could be made to have the same.
  const { constant, value, fraction } = claim;
  const key = JSON.stringify([constant, value, fraction, certificate], (_, part: unknown) =>
    typeof part === 'bigint' ? `${part}n` : part,
  );
  let check = checks.get(key);
  if (!check) {
    check =
      ifAffordable(answerSteps, () => checkCertificate(claim, certificate)) ??
      refusal('checking it takes more work than this program spends on one certificate');
    if (checks.size >= mostKept) checks.delete(checks.keys().next().value!);
    checks.set(key, check);
  }
  return check;
}

/** The proof of a conjecture, where its record has a certificate that the checker accepts; null for any other. */
export function proofOf(conjecture: Conjecture): Proved | null {
  const check = checkOf(conjecture);
  return check?.ok ? check.proved : null;
}

/** Why the certificate of a record proves nothing; null where it proves the conjecture, and where there is none. */
export function refusalOf(conjecture: Conjecture): string | null {
  const check = checkOf(conjecture);
  return check && !check.ok ? check.reason : null;
}

/** Checks that are kept, by the content of claim and certificate. */
const mostKept = 2000;
const checks = new Map<string, Check>();
