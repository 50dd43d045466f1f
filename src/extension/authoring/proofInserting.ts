import { env, l10n, Range, window, WorkspaceEdit, workspace } from 'vscode';
import type { TextDocument } from 'vscode';
import type { Conjecture } from '../../core/conjecture.ts';
import { onOwnLines } from '../../documents/lines.ts';
import { missingPreamble, proofNeeds } from '../../documents/preamble.ts';
import type { PreambleEdit } from '../../documents/preamble.ts';
import {
  inEnvironments,
  obstacleToProof,
  placedProof,
  provedLabel,
  wordsOf,
} from '../../documents/proofPlacing.ts';
import { dialectOf, replacedTheorem } from '../../documents/provedTheorems.ts';
import type { Project } from '../../documents/project.ts';
import type { Spot } from '../../documents/spot.ts';
import type { Obstacle } from '../../documents/wording.ts';
import { textOf } from '../../formats/latex/styles/formula.ts';
import type { StatementKind } from '../../formats/latex/styles/formula.ts';
import { statementOf } from '../../formats/latex/styles/styles.ts';
import type { ProofDialect, ProofText } from '../../formats/proofs/text.ts';
import type { EditorTracker } from '../documents/editors.ts';
import { insertBehind, placeBehind } from '../documents/insertion.ts';
import type { Papers } from '../documents/papers.ts';
import type { Notifier } from '../notify.ts';
import { setting } from '../settings.ts';
import { addToPaper, citingIn, sourcesFor } from './bibliographies.ts';

/** Puts theorems with their proofs into papers, in the environments that these have. */
export class ProofInserting {
  constructor(
    private readonly editors: EditorTracker,
    private readonly papers: Papers,
    private readonly notifier: Notifier,
  ) {}

  /**
   * Writes theorem and proof into the editor that was active last. True when they stand there.
   * @param name what the theorem is about, for its label
   * @param id the conjecture that the theorem's comment names; undefined where it is about a family in k
   * @param textFor the proof in a dialect, for a paper with this text; null where there is none
   */
  async insert(
    name: string,
    id: string | undefined,
    textFor: (dialect: ProofDialect, paper: string) => Promise<ProofText | null | undefined>,
  ): Promise<boolean> {
    const editor = await this.editors.editor();
    if (!editor) {
      const text = await textFor({ kind: 'environments', theorem: 'theorem', lemma: 'lemma' }, '');
      if (text === undefined) return false;
      if (!text) return noProof(this.notifier);
      await this.copy(
        placedProof(text, undefined).paragraphs,
        l10n.t('No text editor is open: theorem and proof were copied instead.'),
      );
      return false;
    }
    const { document } = editor;
    const around = this.papers.formulas(document);
    const before = await this.papers.project(document);
    const dialect = await this.dialectFor(
      editor.selections.map((selection) => {
        const { start, end } = placeBehind(document, selection, around);
        return this.papers.paragraphSpotAt(document, start, end, before);
      }),
      document,
      before,
    );
    if (!dialect) return false;
    // Read again, since its preamble may have been completed.
    const project = await this.papers.project(document);
    const own: ProofDialect =
      dialect.kind === 'environments' && project
        ? {
            ...dialect,
            ...(setting('latex.label') ? { label: provedLabel(project, provedAs(), name) } : {}),
            ...(id !== undefined && setting('latex.comment') ? { comment: id } : {}),
          }
        : dialect;
    const text = await textFor(own, wordsOf(document.getText(), project));
    if (text === undefined) return false;
    if (!text) return noProof(this.notifier);
    const { paragraphs: whole, preliminaries } = placedProof(text, project);
    const citing = dialect.kind === 'environments' ? dialect.citing : undefined;
    if (project)
      await addToPaper(document, project, [
        ...(preliminaries ? [preliminaries] : []),
        ...(citing ? await sourcesFor(document, project, text.cited, citing) : []),
      ]);
    const formulas = this.papers.formulas(document);
    const result = await insertBehind(editor, formulas, (start, end) =>
      textOf(onOwnLines([whole], this.papers.paragraphSpotAt(document, start, end, project))),
    );
    if (result !== 'inserted')
      await this.copy(
        whole,
        l10n.t('The document cannot be changed: theorem and proof were copied instead.'),
      );
    return result === 'inserted';
  }

  /**
   * Puts another theorem with its proof in the place of one that stands in a document, with what they rest on as far as the
   * paper does not have it. False where an author has changed the one that stands there, or there is no proof of the other.
   * @param now what stands there, and its comment names
   */
  async replace(
    document: TextDocument,
    now: Conjecture,
    wanted: Conjecture,
    label: string | undefined,
    textFor: (conjecture: Conjecture, dialect: ProofDialect, paper: string) => Promise<ProofText | null>,
  ): Promise<boolean> {
    const project = await this.papers.project(document);
    const find = () =>
      this.papers.formulas(document).find((each) => each.id === now.id && each.label === label && each.proof);
    const formula = find();
    if (!project || !formula) return false;
    const needs = proofNeeds(project, 'theorem');
    const citing = await citingIn(document, project);
    const written = (conjecture: Conjecture) =>
      textFor(
        conjecture,
        dialectOf(document.getText(), formula, needs, citing, conjecture.id),
        wordsOf(document.getText(), project),
      );
    const [own, other] = [await written(now), await written(wanted)];
    if (!own || !other || missingPreamble(project, needs).length > 0) return false;
    const { paragraphs, preliminaries } = placedProof(other, project);
    if (!replacedTheorem(document.getText(), formula, own, paragraphs)) return false;
    await addToPaper(document, project, [
      ...(preliminaries ? [preliminaries] : []),
      ...(citing ? await sourcesFor(document, project, other.cited, citing) : []),
    ]);
    // What was added may have moved it.
    const there = find();
    const change = there && replacedTheorem(document.getText(), there, own, paragraphs);
    if (!change) return false;
    const edit = new WorkspaceEdit();
    const range = new Range(document.positionAt(change.start), document.positionAt(change.end));
    edit.replace(document.uri, range, change.text);
    return workspace.applyEdit(edit);
  }

  /** How a proof is written at some places, after asking where the preamble lacks something; undefined where it cannot. */
  private async dialectFor(
    spots: readonly Spot[],
    document: TextDocument,
    project: Project | undefined,
  ): Promise<ProofDialect | undefined> {
    if (spots.some(({ language }) => language === 'typst')) {
      this.notifier.warn(l10n.t('Proofs are written in LaTeX and in Markdown; there is none for Typst.'));
      return undefined;
    }
    const obstacle = spots.map((spot) => obstacleToProof(spot, project)).find((found) => found !== null);
    if (obstacle) {
      this.notifier.warn(obstacleText(obstacle));
      return undefined;
    }
    if (!project) return { kind: 'markdown' };
    return this.latexDialect(document, project);
  }

  private async latexDialect(document: TextDocument, project: Project): Promise<ProofDialect | undefined> {
    const needs = proofNeeds(project, provedAs());
    const numbered = inEnvironments(needs, await citingIn(document, project), undefined);
    const missing = missingPreamble(project, needs);
    if (missing.length === 0) return numbered;
    const formulas = { packages: ['amsmath'], preamble: [] };
    const missingForFormulas = missingPreamble(project, formulas);
    const list = (lines: readonly PreambleEdit[]) => lines.map(({ text }) => text.trim()).join(' ');
    const withEnvironments = {
      label: l10n.t('As a theorem with its proof'),
      detail: l10n.t('Puts into the preamble, as a change of its own: {0}', list(missing)),
    };
    const inParagraphs = {
      label: l10n.t('As plain paragraphs'),
      detail:
        missingForFormulas.length === 0
          ? l10n.t('Needs nothing that the preamble lacks.')
          : l10n.t('Puts into the preamble, as a change of its own: {0}', list(missingForFormulas)),
    };
    const picked = await window.showQuickPick([withEnvironments, inParagraphs], {
      title: l10n.t('Insert Proof'),
      ignoreFocusOut: true,
      placeHolder: l10n.t('The preamble lacks environments for theorems and proofs.'),
    });
    if (!picked) return undefined;
    const plain = picked === inParagraphs;
    await this.papers.completePreamble(document, plain ? formulas : needs);
    return plain ? { kind: 'paragraphs' } : numbered;
  }

  private async copy(text: string, message: string): Promise<void> {
    await env.clipboard.writeText(text);
    void window.setStatusBarMessage(message, 5000);
  }
}

/** What proofs are of: the statement that the setting of styles asks for, or a theorem. */
function provedAs(): StatementKind {
  return statementOf(setting('latex.style')) ?? 'theorem';
}

/** Says that what was asked for is not proved. */
export function noProof(notifier: Notifier): false {
  notifier.warn(l10n.t('There is no proof: the certificate is about something else.'));
  return false;
}

/** What a user is told where a proof cannot stand. */
function obstacleText(obstacle: Obstacle | 'statement'): string {
  switch (obstacle) {
    case 'statement':
      return l10n.t(
        'The cursor stands within a theorem or a proof: put it outside, and insert the proof again.',
      );
    case 'formula':
      return l10n.t(
        'The cursor stands in a formula: put it where a theorem can stand, and insert the proof again.',
      );
    case 'narrow':
      return l10n.t(
        'The cursor stands in a heading, a box or a cell: put it where a theorem can stand, and insert the proof again.',
      );
    case 'none':
      return l10n.t(
        'The cursor stands where an item or a row must begin: put it where a theorem can stand, and insert the proof again.',
      );
    case 'unread':
    case 'unknown':
      return l10n.t(
        'The cursor stands in a comment, a listing or where it is not clear what is set: put it where a theorem can stand, and insert the proof again.',
      );
  }
}
