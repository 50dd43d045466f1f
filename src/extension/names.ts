import type { FormulaEnvironment } from '../formats/latex/styles/formula.ts';
import type { FormulaStyle } from '../formats/latex/styles/styles.ts';

/** Commands, as the manifest names them. A test holds both equal. */
export const commandNames = {
  search: 'esma.search',
  searchSelection: 'esma.searchSelection',
  pause: 'esma.pauseSearch',
  resume: 'esma.resumeSearch',
  stop: 'esma.stopSearch',
  showConjectures: 'esma.showConjectures',
  insert: 'esma.insertConjecture',
  insertAs: 'esma.insertConjectureAs',
  copyLatex: 'esma.copyLatex',
  copyAs: 'esma.copyAs',
  restyle: 'esma.restyle',
  cite: 'esma.citePaper',
  addPackages: 'esma.addPackages',
  verify: 'esma.verify',
  prove: 'esma.prove',
  insertProof: 'esma.insertProof',
  toolbox: 'esma.toolbox',
  identify: 'esma.identify',
  save: 'esma.saveConjectures',
  export: 'esma.exportConjectures',
  open: 'esma.openConjectures',
  closeFile: 'esma.closeConjectures',
  deleteSearch: 'esma.deleteSearch',
  showLog: 'esma.showLog',
} as const;

/** Views and the panel. */
export const viewNames = {
  searches: 'esma.searches',
  conjectures: 'esma.conjectures',
  panel: 'esma.panel',
} as const;

/** Context keys that menus and enablement look at. */
export const contextKeys = {
  hasConjectures: 'esma.hasConjectures',
  hasSearches: 'esma.hasSearches',
  hasFiles: 'esma.hasFiles',
  isRunning: 'esma.isRunning',
  isPaused: 'esma.isPaused',
  canResume: 'esma.canResume',
} as const;

/** Settings below "esma.", with their types; their ranges and defaults stand in the manifest. */
export interface Settings {
  /** Worker threads; 0 for one a core less one. */
  readonly workers: number;
  readonly defaultSpace: 'quick' | 'standard' | 'deep';
  readonly digits: number;
  readonly 'latex.depth': number;
  readonly 'latex.style': FormulaStyle;
  readonly 'latex.environment': FormulaEnvironment;
  readonly 'latex.label': boolean;
  readonly 'latex.labelPrefix': string;
  /** Whether inserted displays carry a comment that names their conjecture. */
  readonly 'latex.comment': boolean;
  readonly membersKept: number;
}
