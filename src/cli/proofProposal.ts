import type { Conjecture } from '../core/conjecture.ts';
import { argumentOf } from '../core/theorems/certificates/argument.ts';
import { Prover } from '../core/theorems/certificates/familyProof.ts';
import { withCertificate } from '../core/theorems/certificates/prove.ts';
import { bibliographiesIn, citingOf, sourceEntries } from '../documents/citing.ts';
import type { Insertion, PlainDocument } from '../documents/insertion.ts';
import { provedPrefixes } from '../documents/labels.ts';
import { proofNeeds } from '../documents/preamble.ts';
import type { PreambleEdit } from '../documents/preamble.ts';
import type { ProjectFiles } from '../documents/project.ts';
import { inEnvironments, obstacleToProof, placedProof, wordsOf } from '../documents/proofPlacing.ts';
import type { StatementKind } from '../formats/latex/styles/formula.ts';
import { foundationsIn, proofText } from '../formats/proofs/text.ts';
import type { ProofDialect } from '../formats/proofs/text.ts';

/** What would be done to a paper, or why nothing. */
export interface Proposal extends Omit<Insertion, 'wording'> {
  readonly wording: Insertion['wording'] | 'proof';
  /** Changes of the paper beside those at the place: what proofs rest on, where it shall stand, and entries of a bibliography. */
  readonly elsewhere: readonly PreambleEdit[];
  /** Why there are no edits, a sentence; null where there are. */
  readonly reason: string | null;
}

/**
 * Theorem and proof, with what they rest on as far as the paper does not have it, as the paper has its theorems and cites.
 * @param kind what it is stated as
 * @param label a new label that begins with some letters, or undefined where there shall be none
 * @param withComment whether the theorem carries the comment that names its conjecture
 */
export async function proofAt(
  document: PlainDocument,
  files: ProjectFiles,
  conjecture: Conjecture,
  offset: number,
  kind: StatementKind,
  label: (prefix: string) => string | undefined,
  withComment: boolean,
): Promise<Proposal> {
  const spot = document.paragraphSpotAt(offset);
  const { place } = document.spotAt(offset);
  const refused = (reason: string): Proposal => ({
    place,
    wording: null,
    edits: [],
    elsewhere: [],
    missing: [],
    reason,
  });
  if (spot.language === 'typst')
    return refused('Proofs are written in LaTeX and in Markdown; there is none for Typst.');
  const obstacle = obstacleToProof(spot, document.project);
  if (obstacle !== null)
    return refused(
      obstacle === 'statement'
        ? `The place is within the environment ${place.within}: a theorem with its proof stands outside of it.`
        : 'A theorem with its proof cannot stand at the place.',
    );
  const proof = new Prover().prove(conjecture);
  const argument = proof.ok ? argumentOf(withCertificate(conjecture, proof)) : null;
  if (!argument) return refused(`No proof is known here${proof.ok ? '' : `: ${proof.reason}`}.`);
  const { project } = document;
  const needs = project && proofNeeds(project, kind);
  const bibliographies = project && (await bibliographiesIn(project, files));
  const citing = project && bibliographies && citingOf(project, bibliographies);
  const comment = withComment ? conjecture.id : undefined;
  const dialect: ProofDialect = needs
    ? inEnvironments(needs, citing, label(provedPrefixes[kind]), comment)
    : { kind: 'markdown' };
  const text = proofText(argument, dialect, foundationsIn(wordsOf(document.text, project)));
  const { paragraphs, preliminaries } = placedProof(text, project);
  const sources = citing ? sourceEntries(project, bibliographies!, text.cited, citing) : [];
  return {
    place,
    wording: 'proof',
    edits: [document.paragraphs(paragraphs, spot)],
    elsewhere: [...(preliminaries ? [preliminaries] : []), ...sources],
    missing: needs ? document.lacking(needs) : [],
    reason: null,
  };
}
