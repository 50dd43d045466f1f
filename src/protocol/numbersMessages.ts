import * as v from 'valibot';
import { parities } from '../core/theorems/parametric/request.ts';
import { batchActions, nameActions } from './numbers.ts';
import type { FromNumbersPage, PageNumber } from './numbers.ts';
import { flag, list, measure, text, whole } from './parts.ts';

/** Longest text that a page can ask to have named. */
const longestText = 100_000;

/** Most names and programs of a number. */
const mostNames = 1000;

const id = text(100);
const keysOf = <Key extends string>(table: Readonly<Record<Key, string>>) => Object.keys(table) as Key[];

const fromPage: v.GenericSchema<unknown, FromNumbersPage> = v.variant('kind', [
  v.strictObject({ kind: v.literal('ready') }),
  v.strictObject({
    kind: v.literal('identify'),
    text: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(longestText)),
  }),
  v.strictObject({ kind: v.literal('show'), id }),
  v.strictObject({
    kind: v.literal('name'),
    action: v.picklist(keysOf(nameActions)),
    id,
    index: whole(mostNames),
  }),
  v.strictObject({ kind: v.literal('moreDigits'), id }),
  v.strictObject({ kind: v.literal('batch'), action: v.picklist(keysOf(batchActions)) }),
  v.strictObject({ kind: v.literal('forget') }),
]);

/** A message of the page of numbers, if it is one; undefined for anything else. */
export function readFromNumbersPage(message: unknown): FromNumbersPage | undefined {
  const { success, output } = v.safeParse(fromPage, message);
  return success ? output : undefined;
}

/** A number that was looked at, as it is sent and as it is kept with the workspace. */
export const pageNumber: v.GenericSchema<unknown, PageNumber> = v.strictObject({
  id,
  input: text(),
  names: list(
    v.strictObject({
      text: text(),
      latex: text(),
      standing: v.picklist(['proved', 'conjectured', 'perhaps']),
      basis: text(),
      figures: v.nullable(v.strictObject({ explains: measure, cost: measure, surplus: measure })),
      programs: list(v.strictObject({ title: text(), text: text() }), mostNames),
      isExpression: flag,
      statement: v.exactOptional(
        v.strictObject({ template: text(), range: text(), parity: v.picklist(parities) }),
      ),
    }),
    mostNames,
  ),
  sentences: list(text(), mostNames),
  isDecimal: flag,
});
