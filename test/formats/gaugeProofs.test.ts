import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it } from 'mocha';
import { isSigned } from '../../src/core/fractions/fraction.ts';
import { gaugeArgumentOf } from '../../src/core/theorems/certificates/gaugeArgument.ts';
import type { GaugeArgument } from '../../src/core/theorems/certificates/gaugeArgument.ts';
import { proveConjecture, withCertificate } from '../../src/core/theorems/certificates/prove.ts';
import { pariProgram } from '../../src/formats/proofs/pari.ts';
import { sampleSearch } from '../support/samples.ts';
import { hasTool } from '../support/tools.mjs';

describe('a program for PARI/GP of proofs with polynomial numerators', function () {
  this.timeout(300_000);

  it('accepts them on its own, and refuses what has been changed', async function () {
    if (!hasTool('pari-gp')) return this.skip();
    const gauges: GaugeArgument[] = [];
    for (const [name, bounds] of [
      ['e', { height: 1, period: 1, numeratorDegree: 1 }],
      ['e', { height: 1, numerators: '-k-1; k+2' }],
      ['sqrt(pi/2)*exp(1/2)*erf(1/sqrt(2))', { height: 1, numerators: '-2k-1; 2k+2' }],
      ['tan(1)', { height: 1, period: 1, numeratorHeight: 2, numeratorDegree: 0 }],
      ['besseli(0,2)', { height: 2, numerators: '-n^2' }],
      ['cos(1)', { height: 1, numerators: '4k^2+6k+2' }],
    ] as const) {
      const { families } = await sampleSearch(name, bounds);
      const members = families.map((family) => family.members[0]!);
      const found = members
        .filter(({ fraction }) => !isSigned(fraction))
        .flatMap((member) => gaugeArgumentOf(withCertificate(member, proveConjecture(member))) ?? []);
      assert.ok(found.length > 0, name);
      gauges.push(...found.slice(0, 4));
    }
    const verdicts = run(pariProgram([], gauges));
    assert.equal(verdicts.output, gauges.map(({ conjecture }) => `${conjecture.id}: proved`).join('\n'));
    assert.equal(verdicts.code, 0);
    const damaged = gauges.flatMap((gauge): GaugeArgument[] => {
      const { certificate, numerators } = gauge;
      const u = certificate.transformation;
      const wrong = { ...u, a: [(u.a[0] ?? 0n) + 1n, ...u.a.slice(1)] };
      return [
        { ...gauge, certificate: { ...certificate, transformation: wrong } },
        { ...gauge, certificate: { ...certificate, head: certificate.head + 1 } },
        { ...gauge, numerators: numerators.map((p) => [p[0]! * 2n, ...p.slice(1)]) },
      ];
    });
    const refused = run(pariProgram([], damaged));
    assert.equal(refused.code, 1);
    assert.ok(!refused.output.includes('proved'), refused.output);
  });
});

function run(program: string): { readonly output: string; readonly code: number | null } {
  const folder = mkdtempSync(join(tmpdir(), 'esma-gauge-'));
  try {
    const file = join(folder, 'proofs.gp');
    writeFileSync(file, program);
    const { stdout, stderr, status } = spawnSync('gp', ['-q', '-f', file], { encoding: 'utf8' });
    return { output: `${stdout}${stderr}`.trim(), code: status };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
