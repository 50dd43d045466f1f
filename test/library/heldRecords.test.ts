import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'mocha';
import type { Conjecture } from '../../src/core/conjecture.ts';
import { Prover } from '../../src/core/theorems/certificates/familyProof.ts';
import { withCertificate } from '../../src/core/theorems/certificates/prove.ts';
import { linesToAdd } from '../../src/library/heldRecords.ts';
import { conjectureToLine } from '../../src/library/json.ts';
import { parseLibrary } from '../../src/library/library.ts';
import { addToLibrary, LibraryWriter } from '../../src/library/writer.ts';
import { sampleSearch } from '../support/samples.ts';

/** How records are added to a library's text: each gives the text that is there afterwards. */
type Adding = (path: string, conjectures: readonly Conjecture[]) => void;

const writers: Readonly<Record<string, Adding>> = {
  'the writer of files, all at once': addToLibrary,
  'the writer of files, record by record': (path, conjectures) => {
    const writer = new LibraryWriter(path);
    for (const conjecture of conjectures) {
      writer.add(conjecture);
      writer.flush();
    }
    writer.close();
  },
  'what is written into an editor': (path, conjectures) => {
    const text = readFileSync(path, 'utf8');
    writeFileSync(path, text + linesToAdd(text, conjectures));
  },
};

describe('what a library holds', () => {
  let folder: string;
  let bare: Conjecture;
  let other: Conjecture;
  let proved: Conjecture;
  before(async () => {
    folder = mkdtempSync(join(tmpdir(), 'esma-held-'));
    const { conjectures } = await sampleSearch('e', { height: 1, period: 2 });
    [bare, other] = conjectures as [Conjecture, Conjecture];
    const proof = new Prover().prove(bare);
    assert.ok(proof.ok);
    proved = withCertificate(bare, proof);
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  const text = (...conjectures: Conjecture[]) =>
    conjectures.map((one) => `${conjectureToLine(one)}\n`).join('');

  for (const [name, add] of Object.entries(writers)) {
    it(`${name}: a proof is added to a record without one, and never the other way`, () => {
      const path = join(folder, 'held.esma.jsonl');
      const after = (before: string, conjectures: readonly Conjecture[]) => {
        writeFileSync(path, before);
        add(path, conjectures);
        return readFileSync(path, 'utf8');
      };
      assert.equal(after('', [bare, bare, other]), text(bare, other));
      assert.equal(after(text(bare), [proved, bare]), text(bare, proved));
      assert.equal(after(text(proved), [bare, other]), text(proved, other));
      // Another program has added it without its proof: the one with the proof still counts.
      assert.equal(after(text(proved, bare), [proved]), text(proved, bare));
      assert.notEqual(parseLibrary(text(proved, bare)).conjectures[0]!.claimedProof, null);
      // The last line has no end.
      assert.equal(after(text(bare).trimEnd(), [other]), text(bare, other));
    });
  }

  it('a proof takes the place of one that is claimed and does not hold', () => {
    const wrong = { ...proved, claimedProof: { ...proved.claimedProof!, head: 7 } } as Conjecture;
    assert.equal(linesToAdd(text(wrong), [proved]), text(proved));
    assert.equal(linesToAdd(text(proved), [wrong]), '');
  });
});
