import assert from 'node:assert/strict';
import fc from 'fast-check';
import { standingKinds } from '../../src/core/theorems/standingKinds.ts';
import { figureAxes } from '../../src/core/fractions/figureAxes.ts';
import { pageActions, severalActions } from '../../src/protocol/actions.ts';
import { readAnswer, readToNumbersPage, readToPage } from '../../src/protocol/hostMessages.ts';
import { batchActions, nameActions } from '../../src/protocol/numbers.ts';
import type { FromNumbersPage, PageName, ToNumbersPage } from '../../src/protocol/numbers.ts';
import { readFromNumbersPage } from '../../src/protocol/numbersMessages.ts';
import { sortOrders } from '../../src/protocol/page.ts';
import type { Detail, FigureCurve, FromPage, ListRow, PageCalls, ToPage } from '../../src/protocol/page.ts';
import { readFromPage } from '../../src/protocol/pageMessages.ts';
import { strange } from './mutations.ts';

export const query = {
  text: '',
  constant: '',
  standing: '',
  relation: '',
  sort: 'simplest',
  expanded: ['f'],
} as const;
export const rowsCall = {
  kind: 'call',
  number: 1,
  call: 'rows',
  parameters: { query, start: 0, end: 50 },
} as const;

export const severalCall = {
  kind: 'call',
  number: 5,
  call: 'several',
  parameters: { action: 'insertFigure', ids: ['x', 'y'], axes: 'error' },
} as const;

export const fromPage: readonly FromPage[] = [
  { kind: 'ready' },
  { kind: 'search' },
  rowsCall,
  { kind: 'call', number: 2, call: 'detail', parameters: { id: 'x' } },
  { kind: 'call', number: 3, call: 'constants', parameters: {} },
  { kind: 'call', number: 4, call: 'action', parameters: { action: 'insert', id: 'x' } },
  { kind: 'selection', ids: ['x', 'y'] },
  severalCall,
  { kind: 'call', number: 6, call: 'ids', parameters: { query, from: 'x', to: null } },
  { kind: 'call', number: 7, call: 'curves', parameters: { ids: ['x', 'y'] } },
  { kind: 'call', number: 8, call: 'picture', parameters: { png: 'iVBORw0KGgo=' } },
];

export const toPage: readonly ToPage[] = [
  { kind: 'answer', number: 1, ok: true, result: ['e'] },
  { kind: 'answer', number: 1, ok: false, message: 'No.' },
  { kind: 'changed', version: 7 },
  { kind: 'select', id: 'x' },
];

export const row: ListRow = {
  ...{
    kind: 'family',
    id: 'x',
    family: 'f',
    latex: 'e',
    text: 'e',
    constant: 'e',
    signs: '+',
    isSigned: true,
  },
  ...{
    rule: '2; 1',
    order: 1,
    count: 2,
    members: 1,
    standing: 'open',
    rate: 1.5,
    gain: 1,
    gainIsLimit: false,
  },
  quadratic: false,
  relation: 'outside',
};
const curves: readonly FigureCurve[] = [
  { text: 'e', latex: '$e$', cost: 2, digits: [1, 2], isBeside: false },
];
export const detail: Detail = {
  ...{ id: 'x', family: 'f', latex: 'e', text: 'e', constant: 'e', signs: '+', isSigned: true, order: 1 },
  ...{ preperiod: ['2'], recurrence: null, terms: ['2', '1'], digits: 100, proved: true, standing: 'proved' },
  classes: [{ index: 'j', polynomial: '2j', sign: '+', first: ['0', '2'] }],
  ...{
    standingText: 'Known.',
    proof: { theorem: 'T', proof: 'P', foundations: 'F' },
    rate: 1.5,
    search: 'e',
  },
  ...{ curves, quadratic: false },
  ...{ relation: 'equivalent', relationText: 'Equivalent.' },
};
export const answers: { readonly [Call in keyof PageCalls]: PageCalls[Call]['result'] } = {
  rows: { version: 1, total: 1, families: 1, conjectures: 2, rows: [row] },
  detail,
  ids: { ids: ['x', 'y'], areAll: true },
  curves,
  constants: ['e', 'pi'],
  action: true,
  several: true,
  picture: false,
};

export const fromNumbers: readonly FromNumbersPage[] = [
  { kind: 'ready' },
  { kind: 'identify', text: '1.234567' },
  { kind: 'show', id: 'x' },
  { kind: 'name', action: 'insert', id: 'x', index: 0 },
  { kind: 'moreDigits', id: 'x' },
  { kind: 'batch', action: 'insertBeside' },
  { kind: 'forget' },
];
const name: PageName = {
  ...{ text: 'e', latex: 'e', basis: 'B', isExpression: true },
  standing: 'proved',
  figures: { explains: 10, cost: 2, surplus: 8 },
  programs: [{ title: 'PARI/GP', text: 'exp(1)' }],
};
export const toNumbers: ToNumbersPage = {
  kind: 'numbers',
  state: {
    numbers: [{ id: 'x', input: '2.718', names: [name], sentences: ['S'], isDecimal: true }],
    ...{ shown: 'x', batch: ['x'], isBusy: false },
  },
};

/** Whether a message means what one from a list does: no field more, none of another kind, each name on its list. */
function isWish(message: FromPage | FromNumbersPage): boolean {
  switch (message.kind) {
    case 'ready':
    case 'search':
    case 'forget':
      return Object.keys(message).length === 1;
    case 'identify':
      return message.text.trim() !== '' && message.text.length <= 100_000;
    case 'show':
    case 'moreDigits':
      return typeof message.id === 'string' && message.id.length <= 100;
    case 'name':
      return (
        Object.hasOwn(nameActions, message.action) && Number.isInteger(message.index) && message.index >= 0
      );
    case 'selection':
      return areIds(message.ids, 1000);
    case 'batch':
      return Object.hasOwn(batchActions, message.action);
    case 'call':
      return Number.isInteger(message.number) && message.number >= 0 && isCall(message);
  }
}

function areIds(ids: readonly unknown[], most: number): boolean {
  return ids.length <= most && ids.every((id) => typeof id === 'string' && id.length <= 100);
}

function isCall(message: Extract<FromPage, { readonly kind: 'call' }>): boolean {
  if (message.call === 'constants') return true;
  if (message.call === 'detail') return typeof message.parameters.id === 'string';
  if (message.call === 'action') return Object.hasOwn(pageActions, message.parameters.action);
  if (message.call === 'picture') return /^iVBORw0KGgo[\w+/]*={0,2}$/.test(message.parameters.png);
  if (message.call === 'curves') return areIds(message.parameters.ids, 8);
  if (message.call === 'several') {
    const { action, axes, ids } = message.parameters;
    return (
      Object.hasOwn(severalActions, action) &&
      figureAxes.includes(axes) &&
      ids.length > 0 &&
      areIds(ids, 1000)
    );
  }
  if (message.call === 'ids') {
    const { from, to } = message.parameters;
    return areIds(
      [from, to].filter((id) => id !== null),
      2,
    );
  }
  const { query, start, end } = message.parameters;
  return (
    start >= 0 &&
    end - start >= 0 &&
    end - start <= 500 &&
    sortOrders.includes(query.sort) &&
    ['', ...standingKinds].includes(query.standing) &&
    [query.text, query.constant, ...query.expanded].every((text) => typeof text === 'string')
  );
}

/** Whatever pages send is read as a wish on a list, or not at all. */
export function readsWishesAlone(runs: number): void {
  for (const [messages, reader] of [
    [fromPage, readFromPage],
    [fromNumbers, readFromNumbersPage],
  ] as const)
    fc.assert(
      fc.property(strange(messages), (message) => {
        const read = reader(message);
        assert.ok(read === undefined || isWish(read));
      }),
      { numRuns: runs },
    );
}

/** Whatever the host sends is read as what its type says, or not at all: read again it is the same. */
export function readsHostAlike(runs: number): void {
  const readers: readonly [readonly unknown[], (message: unknown) => unknown][] = [
    [toPage, readToPage],
    [[toNumbers], readToNumbersPage],
    ...(Object.keys(answers) as (keyof PageCalls)[])
      .map((call) => [[answers[call]], (message: unknown) => readAnswer(call, message)] as const)
      .map(([list, read]): [readonly unknown[], (message: unknown) => unknown] => [list, read]),
  ];
  for (const [messages, read] of readers)
    fc.assert(
      fc.property(strange(messages), (message) => {
        const once = read(message);
        if (once !== undefined) assert.deepEqual(read(structuredClone(once)), once);
      }),
      { numRuns: runs },
    );
}
