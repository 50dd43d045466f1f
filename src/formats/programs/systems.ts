import type { ProgramFacts } from './facts.ts';
import {
  mathematicaNotation,
  maximaNotation,
  pariNotation,
  pythonNotation,
  sageNotation,
} from './notation.ts';
import type { Notation } from './notation.ts';

/** A computer algebra system that programs are written for. */
export interface ComputerAlgebra {
  readonly notation: Notation;
  /**
   * The program: the sequences a and b, the value, the convergents p/q until their error, at most
   * 1/(q_n (q_n + b_{n+1} q_{n−1})), is small enough, and the comparison.
   */
  readonly program: (facts: ProgramFacts, digits: number) => readonly string[];
}

/** Terms after which a fraction that does not get there is given up: a wrong one need not converge. */
const mostTerms = '100*wanted + 10000';

/** The line that a program ends with, in the words of every language. */
const verdicts = ['agreement to', 'disagreement after'] as const;

function uses(facts: ProgramFacts, name: string): boolean {
  return facts.alpha.includes(`${name}(`);
}

/** A line that is written only where the constant needs it. */
function when(condition: boolean, ...lines: readonly string[]): readonly string[] {
  return condition ? lines : [];
}

/** c_1 a(n−1) + … + c_r a(n−r). */
function recurrenceSum(recurrence: readonly bigint[], term: (back: number) => string): string {
  return recurrence
    .map((c, i) => `${c < 0n ? `(${c})` : c}*${term(i + 1)}`)
    .filter((_, i) => recurrence[i] !== 0n)
    .join(' + ');
}

export const pari: ComputerAlgebra = {
  notation: pariNotation,
  program: (facts, digits) => {
    const { rule, signs } = facts;
    const lines = [
      ...facts.title.map((line) => `\\\\ ${line}`),
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
      signs.length === 1
        ? `b(n) = ${signs[0]!};`
        : `b(n) = [${signs.join(', ')}][(n - 1) % ${signs.length} + 1];`,
      ...when(uses(facts, 'realroot'), 'realroot(x, n) = sign(x)*sqrtn(abs(x), n);'),
      `alpha = ${facts.alpha};`,
      `value = ${facts.value};`,
      'p = a(0); q = 1; P = 1; Q = 0; n = 0;',
      `while (q*(q + b(n + 1)*Q) < 10^(wanted + 2) && n < ${mostTerms}, n++; [p, P] = [a(n)*p + b(n)*P, p]; [q, Q] = [a(n)*q + b(n)*Q, q]);`,
      'difference = abs(value - p/q);',
      'agreed = if (difference < 10.^-wanted, wanted, max(0, floor(-log(difference)/log(10))));',
      `print(if (agreed == wanted, "${verdicts[0]} ", "${verdicts[1]} "), agreed, " digits");`,
    ];
  },
};

/** Python and Sage share their syntax; Sage's integers and powers are written as in mathematics. */
function pythonLines({ rule, signs }: ProgramFacts): string[] {
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
  const sign = signs.length === 1 ? signs[0]! : `[${signs.join(', ')}][(n - 1) % ${signs.length}]`;
  return [...lines, `def b(n): return ${sign}`];
}

const pythonLoop = (power: string) => [
  'p, P, q, Q, n = a(0), 1, 1, 0, 0',
  `while q*(q + b(n + 1)*Q) < 10${power}(wanted + 2) and n < ${mostTerms}:`,
  '    n += 1',
  '    p, P = a(n)*p + b(n)*P, p',
  '    q, Q = a(n)*q + b(n)*Q, q',
];

const pythonVerdict = `print("${verdicts[0]}" if agreed == wanted else "${verdicts[1]}", agreed, "digits")`;

export const python: ComputerAlgebra = {
  notation: pythonNotation,
  program: (facts, digits) => [
    ...facts.title.map((line) => `# ${line}`),
    '# Run with: python3 FILE (mpmath comes with SymPy)',
    'from mpmath import *',
    '',
    `wanted = ${digits}`,
    `mp.dps = wanted + ${facts.guard}`,
    ...pythonLines(facts),
    ...when(uses(facts, 'realroot'), 'def realroot(x, n): return sign(x)*root(abs(x), n)'),
    `alpha = ${exactDecimal(facts.alpha)}`,
    `value = ${facts.value}`,
    ...pythonLoop('**'),
    'difference = abs(value - mpf(p)/q)',
    'agreed = wanted if difference < mpf(10)**-wanted else max(0, int(floor(-log10(difference))))',
    pythonVerdict,
  ],
};

/** Digits with a point as a number of mpmath and not of the machine. */
function exactDecimal(alpha: string): string {
  return alpha.replace(/(?<![\w.])\d+\.\d*|(?<![\w.])\.\d+/g, (digits) => `mpf('${digits}')`);
}

export const sage: ComputerAlgebra = {
  notation: sageNotation,
  program: (facts, digits) => [
    ...facts.title.map((line) => `# ${line}`),
    '# Run with: sage FILE.sage',
    `wanted = ${digits}`,
    ...pythonLines(facts),
    `alpha = ${facts.alpha}`,
    `value = N(${facts.value}, digits=wanted + ${facts.guard})`,
    ...pythonLoop('^'),
    'difference = abs(value - p/q)',
    'agreed = wanted if difference < 10^(-wanted) else max(0, floor(-log(difference, 10)))',
    pythonVerdict,
  ],
};

export const mathematica: ComputerAlgebra = {
  notation: mathematicaNotation,
  program: (facts, digits) => {
    const { rule, signs } = facts;
    const lines: string[] = [];
    if (rule.kind === 'recurrent') {
      const sum = recurrenceSum(rule.recurrence, (back) => `a[n - ${back}]`);
      lines.push(...rule.initial.map((term, n) => `a[${n}] = ${term};`), `a[n_] := a[n] = ${sum};`);
    } else {
      const { preperiod, polynomials } = rule;
      const k = preperiod.length;
      const m = polynomials.length;
      const offset = k === 0 ? 'n' : `n - ${k}`;
      const periodic =
        m === 1
          ? `With[{k = ${offset}}, ${polynomials[0]!}]`
          : `With[{k = Quotient[${offset}, ${m}]}, {${polynomials.join(', ')}}[[Mod[${offset}, ${m}] + 1]]]`;
      lines.push(
        k === 0
          ? `a[n_] := ${periodic};`
          : `a[n_] := If[n < ${k}, {${preperiod.join(', ')}}[[n + 1]], ${periodic}];`,
      );
    }
    return [
      ...facts.title.map((line) => `(* ${line} *)`),
      '(* Run with: wolframscript -file FILE *)',
      'ClearAll[a, b];',
      `wanted = ${digits};`,
      ...lines,
      signs.length === 1
        ? `b[n_] := ${signs[0]!};`
        : `b[n_] := {${signs.join(', ')}}[[Mod[n - 1, ${signs.length}] + 1]];`,
      `alpha = ${facts.alpha};`,
      `value = N[${facts.value}, wanted + ${facts.guard}];`,
      '{p, pp, q, qq, n} = {a[0], 1, 1, 0, 0};',
      `While[q*(q + b[n + 1]*qq) < 10^(wanted + 2) && n < ${mostTerms}, n++; {p, pp} = {a[n]*p + b[n]*pp, p}; {q, qq} = {a[n]*q + b[n]*qq, q}];`,
      'difference = Abs[value - p/q];',
      'agreed = If[difference < 10^-wanted, wanted, Max[0, Floor[-Log10[difference]]]];',
      `Print[If[agreed == wanted, "${verdicts[0]} ", "${verdicts[1]} "], agreed, " digits"];`,
    ];
  },
};

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

export const maxima: ComputerAlgebra = {
  notation: maximaNotation,
  program: (facts, digits) => {
    const { rule, signs } = facts;
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
      ...facts.title.map((line) => `/* ${line} */`),
      '/* Run with: maxima --very-quiet --batch-string=\'load("FILE.mac")$\' */',
      'kill(a, A)$',
      `wanted: ${digits}$`,
      `fpprec: wanted + ${facts.guard}$`,
      ...lines,
      signs.length === 1
        ? `b(n) := ${signs[0]!}$`
        : `b(n) := [${signs.join(', ')}][mod(n - 1, ${signs.length}) + 1]$`,
      ...when(bessel || uses(facts, 'hyp0f1'), maximaFunctions.hyp0f1),
      ...when(uses(facts, 'besseli'), maximaFunctions.besseli),
      ...when(uses(facts, 'besselj'), maximaFunctions.besselj),
      ...when(uses(facts, 'realroot'), maximaFunctions.realroot),
      ...when(uses(facts, 'catalan'), maximaFunctions.catalan),
      `alpha: bfloat(${exactMaximaDecimal(facts.alpha)})$`,
      `value: bfloat(${facts.value})$`,
      '[p, P, q, Q, n]: [a(0), 1, 1, 0, 0]$',
      `while q*(q + b(n + 1)*Q) < 10^(wanted + 2) and n < ${mostTerms} do (n: n + 1, [p, P]: [a(n)*p + b(n)*P, p], [q, Q]: [a(n)*q + b(n)*Q, q])$`,
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
