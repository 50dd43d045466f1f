import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'mocha';
import type { Conjecture } from '../../src/core/conjecture.ts';
import { fractionOf, numeratorsOf } from '../../src/core/fractions/fraction.ts';
import type { ContinuedFraction, SignedContinuedFraction } from '../../src/core/fractions/fraction.ts';
import { numeratorsKey } from '../../src/core/fractions/numerators.ts';
import { rational } from '../../src/core/numbers/rational.ts';
import { program } from '../../src/formats/programs/programs.ts';
import type { ProgramLanguage } from '../../src/formats/programs/programs.ts';
import { sampleSearch } from '../support/samples.ts';
import { hasTool } from '../support/tools.mjs';
import { recordOf } from '../support/wideConjectures.ts';
import { signed } from '../support/signs.ts';

const tools = {
  pari: { tool: 'pari-gp', run: (file: string) => ['gp', '-q', file] },
  sympy: {
    tool: 'python3-sympy',
    run: (...files: string[]) => ['/usr/bin/python3', '-c', oneAfterTheOther, ...files],
  },
  maxima: {
    tool: 'maxima',
    run: (file: string) => ['maxima', '--very-quiet', '--init=none', `--batch-string=load("${file}")$`],
  },
} as const;

/** Runs each file as Python runs a program, with names of its own, in one process: mpmath takes longer to load than to calculate. */
const oneAfterTheOther = `import runpy, sys, traceback
sys.stderr = sys.stdout
for file in sys.argv[1:]:
    print("---")
    try:
        runpy.run_path(file, run_name="__main__")
    except Exception:
        traceback.print_exc()
`;

/** The same claim with one of its numbers changed, so that it is false. */
function damaged(conjecture: Conjecture): Conjecture {
  const { fraction } = conjecture;
  const { rule } = fraction;
  const changed: SignedContinuedFraction['rule'] =
    rule.kind === 'recurrent'
      ? { ...rule, initial: [...rule.initial.slice(0, -1), rule.initial[rule.initial.length - 1]! + 1n] }
      : {
          ...rule,
          polynomials: rule.polynomials.map((p, i) =>
            i === rule.polynomials.length - 1
              ? [rational(p[0]!.numerator + p[0]!.denominator, p[0]!.denominator), ...p.slice(1)]
              : p,
          ),
        };
  const damaged: ContinuedFraction =
    changed.kind === 'interlaced'
      ? fractionOf(changed, numeratorsOf(fraction))
      : { ...signed(fraction), rule: changed };
  return { ...conjecture, fraction: damaged };
}

describe('programs for computer algebra systems', () => {
  const conjectures: Conjecture[] = [];
  let folder = '';

  before(async function () {
    this.timeout(300_000);
    folder = mkdtempSync(join(tmpdir(), 'esma-programs-'));
    for (const [name, bounds, wanted] of [
      ['e', { period: 4 }, 10],
      ['exp(2/3)', { period: 2 }, 6],
      ['tan(1/2)', { period: 3 }, 7],
      ['tanh(1)', { period: 2 }, 5],
      ['coth(1/3)', { period: 2 }, 3],
      ['besseli(1,2)/besseli(0,2)', { period: 3 }, 6],
      ['besselj(0,1)/besselj(1,1)', { period: 2 }, 4],
      ['besseli(-2/3,2/3)/besseli(1/3,2/3)', { period: 2 }, 3],
      ['sqrt(2)', { period: 3 }, 5],
      ['phi', { period: 2 }, 3],
      ['(1+sqrt(13))/2', { period: 2 }, 4],
      ['e', { numerators: '-n, -k-1; k+2' }, 2],
      ['besseli(0,2)', { numerators: '-n^2' }, 1],
    ] as const) {
      const { families } = await sampleSearch(name, { ...bounds, digits: 100 }, 6);
      const members = families.map((family) => family.members[family.members.length - 1]!);
      const step = Math.max(1, Math.floor(members.length / wanted));
      conjectures.push(...members.filter((_, i) => i % step === 0).slice(0, wanted));
    }
    // [2; 1, 1, 1, 4, …] as a_n = a_{n−4}, as a record would have it whose terms are no interlaced polynomials.
    const value = { numerator: [0n, 1n], denominator: [1n] };
    conjectures.push(
      recordOf(
        'recurrence',
        'sqrt(7)',
        value,
        { kind: 'recurrent', initial: [2n, 1n, 1n, 1n, 4n], recurrence: [0n, 0n, 0n, 1n] },
        '+',
      ),
    );
  });

  after(() => rmSync(folder, { recursive: true, force: true }));

  /** What the program of each says, complaints included. */
  function verdicts(subjects: readonly Conjecture[], language: keyof typeof tools): string[] {
    const files = subjects.map((conjecture, place) => {
      const file = join(folder, `program-${place}.${{ pari: 'gp', sympy: 'py', maxima: 'mac' }[language]}`);
      writeFileSync(file, program(conjecture, language)!);
      return file;
    });
    const printed = (...given: string[]) => {
      const [command, ...words] = tools[language].run(...(given as [string]));
      const { stdout, stderr } = spawnSync(command!, words, { encoding: 'utf8', timeout: 300_000 });
      return `${stdout}${stderr}`;
    };
    const all =
      language === 'sympy'
        ? printed(...files)
            .split('---\n')
            .slice(1)
        : files.map((file) => printed(file));
    assert.equal(all.length, files.length, all.at(-1));
    // Maxima begins with its command.
    return all.map((text) => text.replace(/^load\(.*\n/m, '').trim());
  }

  it('are tried on 50 conjectures with preperiods, several sign patterns and a recurrence', () => {
    assert.ok(conjectures.length >= 50, `${conjectures.length}`);
    const rules = conjectures.map(({ fraction }) => fraction.rule);
    assert.ok(rules.some((rule) => rule.kind === 'interlaced' && rule.preperiod.length >= 3));
    assert.ok(rules.some((rule) => rule.kind === 'recurrent'));
    assert.ok(new Set(conjectures.map(({ fraction }) => numeratorsKey(numeratorsOf(fraction)))).size >= 6);
  });

  for (const language of ['pari', 'sympy', 'maxima'] as const) {
    it(`${tools[language].tool} prints agreement to 200 digits, and disagreement if a coefficient is damaged`, function () {
      if (!hasTool(tools[language].tool)) this.skip();
      this.timeout(600_000);
      // Maxima takes nearly a second to start: every third will do.
      const tried = conjectures.filter((_, i) => language !== 'maxima' || i % 3 === 0);
      verdicts(tried, language).forEach((said, i) =>
        assert.equal(said, 'agreement to 200 digits', program(tried[i]!, language)!),
      );
      const wrong = tried.map(damaged);
      verdicts(wrong, language).forEach((said, i) => {
        const digits = /^disagreement after (\d+) digits$/.exec(said);
        assert.ok(digits && Number(digits[1]) < 100, `${said}\n${program(wrong[i]!, language)}`);
      });
      console.log(`      ${tried.length} conjectures agree to 200 digits`);
    });
  }

  it('know every function of the language of expressions', function () {
    this.timeout(300_000);
    const identity = { numerator: [0n, 1n], denominator: [1n] };
    const constants = [
      'catalan+eulergamma+pi',
      'zeta(3)+log(2)+phi',
      'cbrt(2)+root(5,7)+2^(1/3)+3^-2',
      'asin(1/3)+acos(1/4)+atan(2)+asinh(1)+acosh(2)+atanh(1/2)',
      'sin(1)*cos(1)-cot(1)+sinh(1)/cosh(1)',
      'hyp0f1(1/2,3)-besselj(-3,1)+besseli(-1,2)',
      '0.5772156649',
    ];
    for (const language of ['pari', 'sympy', 'maxima'] as const) {
      if (!hasTool(tools[language].tool)) continue;
      // No fraction is that of any of them: what is wanted is a verdict and no complaint.
      const records = constants.map((constant) => recordOf('x', constant, identity, '1; k + 2', '+'));
      verdicts(records, language).forEach((said, i) =>
        assert.match(said, /^disagreement after \d+ digits$/, `${constants[i]}: ${said}`),
      );
    }
  });

  it('are not written of a constant that is given by its digits', () => {
    const identity = { numerator: [0n, 1n], denominator: [1n] };
    for (const language of ['pari', 'sage', 'sympy', 'mathematica', 'maxima'] as ProgramLanguage[]) {
      assert.equal(program(recordOf('x', '@digits.txt', identity, '1; k + 2', '+'), language), null);
    }
  });
});
