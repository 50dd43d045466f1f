import { pariQuoting } from '../quoting.ts';
import type { Expression } from '../../core/constants/expression.ts';
import { expressionIn, isWritable, round } from './notation.ts';
import type { Notation } from './notation.ts';
import type { ProgramFacts } from './facts.ts';
import { mostTerms, recurrenceSum, uses, verdicts, when } from './system.ts';
import type { ComputerAlgebra } from './system.ts';

const notation: Notation = {
  power: '^',
  symbols: { pi: 'Pi', e: 'exp(1)', catalan: 'Catalan', eulergamma: 'Euler', phi: '((1 + sqrt(5))/2)' },
  functions: {
    cot: 'cotan',
    coth: 'cotanh',
    root: 'realroot',
    gamma: 'gamma',
    gammainc: 'incgam',
    lowergamma: 'incgamc',
    erfc: 'erfc',
    e1: 'eint1',
    besselk: 'besselk',
    agm: 'agm',
    polylog: 'polylog',
  },
  brackets: round,
  call: (name, [x, y, z, t]) => {
    switch (name) {
      case 'cbrt':
        return `realroot(${x}, 3)`;
      case 'erf':
        return `(1 - erfc(${x}))`;
      case 'erfi':
        return `(2*(${x})/sqrt(Pi)*hypergeom([1/2], [3/2], (${x})^2))`;
      case 'dawson':
        return `((${x})*hypergeom([1], [3/2], -(${x})^2))`;
      case 'ellipk':
        return `ellK(sqrt(${x}))`;
      case 'hyp0f1':
        return `hypergeom([], [${x}], ${y})`;
      case 'hyp0f2':
        return `hypergeom([], [${x}, ${y}], ${z})`;
      case 'hyp1f1':
        return `hypergeom([${x}], [${y}], ${z})`;
      case 'hyp2f1':
        return `hypergeom([${x}, ${y}], [${z}], ${t})`;
      default:
        return undefined;
    }
  },
};

function pariNumerators(numerators: ProgramFacts['numerators']): string {
  if (numerators.kind === 'signs') {
    const { signs } = numerators;
    return signs.length === 1
      ? `b(n) = ${signs[0]!};`
      : `b(n) = [${signs.join(', ')}][(n - 1) % ${signs.length} + 1];`;
  }
  const { polynomials } = numerators;
  const m = polynomials.length;
  return m === 1
    ? `b(n) = my(k = n - 1); ${polynomials[0]!};`
    : `b(n) = my(k = (n - 1) \\ ${m}); [${polynomials.join(', ')}][(n - 1) % ${m} + 1];`;
}

/** An expression in the notation of PARI/GP; null where it does not know its functions. */
export function pariExpression(expression: Expression): string | null {
  const text = isWritable(expression, notation) ? expressionIn(notation, expression) : null;
  return text?.includes('realroot') ? null : text;
}

export const pari: ComputerAlgebra<'pari'> = {
  name: 'pari',
  title: 'PARI/GP program',
  notation,
  program: (facts, digits) => {
    const { rule, numerators } = facts;
    const lines = [
      ...facts.title.map(pariQuoting.comment),
      '\\\\ Run with: gp -q FILE',
      `wanted = ${digits}; default(realprecision, wanted + ${facts.guard});`,
    ];
    if (rule.kind === 'recurrent') {
      lines.push(`A = List([${rule.initial.join(', ')}]);`);
      const sum = recurrenceSum(rule.recurrence, (back) => `A[#A - ${back - 1}]`);
      lines.push(`a(n) = while (#A <= n, listput(A, ${sum})); A[n + 1];`);
    } else {
      const { preperiod, polynomials } = rule;
      const k = preperiod.length;
      const m = polynomials.length;
      const offset = k === 0 ? 'n' : `(n - ${k})`;
      const periodic =
        m === 1
          ? `my(k = ${k === 0 ? 'n' : `n - ${k}`}); ${polynomials[0]!}`
          : `my(k = ${offset} \\ ${m}); [${polynomials.join(', ')}][${offset} % ${m} + 1]`;
      lines.push(
        k === 0
          ? `a(n) = ${periodic};`
          : `a(n) = if (n < ${k}, [${preperiod.join(', ')}][n + 1], ${periodic});`,
      );
    }
    return [
      ...lines,
      pariNumerators(numerators),
      ...when(uses(facts, 'realroot'), 'realroot(x, n) = sign(x)*sqrtn(abs(x), n);'),
      `alpha = ${facts.alpha};`,
      `value = ${facts.value};`,
      ...(numerators.kind === 'signs'
        ? [
            'p = a(0); q = 1; P = 1; Q = 0; n = 0;',
            `while (q*(q + b(n + 1)*Q) < 10^(wanted + 2) && n < ${mostTerms}, n++; [p, P] = [a(n)*p + b(n)*P, p]; [q, Q] = [a(n)*q + b(n)*Q, q]);`,
          ]
        : [
            // The convergents p_n/q_n and (p_n + s p_{n-1})/(q_n + s q_{n-1}) are |b_1 ... b_n|/(q_n (q_n + s q_{n-1})) apart.
            'p = a(0); q = 1; P = 1; Q = 0; n = 0; B = 1;',
            `while (q*(q + sign(b(n + 1))*Q) < B*10^(wanted + 2) && n < ${mostTerms}, n++; B = B*abs(b(n)); [p, P] = [a(n)*p + b(n)*P, p]; [q, Q] = [a(n)*q + b(n)*Q, q]);`,
          ]),
      'difference = abs(value - p/q);',
      'agreed = if (difference < 10.^-wanted, wanted, max(0, floor(-log(difference)/log(10))));',
      `print(if (agreed == wanted, "${verdicts[0]} ", "${verdicts[1]} "), agreed, " digits");`,
    ];
  },
};
