import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { describe, it } from 'mocha';
import { constantFromText } from '../../src/core/constants/constants.ts';
import { provenTerms } from '../../src/core/esma/approve.ts';
import { ExaminedValue } from '../../src/core/esma/examine.ts';
import { massey, residues } from '../../src/core/esma/massey.ts';
import { search } from '../../src/core/esma/reference/search.ts';
import { defaultSpecification, margin } from '../../src/core/esma/specification.ts';
import { plainSieve } from '../../src/core/esma/reference/plainSieve.ts';
import { quotientSpace } from '../../src/core/esma/enumerate.ts';
import { valueOfRow } from '../../src/core/esma/valueSpace.ts';
import { primitivePatterns } from '../../src/core/fractions/signs.ts';
import { hasTool } from '../support/tools.mjs';
import { signsOf } from '../support/signs.ts';

describe('PARI/GP', () => {
  it('counts the same candidates, and as many sequences of complexity ≤ 24 among their first 58 terms', function () {
    if (!hasTool('pari-gp')) this.skip();
    const run = spawnSync('gp', ['-q', '-s', '2G'], {
      input: readFileSync('test/bench/peers/esma.gp', 'utf8'),
      encoding: 'utf8',
    });
    assert.equal(run.status, 0, run.stderr);
    const counts = [
      ...run.stdout.matchAll(/^(\S+): H=(\d+) B=(\d+) n=58 T=24 candidates=(\d+) found=(\d+)/gm),
    ];
    assert.equal(counts.length, 3);
    for (const [, name = '', height, period, candidates, found] of counts) {
      const constant = constantFromText(name);
      const patterns = primitivePatterns(Number(period));
      const space = quotientSpace(constant, 1, Number(height));
      const rows = space.rows(0, space.count);
      assert.equal(space.count * patterns.length, Number(candidates), name);
      // Parabolic runs among them, which the sieve refuses and PARI/GP's script counts.
      let simple = 0;
      for (let row = 0; row < space.count; row++) {
        const value = valueOfRow(rows.subarray(4 * row, 4 * row + 4));
        const { enclose } = new ExaminedValue(constant, value);
        for (const signs of patterns) {
          const terms = provenTerms(enclose, signs, 58, 1000);
          assert.equal(terms.length, 58);
          if (massey(residues(terms), signs, 24, margin, true)) simple++;
        }
      }
      assert.equal(simple, Number(found), name);
    }
  });

  it('knows conjectures of the search to be true: their values agree with the fraction to 300 digits', async function () {
    if (!hasTool('pari-gp')) this.skip();
    const lines = ['default(realprecision, 340);'];
    const specification = { ...defaultSpecification, height: 1, period: 3, digits: 100 };
    for await (const event of search(specification, constantFromText('e'), {
      createSieve: plainSieve,
      membersKept: 1,
    })) {
      if (event.kind !== 'conjecture' || event.conjecture.fraction.rule.kind !== 'interlaced') continue;
      const { value, fraction } = event.conjecture;
      const { preperiod, polynomials } = fraction.rule as Extract<
        typeof fraction.rule,
        { kind: 'interlaced' }
      >;
      const polynomial = (coefficients: readonly string[]) =>
        coefficients.map((c, i) => `(${c})*j^${i}`).join('+') || '0';
      const terms = polynomials.map((p) =>
        polynomial(p.map(({ numerator, denominator }) => `${numerator}/${denominator}`)),
      );
      const inE = (p: readonly bigint[]) => p.map((c, i) => `(${c})*exp(1)^${i}`).join('+');
      // A function of its own in PARI: backwards from a far term.
      lines.push(
        `a(n) = {my(k = ${preperiod.length}, m = ${polynomials.length}, j, i); if(n < k, [${preperiod.join()}][n+1], j = (n-k)\\m; i = (n-k)%m; [${terms.join()}][i+1])};`,
        `s = [${signsOf(fraction).join()}]; x = 2.; forstep(n = 700, 0, -1, x = a(n) + s[n % #s + 1]/x);`,
        `print(abs(x - (${inE(value.numerator)})/(${inE(value.denominator)})) < 10^-300);`,
      );
    }
    assert.ok(lines.length > 200);
    const run = spawnSync('gp', ['-q', '-s', '1G'], { input: lines.join('\n'), encoding: 'utf8' });
    const answers = run.stdout.trim().split('\n');
    assert.equal(answers.length, (lines.length - 1) / 3, run.stderr);
    assert.ok(
      answers.every((answer) => answer === '1'),
      answers.join(),
    );
  });
});
