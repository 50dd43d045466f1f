import type { PageAction } from '../../protocol/actions.ts';
import type { SearchState } from '../searches/searches.ts';

/** A menu of VS Code that shows a command. */
export interface MenuPlace {
  readonly menu: 'view/title' | 'view/item/context' | 'editor/context';
  /** The condition, a when clause. */
  readonly when: string;
  readonly group: string;
}

/**
 * What is to be known of a command before it runs. The manifest's commands, menus, keys and titles are made from it (npm
 * run manifest, and a test holds them equal), and so are the registration and what a page can name.
 */
export interface CommandDescription {
  /** As the manifest names it. */
  readonly name: `esma.${string}`;
  /** As the palette shows it; it ends in "…" where something is asked. */
  readonly title: string;
  /** What it works on: what a view or a page names, else what the user is asked for. */
  readonly takes: 'nothing' | 'conjecture' | 'search' | 'file';
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
}

const anyState = ['running', 'paused', 'stopped', 'done', 'failed', 'elsewhere'] as const;

/** All commands, in the order of the manifest. What they do stands in actions.ts. */
export const commandDescriptions = {
  search: {
    name: 'esma.search',
    title: 'Search for Conjectures…',
    takes: 'nothing',
    icon: 'search',
    menus: [{ menu: 'view/title', when: 'view == esma.searches', group: 'navigation@1' }],
  },
  searchSelection: {
    name: 'esma.searchSelection',
    title: 'Search from Selection',
    takes: 'nothing',
    when: 'editorHasSelection',
    menus: [{ menu: 'editor/context', when: 'editorHasSelection', group: 'z_esma@1' }],
  },
  pause: {
    name: 'esma.pauseSearch',
    title: 'Pause Search',
    takes: 'search',
    states: ['running'],
    icon: 'debug-pause',
    when: 'esma.isRunning',
    menus: [
      {
        menu: 'view/item/context',
        when: 'view == esma.searches && viewItem == search.running',
        group: 'inline@1',
      },
    ],
  },
  resume: {
    name: 'esma.resumeSearch',
    title: 'Resume Search',
    takes: 'search',
    states: ['paused', 'stopped', 'failed'],
    icon: 'play',
    when: 'esma.canResume',
    menus: [
      {
        menu: 'view/item/context',
        when: 'view == esma.searches && viewItem =~ /^search\\.(paused|stopped|failed)$/',
        group: 'inline@1',
      },
    ],
  },
  stop: {
    name: 'esma.stopSearch',
    title: 'Stop Search',
    takes: 'search',
    states: ['running', 'paused'],
    icon: 'debug-stop',
    when: 'esma.isRunning || esma.isPaused',
    menus: [
      {
        menu: 'view/item/context',
        when: 'view == esma.searches && viewItem =~ /^search\\.(running|paused)$/',
        group: 'inline@2',
      },
    ],
  },
  showConjectures: {
    name: 'esma.showConjectures',
    title: 'Show Conjectures',
    takes: 'nothing',
    icon: 'open-preview',
    menus: [{ menu: 'view/title', when: 'view == esma.conjectures', group: 'navigation@1' }],
    page: 'open',
  },
  insert: {
    name: 'esma.insertConjecture',
    title: 'Insert Conjecture…',
    takes: 'conjecture',
    when: 'esma.hasConjectures',
    key: { key: 'ctrl+k alt+i', mac: 'cmd+k alt+i', when: 'editorTextFocus && esma.hasConjectures' },
    page: 'insert',
  },
  insertAs: {
    name: 'esma.insertConjectureAs',
    title: 'Insert Conjecture As…',
    takes: 'conjecture',
    when: 'esma.hasConjectures',
  },
  copyLatex: {
    name: 'esma.copyLatex',
    title: 'Copy Conjecture as LaTeX',
    takes: 'conjecture',
    when: 'esma.hasConjectures',
    page: 'copyLatex',
  },
  copyAs: {
    name: 'esma.copyAs',
    title: 'Copy Conjecture As…',
    takes: 'conjecture',
    when: 'esma.hasConjectures',
    page: 'copyAs',
  },
  restyle: {
    name: 'esma.restyle',
    title: 'Restyle Formula…',
    takes: 'nothing',
    when: 'esma.hasConjectures && editorIsOpen',
  },
  paperFormulas: {
    name: 'esma.paperFormulas',
    title: 'Formulas of This Paper…',
    takes: 'nothing',
    when: 'editorIsOpen',
  },
  forgetAnswers: {
    name: 'esma.forgetAnswers',
    title: 'Forget How Formulas Are Written in Unknown Environments',
    takes: 'nothing',
  },
  cite: {
    name: 'esma.citePaper',
    title: 'Cite the ESMA Paper',
    takes: 'nothing',
    when: 'editorIsOpen',
  },
  addPackages: {
    name: 'esma.addPackages',
    title: 'Add the Packages of Formulas to the Preamble',
    takes: 'nothing',
    when: 'editorLangId =~ /^(latex|tex)$/',
  },
  verify: {
    name: 'esma.verify',
    title: 'Verify Conjecture to More Digits…',
    takes: 'conjecture',
    when: 'esma.hasConjectures',
    page: 'verify',
  },
  prove: {
    name: 'esma.prove',
    title: 'Prove Conjecture…',
    takes: 'conjecture',
    when: 'esma.hasConjectures',
    page: 'prove',
  },
  insertProof: {
    name: 'esma.insertProof',
    title: 'Insert Proof…',
    takes: 'conjecture',
    when: 'esma.hasConjectures',
    page: 'insertProof',
  },
  toolbox: {
    name: 'esma.toolbox',
    title: 'Continued Fraction Toolbox…',
    takes: 'nothing',
    menus: [{ menu: 'editor/context', when: 'editorHasSelection', group: 'z_esma@2' }],
  },
  identify: {
    name: 'esma.identify',
    title: 'Identify Number or Fraction…',
    takes: 'nothing',
    menus: [{ menu: 'editor/context', when: 'editorHasSelection', group: 'z_esma@3' }],
  },
  save: {
    name: 'esma.saveConjectures',
    title: 'Save Conjectures to File…',
    takes: 'search',
    states: anyState,
    icon: 'save',
    when: 'esma.hasSearches',
    menus: [
      {
        menu: 'view/item/context',
        when: 'view == esma.searches && viewItem =~ /^search/',
        group: 'inline@3',
      },
      {
        menu: 'view/item/context',
        when: 'view == esma.searches && viewItem =~ /^search/',
        group: '1_file@1',
      },
    ],
  },
  export: {
    name: 'esma.exportConjectures',
    title: 'Export Conjectures…',
    takes: 'nothing',
    icon: 'export',
    when: 'esma.hasConjectures',
    menus: [
      { menu: 'view/title', when: 'view == esma.conjectures && esma.hasConjectures', group: '1_file@1' },
      {
        menu: 'view/item/context',
        when: 'view == esma.searches && viewItem =~ /^(search|file)/',
        group: '1_file@2',
      },
    ],
  },
  open: {
    name: 'esma.openConjectures',
    title: 'Open Conjectures File…',
    takes: 'nothing',
    icon: 'folder-opened',
    menus: [{ menu: 'view/title', when: 'view == esma.searches', group: 'navigation@2' }],
  },
  closeFile: {
    name: 'esma.closeConjectures',
    title: 'Close Conjectures File',
    takes: 'file',
    icon: 'close',
    when: 'esma.hasFiles',
    menus: [
      { menu: 'view/item/context', when: 'view == esma.searches && viewItem == file', group: 'inline@4' },
      { menu: 'view/item/context', when: 'view == esma.searches && viewItem == file', group: '2_delete@1' },
    ],
  },
  deleteSearch: {
    name: 'esma.deleteSearch',
    title: 'Delete Search',
    takes: 'search',
    states: anyState,
    icon: 'trash',
    when: 'esma.hasSearches',
    menus: [
      {
        menu: 'view/item/context',
        when: 'view == esma.searches && viewItem =~ /^search/',
        group: 'inline@4',
      },
      {
        menu: 'view/item/context',
        when: 'view == esma.searches && viewItem =~ /^search/',
        group: '2_delete@1',
      },
    ],
  },
  showLog: {
    name: 'esma.showLog',
    title: 'Show Log',
    takes: 'nothing',
  },
} as const satisfies Readonly<Record<string, CommandDescription>>;

/** The commands, by the names that the code uses. */
export type CommandKey = keyof typeof commandDescriptions;

/** The descriptions as what they have in common. */
export function allCommands(): readonly (readonly [CommandKey, CommandDescription])[] {
  return Object.entries(commandDescriptions) as [CommandKey, CommandDescription][];
}

/** A command's title where it names a question: without dots. */
export function questionTitle(key: CommandKey): string {
  return commandDescriptions[key].title.replace(/…$/, '');
}

/** Commands as the manifest names them. */
export const commandNames = Object.fromEntries(
  allCommands().map(([key, { name }]) => [key, name]),
) as Readonly<{ [key in CommandKey]: (typeof commandDescriptions)[key]['name'] }>;
