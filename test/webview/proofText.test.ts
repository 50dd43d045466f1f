import assert from 'node:assert/strict';
import katex from 'katex';
import { describe, it } from 'mocha';
import { argumentOf } from '../../src/core/theorems/certificates/argument.ts';
import { proveFamily } from '../../src/core/theorems/certificates/familyProof.ts';
import { withCertificate } from '../../src/core/theorems/certificates/prove.ts';
import { proofText } from '../../src/formats/proofs/text.ts';
import { splitMathText } from '../../src/webview/mathText.ts';
import { conjecturesOf, familiesOf } from '../core/theorems/support.ts';

describe('proofs in the panel', () => {
  for (const [constant, period] of [
    ['e', 3],
    ['tan(1)', 2],
    ['besseli(4/3,2/3)/besseli(1/3,2/3)', 1],
    ['sqrt(2)', 2],
  ] as const) {
    it(`${constant}: text, and formulas that KaTeX draws; nothing of TeX is left`, async () => {
      const families = familiesOf(await conjecturesOf(constant, period));
      assert.ok(families.length > 0);
      for (const members of families) {
        const last = members[members.length - 1]!;
        const proof = proveFamily([last]).proofs[0]!;
        assert.ok(proof.ok, last.id);
        const argument = argumentOf(withCertificate(last, proof))!;
        const { theorem, proof: text, foundations } = proofText(argument, { kind: 'page' });
        const segments = splitMathText([theorem, text, foundations].join('\n\n')).flat();
        assert.ok(segments.filter(({ kind }) => kind === 'display').length > 2);
        for (const { kind, body } of segments) {
          if (kind === 'inline' || kind === 'display')
            katex.renderToString(body, {
              displayMode: kind === 'display',
              throwOnError: true,
              strict: 'ignore',
            });
          else assert.doesNotMatch(body, /[\\{}]/, body);
        }
      }
    });
  }
});
