import assert from 'node:assert/strict';
import { after, describe, it } from 'mocha';
import { InputError } from '../../src/core/errors.ts';
import { provingClient } from '../../src/engine/proving/client.ts';
import type { ToolName } from '../../src/toolbox/toolbox.ts';
import { conjectureToJson } from '../../src/library/json.ts';
import { conjectureFromLine } from '../../src/library/reading.ts';
import { forged } from '../support/damagedRecords.ts';
import { esma } from '../support/cli.ts';

describe('the thread of proofs and tools', () => {
  const tools = provingClient(new URL('../../dist/proving.js', import.meta.url));
  after(() => tools.dispose());
  const records = esma('search', 'e', '--height', '1', '--json', '--no-prove')
    .out.trim()
    .split('\n')
    .map((line) => conjectureToJson(conjectureFromLine(line)));
  const run = (tool: ToolName, text: string, parameters: Readonly<Record<string, string>> = {}) =>
    tools.call('tool', { tool, text, parameters, depth: 4 });

  it('proves, and writes only what the checker accepts', async () => {
    const [answer] = await tools.call('prove', { conjectures: [records[0]] });
    assert.ok(answer!.ok);
    const proved = { ...records[0]!, proof: answer!.certificate };
    const page = { dialect: { kind: 'page' }, paper: '' } as const;
    const text = await tools.call('proofText', { conjecture: proved, ...page });
    assert.match(text!.proof, /Theorem~B/);
    assert.match((await tools.call('proofProgram', { conjecture: proved, language: 'pari' }))!, /verdict\("/);
    // The certificate of one conjecture is none of another, and a damaged one is none at all.
    for (const wrong of [
      { ...records[1]!, proof: answer!.certificate },
      { ...proved, proof: { ...answer!.certificate, head: 1 } },
    ]) {
      assert.equal(await tools.call('proofText', { conjecture: wrong, ...page }), null);
      assert.equal(await tools.call('proofProgram', { conjecture: wrong, language: 'sympy' }), null);
    }
  });

  it('says why there is no proof', async () => {
    const open = forged({ ...records[0]!, constant: '@digits.txt', enclosure: 'numerical' });
    const [answer] = await tools.call('prove', { conjectures: [open] });
    assert.deepEqual(answer, {
      ok: false,
      reason: 'its constant is given by digits, about which nothing can be proved',
    });
  });

  it('runs every tool on a fraction that is written out, and what it gives can be read again', async () => {
    const nested = 'e - 1 = 2 - \\cfrac{1}{3 + \\cfrac{1}{2 - \\cdots}}';
    for (const [tool, parameters, expected] of [
      ['convert', { to: '+' }, '1; 1; 2k + 2 @ +'],
      ['moebius', { map: '1/x' }, '2k + 1; 2 @ -+'],
      ['contract', { every: '2' }, '2; 7 | 4k + 10 @ -2 | 1'],
      ['fold', {}, '2; 7 | 4k + 10 @ -2 | 1'],
    ] as const) {
      const { result, remarks, goesOn } = await run(tool, nested, parameters);
      assert.equal(result, expected, tool);
      assert.ok(goesOn && remarks[0]!.startsWith('Kept: ') && remarks[0]!.includes('value'), tool);
      assert.equal((await tools.call('read', { text: result! })).notation, result, tool);
    }
    assert.deepEqual((await run('identify', nested)).lines.slice(0, 1), [
      'Proved: the checker has accepted a certificate of the equality.',
    ]);
  });

  it('states what holds for all k, and writes its proof as the paper has it', async () => {
    const request = { template: 'exp(1/k)', range: '1..6', parity: 'all' } as const;
    const { names, sentences } = await tools.call('statements', request);
    const [first] = names;
    assert.equal(
      first?.text,
      'exp(1/k) = [1; k - 1, 1, 1, 3k - 1, 1, 1, 5k - 1, …]  signs +, repeated, for all k ≥ 2',
    );
    assert.equal(first.standing, 'proved');
    assert.match(
      first.basis,
      /^a_\(3j\) = 1.*; known: Euler's fraction.*; but k = 1: a_1 = 0 there; instead \[2; /,
    );
    assert.match(first.latex, /= 1 \+ \\cfrac\{1\}\{k - 1 \+ .*\\qquad k \\ge 2$/);
    assert.deepEqual([first.statement, sentences], [request, []]);
    const environments = { kind: 'environments', theorem: 'satz', lemma: 'lemma' } as const;
    const proof = await tools.call('statementProof', {
      request,
      line: first.text,
      dialect: environments,
      paper: 'Here is \\label{esma-lambert-coth} already.',
    });
    assert.match(proof!.theorem, /^\\begin\{satz\}\nFor all integers \$k \\ge 2\$/);
    assert.match(
      proof!.proof,
      /^\\begin\{proof\}[^]*e\^\{1\/k\} = \\frac\{\\kappa_0 \+ 1\}\{\\kappa_0 - 1\} = W \\kappa_0[^]*\\end\{proof\}$/,
    );
    assert.match(proof!.foundations, /label\{esma-tails\}/);
    assert.ok(!/label\{esma-lambert-coth\}/.test(proof!.foundations));
    // t counts the steps of the classical fraction, and nothing else.
    assert.match(proof!.proof, /\$K_t = A\(\(2t \+ 1\)(?:\d*k|\(.*\)), -?1\)\$/);
    assert.doesNotMatch(proof!.proof, /\+ \d*t\$|in \$t\$/);
    const none = await tools.call('statements', { ...request, template: '2^(1/k)' });
    assert.deepEqual(none.names, []);
    assert.match(none.sentences.join(' '), /No formula fits .* k = 1 is left out: 2 is rational\./);
  }).timeout(300_000);

  it('says what it understands while it is typed, or where it cannot be read', async () => {
    for (const [as, text, understood, expected] of [
      [
        'constant',
        'Γ(1/3)',
        true,
        /^gamma\(1\/3\) = 2\.678938534… \(proved\)\. Whether ESMA can find anything is not known\.$/,
      ],
      [
        'constant',
        'sin 1/2',
        true,
        /\(proved\)\..* ends before the "\/".*simple continued fraction|ends before/,
      ],
      // A line has room for a few words of reach.
      ['constant', 'pi', true, /^pi = 3\.141592653… \(proved\)\. ESMA is not expected to reach it\.$/],
      ['constant', 'exp(1/3)', true, /\(proved\)\. Its fractions are within reach\.$/],
      ['constant', 'sqrt 7', true, /\(proved\)\. Its fractions are periodic \(Lagrange\)\.$/],
      ['constant', '3/7', true, /is rational: its continued fraction ends\.$/],
      ['constant', 'exp(1/', false, /^Cannot be read at position 7: expected a number, a name or "\("/],
      ['constant', 'gama(1/3)', false, /^Unknown name "gama" at position 1: close to it: gamma/],
      ['constant', '1/(2-2)', false, /pole/],
      [
        'template',
        'exp(1/(k-1))',
        true,
        /^k = 1: The constant has a pole.*; k = 2: e = 2\.718281828…; k = 3: /,
      ],
      ['template', 'exp(2)', false, /does not hold k/],
      ['fraction', 'e - 1 = [2; 3, 2, 5, 2, 7, …]', true, /^2; 2k \+ 3 @ -\+ .*proved\.$/],
      ['fraction', '1.41421356', true, /^1\.41421356\. /],
      ['any', '1, 5, 73, 1445, 33001, 819005', true, /^A sequence of 6 integers\.$/],
    ] as const) {
      const echo = await tools.call('echo', { text, as });
      assert.equal(echo.understood, understood, `${text}: ${echo.text}`);
      assert.match(echo.text, expected);
    }
  });

  it('wrong input is a sentence', async () => {
    for (const [tool, text, parameters, sentence] of [
      ['contract', '4k+2', { every: '0' }, /every: 0 is not allowed; give a whole number from 1/],
      ['convert', '4k+2', { to: 'x' }, /signs: "x" may hold only/],
      ['convert', '4k+2', {}, /signs: the word is empty/],
      ['fold', 'pi', {}, /"pi" is a number; this tool takes a fraction/],
      ['fold', '2k+1 @ k^2+2k+1', {}, /a sign pattern such as -\+ is needed/],
      ['compare', '4k+2', { other: 'pi' }, /second fraction: "pi" is a number/],
    ] as const)
      await assert.rejects(run(tool, text, parameters), (error) => {
        assert.ok(error instanceof InputError);
        assert.match(error.message, sentence);
        return true;
      });
  });

  it('a thread that is ended rejects what waits, and starts again at the next call', async () => {
    const digits = '0.7390851332151606416553120876738734040134117589007574649656806357732846548835';
    const waiting = run('identify', digits);
    tools.dispose();
    await assert.rejects(waiting, /has ended/);
    assert.equal((await run('identify', '4k+2')).result, 'coth(1/2)');
  });
});
