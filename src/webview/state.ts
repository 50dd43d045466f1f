import { relationChoices } from '../core/theorems/relationKinds.ts';
import type { RelationChoice } from '../core/theorems/relationKinds.ts';
import { standingKinds } from '../core/theorems/standingKinds.ts';
import type { StandingKind } from '../core/theorems/standingKinds.ts';
import { sortOrders } from '../protocol/page.ts';
import type { ListQuery } from '../protocol/page.ts';

/** What survives a reload of the page. */
export interface PageState {
  readonly query: ListQuery;
  readonly scrollTop: number;
  /** The row that the arrow keys move. */
  readonly active: number;
  /** The conjecture in the detail. */
  readonly selected: string | null;
  /** The conjectures that are selected together. */
  readonly together: readonly string[];
  /** Share of the first part beside the divider, 0 … 1. */
  readonly split: number;
}

export const emptyQuery: ListQuery = {
  text: '',
  constant: '',
  standing: '',
  relation: '',
  sort: 'simplest',
  expanded: [],
};

/** Whether the query leaves nothing out. */
export function showsAll({ text, constant, standing, relation }: ListQuery): boolean {
  return text.trim() === '' && constant === '' && standing === '' && relation === '';
}

/** The state that was kept, or the first one: what does not fit is replaced field by field. */
export function readState(kept: unknown, firstSplit: number): PageState {
  const state = record(kept);
  const query = record(state.query);
  const one = <T>(values: readonly T[], value: unknown, otherwise: T) =>
    values.includes(value as T) ? (value as T) : otherwise;
  return {
    query: {
      text: text(query.text),
      constant: text(query.constant),
      standing: one<StandingKind | ''>(standingKinds, query.standing, ''),
      relation: one<RelationChoice | ''>(relationChoices, query.relation, ''),
      sort: one(sortOrders, query.sort, 'simplest'),
      expanded: ids(query.expanded),
    },
    scrollTop: number(state.scrollTop, 0),
    active: Math.floor(number(state.active, 0)),
    selected: typeof state.selected === 'string' ? state.selected : null,
    together: ids(state.together),
    split: clampSplit(number(state.split, firstSplit)),
  };
}

/** Neither side of the divider vanishes. */
export function clampSplit(share: number): number {
  return Math.min(0.8, Math.max(0.2, share));
}

function record(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}

function ids(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((id): id is string => typeof id === 'string') : [];
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function number(value: unknown, otherwise: number): number {
  return typeof value === 'number' && Number.isFinite(value) && value >= 0 ? value : otherwise;
}
