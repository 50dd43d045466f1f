import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { readAnswer, readToNumbersPage, readToPage } from '../../src/protocol/hostMessages.ts';
import { readFromNumbersPage } from '../../src/protocol/numbersMessages.ts';
import type { PageCalls } from '../../src/protocol/page.ts';
import { conjectureOfMenu, readFromPage, readSeveral } from '../../src/protocol/pageMessages.ts';
import {
  answers,
  detail,
  fromNumbers,
  fromPage,
  query,
  readsHostAlike,
  readsWishesAlone,
  row,
  rowsCall,
  severalCall,
  toNumbers,
  toPage,
} from '../support/pageMessages.ts';

describe('messages between the pages and the host', () => {
  it('that are true are read as they are', () => {
    for (const message of fromPage) assert.deepEqual(readFromPage(message), message);
    for (const message of toPage) assert.deepEqual(readToPage(message), message);
    for (const message of fromNumbers) assert.deepEqual(readFromNumbersPage(message), message);
    assert.deepEqual(readToNumbersPage(toNumbers), toNumbers);
    for (const call of Object.keys(answers) as (keyof PageCalls)[])
      assert.deepEqual(readAnswer(call, answers[call]), answers[call]);
  });

  it('that are nearly right are not read', () => {
    for (const message of [
      null,
      'ready',
      [],
      { kind: 'call' },
      { ...rowsCall, number: '1' },
      { ...rowsCall, call: 'toString' },
      { ...rowsCall, extra: 1 },
      { ...rowsCall, parameters: { query, start: 0, end: 1e9 } },
      { ...rowsCall, parameters: { query, start: 5, end: 4 } },
      { ...rowsCall, parameters: { query, start: -1, end: 5 } },
      { ...rowsCall, parameters: { query: { ...query, sort: 'worst' }, start: 0, end: 5 } },
      { kind: 'call', number: 1, call: 'action', parameters: { action: 'workbench.action.quit', id: 'x' } },
      { kind: 'call', number: 1, call: 'action', parameters: { action: 'constructor', id: 'x' } },
      { kind: 'call', number: 1, call: 'detail', parameters: { id: 5 } },
      { ...severalCall, parameters: { ...severalCall.parameters, ids: [] } },
      { ...severalCall, parameters: { ...severalCall.parameters, ids: Array(1001).fill('x') } },
      { ...severalCall, parameters: { ...severalCall.parameters, action: 'workbench.action.quit' } },
      { ...severalCall, parameters: { ...severalCall.parameters, axes: 'toString' } },
      { kind: 'call', number: 1, call: 'curves', parameters: { ids: Array(9).fill('x') } },
      { kind: 'call', number: 1, call: 'ids', parameters: { query, from: 0, to: null } },
      { kind: 'call', number: 1, call: 'picture', parameters: { png: 'PHN2Zz4=' } },
      { kind: 'call', number: 1, call: 'picture', parameters: { png: 'iVBORw0KGgo<script>' } },
      { kind: 'selection', ids: 'x' },
    ])
      assert.equal(readFromPage(message), undefined, JSON.stringify(message));
    for (const message of [
      { kind: 'identify', text: ' ' },
      { kind: 'name', action: 'workbench.action.quit', id: 'x', index: 0 },
      { kind: 'name', action: 'constructor', id: 'x', index: 0 },
      { kind: 'name', action: 'insert', id: 'x', index: -1 },
      { kind: 'batch', action: '__proto__' },
      { kind: 'ready', extra: 1 },
    ])
      assert.equal(readFromNumbersPage(message), undefined, JSON.stringify(message));
    assert.equal(readAnswer('rows', { ...answers.rows, rows: [{ ...row, standing: 'true' }] }), undefined);
    assert.equal(readAnswer('detail', { ...detail, terms: [7] }), undefined);
    assert.equal(readAnswer('action', 'yes'), undefined);
  });

  it('that commands are run with are read likewise', () => {
    const { parameters } = severalCall;
    assert.deepEqual(readSeveral(parameters), parameters);
    for (const argument of [
      undefined,
      null,
      'x',
      { ids: ['x'] },
      { ...parameters, ids: [5] },
      { ...parameters, extra: 1 },
    ])
      assert.equal(readSeveral(argument), undefined);
    // VS Code adds what it knows of the page.
    assert.equal(
      conjectureOfMenu({ conjecture: 'x', webview: 'esma.panel', webviewSection: 'conjecture' }),
      'x',
    );
    for (const argument of [undefined, null, 'x', {}, { conjecture: 5 }, { conjecture: 'x'.repeat(101) }])
      assert.equal(conjectureOfMenu(argument), undefined);
  });

  it('of pages are wishes on a list, whatever is sent', () => readsWishesAlone(3000));

  it('of the host are what their types say, whatever is sent: read again they are the same', () =>
    readsHostAlike(500));
});
