import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'mocha';
import { parseExpression } from '../../src/core/constants/parser.ts';
import { argumentOf } from '../../src/core/theorems/certificates/argument.ts';
import type { Argument } from '../../src/core/theorems/certificates/argument.ts';
import { canonicalImage } from '../../src/core/theorems/classical/canonicalImage.ts';
import { proveFamily } from '../../src/core/theorems/certificates/familyProof.ts';
import { withCertificate } from '../../src/core/theorems/certificates/prove.ts';
import { findMoverCertificate } from '../../src/core/theorems/certificates/finder.ts';
import { latexArticle } from '../../src/formats/latex/article.ts';
import { pariProgram } from '../../src/formats/proofs/pari.ts';
import { latexProofs } from '../../src/formats/proofs/proof.ts';
import { sympyProgram } from '../../src/formats/proofs/sympy.ts';
import { conjecturesOf, familiesOf, fractionOf, randomIntegers } from '../core/theorems/support.ts';
import { sampleSearch } from '../support/samples.ts';
import { hasTool } from '../support/tools.mjs';

/** Constants of all kinds that the theorems reach, with the period of the search. */
const sources = [
  ['e', 4],
  ['tan(1)', 2],
  ['exp(2/3)', 2],
  ['tanh(1/2)', 1],
  ['besseli(4/3,2/3)/besseli(1/3,2/3)', 2],
  ['besselj(1,2)/besselj(0,2)', 2],
  ['hyp0f1(1/3,1/9)/hyp0f1(4/3,1/9)', 2],
  ['hyp0f1(1,2)/hyp0f1(2,2)', 2],
  ['sqrt(2)*tanh(1/sqrt(2))', 1],
  ['sqrt(3)*tan(1/sqrt(3))', 1],
  ['sqrt(2)', 2],
  ['(3-sqrt(13))/7', 2],
] as const;

/** The last member of each family: its heads are the longest. */
async function proofsOfFamilies(): Promise<Argument[]> {
  const found: Argument[] = [];
  for (const [constant, period] of sources) {
    for (const members of familiesOf(await conjecturesOf(constant, period))) {
      const last = members[members.length - 1]!;
      const proof = proveFamily([last]).proofs[0]!;
      assert.ok(proof.ok, last.id);
      found.push(argumentOf(withCertificate(last, proof))!);
    }
  }
  return found;
}

/** A number of some line in a text, made larger by one; lines that `spared` describes are left alone. */
function damage(text: string, spared: RegExp, random: (bound: number) => number): string {
  const places: { readonly at: number; readonly number: string }[] = [];
  let start = 0;
  for (const line of text.split('\n')) {
    const data = line.replace(/\\\\.*/, '').replace(/id="\w+"/, (id) => ' '.repeat(id.length));
    if (!spared.test(line)) {
      for (const match of data.matchAll(/(?<![a-z])\d+/g))
        places.push({ at: start + match.index, number: match[0] });
    }
    start += line.length + 1;
  }
  const { at, number } = places[random(places.length)]!;
  return `${text.slice(0, at)}${BigInt(number) + 1n}${text.slice(at + number.length)}`;
}

/** A program with every one of its proofs damaged in one number. */
function damageAll(program: string, block: RegExp, spared: RegExp): string {
  const random = randomIntegers(7n);
  return program.replace(block, (text) => damage(text, spared, random));
}

describe('proofs for other programs and for referees', () => {
  let folder: string;
  let proofs: Argument[];
  before(async () => {
    folder = mkdtempSync(join(tmpdir(), 'esma-proofs-'));
    proofs = await proofsOfFamilies();
    assert.ok(proofs.length >= 100, `${proofs.length} families`);
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  const run = (command: string, words: readonly string[], program: string) => {
    const path = join(folder, 'program');
    writeFileSync(path, program);
    return spawnSync(command, [...words, path], { encoding: 'utf8', input: '' });
  };
  const verdicts = (out: string) => out.split('\n').filter((line) => /: (proved|refused)$/.test(line));

  for (const [tool, command, words, write, block, spared] of [
    ['pari-gp', 'gp', ['-q', '-f'], pariProgram, /^\\\\ .* = \[[^]*?^verdict/gm, /^(\\\\|verdict)/],
    ['python3-sympy', '/usr/bin/python3', [], sympyProgram, /^ {4}dict\([^]*?\),$/gm, /^$/],
  ] as const) {
    it(`${tool} accepts the proofs of 100 families and refuses each that was damaged in one number`, function () {
      if (!hasTool(tool)) this.skip();
      const sound = run(command, words, write(proofs));
      assert.deepEqual(
        verdicts(sound.stdout).filter((line) => !line.endsWith(': proved')),
        [],
      );
      assert.equal(verdicts(sound.stdout).length, proofs.length, sound.stderr);
      assert.equal(sound.status, 0);

      const program = damageAll(write(proofs), block, spared);
      const damaged = run(command, words, program);
      const blocks = program.match(block)!;
      assert.equal(blocks.length, proofs.length);
      const accepted = verdicts(damaged.stdout).flatMap((line, i) =>
        line.endsWith(': proved') ? [blocks[i]] : [],
      );
      assert.deepEqual(accepted, []);
      assert.equal(verdicts(damaged.stdout).length, proofs.length, damaged.stderr);
      assert.equal(damaged.status, 1);
    });
  }

  it('both programs refuse terms that are too small, though identity and heads hold: e = [1; 0, 1, 1, 2, 1, …]', async function () {
    if (!hasTool('pari-gp') || !hasTool('python3-sympy')) this.skip();
    const [sample] = await conjecturesOf('e', 4);
    const fraction = fractionOf('1; 2k; 1', '+');
    const value = { numerator: [0n, 1n], denominator: [1n] };
    const finding = findMoverCertificate(fraction, canonicalImage(parseExpression('e'), value)!);
    assert.ok(finding.ok);
    const sound = proveFamily([sample!]).proofs[0]!;
    assert.ok(sound.ok);
    const base = argumentOf(withCertificate(sample!, sound))!;
    assert.ok(base.kind === 'mover');
    const conjecture = { ...sample!, value, fraction, claimedProof: finding.certificate };
    assert.equal(argumentOf(conjecture), null, 'it is no theorem');
    const { certificate } = finding;
    const map = canonicalImage(parseExpression('e'), value)!.matrix;
    const argument: Argument = { ...base, conjecture, fraction, certificate, map };
    for (const { status, stdout } of [
      run('gp', ['-q', '-f'], pariProgram([argument])),
      run('/usr/bin/python3', [], sympyProgram([argument])),
    ]) {
      assert.equal(status, 1);
      assert.match(stdout, /: refused\n/);
    }
  });

  const compile = (tex: string): string => {
    writeFileSync(join(folder, 'proofs.tex'), tex);
    for (let pass = 0; pass < 2; pass++) {
      const { status } = spawnSync('pdflatex', ['-interaction=nonstopmode', '-halt-on-error', 'proofs.tex'], {
        cwd: folder,
      });
      assert.equal(status, 0, readFileSync(join(folder, 'proofs.log'), 'utf8').slice(-2000));
    }
    return readFileSync(join(folder, 'proofs.log'), 'utf8');
  };

  it('TeX sets all of them without an overfull line or an undefined reference', function () {
    if (!hasTool('texlive-latex-recommended')) this.skip();
    const log = compile(latexProofs(proofs));
    assert.deepEqual(log.match(/^(Overfull.*|.*undefined.*)$/gm) ?? [], []);
  });

  it('an article says theorem where there is a proof, and keeps the word conjecture for the rest', async function () {
    const { families, conjectures, candidates } = await sampleSearch('e', { height: 1, period: 2 }, 3);
    const search = {
      command: 'esma search e',
      origin: 'found' as const,
      candidates,
      conjectures: conjectures.length,
      families: families.length,
    };
    const proved = families.map((family) => {
      const members = proveFamily(family.members).proofs.map((proof, i) => {
        assert.ok(proof.ok);
        return withCertificate(family.members[i]!, proof);
      });
      return { ...family, members };
    });
    const open = latexArticle(families, search, 4);
    assert.ok(open.includes('\\begin{conjecture}') && !open.includes('\\begin{theorem}'));
    const mixed = latexArticle([proved[0]!, ...families.slice(1)], search, 4);
    assert.ok(mixed.includes('\\begin{conjecture}') && mixed.includes('\\begin{proof}'));
    const whole = latexArticle(proved, search, 4);
    assert.ok(whole.includes('\\begin{theorem}') && !/onjectur/.test(whole.replace(/\\newtheorem.*/g, '')));
    // The appendix has every theorem for Rocq.
    assert.equal(whole.match(/^Theorem fraction_/gm)?.length, proved.length);
    assert.ok(whole.includes('coboundary'));
    if (!hasTool('texlive-latex-recommended')) this.skip();
    for (const article of [mixed, whole]) {
      assert.deepEqual(compile(article).match(/^(Overfull.*|.*undefined.*)$/gm) ?? [], []);
    }
  });
});
