import { binary, call, integer, negate, symbol, type Expression, type Parameter } from './expression.ts';
import { digamma, digammaPoints, harmonicNumber } from './digammaRewriting.ts';
import type { FunctionName } from './names.ts';

/** A function that the language writes by others; what it is written as is what the reader is told. */
interface Rewriting {
  /** Numbers of arguments that are allowed, the smallest first. */
  readonly arity: readonly number[];
  /** null where the arguments are not among those that have a meaning here. */
  readonly write: <Leaf extends Parameter>(values: readonly Expression<Leaf>[]) => Expression<Leaf> | null;
  /** What the arguments must be where write may give null. */
  readonly allowed?: string;
}

const one = integer(1);

function reciprocal<Leaf extends Parameter>(x: Expression<Leaf>): Expression<Leaf> {
  return binary('divide', one, x);
}

function reciprocalOf(name: FunctionName): Rewriting {
  return { arity: [1], write: ([x]) => reciprocal(call(name, [x!])) };
}

function atReciprocal(name: FunctionName): Rewriting {
  return { arity: [1], write: ([x]) => call(name, [reciprocal(x!)]) };
}

/** log x to a base. */
export function logarithmTo<Leaf extends Parameter>(
  base: Expression<Leaf>,
  x: Expression<Leaf>,
): Expression<Leaf> {
  return binary('divide', call('log', [x]), call('log', [base]));
}

/** The full form of operators in Mathematica: Plus[1, Sqrt[2], …]. */
function operatorOf(name: 'add' | 'multiply'): Rewriting {
  return {
    arity: [1, 2, 3, 4, 5, 6, 7, 8],
    write: ([first, ...others]) => others.reduce((sum, x) => binary(name, sum, x), first!),
  };
}

const rewritings = {
  sec: reciprocalOf('cos'),
  csc: reciprocalOf('sin'),
  sech: reciprocalOf('cosh'),
  csch: reciprocalOf('sinh'),
  // acot x is odd, as in mpmath, Mathematica and DLMF 4.23.9; that from 0 to π differs for x < 0.
  acot: atReciprocal('atan'),
  asec: atReciprocal('acos'),
  acsc: atReciprocal('asin'),
  acoth: atReciprocal('atanh'),
  asech: atReciprocal('acosh'),
  acsch: atReciprocal('asinh'),
  log2: { arity: [1], write: ([x]) => logarithmTo(integer(2), x!) },
  log10: { arity: [1], write: ([x]) => logarithmTo(integer(10), x!) },
  expm1: { arity: [1], write: ([x]) => binary('subtract', call('exp', [x!]), one) },
  log1p: { arity: [1], write: ([x]) => call('log', [binary('add', one, x!)]) },
  pow: { arity: [2], write: ([x, y]) => binary('power', x!, y!) },
  power: { arity: [2], write: ([x, y]) => binary('power', x!, y!) },
  plus: operatorOf('add'),
  times: operatorOf('multiply'),
  subtract: { arity: [2], write: ([x, y]) => binary('subtract', x!, y!) },
  divide: { arity: [2], write: ([x, y]) => binary('divide', x!, y!) },
  fraction: {
    arity: [1, 2],
    write: ([x, y]) => (y ? binary('divide', x!, y) : x!),
  },
  // Typst's spelling.
  frac: { arity: [2], write: ([x, y]) => binary('divide', x!, y!) },
  number: { arity: [1], write: ([x]) => x! },
  dilog: { arity: [1], write: ([x]) => call('polylog', [integer(2), x!]) },
  loggamma: { arity: [1], write: ([x]) => call('log', [call('gamma', [x!])]) },
  factorial: {
    arity: [1],
    write: ([x]) => call('gamma', [x!.kind === 'integer' ? integer(x!.value + 1n) : binary('add', x!, one)]),
  },
  // E_n(x) = x^{n−1} Γ(1 − n, x), DLMF 8.19.1.
  expint: {
    arity: [2],
    write: ([n, x]) =>
      n!.kind === 'integer' && n!.value === 1n
        ? call('e1', [x!])
        : binary(
            'multiply',
            binary('power', x!, binary('subtract', n!, one)),
            call('gammainc', [binary('subtract', one, n!), x!]),
          ),
  },
  lambertw: {
    arity: [1],
    write: ([x]) => (x!.kind === 'integer' && x!.value === 1n ? symbol('omega') : null),
    allowed: '1, where it is omega',
  },
  // E(m) = (π/2) ₂F₁(−1/2, 1/2; 1; m) for the parameter m = k², DLMF 19.5.2.
  ellipe: {
    arity: [1],
    write: ([m]) => {
      const half = binary('divide', one, integer(2));
      return binary(
        'divide',
        binary('multiply', symbol('pi'), call('hyp2f1', [negate(half), half, one, m!])),
        integer(2),
      );
    },
  },
  digamma: { arity: [1], write: ([x]) => digamma(x!), allowed: digammaPoints },
  harmonic: { arity: [1], write: ([x]) => harmonicNumber(x!), allowed: digammaPoints },
  polygamma: {
    arity: [2],
    write: ([n, x]) => (n!.kind === 'integer' && n!.value === 0n ? digamma(x!) : null),
    allowed: `0 and then ${digammaPoints}`,
  },
  apery: { arity: [0], write: () => call('zeta', [integer(3)]) },
  gauss: {
    arity: [0],
    write: () => reciprocal(call('agm', [one, call('sqrt', [integer(2)])])),
  },
} as const satisfies Readonly<Record<string, Rewriting>>;

export type RewrittenName = keyof typeof rewritings;
export const rewrittenNames = Object.keys(rewritings) as RewrittenName[];

export function isRewritten(name: string): name is RewrittenName {
  return Object.hasOwn(rewritings, name);
}

export function rewriting(name: RewrittenName): Rewriting {
  return rewritings[name];
}
