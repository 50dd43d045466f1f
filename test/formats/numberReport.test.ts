import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { describe, it } from 'mocha';
import { numbersTable } from '../../src/formats/text/numbersTable.ts';
import type { NamedRow } from '../../src/formats/text/numbersTable.ts';
import { reportOn } from '../../src/toolbox/tools/identify.ts';
import { builtCatalogue } from '../support/naming.ts';
import { hasTool } from '../support/tools.mjs';

const report = (text: string) => reportOn(text, () => builtCatalogue);

describe('Reports on numbers', () => {
  it('say what a name rests on', () => {
    const [digits] = report('1.644934066848226436').names;
    assert.deepEqual([digits!.text, digits!.standing], ['zeta(2)', 'conjectured']);
    assert.ok(Math.abs(digits!.figures!.explains - digits!.figures!.cost - digits!.figures!.surplus) < 1e-9);
    const gauss = report('2k+1 @ k^2');
    assert.deepEqual([gauss.names[0]!.text, gauss.names[0]!.standing], ['4/pi', 'proved']);
    assert.match(gauss.names[0]!.basis, /^Proved by Gauss’s relations/);
    assert.ok(gauss.sentences.some((sentence) => sentence.startsWith('Value (proved: by the series')));
    assert.deepEqual(report('1.234567890123456').names, []);
    assert.match(report('2 +').sentences[0]!, /\.$/);
  });

  it('have programs that agree, and disagree once a digit is changed', function () {
    this.timeout(300_000);
    const languages = [
      ['pari-gp', 'gp', ['-q', '-f'], 'PARI/GP program'],
      ['python3-sympy', '/usr/bin/python3', ['-'], 'Python program (mpmath)'],
    ] as const;
    const numbers = [
      '1.644934066848226436',
      '-0.5772156649015329',
      '1.4645918875615232630201425272637903917386',
      '1.167303978261418684256045899854842',
      '1.570506911764539878',
    ];
    for (const [tool, command, options, title] of languages) {
      if (!hasTool(tool)) continue;
      const programs = numbers.flatMap((text) =>
        report(text)
          .names.slice(0, 1)
          .flatMap((name) => name.programs.filter((program) => program.title === title)),
      );
      assert.ok(programs.length >= 4, title);
      const damaged = programs.map(({ text }) => text.replace(/(x = (?:mpf\(')?-?\d+\.\d)\d/, '$19'));
      const run = (texts: readonly string[]) =>
        spawnSync(command, options, { input: texts.join('\n'), encoding: 'utf8' });
      const fine = run(programs.map(({ text }) => text));
      assert.equal(fine.stdout.match(/^agreement/gm)?.length, programs.length, fine.stdout + fine.stderr);
      const wrong = run(damaged);
      assert.equal(
        wrong.stdout.match(/^disagreement/gm)?.length,
        programs.length,
        wrong.stdout + wrong.stderr,
      );
    }
  });
});

describe('Tables of numbers', () => {
  const rows: readonly NamedRow[] = [
    {
      input: '1.6449340668',
      name: { text: 'zeta(2)', latex: '\\zeta(2)' },
      surplus: 6.54,
      standing: 'conjectured',
    },
    { input: '1.2345678901', name: null, surplus: null, standing: 'no name' },
  ];

  it('are a tabular, a table of Markdown, or columns apart by tabulators', () => {
    assert.match(
      numbersTable(rows, 'latex'),
      /\$1\.6449340668\$ & \$\\zeta\(2\)\$ & 6\.5 & conjectured \\\\/,
    );
    const lines = numbersTable(rows, 'markdown').split('\n');
    assert.equal(new Set(lines.map((line) => line.split('|').length)).size, 1);
    assert.deepEqual(numbersTable(rows, 'text').split('\n')[2]!.split('\t'), [
      '1.2345678901',
      '',
      '',
      'no name',
    ]);
  });
});
