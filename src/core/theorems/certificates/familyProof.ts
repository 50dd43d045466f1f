import type { Conjecture } from '../../conjecture.ts';
import { lcmNumber } from '../../numbers/integers.ts';
import { multiplyMatrices, normalizeMatrix } from '../../numbers/matrix.ts';
import { equalPolynomials, substituteLinear } from '../../numbers/polynomial.ts';
import { shiftPolynomialMatrix } from '../../numbers/polynomialMatrix.ts';
import * as Q from '../../numbers/rational.ts';
import { canonicalStep, sameCanonicalFraction } from '../../fractions/canonicalFraction.ts';
import { canonicalImage } from '../classical/canonicalImage.ts';
import type { MoverCertificate } from '../../certificate.ts';
import type { Claim } from './checker.ts';
import { headMatrix, tailPeriod } from '../../fractions/periodMatrix.ts';
import { isInterlaced } from '../../fractions/fraction.ts';
import type { TailPeriod } from '../../fractions/periodMatrix.ts';
import type { InterlacedFraction } from '../../fractions/fraction.ts';
import { refusal } from '../../outcome.ts';
import { checked, proveClaim, withCertificate } from './prove.ts';
import { claimOf, digitsOnly, proofOf } from './proofOf.ts';
import type { Proof } from './prove.ts';

/** The proofs of a family's members, in their order. */
export interface FamilyProof {
  readonly proofs: readonly Proof[];
  /** How many of them took over the identity of the first proved member, with heads of their own. */
  readonly transported: number;
}

/**
 * Proves the members of one family. The identity K(s + rj) … U(j + 1) = λ U(j) M(j) is a statement about the common
 * tail, so it is found once; every other member takes its own heads. Each certificate is checked in full. A member
 * that the identity does not reach is proved by itself.
 * @param members conjectures with one tail; the first one that can be proved stands for the family
 */
export function proveFamily(members: readonly Conjecture[]): FamilyProof {
  const prover = new FamilyProver();
  const proofs = members.map((member) => prover.prove(member));
  return { proofs, transported: prover.transported };
}

/** Proves the members of one family as they come. */
class FamilyProver {
  /** How many took over the identity of the first one. */
  transported = 0;
  private representative: { fraction: InterlacedFraction; certificate: MoverCertificate } | null = null;

  prove(member: Conjecture): Proof {
    const claim = claimOf(member);
    if (!claim) return refusal(digitsOnly);
    if (this.representative) {
      const { fraction, certificate } = this.representative;
      const carried = transportCertificate(fraction, certificate, claim);
      const proof = carried && checked(claim, carried);
      if (proof?.ok) {
        this.transported++;
        return proof;
      }
    }
    const proof = proveClaim(claim);
    if (!this.representative && proof.ok && proof.certificate.kind === 'mover') {
      const { fraction } = member;
      if (isInterlaced(fraction)) this.representative = { fraction, certificate: proof.certificate };
    }
    return proof;
  }
}

/**
 * Proves conjectures in whatever order they come, family by family. What it gives depends on the conjectures and
 * their order alone, so it is the same wherever and however often a search is run.
 */
export class Prover {
  private readonly families = new Map<string, FamilyProver>();

  /** The proof of a conjecture that the checker has accepted, or why there is none. */
  prove(conjecture: Conjecture): Proof {
    let family = this.families.get(conjecture.family);
    if (!family) this.families.set(conjecture.family, (family = new FamilyProver()));
    return family.prove(conjecture);
  }

  /** The conjecture with a certificate that the checker accepts, or with none where it cannot be proved. */
  withProof(conjecture: Conjecture): Conjecture {
    if (proofOf(conjecture)) return conjecture;
    return withCertificate(conjecture, this.prove(conjecture));
  }
}

/**
 * The certificate of a fraction carried over to another claim with the same tail and the same canonical fraction;
 * null where the tails do not meet.
 */
function transportCertificate(
  from: InterlacedFraction,
  certificate: MoverCertificate,
  claim: Claim,
): MoverCertificate | null {
  const { fraction } = claim;
  const image = canonicalImage(claim.constant, claim.value);
  if (!image || !isInterlaced(fraction) || !sameCanonicalFraction(image.fraction, certificate.canonical))
    return null;
  const tail = tailPeriod(from, certificate.head);
  const joint = tail.polynomials.length;
  if (lcmNumber(fraction.rule.polynomials.length, fraction.signs.length) !== joint) return null;
  const together = certificate.period / joint;
  for (let i = 0; i < joint; i++) {
    const start = fraction.rule.preperiod.length + i;
    const delay = delayBetween(tail, tailPeriod(fraction, start));
    if (delay === null) continue;
    // Later periods on this side until the delay is ≥ 0 and a whole number of the certificate's periods.
    const wait = delay < 0 ? -delay : (together - (delay % together)) % together;
    const blocks = Math.ceil((delay + wait) / together);
    const waited = blocks * together - delay;
    const head = start + waited * joint;
    const skipped = certificate.skipped + blocks * certificate.steps;
    let canonicalHead = image.matrix;
    for (let t = 0; t < skipped; t++) {
      canonicalHead = normalizeMatrix(
        multiplyMatrices(canonicalHead, canonicalStep(image.fraction, BigInt(t))),
      );
    }
    return {
      ...certificate,
      skipped,
      head,
      transformation: shiftPolynomialMatrix(certificate.transformation, BigInt(blocks)),
      fractionHead: normalizeMatrix(headMatrix(fraction, head)),
      canonicalHead: normalizeMatrix(canonicalHead),
    };
  }
  return null;
}

/** Largest delay that is followed; families of a search meet within a few periods. */
const mostDelay = 10_000n;

/** The d with x_i(j) = y_i(j − d) in all places of the period, so that y begins d periods later; null if there is none. */
function delayBetween(x: TailPeriod, y: TailPeriod): number | null {
  if (x.signs.some((sign, i) => sign !== y.signs[i])) return null;
  const mover = x.polynomials.findIndex((polynomial) => polynomial.length > 1);
  const [p, q] = [x.polynomials[mover], y.polynomials[mover]];
  if (!p || !q || p.length !== q.length) return null;
  const d = p.length - 1;
  // Of P(j) = c_d j^d + c_{d−1} j^{d−1} + … the second coefficient of P(j + t) is c_{d−1} + d t c_d.
  const slope = Q.multiply(Q.rational(BigInt(d)), p[d]!);
  const delay = Q.divide(Q.subtract(q[d - 1]!, p[d - 1]!), slope);
  const { numerator } = delay;
  if (!Q.isInteger(delay) || numerator > mostDelay || -numerator > mostDelay) return null;
  const same = x.polynomials.every((polynomial, i) =>
    equalPolynomials(substituteLinear(polynomial, Q.one, delay), y.polynomials[i]!),
  );
  return same ? Number(numerator) : null;
}
