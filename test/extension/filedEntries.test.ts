import assert from 'node:assert/strict';
import { pathToFileURL } from 'node:url';
import { before, describe, it } from 'mocha';
import { readLibraryFile } from '../../src/engine/reading/client.ts';
import type { FiledEntry } from '../../src/extension/conjectures/entries.ts';
import type { UnreadableLine } from '../../src/library/library.ts';
import { Collection } from '../../src/extension/conjectures/collection.ts';
import { filedEntries, FoundEntry } from '../../src/extension/conjectures/entries.ts';
import { sharedCopy } from '../../src/extension/conjectures/turns.ts';
import { proofOf } from '../../src/core/theorems/certificates/proofOf.ts';
import type { StandingKind } from '../../src/core/theorems/standingKinds.ts';
import { conjectureToLine } from '../../src/library/json.ts';
import { parseLibrary } from '../../src/library/library.ts';
import { conjectureFromLine } from '../../src/library/reading.ts';
import { esma } from '../support/cli.ts';
import { keepsPromise, longestBlock, threadClock } from '../support/promise.ts';
import { manyRecords } from '../support/records.ts';

const script = pathToFileURL('dist/worker.js');

/** Reads a text as a library, in the thread that the extension reads one in. */
async function readText(text: string) {
  const bytes = Buffer.from(text);
  const file = new SharedArrayBuffer(bytes.length);
  Buffer.from(file).set(bytes);
  const read = { bytes: Buffer.from(file), time: 7 };
  const lines: FiledEntry[] = [];
  const reading = readLibraryFile(script, file, (more) => void lines.push(...filedEntries(more, read)));
  const unreadable: readonly UnreadableLine[] = await reading.finished;
  return { lines, unreadable };
}

/** A record whose certificate has one number changed, without its seal: what a forger would write. */
function withFalseCertificate(line: string): string {
  const record = JSON.parse(line) as Record<string, unknown>;
  delete record.seal;
  const proof = structuredClone(record.proof) as Record<string, unknown>;
  if (proof.kind === 'periodic') (proof.tail as { rational: string }).rational = '77';
  else if (proof.kind === 'mover') proof.fractionHead = ['7', '-1', '1', '1'];
  else proof.head = (proof.head as number) + 1;
  return JSON.stringify({ ...record, proof });
}

describe('a library that is read in a thread of its own', () => {
  let library: string[];
  before(() => {
    library = esma('search', 'e', '--members', '3', '--json').out.trim().split('\n');
    library.push(...esma('search', 'sqrt(2)', '--height', '1', '--json').out.trim().split('\n').slice(0, 5));
  });

  it('lists each conjecture as one that is at hand', async () => {
    const { lines, unreadable } = await readText(`${library.join('\n')}\n`);
    assert.deepEqual(unreadable, []);
    assert.equal(lines.length, library.length);
    const standings = new Set<string>();
    for (const [i, filed] of lines.entries()) {
      const found = new FoundEntry(conjectureFromLine(library[i]!), 7);
      for (const name of [
        'id',
        'family',
        'constant',
        'simplicity',
        'rate',
        'gain',
        'standing',
        'searchText',
      ] as const)
        assert.equal(filed[name], found[name], name);
      assert.deepEqual(filed.conjecture, found.conjecture);
      standings.add(filed.standing);
    }
    assert.deepEqual([...standings].sort(), ['known', 'proved']);
  });

  it('lists and counts as proved what the checker accepts, whatever the lines claim', async () => {
    const forged = library.map((line) => withFalseCertificate(line));
    const { lines, unreadable } = await readText([...library, ...forged].join('\n'));
    assert.deepEqual(unreadable, []);
    assert.ok(lines.every(({ claimsProof }) => claimsProof));
    const [honest, claimed] = [lines.slice(0, library.length), lines.slice(library.length)];
    const query = { text: '', constant: '', relation: '', sort: 'simplest', expanded: [] } as const;
    const countOf = async (entries: readonly FiledEntry[], standing: StandingKind) => {
      const collection = new Collection();
      await collection.addEntries('file', entries);
      return (await collection.list({ ...query, standing })).conjectures;
    };
    for (const standing of ['proved', 'known'] as const) assert.equal(await countOf(claimed, standing), 0);
    assert.equal(await countOf(claimed, 'open'), library.length);
    // A claim that does not hold takes the place of none that does, in whichever order they come.
    for (const entries of [lines, [...claimed, ...honest]]) {
      assert.equal(await countOf(entries, 'open'), 0);
      assert.equal((await countOf(entries, 'proved')) + (await countOf(entries, 'known')), library.length);
    }
    const { conjectures } = parseLibrary([...library, ...forged].join('\n'));
    assert.equal(conjectures.length, library.length);
    for (const conjecture of conjectures) assert.ok(proofOf(conjecture));
  });

  it('names the lines that cannot be read, and reads the others', async () => {
    const [first, second] = library;
    const wrong = second!.replace('"schema":1', '"schema":9');
    const { lines, unreadable } = await readText(`${first}\n\n{"schema":\n${wrong}\n  \nπ\n${second}`);
    assert.equal(lines.length, 2);
    assert.deepEqual(
      unreadable.map(({ line }) => line),
      [3, 4, 6],
    );
    assert.match(unreadable[1]!.reason, /schema: 9 is not allowed; give 1/);
  });

  it('reads a file with nothing in it', async () => {
    const { lines, unreadable } = await readText('');
    assert.deepEqual([lines, unreadable], [[], []]);
  });

  it('leaves the host free: 100,000 conjectures are read and listed without blocking it for 50 ms', async function () {
    this.timeout(300_000);
    const count = 100_000;
    const bytes = Buffer.from(manyRecords(count).map(conjectureToLine).join('\n'));
    const query = {
      text: '',
      constant: '',
      standing: '',
      relation: '',
      sort: 'simplest',
      expanded: [],
    } as const;
    const measure = () =>
      longestBlock(async () => {
        const collection = new Collection();
        const file = await sharedCopy(bytes);
        const own = Buffer.from(file);
        let adding = Promise.resolve(0);
        const reading = readLibraryFile(script, file, (more) => {
          const entries = filedEntries(more, { bytes: own, time: 1 });
          adding = adding.then(() => collection.addEntries('file', entries));
        });
        await reading.finished;
        assert.equal(await adding, count);
        assert.equal((await collection.list(query)).rows.length, count);
      });
    await keepsPromise('blocked at most', 50, measure, { clock: threadClock });
  });

  it('ends where it is told to, and says so', async () => {
    const file = new SharedArrayBuffer(8);
    const reading = readLibraryFile(script, file, () => undefined);
    reading.cancel();
    await assert.rejects(reading.finished, /has ended/);
  });
});
