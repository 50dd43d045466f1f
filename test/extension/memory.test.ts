import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import type { Memento } from 'vscode';
import { wordings } from '../../src/documents/wording.ts';
import { Answers } from '../../src/extension/documents/answers.ts';
import { listOf, KeptMemory, textOf } from '../../src/extension/memory.ts';
import { NumberHistory } from '../../src/extension/numbers/history.ts';
import type { PageNumber } from '../../src/protocol/numbers.ts';
import { strange } from '../support/mutations.ts';

/** A store that holds one thing under every name, until another is put into it. */
class Store implements Memento {
  constructor(public kept: unknown) {}

  keys(): readonly string[] {
    return [];
  }

  get<T>(): T {
    return this.kept as T;
  }

  update(_: string, value: unknown): Promise<void> {
    this.kept = value;
    return Promise.resolve();
  }
}

const number: PageNumber = { id: 'x', input: '2.718', names: [], sentences: ['S'], isDecimal: true };

describe('what is kept between sessions', () => {
  it('a list is read as what fits of it, whatever the store holds', () => {
    const list = (kept: unknown) => new KeptMemory(new Store(kept), 'key', listOf(textOf(10), 3), []).get();
    assert.deepEqual(list(['a', 7, 'b', null, 'c']), ['a', 'b']);
    assert.deepEqual(list({ length: 2 }), []);
    fc.assert(
      fc.property(strange([['a', 'b']]), (kept) => {
        const read = list(kept);
        assert.ok(read.length <= 3 && read.every((text) => typeof text === 'string' && text.length <= 10));
      }),
      { numRuns: 500 },
    );
  });

  it('numbers that were looked at come back as numbers, or not at all', () => {
    assert.deepEqual(new NumberHistory(new Store([number, { ...number, names: 'e' }])).state.numbers, [
      number,
    ]);
    fc.assert(
      fc.property(strange([[number, number]]), (kept) => {
        const { numbers, shown } = new NumberHistory(new Store(kept)).state;
        for (const { id, names, sentences } of numbers)
          assert.ok(typeof id === 'string' && Array.isArray(names) && Array.isArray(sentences));
        assert.equal(shown, numbers[0]?.id ?? null);
      }),
      { numRuns: 500 },
    );
  });

  it('answers are wordings, and forgetting them counts no others', async () => {
    await fc.assert(
      fc.asyncProperty(strange([{ theorem: wordings[0] }]), async (kept) => {
        const answers = new Answers(new Store(kept));
        const count = await answers.forget();
        assert.ok(Number.isInteger(count) && count >= 0);
      }),
      { numRuns: 500 },
    );
    assert.equal(await new Answers(new Store({ theorem: wordings[0], lemma: 'any' })).forget(), 1);
  });

  it('is read through its form alone: no other file takes anything out of a store', () => {
    for (const path of readdirSync('src/extension', { recursive: true, encoding: 'utf8' })) {
      if (!path.endsWith('.ts') || path === 'memory.ts') continue;
      const text = readFileSync(`src/extension/${path}`, 'utf8');
      assert.doesNotMatch(text, /(?:memento|[sS]tate)\s*\.\s*(?:get|update)\b/, path);
    }
  });
});
