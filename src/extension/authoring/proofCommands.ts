import { env, l10n, window } from 'vscode';
import type { TextDocument } from 'vscode';
import type { Conjecture } from '../../core/conjecture.ts';
import { proofOf } from '../../core/theorems/certificates/proofOf.ts';
import { knownResult } from '../../core/theorems/classical/known.ts';
import type { ProvingClient } from '../../engine/proving/client.ts';
import type { ProofAnswer, ProofLanguage } from '../../engine/proving/messages.ts';
import { formatConjecture } from '../../formats/text/plain.ts';
import type { ProofDialect, ProofText } from '../../formats/proofs/text.ts';
import { certificateFromJson } from '../../library/certificateJson.ts';
import { conjectureToJson } from '../../library/json.ts';
import type { Collection } from '../conjectures/collection.ts';
import type { LibraryFiles } from '../conjectures/files.ts';
import type { Notifier } from '../notify.ts';
import { inOwnThread } from '../ownThread.ts';
import type { PageProofs } from '../pages/pageProofs.ts';
import { noProof } from './proofInserting.ts';
import type { ProofInserting } from './proofInserting.ts';

/** Members of a family that are proved with the one that was asked for, and how many of them at one go. */
const mostMembers = 1000;
const batch = 200;

/** Proves conjectures and writes proofs, away from this thread. */
export class ProofCommands {
  constructor(
    private readonly collection: Collection,
    private readonly files: LibraryFiles,
    private readonly proofInserting: ProofInserting,
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
    const proved = this.provedBy(answers);
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

  /** The conjectures with the proofs that were found; why there is none of the others is noted for the page. */
  private provedBy(answers: ReadonlyMap<Conjecture, ProofAnswer>): Conjecture[] {
    const proved: Conjecture[] = [];
    for (const [conjecture, answer] of answers) {
      if (answer.ok) proved.push({ ...conjecture, claimedProof: certificateFromJson(answer.certificate) });
      else this.pageProofs.noteReason(conjecture.id, answer.reason);
    }
    return proved;
  }

  /** Proves several conjectures, and says how many. True when there is one that is proved now and was not before. */
  async proveAll(conjectures: readonly Conjecture[]): Promise<boolean> {
    const open = conjectures.filter((conjecture) => proofOf(conjecture) === null);
    const byFamily = new Map<string, Conjecture[]>();
    for (const conjecture of open)
      byFamily.set(conjecture.family, [...(byFamily.get(conjecture.family) ?? []), conjecture]);
    const proved: Conjecture[] = [];
    for (const members of byFamily.values()) {
      const answers = await this.answers(members);
      if (!answers) break;
      proved.push(...this.provedBy(answers));
    }
    this.collection.replaceAll(proved);
    await this.store(proved);
    this.onChange();
    this.notifier.info(
      l10n.t(
        '{0} of {1} conjectures are proved, {2} of them anew; the detail of the others says why not.',
        conjectures.length - open.length + proved.length,
        conjectures.length,
        proved.length,
      ),
    );
    return proved.length > 0;
  }

  /** Copies the program that checks the proof. */
  async copyProgram(conjecture: Conjecture, language: ProofLanguage): Promise<boolean> {
    const program = await this.proving.call('proofProgram', {
      conjecture: conjectureToJson(conjecture),
      language,
    });
    if (program === null) return noProof(this.notifier);
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
    return this.proofInserting.insert(proved.constant.name, proved.id, (dialect, paper) =>
      this.text(proved, dialect, paper),
    );
  }

  /** Puts theorem and proof of another conjecture in the place of those that stand in a document. True when they stand there. */
  replace(
    document: TextDocument,
    now: Conjecture,
    wanted: Conjecture,
    label: string | undefined,
  ): Promise<boolean> {
    return this.proofInserting.replace(document, now, wanted, label, (conjecture, dialect, paper) =>
      this.text(conjecture, dialect, paper),
    );
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

  private async copy(text: string, message: string): Promise<void> {
    await env.clipboard.writeText(text);
    void window.setStatusBarMessage(message, 5000);
  }
}
