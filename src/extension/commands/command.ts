import type { ExtensionContext, LogOutputChannel } from 'vscode';
import type { Conjecture } from '../../core/conjecture.ts';
import type { PageAction } from '../../protocol/actions.ts';
import type { Citing } from '../authoring/citing.ts';
import type { Comparing } from '../authoring/comparing.ts';
import type { ClusterCommands } from '../authoring/clusterCommands.ts';
import type { ConjectureCommands } from '../authoring/conjectureCommands.ts';
import type { Copying } from '../authoring/copying.ts';
import type { Exporting } from '../authoring/exporting.ts';
import type { Inserting } from '../authoring/inserting.ts';
import type { NumberCommands } from '../authoring/numberCommands.ts';
import type { PaperFormulas } from '../authoring/paperFormulas.ts';
import type { ProofCommands } from '../authoring/proofCommands.ts';
import type { Restyling } from '../authoring/restyling.ts';
import type { Saving } from '../authoring/saving.ts';
import type { SearchCommands } from '../authoring/searchCommands.ts';
import type { ToolboxCommands } from '../authoring/toolboxCommands.ts';
import type { Collection } from '../conjectures/collection.ts';
import type { LibraryFiles, OpenFile } from '../conjectures/files.ts';
import type { Notifier } from '../notify.ts';
import type { ConjecturePages } from '../pages/conjecturePages.ts';
import type { ClusterRuns } from '../searches/clusterRuns.ts';
import type { Search, Searches, SearchState } from '../searches/searches.ts';

/** The parts that commands work on. */
export interface Parts {
  readonly context: ExtensionContext;
  readonly log: LogOutputChannel;
  readonly notifier: Notifier;
  readonly searches: Searches;
  readonly collection: Collection;
  readonly files: LibraryFiles;
  readonly pages: ConjecturePages;
  readonly searching: SearchCommands;
  readonly runs: ClusterRuns;
  readonly cluster: ClusterCommands;
  readonly conjectures: ConjectureCommands;
  readonly comparing: Comparing;
  readonly copying: Copying;
  readonly exporting: Exporting;
  readonly saving: Saving;
  readonly inserting: Inserting;
  readonly restyling: Restyling;
  readonly paperFormulas: PaperFormulas;
  readonly citing: Citing;
  readonly proofs: ProofCommands;
  readonly toolbox: ToolboxCommands;
  readonly numbers: NumberCommands;
}

/** What commands work on, by what they say that they take: what a view or a page names, else what the user is asked for. */
export interface Subjects {
  readonly nothing: undefined;
  readonly conjecture: Conjecture;
  readonly search: Search;
  readonly file: OpenFile;
}

/** A menu of VS Code that shows a command. */
export interface MenuPlace {
  readonly menu: 'view/title' | 'view/item/context' | 'editor/context' | 'webview/context';
  /** The condition, a when clause. */
  readonly when: string;
  readonly group: string;
}

/** The condition of a menu that is opened on a conjecture of a page, which names it (`data-vscode-context`). */
export const onConjecture = "webviewId =~ /^esma\\.(conjectures|panel)$/ && webviewSection == 'conjecture'";

/**
 * A command, all that is to be known of it: the manifest's commands, menus, keys and titles are made from these (by the
 * build, and a test holds them equal), and so are the registration and what a page can name. A file of this folder is
 * loaded on activation: it uses the parts that it is given, and no vscode.
 */
export interface EditorCommandDefinition<Takes extends keyof Subjects> {
  /** As the manifest names it; the file of the command has the name after "esma.". */
  readonly name: `esma.${string}`;
  /** As the palette shows it; it ends in "…" where something is asked. */
  readonly title: string;
  readonly takes: Takes;
  /** Of a command for a conjecture: whether it takes that of the formula in which the cursor stands, before anybody is asked. */
  readonly takesFormulaAtCursor?: boolean;
  /** Of a command for a conjecture: whether it states it, in a document or in the clipboard, so that it takes none that is seen to be false. */
  readonly isStatement?: boolean;
  /** Of a command for a search: the states in which it makes sense. */
  readonly states?: readonly SearchState[];
  /** A codicon. */
  readonly icon?: string;
  /** When the palette offers it, a when clause; always, where there is none. */
  readonly when?: string;
  readonly menus?: readonly MenuPlace[];
  readonly key?: { readonly key: string; readonly mac: string; readonly when: string };
  /** The action of a page that runs it. */
  readonly page?: PageAction;
  /**
   * Does it.
   * @param argument what VS Code, a view or another part runs it with
   * @returns true where it was done, for a page that says so
   */
  readonly run: (parts: Parts, subject: Subjects[Takes], argument?: unknown, other?: unknown) => unknown;
  /** Does it in the place of `run` without the other parts, which may be what cannot be loaded. */
  readonly runAlone?: (parts: Pick<Parts, 'log'>) => unknown;
}

/** A command, whatever it takes. */
export interface EditorCommand extends Omit<EditorCommandDefinition<keyof Subjects>, 'run'> {
  readonly run: (parts: Parts, subject: unknown, argument?: unknown, other?: unknown) => unknown;
}

/** Makes a command of its definition; it is run with what it takes. */
export function command<Takes extends keyof Subjects>(
  definition: EditorCommandDefinition<Takes>,
): EditorCommand {
  const { run } = definition;
  return {
    ...definition,
    run: (parts, subject, argument, other) => run(parts, subject as Subjects[Takes], argument, other),
  };
}

/** The states of a search. */
export const anyState = ['running', 'paused', 'stopped', 'done', 'failed', 'elsewhere'] as const;

/** A command's title where it names a question: without dots. */
export function questionTitle({ title }: EditorCommand): string {
  return title.replace(/…$/, '');
}
