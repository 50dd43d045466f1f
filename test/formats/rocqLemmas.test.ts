import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { rocqLibrary } from '../../src/engine/proving/rocqLibrary.ts';
import { nothingNeeded } from '../../src/formats/proofs/preliminaries.ts';
import { rocqLemmas } from '../../src/formats/proofs/rocqLemmas.ts';

describe('lemmas of the library for Rocq that LaTeX proofs name', () => {
  const library = new Map(rocqLibrary().map(({ name, text }) => [name, text]));
  for (const [kind, needed] of [
    [
      'growing',
      { ...nothingNeeded, classical: ['lambert-coth'], signed: true, carried: true, transfer: true },
    ],
    ['periodic', { ...nothingNeeded, periodic: true }],
    ['numerated', { ...nothingNeeded, steps: ['kummer', 'bessel', 'sum'] }],
  ] as const)
    it(`stand in the files that are named with them, for ${kind} terms`, () => {
      const named = [...rocqLemmas(needed).matchAll(/\\texttt\{([\w\\]+)\} \((\w+)\)/g)];
      assert.ok(named.length > 5);
      for (const [, name, file] of named) {
        const lemma = name!.replaceAll('\\_', '_');
        const source = library.get(`${file}.v`) ?? '';
        assert.match(
          source,
          new RegExp(`^(?:Lemma|Theorem|Definition) ${lemma}\\b`, 'm'),
          `${file}.${lemma}`,
        );
      }
    });
});
