import * as v from 'valibot';
import { batchActions, nameActions } from '../../protocol/numbers.ts';
import type { FromNumbersPage } from '../../protocol/numbers.ts';

/** Longest text that a page can ask to have named. */
const longestText = 100_000;

const id = v.pipe(v.string(), v.maxLength(100));
const keysOf = <Key extends string>(table: Readonly<Record<Key, string>>) => Object.keys(table) as Key[];

/** The messages of the page of numbers, field by field. */
const schema = v.variant('kind', [
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
    index: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(100)),
  }),
  v.strictObject({ kind: v.literal('moreDigits'), id }),
  v.strictObject({ kind: v.literal('batch'), action: v.picklist(keysOf(batchActions)) }),
  v.strictObject({ kind: v.literal('forget') }),
]);

/** A message of the page of numbers, if it is one; undefined for anything else. */
export function checkedNumbersMessage(message: unknown): FromNumbersPage | undefined {
  const { success, output } = v.safeParse(schema, message);
  return success ? output : undefined;
}
