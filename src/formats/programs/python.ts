import { pythonQuoting } from '../quoting.ts';
import type { Expression } from '../../core/constants/expression.ts';
import { expressionIn, isWritable, round } from './notation.ts';
import type { Notation } from './notation.ts';
import { pythonLines, pythonLoop, pythonVerdict } from './pythonLines.ts';
import { uses, when } from './system.ts';
import type { ComputerAlgebra } from './system.ts';

const notation: Notation = {
  power: '**',
  symbols: {
    pi: 'pi',
    e: 'e',
    catalan: 'catalan',
    eulergamma: 'euler',
    phi: 'phi',
    khinchin: 'khinchin',
    glaisher: 'glaisher',
  },
  functions: {
    root: 'realroot',
    altzeta: 'altzeta',
    polylog: 'polylog',
    gamma: 'gamma',
    beta: 'beta',
    gammainc: 'gammainc',
    erf: 'erf',
    erfc: 'erfc',
    erfi: 'erfi',
    e1: 'e1',
    ei: 'ei',
    besselk: 'besselk',
    bessely: 'bessely',
    hyp1f1: 'hyp1f1',
    hyp2f1: 'hyp2f1',
    agm: 'agm',
    ellipk: 'ellipk',
  },
  brackets: round,
  call: (name, [x, y, z]) => {
    switch (name) {
      case 'cbrt':
        return `realroot(${x}, 3)`;
      case 'dawson':
        return `((${x})*hyp1f1(1, mpf(3)/2, -(${x})**2))`;
      case 'hyp0f2':
        return `hyper([], [${x}, ${y}], ${z})`;
      case 'lowergamma':
        return `gammainc(${x}, 0, ${y})`;
      default:
        return undefined;
    }
  },
  exactInteger: (integer) => `mpf(${integer})`,
};

/** An expression in the notation of mpmath; null where it does not know its functions. */
export function pythonExpression(expression: Expression): string | null {
  const text = isWritable(expression, notation) ? expressionIn(notation, expression) : null;
  return text === null || text.includes('realroot') ? null : exactDecimal(text);
}

export const python: ComputerAlgebra<'sympy'> = {
  name: 'sympy',
  title: 'Python program (mpmath, SymPy)',
  notation,
  program: (facts, digits) => [
    ...facts.title.map(pythonQuoting.comment),
    '# Run with: python3 FILE (mpmath comes with SymPy)',
    'from mpmath import *',
    '',
    `wanted = ${digits}`,
    `mp.dps = wanted + ${facts.guard}`,
    ...pythonLines(facts),
    ...when(uses(facts, 'realroot'), 'def realroot(x, n): return sign(x)*root(abs(x), n)'),
    `alpha = ${exactDecimal(facts.alpha)}`,
    `value = ${facts.value}`,
    ...pythonLoop('**', facts.numerators),
    'difference = abs(value - mpf(p)/q)',
    'agreed = wanted if difference < mpf(10)**-wanted else max(0, int(floor(-log10(difference))))',
    pythonVerdict,
  ],
};

/** Digits with a point as a number of mpmath and not of the machine. */
function exactDecimal(alpha: string): string {
  return alpha.replace(/(?<![\w.])\d+\.\d*|(?<![\w.])\.\d+/g, (digits) => `mpf('${digits}')`);
}
