import { maximaQuoting } from '../quoting.ts';
import { round } from './notation.ts';
import type { Notation } from './notation.ts';
import type { ProgramFacts } from './facts.ts';
import { mostTerms, recurrenceSum, uses, verdicts, when } from './system.ts';
import type { ComputerAlgebra } from './system.ts';

/** What Maxima has no bigfloats of. */
const maximaFunctions = {
  hyp0f1:
    'hyp0f1(c, x) := block([n: 0, s: bfloat(1), t: bfloat(1)], c: bfloat(c), x: bfloat(x), while abs(t) > 10b0^(-fpprec - 5) or n < abs(c) do (n: n + 1, t: t*x/(n*(c + n - 1)), s: s + t), s)$',
  besseli: 'besseli(v, x) := bfloat(x/2)^v/gamma(bfloat(v + 1))*hyp0f1(v + 1, x^2/4)$',
  besselj: 'besselj(v, x) := bfloat(x/2)^v/gamma(bfloat(v + 1))*hyp0f1(v + 1, -x^2/4)$',
  realroot: 'realroot(x, n) := signum(x)*abs(x)^(1/n)$',
  // G = π/8 log(2 + √3) + 3/8 Σ 1/((2n+1)² C(2n, n))  (Ramanujan).
  catalan:
    'catalan() := block([n: 0, s: bfloat(0), t: bfloat(1)], while t > 10b0^(-fpprec - 5) do (s: s + t/(2*n + 1)^2, n: n + 1, t: t*n/(4*n - 2)), bfloat(%pi*log(2 + sqrt(3))/8) + 3*s/8)$',
};

const notation: Notation = {
  power: '^',
  symbols: { pi: '%pi', e: '%e', catalan: 'catalan()', eulergamma: '%gamma', phi: '%phi' },
  functions: { root: 'realroot', besseli: 'besseli', besselj: 'besselj' },
  brackets: round,
  call: (name, [x]) => {
    if (name === 'cbrt') return `realroot(${x}, 3)`;
    return name === 'zeta' ? `bfzeta(bfloat(${x}), fpprec)` : undefined;
  },
};

function maximaNumerators(numerators: ProgramFacts['numerators']): string {
  if (numerators.kind === 'signs') {
    const { signs } = numerators;
    return signs.length === 1
      ? `b(n) := ${signs[0]!}$`
      : `b(n) := [${signs.join(', ')}][mod(n - 1, ${signs.length}) + 1]$`;
  }
  const { polynomials } = numerators;
  const m = polynomials.length;
  return m === 1
    ? `b(n) := block([k: n - 1], ${polynomials[0]!})$`
    : `b(n) := block([k: quotient(n - 1, ${m})], [${polynomials.join(', ')}][mod(n - 1, ${m}) + 1])$`;
}

export const maxima: ComputerAlgebra<'maxima'> = {
  name: 'maxima',
  title: 'Maxima program',
  notation,
  program: (facts, digits) => {
    const { rule, numerators } = facts;
    const lines: string[] = [];
    if (rule.kind === 'recurrent') {
      const sum = recurrenceSum(rule.recurrence, (back) => `A[n - ${back}]`);
      lines.push(...rule.initial.map((term, n) => `A[${n}]: ${term}$`), `A[n] := ${sum}$`, 'a(n) := A[n]$');
    } else {
      const { preperiod, polynomials } = rule;
      const k = preperiod.length;
      const m = polynomials.length;
      const offset = k === 0 ? 'n' : `n - ${k}`;
      const periodic =
        m === 1
          ? `block([k: ${offset}], ${polynomials[0]!})`
          : `block([k: quotient(${offset}, ${m})], [${polynomials.join(', ')}][mod(${offset}, ${m}) + 1])`;
      lines.push(
        k === 0
          ? `a(n) := ${periodic}$`
          : `a(n) := if n < ${k} then [${preperiod.join(', ')}][n + 1] else ${periodic}$`,
      );
    }
    const bessel = uses(facts, 'besseli') || uses(facts, 'besselj');
    return [
      ...facts.title.map(maximaQuoting.comment),
      '/* Run with: maxima --very-quiet --batch-string=\'load("FILE.mac")$\' */',
      'kill(a, A)$',
      `wanted: ${digits}$`,
      `fpprec: wanted + ${facts.guard}$`,
      ...lines,
      maximaNumerators(numerators),
      ...when(bessel || uses(facts, 'hyp0f1'), maximaFunctions.hyp0f1),
      ...when(uses(facts, 'besseli'), maximaFunctions.besseli),
      ...when(uses(facts, 'besselj'), maximaFunctions.besselj),
      ...when(uses(facts, 'realroot'), maximaFunctions.realroot),
      ...when(uses(facts, 'catalan'), maximaFunctions.catalan),
      `alpha: bfloat(${exactMaximaDecimal(facts.alpha)})$`,
      `value: bfloat(${facts.value})$`,
      ...(numerators.kind === 'signs'
        ? [
            '[p, P, q, Q, n]: [a(0), 1, 1, 0, 0]$',
            `while q*(q + b(n + 1)*Q) < 10^(wanted + 2) and n < ${mostTerms} do (n: n + 1, [p, P]: [a(n)*p + b(n)*P, p], [q, Q]: [a(n)*q + b(n)*Q, q])$`,
          ]
        : [
            '[p, P, q, Q, n, B]: [a(0), 1, 1, 0, 0, 1]$',
            `while q*(q + signum(b(n + 1))*Q) < B*10^(wanted + 2) and n < ${mostTerms} do (n: n + 1, B: B*abs(b(n)), [p, P]: [a(n)*p + b(n)*P, p], [q, Q]: [a(n)*q + b(n)*Q, q])$`,
          ]),
      'difference: abs(value - bfloat(p/q))$',
      'agreed: if difference < 10b0^(-wanted) then wanted else max(0, floor(-log(difference)/log(10b0)))$',
      `print(if agreed = wanted then "${verdicts[0]}" else "${verdicts[1]}", agreed, "digits")$`,
    ];
  },
};

/** Digits with a point as a bigfloat. */
function exactMaximaDecimal(alpha: string): string {
  return alpha.replace(/(?<![\w.])\d+\.\d*(?![\w])/g, (digits) => `${digits}b0`);
}
