import { AssistantAnswers } from '../assistants/answers.ts';
import { Citing } from './citing.ts';
import type { Parts } from '../commands/command.ts';
import { Comparing } from './comparing.ts';
import { ClusterCommands } from './clusterCommands.ts';
import { ConjectureCommands } from './conjectureCommands.ts';
import { Copying } from './copying.ts';
import { Exporting } from './exporting.ts';
import { Figures } from './figures.ts';
import { Inserting } from './inserting.ts';
import { NumberCommands } from './numberCommands.ts';
import { PaperFormulas } from './paperFormulas.ts';
import { ProofCommands } from './proofCommands.ts';
import { ProofInserting } from './proofInserting.ts';
import { Restyling } from './restyling.ts';
import { createRunner } from './running.ts';
import type { RunCommand } from './running.ts';
import { Saving } from './saving.ts';
import { SearchCommands } from './searchCommands.ts';
import { ToolboxCommands } from './toolboxCommands.ts';
import { Answers } from '../documents/answers.ts';
import type { EditorTracker } from '../documents/editors.ts';
import { MathematicsInserting } from '../documents/mathematics.ts';
import { Papers } from '../documents/papers.ts';
import { WatchedFiles } from '../documents/workspaceFiles.ts';
import { LivingFormulas } from '../living/providers.ts';
import type { PlanningClient } from '../../engine/planning/client.ts';
import type { ProvingClient } from '../../engine/proving/client.ts';
import type { SearchStatus } from '../searches/searchStatus.ts';
import { PageProofs } from '../pages/pageProofs.ts';

/** What commands, pages and providers do: all that need not be there before the first of them is used. */
export interface Authoring {
  readonly run: RunCommand;
  readonly conjectures: ConjectureCommands;
  readonly proofs: ProofCommands;
  readonly pageProofs: PageProofs;
  readonly figures: Figures;
  readonly living: LivingFormulas;
  readonly assistants: AssistantAnswers;
}

/** What authoring is made of. */
export interface AuthoringParts extends Omit<
  Parts,
  | 'searching'
  | 'cluster'
  | 'conjectures'
  | 'comparing'
  | 'copying'
  | 'exporting'
  | 'saving'
  | 'inserting'
  | 'restyling'
  | 'paperFormulas'
  | 'citing'
  | 'proofs'
  | 'toolbox'
  | 'numbers'
> {
  readonly editors: EditorTracker;
  readonly planning: PlanningClient;
  /** The script of all threads, which is the program of runs on a cluster. */
  readonly script: URL;
  /** The script of the terminal's commands, which assistants use. */
  readonly commands: URL;
  readonly status: SearchStatus;
  readonly proving: ProvingClient;
  /** Called when conjectures were changed. */
  readonly changed: () => void;
}

/** Puts it together. */
export function createAuthoring(parts: AuthoringParts): Authoring {
  const { context, collection, searches, editors, files, notifier, planning, proving, status, changed } =
    parts;
  context.subscriptions.push(new WatchedFiles());
  const papers = new Papers(notifier);
  const inserting = new Inserting(editors, papers, new Answers(context.workspaceState), notifier);
  const conjectures = new ConjectureCommands(collection, papers, planning, notifier, changed);
  const pageProofs = new PageProofs(collection, proving, changed);
  const proofInserting = new ProofInserting(editors, papers, notifier);
  const proofs = new ProofCommands(collection, files, proofInserting, proving, pageProofs, notifier, changed);
  const results = new MathematicsInserting(editors, papers);
  const cluster = new ClusterCommands(
    parts.runs,
    files,
    planning,
    proving,
    context.globalState,
    notifier,
    parts.script,
  );
  const searching = new SearchCommands(
    searches,
    status,
    planning,
    proving,
    context.globalState,
    notifier,
    cluster,
  );
  const numbers = new NumberCommands(context, results, papers, proving, searching, proofInserting, notifier);
  context.subscriptions.push(numbers);
  const figures = new Figures(planning);
  const exporting = new Exporting(collection, searches, files, proving, notifier);
  const saving = new Saving(files, context.workspaceState, proving, notifier);
  const run = createRunner({
    ...parts,
    searching,
    cluster,
    conjectures,
    copying: new Copying(context.globalState, notifier, (conjecture) =>
      proofs.copyProgram(conjecture, 'rocq'),
    ),
    exporting,
    saving,
    comparing: new Comparing(
      collection,
      conjectures,
      proofs,
      saving,
      exporting,
      figures,
      editors,
      papers,
      results,
      notifier,
    ),
    inserting,
    proofs,
    paperFormulas: new PaperFormulas(collection, papers, proofs, planning, notifier),
    restyling: new Restyling(collection, papers, notifier),
    citing: new Citing(editors, papers, notifier),
    toolbox: new ToolboxCommands(results, proving, notifier),
    numbers,
  });
  return {
    run,
    conjectures,
    proofs,
    pageProofs,
    figures,
    living: new LivingFormulas(collection, papers),
    assistants: new AssistantAnswers(parts.commands),
  };
}
