import type { FigureAxes } from '../core/fractions/figureAxes.ts';
import type { PageAction, SeveralAction } from './actions.ts';
import type { RelationChoice, RelationKind } from '../core/theorems/relationKinds.ts';
import type { StandingKind } from '../core/theorems/standingKinds.ts';

/**
 * What the page of the conjectures and the extension host say to each other: the one file that both sides read. The
 * page holds no conjectures; it asks for ranges of rows and for details. All numbers that can grow come as text.
 */

/** In which order families are listed. */
export const sortOrders = ['simplest', 'fastest', 'gain', 'newest'] as const;
export type SortOrder = (typeof sortOrders)[number];

/** What the list shows. */
export interface ListQuery {
  /** Words that must all occur in value, constant, terms, signs or rule; "" for all. */
  readonly text: string;
  /** A constant's name; "" for all. */
  readonly constant: string;
  /** "" for all. */
  readonly standing: StandingKind | '';
  /** How the fraction stands to those with numerators ±1; "" for all. */
  readonly relation: RelationChoice | '';
  readonly sort: SortOrder;
  /** Families whose members are listed below them. */
  readonly expanded: readonly string[];
}

/** A row of the list: the simplest member of a family, or a further member below it. */
export interface ListRow {
  readonly kind: 'family' | 'member';
  /** Names the conjecture. */
  readonly id: string;
  readonly family: string;
  /** The equation as LaTeX, value and first terms with their signs, to be rendered on one row. */
  readonly latex: string;
  /** The same in words, for a screen reader and for the tooltip. */
  readonly text: string;
  readonly constant: string;
  /** "−+", or polynomials "-k - 1" where the numerators are not ±1. */
  readonly signs: string;
  readonly isSigned: boolean;
  /** "2; 2k + 3". */
  readonly rule: string;
  readonly order: number;
  /** Conjectures of the family that the searches found; 1 for a member. */
  readonly count: number;
  /** Members that can be listed below a family's row. */
  readonly members: number;
  readonly standing: StandingKind;
  /** Digits a term, over 200 terms. */
  readonly rate: number;
  /** The rate over that of the simple continued fraction of the same value: its limit, or as measured. */
  readonly gain: number;
  readonly gainIsLimit: boolean;
  readonly quadratic: boolean;
  /** How the fraction stands to those with numerators ±1. */
  readonly relation: RelationKind;
}

/** Rows start … end−1 of the list that a query describes. */
export interface RowsAnswer {
  /** Counts the changes of the conjectures: rows of different versions do not belong together. */
  readonly version: number;
  /** Rows of the whole list. */
  readonly total: number;
  readonly families: number;
  readonly conjectures: number;
  readonly rows: readonly ListRow[];
}

/** A residue class of the terms: a_{index} = formula. */
export interface TermClass {
  /** LaTeX of the index: "2j+1". */
  readonly index: string;
  /** LaTeX of the polynomial in j: "2j + 3". */
  readonly polynomial: string;
  /** b after this term: "−", "+", or both where the pattern's length does not divide the period. */
  readonly sign: string;
  readonly first: readonly string[];
}

/** A proof as paragraphs of LaTeX's text with $…$, \[…\] and align*. */
export interface DetailProof {
  readonly theorem: string;
  readonly proof: string;
  /** What it rests on: the classical theorems, the lemma that carries them over, the sources. */
  readonly foundations: string;
}

/** A curve of a figure of convergence. */
export interface FigureCurve {
  /** Its entry in the legend, as plain text and as LaTeX's text with $…$. */
  readonly text: string;
  readonly latex: string;
  /** Multiplications a term. */
  readonly cost: number;
  /** Correct digits after n = 1, 2, … terms. */
  readonly digits: readonly number[];
  /** Whether it is the simple continued fraction of a value, drawn beside the others. */
  readonly isBeside: boolean;
}

/** All that the detail of a conjecture shows. */
export interface Detail {
  readonly id: string;
  readonly family: string;
  /** The display that would be inserted: its body as LaTeX. */
  readonly latex: string;
  readonly text: string;
  readonly constant: string;
  /** As of a row. */
  readonly signs: string;
  readonly isSigned: boolean;
  readonly preperiod: readonly string[];
  readonly classes: readonly TermClass[];
  /** LaTeX of the recurrence, where the terms are no interlaced polynomials. */
  readonly recurrence: string | null;
  readonly terms: readonly string[];
  readonly order: number;
  readonly digits: number;
  /** Whether the enclosure of the constant is a theorem. */
  readonly proved: boolean;
  readonly standing: StandingKind;
  /** What is known of it as a sentence: a classical theorem with its source, proved here, or open and why. */
  readonly standingText: string;
  /** The proof; null where there is none. */
  readonly proof: DetailProof | null;
  readonly rate: number;
  /** Its curve, and that of the simple fraction of the same value where it is another one and is known. */
  readonly curves: readonly FigureCurve[];
  /** "e: degree 1, height 2, period 4, order 24". */
  readonly search: string;
  readonly quadratic: boolean;
  readonly relation: RelationKind;
  /** That as a sentence; "" where the numerators are ±1. */
  readonly relationText: string;
}

/** Calls that are answered. */
export interface PageCalls {
  rows: {
    readonly parameters: { readonly query: ListQuery; readonly start: number; readonly end: number };
    readonly result: RowsAnswer;
  };
  detail: { readonly parameters: { readonly id: string }; readonly result: Detail };
  /**
   * The conjectures of the rows from one to another, to be selected together: as many as can be, those at `from` first. Null is
   * the list's end; what the list does not show is left out.
   */
  ids: {
    readonly parameters: {
      readonly query: ListQuery;
      readonly from: string | null;
      readonly to: string | null;
    };
    readonly result: { readonly ids: readonly string[]; readonly areAll: boolean };
  };
  /** The curves of some conjectures, in their order. */
  curves: {
    readonly parameters: { readonly ids: readonly string[] };
    readonly result: readonly FigureCurve[];
  };
  /** The constants that the filter offers. */
  constants: { readonly parameters: Record<string, never>; readonly result: readonly string[] };
  /** Done when the action is done; its own messages are shown by the host. */
  action: {
    readonly parameters: { readonly action: PageAction; readonly id: string };
    readonly result: boolean;
  };
  /** The same with several conjectures; the axes are those of a figure. */
  several: {
    readonly parameters: {
      readonly action: SeveralAction;
      readonly ids: readonly string[];
      readonly axes: FigureAxes;
    };
    readonly result: boolean;
  };
  /** Saves a picture where the page cannot copy it: a PNG in base64. */
  picture: { readonly parameters: { readonly png: string }; readonly result: boolean };
}
export type PageCall = keyof PageCalls;

/** Page to host. */
export type FromPage =
  /** The page listens now; nothing is sent before. */
  | { readonly kind: 'ready' }
  | {
      readonly [call in PageCall]: {
        readonly kind: 'call';
        readonly number: number;
        readonly call: call;
        readonly parameters: PageCalls[call]['parameters'];
      };
    }[PageCall]
  /** The conjectures that are selected together now, for commands of the palette and of menus. */
  | { readonly kind: 'selection'; readonly ids: readonly string[] }
  /** Opens the quick input of a new search, from the button of an empty list. */
  | { readonly kind: 'search' };

/** Host to page. */
export type ToPage =
  | { readonly kind: 'answer'; readonly number: number; readonly ok: true; readonly result: unknown }
  | { readonly kind: 'answer'; readonly number: number; readonly ok: false; readonly message: string }
  /** The conjectures have changed: ask again for the rows in sight. At most twice a second. */
  | { readonly kind: 'changed'; readonly version: number }
  /** Selects a conjecture and shows its detail. */
  | { readonly kind: 'select'; readonly id: string };

/** What the host writes into the page, as JSON in a script element of type application/json with the id "start". */
export interface PageStart {
  /** The list alone in the side panel; list and detail side by side in an editor tab; or the page of numbers. */
  readonly layout: 'side' | 'wide' | 'numbers';
  /** Strings by their English text, for vscode.l10n's language. */
  readonly strings: Readonly<Record<string, string>>;
}
