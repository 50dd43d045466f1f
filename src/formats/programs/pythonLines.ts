import type { ProgramFacts } from './facts.ts';
import { mostTerms, recurrenceSum, verdicts } from './system.ts';

/** Python and Sage share their syntax; Sage's integers and powers are written as in mathematics. */
export function pythonLines({ rule, numerators }: ProgramFacts): string[] {
  const lines: string[] = [];
  if (rule.kind === 'recurrent') {
    const sum = recurrenceSum(rule.recurrence, (back) => `A[-${back}]`);
    lines.push(`A = [${rule.initial.join(', ')}]`, 'def a(n):', `    while len(A) <= n: A.append(${sum})`);
    lines.push('    return A[n]');
  } else {
    const { preperiod, polynomials } = rule;
    const k = preperiod.length;
    lines.push('def a(n):');
    if (k > 0) lines.push(`    if n < ${k}: return [${preperiod.join(', ')}][n]`);
    const offset = k === 0 ? 'n' : `n - ${k}`;
    const m = polynomials.length;
    lines.push(m === 1 ? `    k = ${offset}` : `    k, i = divmod(${offset}, ${m})`);
    lines.push(`    return ${m === 1 ? polynomials[0]! : `[${polynomials.join(', ')}][i]`}`);
  }
  return [...lines, ...numeratorLines(numerators)];
}

function numeratorLines(numerators: ProgramFacts['numerators']): string[] {
  if (numerators.kind === 'signs') {
    const { signs } = numerators;
    const sign = signs.length === 1 ? signs[0]! : `[${signs.join(', ')}][(n - 1) % ${signs.length}]`;
    return [`def b(n): return ${sign}`];
  }
  const { polynomials } = numerators;
  const m = polynomials.length;
  return m === 1
    ? ['def b(n):', '    k = n - 1', `    return ${polynomials[0]!}`]
    : ['def b(n):', `    k, i = divmod(n - 1, ${m})`, `    return [${polynomials.join(', ')}][i]`];
}

/** The loop over the convergents; the sign of a power differs. */
export const pythonLoop = (power: string, { kind }: ProgramFacts['numerators']) =>
  kind === 'signs' ? signedLoop(power) : numeratedLoop(power);

const signedLoop = (power: string) => [
  'p, P, q, Q, n = a(0), 1, 1, 0, 0',
  `while q*(q + b(n + 1)*Q) < 10${power}(wanted + 2) and n < ${mostTerms}:`,
  '    n += 1',
  '    p, P = a(n)*p + b(n)*P, p',
  '    q, Q = a(n)*q + b(n)*Q, q',
];

/** The same, with the product B of all numerators. */
const numeratedLoop = (power: string) => [
  'p, P, q, Q, n, B = a(0), 1, 1, 0, 0, 1',
  `while q*(q + (1 if b(n + 1) > 0 else -1)*Q) < B*10${power}(wanted + 2) and n < ${mostTerms}:`,
  '    n += 1',
  '    B *= abs(b(n))',
  '    p, P = a(n)*p + b(n)*P, p',
  '    q, Q = a(n)*q + b(n)*Q, q',
];

/** The last line. */
export const pythonVerdict = `print("${verdicts[0]}" if agreed == wanted else "${verdicts[1]}", agreed, "digits")`;
