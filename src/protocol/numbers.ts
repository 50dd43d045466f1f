import type { NameStanding } from '../core/theorems/naming/nameDigits.ts';
import type { StatementsRequest } from '../core/theorems/parametric/request.ts';

/**
 * What the page of named numbers and the extension host say to each other. The host holds the numbers that were looked at and
 * sends all that the page shows whenever it changes; the page sends wishes.
 */

/** What a page of numbers may ask for one name. */
export const nameActions = {
  insert: 'Insert',
  copyAs: 'Copy As…',
  search: 'Search Conjectures for It',
  insertProof: 'Insert Proof…',
} as const;
export type NameAction = keyof typeof nameActions;

/** What it may ask for all numbers that were selected together. */
export const batchActions = {
  insertBeside: 'Insert beside Each',
  insertTable: 'Insert as Table',
  copyTable: 'Copy Table',
} as const;
export type BatchAction = keyof typeof batchActions;

/** A name as the page shows it. */
export interface PageName {
  readonly text: string;
  readonly latex: string;
  readonly standing: NameStanding;
  /** The theorem with its source, or the digits that were compared. */
  readonly basis: string;
  readonly figures: { readonly explains: number; readonly cost: number; readonly surplus: number } | null;
  readonly programs: readonly { readonly title: string; readonly text: string }[];
  /** Whether a search can take it. */
  readonly isExpression: boolean;
  /** What a statement for all k was asked for by; names of numbers have none. */
  readonly statement?: StatementsRequest;
}

/** A number that was looked at. */
export interface PageNumber {
  readonly id: string;
  readonly input: string;
  readonly names: readonly PageName[];
  readonly sentences: readonly string[];
  /** Whether it was given by digits, so that more of them can be given. */
  readonly isDecimal: boolean;
}

/** All that the page shows. */
export interface NumbersState {
  /** The newest first. */
  readonly numbers: readonly PageNumber[];
  /** The number whose names are shown. */
  readonly shown: string | null;
  /** Numbers that were selected together, in the order of the document; [] where one was. */
  readonly batch: readonly string[];
  readonly isBusy: boolean;
}

/** Page to host. */
export type FromNumbersPage =
  | { readonly kind: 'ready' }
  | { readonly kind: 'identify'; readonly text: string }
  | { readonly kind: 'show'; readonly id: string }
  | { readonly kind: 'name'; readonly action: NameAction; readonly id: string; readonly index: number }
  | { readonly kind: 'moreDigits'; readonly id: string }
  | { readonly kind: 'batch'; readonly action: BatchAction }
  | { readonly kind: 'forget' };

/** Host to page. */
export interface ToNumbersPage {
  readonly kind: 'numbers';
  readonly state: NumbersState;
}
