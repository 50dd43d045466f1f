import type { Expression } from '../../../core/constants/expression.ts';
import { formatExpression } from '../../../core/constants/formatExpression.ts';
import type { IntegerPolynomial } from '../../../core/numbers/polynomial.ts';
import * as Q from '../../../core/numbers/rational.ts';
import { exponentOf, rationalOf } from '../../../core/theorems/classical/transcendental.ts';
import type { Value } from '../../../core/value.ts';

/** Functions of one argument, by the names that Rocq's standard library and ours (Functions.v) give them. */
type Unary = 'exp' | 'sinh' | 'cosh' | 'tanh' | 'coth' | 'sin' | 'cos' | 'tan' | 'cot';

/** A constant in the language of Expressions.v. */
export type Term =
  | { readonly kind: 'integer'; readonly value: bigint }
  | { readonly kind: 'negate' | 'sqrt'; readonly argument: Term }
  | { readonly kind: Binary; readonly left: Term; readonly right: Term }
  | { readonly kind: 'power'; readonly base: Term; readonly exponent: number }
  | { readonly kind: 'call'; readonly name: Unary; readonly argument: Term }
  | { readonly kind: 'hyp0F1'; readonly parameter: Term; readonly argument: Term }
  | { readonly kind: 'hyp1F1'; readonly upper: Term; readonly lower: Term; readonly argument: Term }
  | { readonly kind: 'bessel'; readonly bessel: BesselName; readonly order: number; readonly argument: Term }
  | {
      readonly kind: 'fractional';
      readonly bessel: BesselName;
      readonly order: Term;
      readonly argument: Term;
    };

type Binary = 'add' | 'subtract' | 'multiply' | 'divide';
type BesselName = 'besseli' | 'besselj';

const unaries: readonly string[] = ['exp', 'sinh', 'cosh', 'tanh', 'coth', 'sin', 'cos', 'tan', 'cot'];

/** Largest exponent and order that are written: they are unary numbers there. */
const mostUnary = 1000;

/** What the library has no form for, as it is written in the constant. */
export class Unwritten {
  constructor(readonly part: string) {}
}

function integerTerm(value: bigint): Term {
  return { kind: 'integer', value };
}

/** The expression as a term; the part that has no form where there is one. */
export function termOf(expression: Expression): Term | Unwritten {
  const unwritten = new Unwritten(formatExpression(expression));
  const within = (part: Expression, build: (term: Term) => Term): Term | Unwritten => {
    const term = termOf(part);
    return term instanceof Unwritten ? term : build(term);
  };
  switch (expression.kind) {
    case 'integer':
      return integerTerm(expression.value);
    case 'symbol':
      if (expression.name === 'e') return { kind: 'call', name: 'exp', argument: integerTerm(1n) };
      return expression.name === 'phi' ? goldenRatio : unwritten;
    case 'negate':
      return within(expression.argument, (argument) =>
        argument.kind === 'integer' && argument.value > 0n
          ? integerTerm(-argument.value)
          : { kind: 'negate', argument },
      );
    case 'add':
    case 'subtract':
    case 'multiply':
    case 'divide': {
      const { kind, right: second } = expression;
      const left = termOf(expression.left);
      if (left instanceof Unwritten) return left;
      return within(second, (right) => ({ kind, left, right }));
    }
    case 'power':
      return powerOf(expression.left, expression.right) ?? exponentialOf(expression) ?? unwritten;
    case 'call':
      return callOf(expression.name, expression.arguments) ?? exponentialOf(expression) ?? unwritten;
    default:
      return unwritten;
  }
}

const goldenRatio: Term = {
  kind: 'divide',
  left: {
    kind: 'add',
    left: integerTerm(1n),
    right: { kind: 'sqrt', argument: integerTerm(5n) },
  },
  right: integerTerm(2n),
};

/** x^n, 1/x^n, and powers of the root for halves; null for other exponents. */
function powerOf(base: Expression, exponent: Expression): Term | Unwritten | null {
  const n = rationalOf(exponent);
  if (!n || n.denominator > 2n || Math.abs(Number(n.numerator)) > mostUnary) return null;
  const term = termOf(base);
  if (term instanceof Unwritten) return term;
  const root: Term = n.denominator === 1n ? term : { kind: 'sqrt', argument: term };
  const size = Math.abs(Number(n.numerator));
  const power: Term = size === 1 ? root : { kind: 'power', base: root, exponent: size };
  return n.numerator >= 0n ? power : { kind: 'divide', left: integerTerm(1n), right: power };
}

/** A power of e in whatever spelling, such as cbrt(e), as exp of its exponent; null for all else. */
function exponentialOf(expression: Expression): Term | null {
  const exponent = exponentOf(expression);
  return exponent && { kind: 'call', name: 'exp', argument: rationalTerm(exponent) };
}

function rationalTerm({ numerator, denominator }: Q.Rational): Term {
  const top = integerTerm(numerator);
  return denominator === 1n ? top : { kind: 'divide', left: top, right: integerTerm(denominator) };
}

function callOf(name: string, values: readonly Expression[]): Term | Unwritten | null {
  const argument = termOf(values[values.length - 1]!);
  if (argument instanceof Unwritten) return argument;
  if (unaries.includes(name)) return { kind: 'call', name: name as Unary, argument };
  if (name === 'sqrt') return { kind: 'sqrt', argument };
  if (name === 'hyp0f1') {
    const parameter = termOf(values[0]!);
    return parameter instanceof Unwritten ? parameter : { kind: 'hyp0F1', parameter, argument };
  }
  if (name === 'hyp1f1') {
    const [upper, lower] = [termOf(values[0]!), termOf(values[1]!)];
    if (upper instanceof Unwritten) return upper;
    return lower instanceof Unwritten ? lower : { kind: 'hyp1F1', upper, lower, argument };
  }
  return name === 'besseli' || name === 'besselj' ? besselOf(name, values[0]!, argument) : null;
}

/** Of integer order n ≥ 0, by I_{−n} = I_n and J_{−n} = (−1)^n J_n (DLMF 10.4.1, 10.27.1), or of fractional order. */
function besselOf(bessel: BesselName, order: Expression, argument: Term): Term | Unwritten | null {
  const nu = rationalOf(order);
  if (!nu) return null;
  if (!Q.isInteger(nu)) {
    const term = termOf(order);
    return term instanceof Unwritten ? term : { kind: 'fractional', bessel, order: term, argument };
  }
  const n = Math.abs(Number(nu.numerator));
  if (n > mostUnary) return null;
  const term: Term = { kind: 'bessel', bessel, order: n, argument };
  return bessel === 'besselj' && nu.numerator < 0n && n % 2 === 1 ? { kind: 'negate', argument: term } : term;
}

/** P(α)/Q(α) as it is written in a table: the highest power first. */
export function valueTerm({ numerator, denominator }: Value, alpha: Term): Term {
  const top = polynomialTerm(numerator, alpha);
  if (denominator.length === 1 && denominator[0] === 1n) return top;
  return { kind: 'divide', left: top, right: polynomialTerm(denominator, alpha) };
}

function polynomialTerm(p: IntegerPolynomial, alpha: Term): Term {
  const monomial = (i: number, size: bigint): Term => {
    if (i === 0) return integerTerm(size);
    const power: Term = i === 1 ? alpha : { kind: 'power', base: alpha, exponent: i };
    return size === 1n ? power : { kind: 'multiply', left: integerTerm(size), right: power };
  };
  const exponents = [...p.keys()].filter((i) => p[i] !== 0n).reverse();
  // As in a table: 2 - e rather than -e + 2.
  if (p[exponents[0]!]! < 0n && p[exponents[exponents.length - 1]!]! > 0n) exponents.reverse();
  return exponents.reduce<Term | null>((sum, i) => {
    const c = p[i]!;
    const right = monomial(i, c < 0n ? -c : c);
    if (!sum) {
      if (c > 0n) return right;
      return right.kind === 'integer' ? integerTerm(c) : { kind: 'negate', argument: right };
    }
    return { kind: c < 0n ? 'subtract' : 'add', left: sum, right };
  }, null)!;
}

const strengths = { add: 1, subtract: 1, multiply: 2, divide: 2, negate: 3, power: 4 } as const;

function strengthOf(term: Term): number {
  if (term.kind === 'integer') return term.value < 0n ? 0 : 6;
  if (term.kind in strengths) return strengths[term.kind as keyof typeof strengths];
  return 5;
}

/** The real number as a reader of Rocq writes it: "(exp 1 + 1) / (exp 1 - 1)". */
export function writeReal(term: Term): string {
  const operand = (part: Term, strength: number): string => {
    const text = writeReal(part);
    return strengthOf(part) < strength ? `(${text})` : text;
  };
  const argument = (part: Term) => operand(part, 6);
  switch (term.kind) {
    case 'integer':
      return String(term.value);
    case 'negate':
      return `- ${operand(term.argument, 4)}`;
    case 'sqrt':
      return `sqrt ${argument(term.argument)}`;
    case 'call':
      return `${term.name} ${argument(term.argument)}`;
    case 'power':
      return `${operand(term.base, 5)} ^ ${term.exponent}`;
    case 'hyp0F1':
      return `hyp0F1 ${argument(term.parameter)} ${argument(term.argument)}`;
    case 'hyp1F1':
      return `hyp1F1 ${argument(term.upper)} ${argument(term.lower)} ${argument(term.argument)}`;
    case 'bessel':
      return `${besselNames[term.bessel]} ${term.order} ${argument(term.argument)}`;
    case 'fractional':
      return `${besselNames[term.bessel]}_fractional Gamma power ${argument(term.order)} ${argument(term.argument)}`;
    default: {
      const sign = { add: '+', subtract: '-', multiply: '*', divide: '/' }[term.kind];
      const strength = strengths[term.kind];
      return `${operand(term.left, strength)} ${sign} ${operand(term.right, strength + 1)}`;
    }
  }
}

const besselNames = { besseli: 'besselI', besselj: 'besselJ' } as const;
const besselKinds = { besseli: 'Modified', besselj: 'Ordinary' } as const;

/** The same number as a tree of Expressions.v, which the library computes with. */
export function writeTree(term: Term): string {
  const part = (inner: Term) => `(${writeTree(inner)})`;
  const capital = (name: string) => name[0]!.toUpperCase() + name.slice(1);
  switch (term.kind) {
    case 'integer':
      return `Integer ${term.value < 0n ? `(${term.value})` : term.value}`;
    case 'negate':
    case 'sqrt':
      return `${capital(term.kind)} ${part(term.argument)}`;
    case 'call':
      return `Call ${capital(term.name)} ${part(term.argument)}`;
    case 'power':
      return `Power ${part(term.base)} ${term.exponent}`;
    case 'hyp0F1':
      return `Hyp0F1 ${part(term.parameter)} ${part(term.argument)}`;
    case 'hyp1F1':
      return `Hyp1F1 ${part(term.upper)} ${part(term.lower)} ${part(term.argument)}`;
    case 'bessel':
      return `Bessel ${besselKinds[term.bessel]} ${term.order} ${part(term.argument)}`;
    case 'fractional':
      return `Fractional ${besselKinds[term.bessel]} ${part(term.order)} ${part(term.argument)}`;
    default:
      return `${capital(term.kind)} ${part(term.left)} ${part(term.right)}`;
  }
}
