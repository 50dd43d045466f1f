import * as v from 'valibot';
import { relationChoices } from '../core/theorems/relationKinds.ts';
import { standingKinds } from '../core/theorems/standingKinds.ts';
import { pageActions } from './actions.ts';
import type { PageAction } from './actions.ts';
import { list, longestList, mostRows, text, whole } from './parts.ts';
import { sortOrders } from './page.ts';
import type { FromPage, PageCall } from './page.ts';

/*
 * What the page of the conjectures may say to the host, field by field. A page is made of what strangers' files say, and
 * the host does nothing for it that is not on a list.
 */

const id = text(100);
const number = whole(Number.MAX_SAFE_INTEGER);

const query = v.strictObject({
  text: text(10_000),
  constant: text(10_000),
  standing: v.picklist(['', ...standingKinds]),
  relation: v.picklist(['', ...relationChoices]),
  sort: v.picklist(sortOrders),
  expanded: list(id, longestList),
});

/** Rows start … end−1, not too many of them. */
const range = v.pipe(
  v.strictObject({ query, start: number, end: number }),
  v.check(({ start, end }) => start <= end && end - start <= mostRows),
);

const call = <const Call extends PageCall, const Parameters extends v.GenericSchema>(
  name: Call,
  parameters: Parameters,
) => v.strictObject({ kind: v.literal('call'), number, call: v.literal(name), parameters });

const fromPage: v.GenericSchema<unknown, FromPage> = v.union([
  v.strictObject({ kind: v.literal('ready') }),
  v.strictObject({ kind: v.literal('search') }),
  call('rows', range),
  call('detail', v.strictObject({ id })),
  call('constants', v.strictObject({})),
  call('action', v.strictObject({ action: v.picklist(Object.keys(pageActions) as PageAction[]), id })),
]);

/** A message of the page, if it is one; undefined for anything else. */
export function readFromPage(message: unknown): FromPage | undefined {
  const { success, output } = v.safeParse(fromPage, message);
  return success ? output : undefined;
}
