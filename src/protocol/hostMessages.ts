import * as v from 'valibot';
import { relationKinds } from '../core/theorems/relationKinds.ts';
import { standingKinds } from '../core/theorems/standingKinds.ts';
import type { ToNumbersPage } from './numbers.ts';
import { pageNumber } from './numbersMessages.ts';
import type { PageCall, PageCalls, ToPage } from './page.ts';
import { mostCurves } from '../core/fractions/figureAxes.ts';
import { flag, list, measure, longestList, mostRows, mostSelected, text, whole } from './parts.ts';

/*
 * What the host may say to its pages, field by field: an answer that does not fit is shown as a fault, and not as a list
 * that is drawn by half.
 */

const id = text(100);
const number = whole(Number.MAX_SAFE_INTEGER);
const version = number;

const toPage: v.GenericSchema<unknown, ToPage> = v.union([
  v.strictObject({ kind: v.literal('answer'), number, ok: v.literal(true), result: v.unknown() }),
  v.strictObject({ kind: v.literal('answer'), number, ok: v.literal(false), message: text() }),
  v.strictObject({ kind: v.literal('changed'), version }),
  v.strictObject({ kind: v.literal('select'), id }),
]);

/** A message of the host, if it is one; undefined for anything else. What an answer holds is read by `readAnswer`. */
export function readToPage(message: unknown): ToPage | undefined {
  const { success, output } = v.safeParse(toPage, message);
  return success ? output : undefined;
}

/** What a row and the detail say of a conjecture alike. */
const conjecture = {
  id,
  family: id,
  latex: text(),
  text: text(),
  constant: text(),
  signs: text(),
  isSigned: flag,
  order: number,
  standing: v.picklist(standingKinds),
  rate: measure,
  quadratic: flag,
  relation: v.picklist(relationKinds),
};

const row = v.strictObject({
  ...conjecture,
  kind: v.picklist(['family', 'member']),
  rule: text(),
  count: number,
  members: number,
  gain: measure,
  gainIsLimit: flag,
});

/** Curves and those beside them. */
const curves = list(
  v.strictObject({
    text: text(),
    latex: text(),
    cost: number,
    digits: list(v.number(), longestList),
    isBeside: flag,
  }),
  2 * mostCurves,
);

const detail = v.strictObject({
  ...conjecture,
  preperiod: list(text(), longestList),
  classes: list(
    v.strictObject({ index: text(), polynomial: text(), sign: text(), first: list(text(), longestList) }),
    longestList,
  ),
  recurrence: v.nullable(text()),
  terms: list(text(), longestList),
  digits: number,
  proved: flag,
  standingText: text(),
  relationText: text(),
  proof: v.nullable(v.strictObject({ theorem: text(), proof: text(), foundations: text() })),
  curves,
  search: text(),
});

const answers: { readonly [Call in PageCall]: v.GenericSchema<unknown, PageCalls[Call]['result']> } = {
  rows: v.strictObject({
    version,
    total: number,
    families: number,
    conjectures: number,
    rows: list(row, mostRows),
  }),
  detail,
  ids: v.strictObject({ ids: list(id, mostSelected), areAll: flag }),
  curves,
  constants: list(text(), longestList),
  action: flag,
  several: flag,
  picture: flag,
};

/** What the host answers to a call; undefined where it is no such answer. */
export function readAnswer<Call extends PageCall>(
  name: Call,
  result: unknown,
): PageCalls[Call]['result'] | undefined {
  const { success, output } = v.safeParse(answers[name], result);
  return success ? output : undefined;
}

const toNumbersPage: v.GenericSchema<unknown, ToNumbersPage> = v.strictObject({
  kind: v.literal('numbers'),
  state: v.strictObject({
    numbers: list(pageNumber, longestList),
    shown: v.nullable(id),
    batch: list(id, longestList),
    isBusy: flag,
  }),
});

/** What the host says to the page of numbers; undefined for anything else. */
export function readToNumbersPage(message: unknown): ToNumbersPage | undefined {
  const { success, output } = v.safeParse(toNumbersPage, message);
  return success ? output : undefined;
}
