import type { StatementKind } from '../formats/latex/styles/formula.ts';
import type { CitationStyle, ProofDialect, ProofText } from '../formats/proofs/text.ts';
import { freeLabel, labelsOf, provedPrefixes } from './labels.ts';
import { isStatement } from './preamble.ts';
import type { PreambleEdit, ProofNeeds } from './preamble.ts';
import { preliminariesPlace } from './preliminariesPlace.ts';
import type { Project } from './project.ts';
import type { Spot } from './spot.ts';
import { obstacleAt } from './wording.ts';
import type { Obstacle } from './wording.ts';

/** What keeps a theorem with its proof from a place: what keeps paragraphs from it, or that it is within another one. */
export function obstacleToProof(
  spot: Pick<Spot, 'language' | 'place'>,
  project: Project | undefined,
): Obstacle | 'statement' | null {
  return obstacleAt(spot) ?? (project && isStatement(project, spot.place.within) ? 'statement' : null);
}

/**
 * A proof in the environments of a paper.
 * @param label of the theorem; without one where it is undefined
 * @param comment the conjecture that the theorem's comment names; without one where it is undefined
 */
export function inEnvironments(
  { theorem, lemma, classical }: Pick<ProofNeeds, 'theorem' | 'lemma' | 'classical'>,
  citing: CitationStyle | undefined,
  label: string | undefined,
  comment?: string,
): ProofDialect {
  return {
    kind: 'environments',
    theorem,
    lemma,
    ...(classical === theorem ? {} : { classical }),
    ...(label === undefined ? {} : { label }),
    ...(comment === undefined ? {} : { comment }),
    ...(citing ? { citing } : {}),
  };
}

/** A label for a proved statement about a constant that no file of the project has. */
export function provedLabel(project: Project, kind: StatementKind, constant: string): string {
  return freeLabel(labelsOf(project), provedPrefixes[kind], constant);
}

/** All that a paper says, and a document that is no part of it yet. */
export function wordsOf(text: string, project: Project | undefined): string {
  return [text, ...(project?.files ?? []).map((file) => file.text)].join('\n');
}

/** A proof as a paper gets it. */
export interface PlacedProof {
  /** What stands at the place that was asked for: theorem and proof, below what they rest on as far as it is not there. */
  readonly paragraphs: string;
  /** What they rest on, where the author has marked a place for it. */
  readonly preliminaries: PreambleEdit | null;
}

/** Divides a proof between the place that was asked for and the one that the author has marked. */
export function placedProof(proof: ProofText, project: Project | undefined): PlacedProof {
  const { foundations } = proof;
  const own = `${proof.theorem}\n${proof.proof}`;
  if (foundations === '') return { paragraphs: own, preliminaries: null };
  const marked = project ? preliminariesPlace(project) : null;
  if (!marked) return { paragraphs: `${foundations}\n\n${own}`, preliminaries: null };
  const { path, offset, isFirst } = marked;
  const text = isFirst ? `${foundations}\n\n` : `\n${foundations}\n`;
  return { paragraphs: own, preliminaries: { path, offset, text } };
}
