import * as v from 'valibot';
import { relationChoices } from '../core/theorems/relationKinds.ts';
import { standingKinds } from '../core/theorems/standingKinds.ts';
import { figureAxes, mostCurves } from '../core/fractions/figureAxes.ts';
import { pageActions, severalActions } from './actions.ts';
import type { PageAction, SeveralAction } from './actions.ts';
import { list, longestList, mostRows, mostSelected, text, whole } from './parts.ts';
import { sortOrders } from './page.ts';
import type { FromPage, PageCall, PageCalls } from './page.ts';

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

const several = v.strictObject({
  action: v.picklist(Object.keys(severalActions) as SeveralAction[]),
  ids: v.pipe(list(id, mostSelected), v.minLength(1)),
  axes: v.picklist(figureAxes),
});

/** Longest picture in base64: some megabytes. */
const longestPicture = 10_000_000;
/** What every PNG begins with, in base64. */
const pngBeginning = 'iVBORw0KGgo';

const call = <const Call extends PageCall, const Parameters extends v.GenericSchema>(
  name: Call,
  parameters: Parameters,
) => v.strictObject({ kind: v.literal('call'), number, call: v.literal(name), parameters });

const fromPage: v.GenericSchema<unknown, FromPage> = v.union([
  v.strictObject({ kind: v.literal('ready') }),
  v.strictObject({ kind: v.literal('search') }),
  v.strictObject({ kind: v.literal('selection'), ids: list(id, mostSelected) }),
  call('rows', range),
  call('ids', v.strictObject({ query, from: v.nullable(id), to: v.nullable(id) })),
  call('curves', v.strictObject({ ids: list(id, mostCurves) })),
  call('several', several),
  call(
    'picture',
    v.strictObject({
      png: v.pipe(text(longestPicture), v.startsWith(pngBeginning), v.regex(/^[A-Za-z\d+/]*={0,2}$/)),
    }),
  ),
  call('detail', v.strictObject({ id })),
  call('constants', v.strictObject({})),
  call('action', v.strictObject({ action: v.picklist(Object.keys(pageActions) as PageAction[]), id })),
]);

/** A message of the page, if it is one; undefined for anything else. */
export function readFromPage(message: unknown): FromPage | undefined {
  const { success, output } = v.safeParse(fromPage, message);
  return success ? output : undefined;
}

/** What the command for several conjectures is run with by a page; undefined for anything else. */
export function readSeveral(argument: unknown): PageCalls['several']['parameters'] | undefined {
  const { success, output } = v.safeParse(several, argument);
  return success ? output : undefined;
}

const ofMenu = v.object({ conjecture: id });

/** The conjecture that a menu of a page is opened on; undefined for anything else. */
export function conjectureOfMenu(argument: unknown): string | undefined {
  const { success, output } = v.safeParse(ofMenu, argument);
  return success ? output.conjecture : undefined;
}
