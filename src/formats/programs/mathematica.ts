import { mathematicaQuoting } from '../quoting.ts';
import type { Notation } from './notation.ts';
import type { ProgramFacts } from './facts.ts';
import { mostTerms, recurrenceSum, verdicts } from './system.ts';
import type { ComputerAlgebra } from './system.ts';

const notation: Notation = {
  power: '^',
  symbols: {
    pi: 'Pi',
    e: 'E',
    catalan: 'Catalan',
    eulergamma: 'EulerGamma',
    phi: 'GoldenRatio',
    khinchin: 'Khinchin',
    glaisher: 'Glaisher',
  },
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
    hyp1f1: 'Hypergeometric1F1',
    hyp2f1: 'Hypergeometric2F1',
    altzeta: 'DirichletEta',
    dirichletbeta: 'DirichletBeta',
    polylog: 'PolyLog',
    gamma: 'Gamma',
    gammainc: 'Gamma',
    beta: 'Beta',
    erf: 'Erf',
    erfc: 'Erfc',
    erfi: 'Erfi',
    dawson: 'DawsonF',
    ei: 'ExpIntegralEi',
    besselk: 'BesselK',
    bessely: 'BesselY',
    agm: 'ArithmeticGeometricMean',
    ellipk: 'EllipticK',
  },
  brackets: ['[', ']'],
  call: (name, [x, y, z]) => {
    if (name === 'cbrt') return `Surd[${x}, 3]`;
    return name === 'hyp0f2' ? `HypergeometricPFQ[{}, {${x}, ${y}}, ${z}]` : undefined;
  },
};

function mathematicaNumerators(numerators: ProgramFacts['numerators']): string {
  if (numerators.kind === 'signs') {
    const { signs } = numerators;
    return signs.length === 1
      ? `b[n_] := ${signs[0]!};`
      : `b[n_] := {${signs.join(', ')}}[[Mod[n - 1, ${signs.length}] + 1]];`;
  }
  const { polynomials } = numerators;
  const m = polynomials.length;
  return m === 1
    ? `b[n_] := With[{k = n - 1}, ${polynomials[0]!}];`
    : `b[n_] := With[{k = Quotient[n - 1, ${m}]}, {${polynomials.join(', ')}}[[Mod[n - 1, ${m}] + 1]]];`;
}

export const mathematica: ComputerAlgebra<'mathematica'> = {
  name: 'mathematica',
  title: 'Mathematica program',
  notation,
  program: (facts, digits) => {
    const { rule, numerators } = facts;
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
      ...facts.title.map(mathematicaQuoting.comment),
      '(* Run with: wolframscript -file FILE *)',
      'ClearAll[a, b];',
      `wanted = ${digits};`,
      ...lines,
      mathematicaNumerators(numerators),
      `alpha = ${facts.alpha};`,
      `value = N[${facts.value}, wanted + ${facts.guard}];`,
      ...(numerators.kind === 'signs'
        ? [
            '{p, pp, q, qq, n} = {a[0], 1, 1, 0, 0};',
            `While[q*(q + b[n + 1]*qq) < 10^(wanted + 2) && n < ${mostTerms}, n++; {p, pp} = {a[n]*p + b[n]*pp, p}; {q, qq} = {a[n]*q + b[n]*qq, q}];`,
          ]
        : [
            '{p, pp, q, qq, n, bb} = {a[0], 1, 1, 0, 0, 1};',
            `While[q*(q + Sign[b[n + 1]]*qq) < bb*10^(wanted + 2) && n < ${mostTerms}, n++; bb = bb*Abs[b[n]]; {p, pp} = {a[n]*p + b[n]*pp, p}; {q, qq} = {a[n]*q + b[n]*qq, q}];`,
          ]),
      'difference = Abs[value - p/q];',
      'agreed = If[difference < 10^-wanted, wanted, Max[0, Floor[-Log10[difference]]]];',
      `Print[If[agreed == wanted, "${verdicts[0]} ", "${verdicts[1]} "], agreed, " digits"];`,
    ];
  },
};
