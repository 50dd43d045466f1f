import { env, l10n, window } from 'vscode';
import type { TextDocument } from 'vscode';
import type { Conjecture } from '../../core/conjecture.ts';
import { proofOf } from '../../core/theorems/certificates/proofOf.ts';
import { knownResult } from '../../core/theorems/classical/known.ts';
import type { ProvingClient } from '../../engine/proving/client.ts';
import type { ProofAnswer, ProofLanguage } from '../../engine/proving/messages.ts';
import { textOf } from '../../formats/latex/styles/formula.ts';
import { formatConjecture } from '../../formats/text/plain.ts';
import type { ProofDialect, ProofText } from '../../formats/proofs/text.ts';
import { certificateFromJson } from '../../library/certificateJson.ts';
import { conjectureToJson } from '../../library/json.ts';
import type { Collection } from '../conjectures/collection.ts';
import type { LibraryFiles } from '../conjectures/files.ts';
import { insertAtSelections } from '../documents/insertion.ts';
import type { EditorTracker } from '../documents/editors.ts';
import { onOwnLines } from '../../documents/lines.ts';
import { missingPreamble, proofNeeds } from '../../documents/preamble.ts';
import type { PreambleEdit } from '../../documents/preamble.ts';
import type { Project } from '../../documents/project.ts';
import type { Spot } from '../../documents/spot.ts';
import { obstacleAt } from '../../documents/wording.ts';
import type { Obstacle } from '../../documents/wording.ts';
import type { Papers } from '../documents/papers.ts';
import type { Notifier } from '../notify.ts';
import { inOwnThread } from '../ownThread.ts';
import type { PageProofs } from '../pages/pageProofs.ts';

/** Members of a family that are proved with the one that was asked for, and how many of them at one go. */
const mostMembers = 1000;
const batch = 200;

/** Proves conjectures and writes proofs, away from this thread. */
export class ProofCommands {
  constructor(
    private readonly collection: Collection,
    private readonly files: LibraryFiles,
    private readonly editors: EditorTracker,
    private readonly papers: Papers,
    private readonly proving: ProvingClient,
    private readonly pageProofs: PageProofs,
    private readonly notifier: Notifier,
    private readonly onChange: () => void,
  ) {}

  /** Proves a conjecture, and with it what else of its family is at hand. True when it is proved. */
  async prove(conjecture: Conjecture): Promise<boolean> {
    const { family, id } = conjecture;
    const others = this.collection
      .ofFamily(family, mostMembers)
      .filter((member) => member.id !== id && proofOf(member) === null);
    const answers = await this.answers([conjecture, ...others]);
    if (!answers) return false;
    const proved: Conjecture[] = [];
    for (const [member, answer] of answers) {
      if (answer.ok) proved.push({ ...member, claimedProof: certificateFromJson(answer.certificate) });
      else this.pageProofs.noteReason(member.id, answer.reason);
    }
    this.collection.replaceAll(proved);
    await this.store(proved);
    this.onChange();
    const own = answers.get(conjecture)!;
    if (!own.ok) {
      this.notifier.info(
        l10n.t(
          'No proof is known here: {0}. {1} stays a conjecture.',
          own.reason,
          formatConjecture(conjecture),
        ),
      );
      return false;
    }
    const known = knownResult(conjecture.fraction);
    const more = proved.length - 1;
    this.notifier.info(
      [
        known
          ? l10n.t('Proved, and known: {0}. {1}', known.name, formatConjecture(conjecture))
          : l10n.t('Proved: {0}', formatConjecture(conjecture)),
        more > 0 ? l10n.t('{0} more of its family are proved with it.', more) : '',
      ]
        .filter((sentence) => sentence !== '')
        .join('. '),
    );
    return true;
  }

  /** Copies the program that checks the proof. */
  async copyProgram(conjecture: Conjecture, language: ProofLanguage): Promise<boolean> {
    const program = await this.proving.call('proofProgram', {
      conjecture: conjectureToJson(conjecture),
      language,
    });
    if (program === null) return this.noProof();
    await this.copy(
      program,
      language === 'rocq'
        ? l10n.t('The theorem for Rocq is in the clipboard, with its library.')
        : l10n.t('The program for {0} is in the clipboard.', language === 'pari' ? 'PARI/GP' : 'SymPy'),
    );
    return true;
  }

  /** Writes theorem and proof into the editor that was active last. True when they stand there. */
  async insert(conjecture: Conjecture): Promise<boolean> {
    if (proofOf(conjecture) === null && !(await this.prove(conjecture))) return false;
    const proved = this.collection.find(conjecture.id) ?? conjecture;
    const editor = await this.editors.editor();
    if (!editor) {
      const text = await this.text(proved, { kind: 'environments', theorem: 'theorem', lemma: 'lemma' }, '');
      if (!text) return this.noProof();
      await this.copy(
        together(text),
        l10n.t('No text editor is open: theorem and proof were copied instead.'),
      );
      return false;
    }
    const { document } = editor;
    const project = await this.papers.project(document);
    const spotAt = (start: number, end: number) => this.papers.paragraphSpotAt(document, start, end, project);
    const dialect = await this.dialectFor(
      editor.selections.map(({ start, end }) => spotAt(document.offsetAt(start), document.offsetAt(end))),
      document,
      project,
    );
    if (!dialect) return false;
    const paper = [document.getText(), ...(project?.files ?? []).map((file) => file.text)].join('\n');
    const text = await this.text(proved, dialect, paper);
    if (!text) return this.noProof();
    const whole = together(text);
    const result = await insertAtSelections(editor, (start, end) =>
      textOf(onOwnLines([whole], spotAt(start, end))),
    );
    if (result !== 'inserted')
      await this.copy(
        whole,
        l10n.t('The document cannot be changed: theorem and proof were copied instead.'),
      );
    return result === 'inserted';
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
    const obstacle = spots.map(obstacleAt).find((found) => found !== null);
    if (obstacle) {
      this.notifier.warn(obstacleText(obstacle));
      return undefined;
    }
    if (!project) return { kind: 'markdown' };
    return this.latexDialect(document, project);
  }

  private async latexDialect(document: TextDocument, project: Project): Promise<ProofDialect | undefined> {
    const needs = proofNeeds(project);
    const { theorem, lemma } = needs;
    const missing = missingPreamble(project, needs);
    if (missing.length === 0) return { kind: 'environments', theorem, lemma };
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
    return plain ? { kind: 'paragraphs' } : { kind: 'environments', theorem, lemma };
  }

  private text(conjecture: Conjecture, dialect: ProofDialect, paper: string): Promise<ProofText | null> {
    return this.proving.call('proofText', { conjecture: conjectureToJson(conjecture), dialect, paper });
  }

  /** What became of each conjecture; undefined when the user stopped it. */
  private async answers(
    conjectures: readonly Conjecture[],
  ): Promise<Map<Conjecture, ProofAnswer> | undefined> {
    return inOwnThread(this.proving, l10n.t('Proving …'), async (proving, progress) => {
      const answers = new Map<Conjecture, ProofAnswer>();
      for (let start = 0; start < conjectures.length; start += batch) {
        const some = conjectures.slice(start, start + batch);
        const found = await proving.call('prove', { conjectures: some.map(conjectureToJson) });
        some.forEach((conjecture, i) => answers.set(conjecture, found[i]!));
        progress.report({ increment: (100 * some.length) / conjectures.length });
      }
      return answers;
    });
  }

  /** Appends the records with their proofs to the library files that hold the conjectures. */
  private async store(proved: readonly Conjecture[]): Promise<void> {
    await this.notifier.guard(() => this.files.append(proved));
  }

  private noProof(): false {
    this.notifier.warn(l10n.t('There is no proof: the certificate is about something else.'));
    return false;
  }

  private async copy(text: string, message: string): Promise<void> {
    await env.clipboard.writeText(text);
    void window.setStatusBarMessage(message, 5000);
  }
}

/** What a user is told where a proof cannot stand. */
function obstacleText(obstacle: Obstacle): string {
  switch (obstacle) {
    case 'formula':
      return l10n.t(
        'The cursor stands in a formula: put it where a theorem can stand, and insert the proof again.',
      );
    case 'narrow':
      return l10n.t(
        'The cursor stands in a heading, a box or a cell: put it where a theorem can stand, and insert the proof again.',
      );
    case 'unread':
    case 'unknown':
      return l10n.t(
        'The cursor stands in a comment, a listing or where it is not clear what is set: put it where a theorem can stand, and insert the proof again.',
      );
  }
}

/** Foundations, as far as they are not there, theorem and proof, one below the other. */
function together({ foundations, theorem, proof }: ProofText): string {
  return [...(foundations === '' ? [] : [foundations]), `${theorem}\n${proof}`].join('\n\n');
}
