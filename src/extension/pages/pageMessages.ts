import { standingKinds } from '../../core/theorems/standingKinds.ts';
import { pageActions } from '../../protocol/actions.ts';
import type { FromPage, PageCall } from '../../protocol/page.ts';

/** Most rows that a page can ask for at once. */
const mostRows = 500;

/** The checks of the parameters of each call. */
const checks: { readonly [call in PageCall]: (parameters: Record<string, unknown>) => boolean } = {
  rows: ({ query, start, end }) => isRange(start, end) && isQuery(query),
  detail: ({ id }) => typeof id === 'string',
  constants: () => true,
  action: ({ action, id }) =>
    typeof id === 'string' && typeof action === 'string' && Object.hasOwn(pageActions, action),
};

/** A message of the page, if it is one; undefined for anything else. */
export function checkedMessage(message: unknown): FromPage | undefined {
  if (!isObject(message)) return undefined;
  if (message['kind'] === 'ready' || message['kind'] === 'search') return message as unknown as FromPage;
  const { kind, number, call, parameters } = message;
  const isCall =
    kind === 'call' &&
    typeof number === 'number' &&
    typeof call === 'string' &&
    Object.hasOwn(checks, call) &&
    isObject(parameters) &&
    checks[call as PageCall](parameters);
  return isCall ? (message as unknown as FromPage) : undefined;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isRange(start: unknown, end: unknown): boolean {
  if (!Number.isInteger(start) || !Number.isInteger(end)) return false;
  const length = Number(end) - Number(start);
  return Number(start) >= 0 && length >= 0 && length <= mostRows;
}

function isQuery(query: unknown): boolean {
  if (!isObject(query)) return false;
  const { text, constant, standing, sort, expanded } = query;
  return (
    typeof text === 'string' &&
    typeof constant === 'string' &&
    ['', ...standingKinds].includes(String(standing)) &&
    ['simplest', 'fastest', 'gain', 'newest'].includes(String(sort)) &&
    Array.isArray(expanded) &&
    expanded.every((id) => typeof id === 'string')
  );
}
