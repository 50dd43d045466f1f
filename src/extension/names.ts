import type { FormulaEnvironment } from '../formats/latex/styles/formula.ts';
import type { FormulaStyle } from '../formats/latex/styles/styles.ts';
import type { PageAction } from '../protocol/actions.ts';

/** Views and the panel. */
export const viewNames = {
  searches: 'esma.searches',
  conjectures: 'esma.conjectures',
  panel: 'esma.panel',
  numbers: 'esma.numbers',
} as const;

/** Context keys that menus and enablement look at. */
export const contextKeys = {
  hasConjectures: 'esma.hasConjectures',
  hasSearches: 'esma.hasSearches',
  hasFiles: 'esma.hasFiles',
  hasRuns: 'esma.hasRuns',
  isRunning: 'esma.isRunning',
  isPaused: 'esma.isPaused',
  canResume: 'esma.canResume',
} as const;

/** The search spaces that have a name; what they are is in searchInput.ts. */
export const spaceNames = ['quick', 'standard', 'deep'] as const;

/** What assistants may get. */
export const assistantSettings = ['tools', 'server', 'off'] as const;

/** The provider of the server for assistants. */
export const serverProvider = 'esma.server';

/** Settings below "esma.", with their types; their ranges and defaults stand in the manifest. */
export interface Settings {
  /** Worker threads; 0 for one a core less one. */
  readonly workers: number;
  readonly defaultSpace: (typeof spaceNames)[number];
  readonly digits: number;
  readonly 'latex.depth': number;
  readonly 'latex.style': FormulaStyle;
  readonly 'latex.environment': FormulaEnvironment;
  readonly 'latex.label': boolean;
  readonly 'latex.labelPrefix': string;
  /** Whether inserted displays carry a comment that names their conjecture. */
  readonly 'latex.comment': boolean;
  /** What a line of a document has, in points; 0 for what its class tells. */
  readonly 'latex.lineWidth': number;
  /** Whether lenses stand over formulas that name their conjecture. */
  readonly lenses: boolean;
  readonly 'hovers.formulas': boolean;
  readonly 'hovers.numbers': boolean;
  readonly membersKept: number;
  /** What assistants get: the tools, the server that has the same tools, or nothing. */
  readonly assistants: (typeof assistantSettings)[number];
  /** The user's own constants, expressions or digits by their names. */
  readonly constants: Readonly<Record<string, string>>;
}

/** The names of the settings, for the test that holds the manifest equal. */
export const settingNames = [
  'workers',
  'defaultSpace',
  'digits',
  'membersKept',
  'constants',
  'latex.depth',
  'latex.environment',
  'latex.style',
  'latex.label',
  'latex.labelPrefix',
  'latex.comment',
  'latex.lineWidth',
  'lenses',
  'hovers.formulas',
  'hovers.numbers',
  'assistants',
] as const satisfies readonly (keyof Settings)[];

/** Actions of a page that no command stands behind. */
export const pageOnlyActions = [
  'copyPari',
  'copySympy',
  'copyRocq',
  'oeis',
] as const satisfies readonly PageAction[];
