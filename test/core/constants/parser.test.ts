import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { binary, call, integer, negate, symbol } from '../../../src/core/constants/expression.ts';
import { formatExpression } from '../../../src/core/constants/formatExpression.ts';
import type { BinaryKind, Expression } from '../../../src/core/constants/expression.ts';
import { latexOfExpression } from '../../../src/core/constants/latex.ts';
import { functionArity, symbolNames } from '../../../src/core/constants/names.ts';
import type { FunctionName, SymbolName } from '../../../src/core/constants/names.ts';
import { ParseError, parseExpression } from '../../../src/core/constants/parser.ts';
import { expressionIn, isWritable } from '../../../src/formats/programs/notation.ts';
import { systems } from '../../../src/formats/programs/programs.ts';

const readings: readonly (readonly [text: string, plain: string])[] = [
  ['2/3', '2/3'],
  ['  e ', 'e'],
  ['2**3', '2^3'],
  ['2^3^2', '2^3^2'],
  ['(2^3)^2', '(2^3)^2'],
  ['-2^2', '-2^2'],
  ['(-2)^2', '(-2)^2'],
  ['2^-1', '2^-1'],
  ['1-2-3', '1-2-3'],
  ['1-(2-3)', '1-(2-3)'],
  ['2*(-3)', '2*(-3)'],
  ['2e', '2*e'],
  ['2(e+1)', '2*(e+1)'],
  ['(e+1)(e-1)', '(e+1)*(e-1)'],
  ['e/2pi', 'e/(2*pi)'],
  ['1/2e', '1/2*e'],
  ['-1/2e', '-1/2*e'],
  ['1/2(e+1)', '1/2*(e+1)'],
  ['2*3/4e', '2*(3/4*e)'],
  ['2/3/4e', '2/3/(4*e)'],
  ['1/2^2e', '1/(2^2*e)'],
  ['(1)/2e', '1/(2*e)'],
  ['1/2*e', '1/2*e'],
  ['e^-1/2', 'exp(-1)/2'],
  ['π−γ', 'pi-eulergamma'],
  ['2·π×φ', '2*pi*phi'],
  ['√2', 'sqrt(2)'],
  ['ln(2)', 'log(2)'],
  ['root(2,3)', 'cbrt(2)'],
  ['root(2,2)', 'sqrt(2)'],
  ['root(2,5)', 'root(2,5)'],
  ['e^(1/2)', 'exp(1/2)'],
  ['0.5772…', '0.5772'],
  ['0.5772...', '0.5772'],
  ['.5', '0.5'],
  ['besseli(1/3, 2/3)', 'besseli(1/3,2/3)'],
  ['hyp0f1(1/2, 3)', 'hyp0f1(1/2,3)'],
  ['\\frac{e+1}{e-1}', '(e+1)/(e-1)'],
  ['e^{1/2}', 'exp(1/2)'],
  ['\\tan(1)', 'tan(1)'],
  ['\\tan\\frac12', 'tan(1/2)'],
  ['\\tan \\frac 1 2', 'tan(1/2)'],
  ['\\sqrt[3]{2}', 'cbrt(2)'],
  ['\\sqrt2', 'sqrt(2)'],
  ['\\pi', 'pi'],
  ['2\\pi', '2*pi'],
  ['\\frac\\pi2', 'pi/2'],
  ['\\zeta(3)', 'zeta(3)'],
  ['\\frac{I_1(2)}{I_0(2)}', 'besseli(1,2)/besseli(0,2)'],
  ['J_{1/2}\\left(2\\right)', 'besselj(1/2,2)'],
  ['I_{-2/3}(2/3)', 'besseli(-2/3,2/3)'],
  ['\\coth\\left(\\tfrac{1}{2}\\right)', 'coth(1/2)'],
  ['$\\pi^2/6$', 'pi^2/6'],
  ['e^{-1/2}', 'exp(-1/2)'],
  ['2\\cdot 1/2\\pi', '2*(1/2*pi)'],
  ['\\tan 2e', 'tan(2*e)'],
  ['\\tan 1/2', 'tan(1)/2'],
  ['\\sqrt2e', 'sqrt(2)*e'],
  ['\\ln 2 + 1', 'log(2)+1'],
  ['\\sin^2 1', 'sin(1)^2'],
  ['\\sin^{-1}(1/3)', 'asin(1/3)'],
  ['\\sin 2\\pi\\cos 1', 'sin(2*pi)*cos(1)'],
  ['2\\cdot3\\times e\\,\\pi', '2*3*(e*pi)'],
  ['\\mathrm{e}^2', 'exp(2)'],
  ['\\operatorname{artanh}(1/2)', 'atanh(1/2)'],
  ['{}_0F_1(;1/2;3)', 'hyp0f1(1/2,3)'],
  ['\\varphi+\\gamma+G', 'phi+eulergamma+catalan'],
  ['\\left\\{e+1\\right\\}', 'e+1'],
];

const failures: readonly (readonly [text: string, position: number, expected: RegExp])[] = [
  ['', 1, /a number, a name/],
  ['tan(', 5, /a number, a name/],
  ['1+', 3, /a number, a name/],
  ['(1', 3, /"\)"/],
  ['(1]', 3, /"\)"/],
  ['1)', 2, /an operator or the end/],
  ['2 3', 3, /an operator or the end/],
  ['besseli(1)', 10, /","/],
  ['sin(1,2)', 6, /"\)"/],
  ['sin', 4, /"\("/],
  ['I_0 2', 5, /"\("/],
  ['I(2)', 1, /imaginary unit/],
  ['1 + foo(2)', 5, /known name/],
  ['\\foo', 1, /known name/],
  ['#', 1, /a number/],
  ['\\frac{1}', 9, /a number/],
];

describe('the language of constants', () => {
  for (const [text, plain] of readings) {
    it(`reads ${text} as ${plain}`, () => {
      assert.equal(formatExpression(parseExpression(text)), plain);
    });
  }

  for (const [text, position, expected] of failures) {
    it(`says where ${JSON.stringify(text)} stops making sense`, () => {
      assert.throws(
        () => parseExpression(text),
        (error: unknown) => {
          assert.ok(error instanceof ParseError);
          assert.equal(error.position, position);
          assert.match(error.expected, expected);
          assert.ok(error.message.includes(`position ${position}`), error.message);
          assert.ok(error.message.includes(error.expected), error.message);
          return true;
        },
      );
    });
  }

  it('names what an unknown name is close to', () => {
    assert.throws(() => parseExpression('sqr(2)'), /unknown name "sqr" at position 1.*sqrt/);
    assert.throws(() => parseExpression('catalna'), /catalan/);
  });

  it('refuses what is too long, too deep or too much, at once', () => {
    for (const text of [
      '('.repeat(10_000),
      '-'.repeat(10_000) + '1',
      '2^'.repeat(5_000) + '2',
      'sqrt('.repeat(3_000),
      '\\frac'.repeat(3_000),
      '√'.repeat(5_000) + '2',
      `1${'+1'.repeat(5_000)}`,
      '7'.repeat(5_000),
      '7'.repeat(50_000),
    ]) {
      assert.throws(() => parseExpression(text), ParseError);
    }
  });

  const typeset: readonly (readonly [string, string])[] = [
    ['besseli(1,2)/besseli(0,2)', '\\frac{I_{1}(2)}{I_{0}(2)}'],
    ['(e+1)/(e-1)', '\\frac{e + 1}{e - 1}'],
    ['exp(1/2)', 'e^{1/2}'],
    ['exp(2)^3', '\\left(e^{2}\\right)^{3}'],
    ['(1/2)^2', '\\left(\\frac{1}{2}\\right)^{2}'],
    ['sqrt(2)^3', '\\sqrt{2}^{3}'],
    ['2*pi*e', '2 \\pi \\cdot e'],
    ['2*3', '2 \\cdot 3'],
    ['-(1+pi)', '-(1 + \\pi)'],
    ['cbrt(2)', '\\sqrt[3]{2}'],
  ];
  for (const [plain, latex] of typeset) {
    it(`typesets ${plain} as ${latex}`, () => assert.equal(latexOfExpression(parseExpression(plain)), latex));
  }

  it('reads back what it writes, plain and as LaTeX', () => {
    fc.assert(
      fc.property(expressions, (expression) => {
        assert.deepEqual(parseExpression(formatExpression(expression)), expression);
        assert.deepEqual(parseExpression(latexOfExpression(expression)), expression);
      }),
      { numRuns: 500 },
    );
  });

  it('never fails with anything but a sentence', () => {
    const words = [
      'e',
      '\\pi',
      '(',
      ')',
      '{',
      '}',
      '^',
      '_',
      '2',
      '1.5',
      '\\frac',
      '\\sqrt',
      '[',
      ']',
      'I',
      ',',
      '-',
      '/',
      'sin',
      '\\',
      '\\left',
      '…',
    ];
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...words), { maxLength: 12 }), (parts) => {
        try {
          parseExpression(parts.join(''));
        } catch (error) {
          assert.ok(error instanceof ParseError, String(error));
        }
      }),
      { numRuns: 1_000 },
    );
  });
});

describe('what programs are given', () => {
  /** What a system has no name of, and is given in the words of others, or in ones that are not read here. */
  const others: Readonly<Record<string, readonly (SymbolName | FunctionName)[]>> = {
    pari: ['e', 'phi', 'erf', 'erfi', 'dawson', 'ellipk'],
    sympy: ['dawson', 'lowergamma'],
    mathematica: ['ellipk'],
    maxima: ['zeta'],
  };

  for (const { name, notation } of systems) {
    const has = (word: SymbolName | FunctionName, expression: Expression) =>
      !others[name]?.includes(word) && isWritable(expression, notation);
    const symbols = symbolNames.filter((word) => has(word, symbol(word)));
    const functions = (Object.keys(functionArity) as FunctionName[]).filter((word) =>
      has(word, call(word, Array<Expression>(functionArity[word]).fill(integer(1)))),
    );

    it(`${name}: is read back, whatever stands in it`, () => {
      assert.ok(symbols.length >= 3 && functions.length >= 22, `${symbols.length}, ${functions.length}`);
      fc.assert(
        fc.property(expressionsOf(symbols, functions), (expression) => {
          assert.deepEqual(parseExpression(expressionIn(notation, expression)), reflected(expression));
        }),
        { numRuns: 300 },
      );
    });
  }
});

/** Bessel functions of negative integer orders are given to programs by I_{−n} = I_n and J_{−n} = (−1)^n J_n. */
function reflected(expression: Expression): Expression {
  switch (expression.kind) {
    case 'integer':
    case 'decimal':
    case 'symbol':
      return expression;
    case 'negate':
      return negate(reflected(expression.argument));
    case 'call': {
      const { name } = expression;
      const [order, ...rest] = expression.arguments.map(reflected) as [Expression, ...Expression[]];
      const isReflected =
        (name === 'besseli' || name === 'besselj') &&
        order.kind === 'negate' &&
        order.argument.kind === 'integer';
      if (!isReflected) return call(name, [order, ...rest]);
      const positive = call(name, [order.argument, ...rest]);
      return name === 'besselj' && order.argument.value % 2n === 1n ? negate(positive) : positive;
    }
    default:
      return binary(expression.kind, reflected(expression.left), reflected(expression.right));
  }
}

const kinds: readonly BinaryKind[] = ['add', 'subtract', 'multiply', 'divide', 'power'];

/** Expressions of these numbers and functions, and some decimals. */
function expressionsOf(
  symbols: readonly SymbolName[],
  functions: readonly FunctionName[],
  decimals: readonly string[] = [],
): fc.Arbitrary<Expression> {
  return fc.letrec<{ expression: Expression }>((tie) => ({
    expression: fc.oneof(
      { maxDepth: 4, withCrossShrink: true },
      fc.nat(30).map((n) => integer(n)),
      fc.constantFrom(...symbols).map((name) => symbol(name)),
      ...decimals.map((digits) => fc.constant<Expression>({ kind: 'decimal', digits })),
      tie('expression').map((inner) => negate(inner)),
      fc
        .tuple(fc.constantFrom(...kinds), tie('expression'), tie('expression'))
        .map(([kind, left, right]) => binary(kind, left, right)),
      fc
        .tuple(fc.constantFrom(...functions), fc.array(tie('expression'), { minLength: 4, maxLength: 4 }))
        .map(([name, values]) => call(name, values.slice(0, functionArity[name]))),
    ),
  })).expression;
}

const expressions = expressionsOf(symbolNames, Object.keys(functionArity) as FunctionName[], [
  '0.5772',
  '3.1',
]);
