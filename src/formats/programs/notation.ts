import { bindingStrength } from '../../core/constants/expression.ts';
import type { Expression } from '../../core/constants/expression.ts';
import type { FunctionName, SymbolName } from '../../core/constants/names.ts';

/** How a computer algebra system writes the expressions of constants. */
export interface Notation {
  readonly power: '^' | '**';
  readonly symbols: Readonly<Record<SymbolName, string>>;
  /** Names that differ from those of the language of expressions. */
  readonly functions: Partial<Readonly<Record<FunctionName, string>>>;
  /** Brackets around the arguments of a function. */
  readonly brackets: readonly [string, string];
  /** A function that is no mere name. */
  readonly call?: (name: FunctionName, values: readonly string[]) => string | undefined;
  /** An integer that is divided or raised to a power, where the system would leave exact numbers. */
  readonly exactInteger?: (integer: string) => string;
}

/** An expression in a system's notation, with no more parentheses than needed. */
export function writeExpression(expression: Expression, notation: Notation): string {
  const write = (part: Expression) => writeExpression(part, notation);
  const operand = (part: Expression, strength: number) =>
    bindingStrength(part) < strength ? `(${write(part)})` : write(part);
  const exact = (part: Expression, strength: number): string => {
    if (part.kind === 'integer' && notation.exactInteger) return notation.exactInteger(write(part));
    if (part.kind === 'negate' && part.argument.kind === 'integer' && strength < 4) {
      return `-${exact(part.argument, strength)}`;
    }
    return operand(part, strength);
  };
  switch (expression.kind) {
    case 'integer':
      return String(expression.value);
    case 'decimal':
      return expression.digits;
    case 'symbol':
      return notation.symbols[expression.name];
    case 'negate':
      return `-${operand(expression.argument, 4)}`;
    case 'call':
      return writeCall(expression.name, expression.arguments, notation);
    case 'power':
      return `${exact(expression.left, 5)}${notation.power}${operand(expression.right, 5)}`;
    case 'divide':
      return `${exact(expression.left, 2)}/${operand(expression.right, tight(expression.right, 3))}`;
    default: {
      const operator = { add: ' + ', subtract: ' - ', multiply: '*' }[expression.kind];
      const strength = bindingStrength(expression);
      return `${operand(expression.left, strength)}${operator}${operand(expression.right, tight(expression.right, strength + 1))}`;
    }
  }
}

/** A minus sign after an operator stands in parentheses. */
function tight(right: Expression, strength: number): number {
  return right.kind === 'negate' ? 5 : strength;
}

function writeCall(name: FunctionName, values: readonly Expression[], notation: Notation): string {
  const [order, argument] = values;
  // Of negative integer orders some systems want nothing: I_{−n} = I_n, J_{−n} = (−1)^n J_n.
  if (
    (name === 'besseli' || name === 'besselj') &&
    order!.kind === 'negate' &&
    order!.argument.kind === 'integer'
  ) {
    const reflected = writeCall(name, [order!.argument, argument!], notation);
    return name === 'besselj' && order!.argument.value % 2n === 1n ? `(-${reflected})` : reflected;
  }
  const texts = values.map((value) => writeExpression(value, notation));
  const own = notation.call?.(name, texts);
  if (own !== undefined) return own;
  const [open, close] = notation.brackets;
  return `${notation.functions[name] ?? name}${open}${texts.join(', ')}${close}`;
}

const round = ['(', ')'] as const;

export const pariNotation: Notation = {
  power: '^',
  symbols: { pi: 'Pi', e: 'exp(1)', catalan: 'Catalan', eulergamma: 'Euler', phi: '((1 + sqrt(5))/2)' },
  functions: { cot: 'cotan', coth: 'cotanh', root: 'realroot' },
  brackets: round,
  call: (name, [x, y]) => {
    if (name === 'cbrt') return `realroot(${x}, 3)`;
    return name === 'hyp0f1' ? `hypergeom([], [${x}], ${y})` : undefined;
  },
};

export const pythonNotation: Notation = {
  power: '**',
  symbols: { pi: 'pi', e: 'e', catalan: 'catalan', eulergamma: 'euler', phi: 'phi' },
  functions: { root: 'realroot' },
  brackets: round,
  call: (name, [x]) => (name === 'cbrt' ? `realroot(${x}, 3)` : undefined),
  exactInteger: (integer) => `mpf(${integer})`,
};

export const sageNotation: Notation = {
  power: '^',
  symbols: { pi: 'pi', e: 'e', catalan: 'catalan', eulergamma: 'euler_gamma', phi: 'golden_ratio' },
  functions: { root: 'real_nth_root', besseli: 'bessel_I', besselj: 'bessel_J' },
  brackets: round,
  call: (name, [x, y]) => {
    if (name === 'cbrt') return `real_nth_root(${x}, 3)`;
    return name === 'hyp0f1' ? `hypergeometric([], [${x}], ${y})` : undefined;
  },
};

export const mathematicaNotation: Notation = {
  power: '^',
  symbols: { pi: 'Pi', e: 'E', catalan: 'Catalan', eulergamma: 'EulerGamma', phi: 'GoldenRatio' },
  functions: {
    sqrt: 'Sqrt',
    root: 'Surd',
    exp: 'Exp',
    log: 'Log',
    sin: 'Sin',
    cos: 'Cos',
    tan: 'Tan',
    cot: 'Cot',
    sinh: 'Sinh',
    cosh: 'Cosh',
    tanh: 'Tanh',
    coth: 'Coth',
    asin: 'ArcSin',
    acos: 'ArcCos',
    atan: 'ArcTan',
    asinh: 'ArcSinh',
    acosh: 'ArcCosh',
    atanh: 'ArcTanh',
    zeta: 'Zeta',
    besseli: 'BesselI',
    besselj: 'BesselJ',
    hyp0f1: 'Hypergeometric0F1',
  },
  brackets: ['[', ']'],
  call: (name, [x]) => (name === 'cbrt' ? `Surd[${x}, 3]` : undefined),
};

export const maximaNotation: Notation = {
  power: '^',
  symbols: { pi: '%pi', e: '%e', catalan: 'catalan()', eulergamma: '%gamma', phi: '%phi' },
  functions: { root: 'realroot', besseli: 'besseli', besselj: 'besselj' },
  brackets: round,
  call: (name, [x]) => {
    if (name === 'cbrt') return `realroot(${x}, 3)`;
    return name === 'zeta' ? `bfzeta(bfloat(${x}), fpprec)` : undefined;
  },
};
