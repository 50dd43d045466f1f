import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import type { Conjecture } from '../../../src/core/conjecture.ts';
import { proofOf } from '../../../src/core/theorems/certificates/proofOf.ts';
import { constantFromExpression } from '../../../src/core/constants/constants.ts';
import { formatExpression } from '../../../src/core/constants/formatExpression.ts';
import { latexOfExpression } from '../../../src/core/constants/latex.ts';
import { parseExpression } from '../../../src/core/constants/parser.ts';
import { InputError } from '../../../src/core/errors.ts';
import { plainSieve } from '../../../src/core/esma/reference/plainSieve.ts';
import { search } from '../../../src/core/esma/reference/search.ts';
import { defaultSpecification } from '../../../src/core/esma/specification.ts';
import { constantInJ } from '../../../src/core/numbers/bivariate.ts';
import { addPolynomials, evaluatePolynomial } from '../../../src/core/numbers/polynomial.ts';
import * as Q from '../../../src/core/numbers/rational.ts';
import { rational } from '../../../src/core/numbers/rational.ts';
import { latexPeriodicProof } from '../../../src/formats/proofs/parametricPeriodic.ts';
import { itself } from '../../../src/core/theorems/classical/canonicalImage.ts';
import { mapInK } from '../../../src/core/theorems/parametric/imageInK.ts';
import { periodicArgument } from '../../../src/core/theorems/parametric/periodicArgument.ts';
import {
  negateQuadraticFunction,
  quadraticFunctionOf,
} from '../../../src/core/theorems/parametric/quadraticFunction.ts';
import { readParameters } from '../../../src/core/theorems/parametric/request.ts';
import { parametricStatements } from '../../../src/core/theorems/parametric/statements.ts';
import { fractionOverRoot, overRoot } from '../../../src/core/theorems/parametric/rootOfK.ts';
import { symbolicArgument } from '../../../src/core/theorems/parametric/symbolicArgument.ts';
import type { ParametricStatement, Sample } from '../../../src/core/theorems/parametric/statements.ts';
import { parametricFault } from '../../../src/core/theorems/parametric/parametricFraction.ts';
import { parametricImage } from '../../../src/core/theorems/parametric/parametricImage.ts';
import { constantAt, parseTemplate } from '../../../src/core/theorems/parametric/template.ts';
import { latexParametricProof } from '../../../src/formats/proofs/parametricProof.ts';
import { formatStatement, latexOfStatement } from '../../../src/formats/proofs/parametric.ts';

async function statementsOf(text: string, parameters: readonly number[]): Promise<ParametricStatement[]> {
  const template = parseTemplate(text);
  const samples: Sample[] = [];
  for (const k of parameters) {
    const constant = constantFromExpression(constantAt(template, BigInt(k)));
    const specification = {
      ...defaultSpecification,
      constant: constant.name,
      height: 1,
      period: 1,
      digits: 60,
    };
    const conjectures: Conjecture[] = [];
    for await (const event of search(specification, constant, { createSieve: plainSieve, membersKept: 1 })) {
      if (event.kind === 'conjecture') conjectures.push(event.conjecture);
    }
    samples.push({ k, conjectures });
  }
  return parametricStatements(template, samples);
}

const range = (first: number, last: number, step = 1) =>
  Array.from({ length: Math.floor((last - first) / step) + 1 }, (_, i) => first + i * step);

/** The statement in its first line, and where it stands. */
function head(text: string, statement: ParametricStatement): string {
  return formatStatement(parseTemplate(text), statement).split('\n')[0]!;
}

describe('One statement for all k', () => {
  for (const [text, parameters, classical, exceptions] of [
    [
      'exp(1/k)',
      range(1, 8),
      'exp(1/k) = [1; k - 1, 1, 1, 3k - 1, 1, 1, 5k - 1, …]  signs +, repeated, for all k ≥ 2',
      [1],
    ],
    [
      'exp(2/k)',
      range(1, 13, 2),
      'exp(2/k) = [1; (k - 1)/2, 6k, (5k - 1)/2, 1, 1, (7k - 1)/2, 18k, …]  signs +, repeated, for all odd k ≥ 3',
      [1],
    ],
    [
      'tanh(1/k)',
      range(1, 8),
      'tanh(1/k) = [0; k, 3k, 5k, 7k, 9k, 11k, 13k, …]  signs +, repeated, for all k ≥ 1',
      [],
    ],
    [
      'tan(1/k)',
      range(1, 8),
      'tan(1/k) = [0; k - 1, 1, 3k - 2, 1, 5k - 2, 1, 7k - 2, …]  signs +, repeated, for all k ≥ 2',
      [1],
    ],
    [
      'besseli(1,2/k)/besseli(0,2/k)',
      range(1, 8),
      'besseli(1,2/k)/besseli(0,2/k) = [0; k, 2k, 3k, 4k, 5k, 6k, 7k, …]  signs +, repeated, for all k ≥ 1',
      [],
    ],
  ] as const) {
    it(`${text} gives its classical statement, proved with k as a symbol`, async () => {
      const [first, ...others] = await statementsOf(text, parameters);
      assert.ok(first);
      assert.equal(head(text, first), classical);
      assert.ok(first.proof.ok && first.known);
      assert.deepEqual(
        first.exceptions.map(({ k }) => k),
        exceptions,
      );
      assert.ok(first.exceptions.every(({ conjecture }) => conjecture && proofOf(conjecture)));
      assert.ok(others.every(({ proof }) => proof.ok));
    });
  }

  for (const [text, classical] of [
    [
      'besseli(2,2/k)/besseli(1,2/k)',
      'besseli(2,2/k)/besseli(1,2/k) = [0; 2k, 3k, 4k, 5k, 6k, 7k, 8k, …]  signs +, repeated, for all k ≥ 1',
    ],
    [
      'besselj(5,2/k)/besselj(4,2/k)',
      'besselj(5,2/k)/besselj(4,2/k) = [0; 5k - 1, 1, 6k - 2, 1, 7k - 2, 1, 8k - 2, …]  signs +, repeated, for all k ≥ 1',
    ],
    [
      'besseli(k+1,2)/besseli(k,2)',
      'besseli(k+1,2)/besseli(k,2) = [0; k + 1, k + 2, k + 3, k + 4, k + 5, k + 6, k + 7, …]  signs +, repeated, for all k ≥ 1',
    ],
    [
      'besseli(2*k/3,2/(3*k))/besseli(2*k/3-1,2/(3*k))',
      'besseli(2*k/3,2/(3*k))/besseli(2*k/3-1,2/(3*k)) = [0; 2k^2, 2k^2 + 3k, 2k^2 + 6k, 2k^2 + 9k, 2k^2 + 12k, 2k^2 + 15k, 2k^2 + 18k, …]  signs +, repeated, for all k ≥ 1',
    ],
  ] as const) {
    it(`${text}, of whatever neighbouring orders, is proved for all k`, async () => {
      const [first, ...others] = await statementsOf(text, range(1, 8));
      assert.ok(first?.proof.ok);
      assert.equal(head(text, first), classical);
      assert.ok(others.every(({ proof }) => proof.ok));
    });
  }

  it('the map to the canonical fraction is found from every k on, and there is none where k stands otherwise', () => {
    const template = parseTemplate('besseli(k+1,2/k)/besseli(k,2/k)');
    for (let k = 1n; k < 9n; k++) {
      const image = parametricImage(template, itself, k)!;
      assert.deepEqual(image.map, { a: [], b: [rational(1n)], c: [rational(1n)], d: [] });
      assert.equal(image.skipped, Number(k));
      assert.deepEqual(image.first, [rational(0n), rational(1n), rational(1n)]);
    }
    for (const text of [
      'besseli(3,2/k)/besseli(1,2/k)',
      'besseli(2*k,2)/besseli(k,2)',
      'tanh(1/k)+sqrt(k)',
      'tan(k)',
      'exp(1/k)*exp(1/k^2)',
    ]) {
      assert.equal(parametricImage(parseTemplate(text), itself, 1n), null, text);
    }
  });

  // Perron, Die Lehre von den Kettenbrüchen I, § 26, and affine images of Euler's, Lambert's and Lehmer's fractions.
  for (const [text, parameters, classical] of [
    ['sqrt(k^2+1)', range(1, 8), '[k; 2k, 2k, 2k, 2k, 2k, 2k, 2k, …]  signs +, repeated, for all k ≥ 1'],
    ['sqrt(k^2+2)', range(1, 8), '[k; k, 2k, k, 2k, k, 2k, k, …]  signs +, repeated, for all k ≥ 1'],
    ['(k+sqrt(k^2+4))/2', range(1, 8), '[k; k, k, k, k, k, k, k, …]  signs +, repeated, for all k ≥ 1'],
    [
      'sqrt(k^2-1)',
      range(2, 9),
      '[k - 1; 1, 2k - 2, 1, 2k - 2, 1, 2k - 2, 1, …]  signs +, repeated, for all k ≥ 2',
    ],
    [
      'sqrt(k^2-2)',
      range(2, 9),
      '[k - 1; 1, k - 2, 1, 2k - 2, 1, k - 2, 1, …]  signs +, repeated, for all k ≥ 3',
    ],
    ['exp(-1/k)', range(1, 8), '[0; 1, k - 1, 1, 1, 3k - 1, 1, 1, …]  signs +, repeated, for all k ≥ 2'],
    ['1+exp(-1/k)', range(1, 8), '[1; 1, k - 1, 1, 1, 3k - 1, 1, 1, …]  signs +, repeated, for all k ≥ 2'],
    ['coth(1/k)-k', range(1, 8), '[0; 3k, 5k, 7k, 9k, 11k, 13k, 15k, …]  signs +, repeated, for all k ≥ 1'],
    [
      'k*tan(1/k)',
      range(1, 8),
      '[1; 3k^2 - 2, 1, 3, 1, 7k^2 - 2, 1, 7, …]  signs +, repeated, for all k ≥ 1',
    ],
    ['k*tanh(1/k)', range(1, 8), '[0; 1, 3k^2, 5, 7k^2, 9, 11k^2, 13, …]  signs +, repeated, for all k ≥ 1'],
    [
      'besseli(1/k+1,2/k)/besseli(1/k,2/k)',
      range(1, 8),
      '[0; k + 1, 2k + 1, 3k + 1, 4k + 1, 5k + 1, 6k + 1, 7k + 1, …]  signs +, repeated, for all k ≥ 1',
    ],
  ] as const) {
    it(`${text} is proved for all k: periodic fractions, and k outside of functions`, async () => {
      const [first] = await statementsOf(text, parameters);
      assert.ok(first?.proof.ok);
      assert.equal(head(text, first), `${text} = ${classical}`);
    });
  }

  for (const [text, parameters, classical] of [
    [
      'sqrt(k)*tanh(1/sqrt(k))',
      range(1, 8),
      '[0; 1, 3k, 5, 7k, 9, 11k, 13, …]  signs +, repeated, for all k ≥ 1',
    ],
    [
      'tan(1/sqrt(2*k))/sqrt(2*k)',
      range(1, 8),
      '[0; 2k - 1, 1, 1, 1, 10k - 2, 1, 5, …]  signs +, repeated, for all k ≥ 1',
    ],
    [
      'sqrt(k)*besseli(1,2/sqrt(k))/besseli(0,2/sqrt(k))',
      range(2, 9),
      '[0; 1, 2k, 3, 4k, 5, 6k, 7, …]  signs +, repeated, for all k ≥ 2',
    ],
  ] as const) {
    it(`${text} is proved for all k by its root as a symbol`, async () => {
      const [first, ...others] = await statementsOf(text, parameters);
      assert.ok(first?.proof.ok && first.proof.argument.kind === 'mover');
      assert.equal(head(text, first), `${text} = ${classical}`);
      assert.ok(others.every(({ proof }) => proof.ok));
      const { root } = first.proof.argument;
      const proof = latexParametricProof('x', first, first.proof.argument).join('\n');
      assert.ok(proof.includes(`Let $r = \\sqrt{${root === 1n ? '' : root}k}$, so that $k = r^2`));
      assert.match(proof, /By Theorem~\\ref\{(?:lambert-coth|lambert-cot|bessel-i)-surds\} with \$c = /);
    });
  }

  it('of roots is not proved where none of the k gives an integer, nor of two roots', async () => {
    const text = 'sqrt(k)*tanh(1/sqrt(k))';
    const [first] = await statementsOf(text, range(5, 8));
    assert.ok(first && !first.proof.ok);
    assert.match(first.proof.reason, /root is an integer at none of these k/);
    for (const other of ['sqrt(k)*tanh(1/sqrt(2*k))', 'sqrt(k+1)*tanh(1/sqrt(k+1))', 'tanh(1/k)'])
      assert.equal(overRoot(parseTemplate(other)), null, other);
    // k = r²/2 in 3k² + k + 1.
    const numbers = (...values: number[]) => values.map((x) => rational(BigInt(x)));
    const formula = { preperiod: [numbers(1, 1, 3)], polynomials: [], signs: [1 as const] };
    const [half, quarter] = [rational(1n, 2n), rational(3n, 4n)];
    assert.deepEqual(fractionOverRoot(formula, 2n).preperiod, [[...numbers(1, 0), half, Q.zero, quarter]]);
  });

  it('of periodic fractions the tail is the fixed point that attracts, at every k', async () => {
    for (const statement of await statementsOf('sqrt(k^2+2)', range(1, 8))) {
      assert.ok(statement.proof.ok && statement.proof.argument.kind === 'periodic');
      const { argument } = statement.proof;
      const text = latexPeriodicProof('x', argument, 'It converges').join('\n');
      assert.match(text, /\$m \\ge 1\$ and \$m \+ m' \\ge 1\$/);
      assert.doesNotMatch(text, /shrink|can only be/);
      const { c, d } = argument.matrix;
      for (let k = statement.parameters.from; k < 12; k += statement.parameters.step) {
        const [m, other] = [c, d].map((p) => evaluatePolynomial(p[0] ?? [], Q.rational(BigInt(k))));
        assert.ok(Q.compare(m!, Q.one) >= 0 && Q.compare(Q.add(m!, other!), Q.one) >= 0, `${k}: ${text}`);
      }
    }
  });

  it('of periodic fractions T > 1 is shown wherever a part of T − 1 is negative', async () => {
    for (const [text, shown] of [
      // T − 1 = (2 − k)/(2k − 3) + √(k² − 2)/(2k − 3), by hand.
      [
        'sqrt(k^2-2)',
        /u = \\frac\{2 - k\}\{2k - 3\}[^]*v\^2 D - u\^2 = \\frac\{2\}\{2k - 3\}[^]*where \$v\$ and/,
      ],
      ['sqrt(k^2+1)', null],
    ] as const) {
      const [statement] = await statementsOf(text, range(2, 8));
      assert.ok(statement!.proof.ok, text);
      const { argument } = statement!.proof;
      const proof = latexParametricProof('x', statement!, argument).join('\n');
      if (shown) assert.match(proof, shown);
      else assert.doesNotMatch(proof, /v\^2 D/);
    }
  });

  it('a periodic formula with another term, and a value with another sign, are refused', async () => {
    const [statement] = await statementsOf('sqrt(k^2+2)', range(1, 8));
    assert.ok(statement?.proof.ok && statement.proof.argument.kind === 'periodic');
    const { fraction, parameters } = statement;
    const value = quadraticFunctionOf(parseTemplate('sqrt(k^2+2)').expression)!;
    assert.ok(periodicArgument(value, fraction, parameters));
    fraction.polynomials.forEach((polynomial, i) => {
      const wrong = [addPolynomials(polynomial[0]!, [rational(1n)])];
      assert.equal(
        periodicArgument(
          value,
          { ...fraction, polynomials: fraction.polynomials.with(i, wrong) },
          parameters,
        ),
        null,
      );
    });
    assert.equal(periodicArgument(negateQuadraticFunction(value), fraction, parameters), null);
    const other = quadraticFunctionOf(parseTemplate('sqrt(k^2+3)').expression)!;
    assert.equal(periodicArgument(other, fraction, parameters), null);
  });

  it('a W(k) that is not polynomial in k, and one that vanishes, are told', () => {
    const itselfAt = (k: bigint) => ({ a: k, b: 1n, c: 0n, d: k * k + 1n });
    assert.deepEqual(mapInK(itselfAt, 1n, 2)?.a, [rational(0n), rational(1n)]);
    assert.equal(
      mapInK((k) => ({ a: 2n ** k, b: 1n, c: 0n, d: 1n }), 1n, 2),
      null,
    );
    assert.equal(
      mapInK((k) => (k === 4n ? { a: 1n, b: 0n, c: 0n, d: 1n } : itselfAt(k)), 1n, 9),
      null,
    );
  });

  it('the proof refuses a formula with one wrong coefficient', async () => {
    const [statement] = await statementsOf('exp(1/k)', range(1, 6));
    assert.ok(statement?.proof.ok && statement.proof.argument.kind === 'mover');
    const {
      fraction,
      proof: { argument },
      value,
    } = statement;
    const image = parametricImage(parseTemplate('exp(1/k)'), value, 5n)!;
    assert.ok(symbolicArgument(image, fraction, argument));
    fraction.polynomials.forEach((polynomial, i) =>
      polynomial.forEach((coefficient, power) => {
        const wrong = polynomial.with(power, addPolynomials(coefficient, [rational(1n)]));
        const damaged = { ...fraction, polynomials: fraction.polynomials.with(i, wrong) };
        assert.equal(symbolicArgument(image, damaged, argument), null);
      }),
    );
    const wrongSign = { ...image, sign: -1 as const };
    assert.equal(symbolicArgument(wrongSign, fraction, argument), null);
  });

  it('is admissible for all k or says where it may not be', () => {
    const k = [rational(0n), rational(1n)];
    const minusTwo = {
      preperiod: [],
      polynomials: [[addPolynomials(k, [rational(-2n)]), [rational(1n)]]],
      signs: [1] as const,
    };
    assert.equal(parametricFault(minusTwo, { from: 2, step: 1 }), null);
    assert.match(parametricFault(minusTwo, { from: 1, step: 1 })!, /a_0 may be below 1/);
    const halves = { ...minusTwo, polynomials: [constantInJ([rational(0n), rational(1n, 2n)])] };
    assert.match(parametricFault(halves, { from: 1, step: 1 })!, /not integers/);
  });

  it('leaves open what no theorem gives with k as a symbol', async () => {
    const [statement] = await statementsOf('besseli(3,2/k)/besseli(1,2/k)', range(1, 6));
    assert.ok(statement && !statement.proof.ok);
    assert.match(
      formatStatement(parseTemplate('besseli(3,2/k)/besseli(1,2/k)'), statement),
      /conjectured from \d+ values/,
    );
  });

  it('draws no statement where the values of k do not follow one formula', async () => {
    // e^{2/k} itself differs for odd and even k; coth(1/k) does not.
    const all = await statementsOf('exp(2/k)', range(1, 8));
    assert.deepEqual(
      all.map(({ value }) => value),
      [{ numerator: [1n, 1n], denominator: [-1n, 1n] }],
    );
    assert.deepEqual(await statementsOf('exp(1/k)', range(1, 3)), []);
    assert.throws(() => parseTemplate('exp(1/2)'), InputError);
    assert.throws(() => parseTemplate('exp(1/k!)'), /"exp\(1\/k!\)" cannot be read at position 8/);
    assert.throws(() => parseExpression('exp(1/k)'), /unknown name "k"/);
  });

  it('is written as an author writes it: halves over one line, the excepted k with a sentence, e and not e^1', async () => {
    const template = parseTemplate('exp(2/k)');
    const [statement] = await statementsOf('exp(2/k)', range(1, 13, 2));
    const latex = latexOfStatement(template, statement!);
    assert.match(latex, /\\cfrac\{1\}\{\\tfrac\{k - 1\}\{2\} \+/);
    assert.match(latex, /\$a_\{5j\+1\} = \\tfrac\{6kj \+ k - 1\}\{2\}\$/);
    assert.match(
      latex,
      /for all \$j \\ge 0\$\.\nFor \$k = 1\$ it does not stand as it is: the table says why, and/,
    );
    assert.doesNotMatch(latex, /\\tfrac\{1\}\{2\}/);
    assert.equal(formatExpression(constantAt(parseTemplate('exp(1/k)'), 1n)), 'e');
    assert.equal(
      latexOfExpression(parseTemplate('besseli(1/k+1,2/k)').expression),
      'I_{1/k + 1}\\left(\\frac{2}{k}\\right)',
    );
  });

  it('k is a parameter of its own, in plain notation and in LaTeX, and no other name', () => {
    const at = (text: string) => formatExpression(constantAt(parseTemplate(text), 5n));
    assert.equal(at('exp(eulergamma/k)'), 'exp(eulergamma/5)');
    assert.equal(at('\\tan\\frac{1}{2k}+\\gamma'), 'tan(1/10)+eulergamma');
    assert.equal(
      latexOfExpression(parseTemplate('exp(2/k)/tan(1/k^2)').expression),
      '\\frac{e^{2/k}}{\\tan\\left(\\frac{1}{k^{2}}\\right)}',
    );
    assert.equal(formatExpression(parseTemplate('root(2,k)').expression), 'root(2,k)');
    assert.equal(at('root(2+k,k)'), 'root(7,5)');
    // As an author writes them; what holds no k stays as it was typed.
    const written = (text: string, k: bigint) => formatExpression(constantAt(parseTemplate(text), k));
    assert.equal(written('k*tan(1/k)', 1n), 'tan(1)');
    assert.equal(written('sqrt(k^2+1)/(2/1)', 2n), 'sqrt(5)/(2/1)');
    assert.equal(written('exp(1/(1-k))', 3n), 'exp(1/(-2))');
  });

  it('a range of k that runs downwards is told with the right one', () => {
    assert.deepEqual(readParameters('1..5', 'odd'), [1, 3, 5]);
    assert.throws(() => readParameters('5..1', 'all'), /"5\.\.1" runs downwards; .* as 1\.\.5/);
  });
});
