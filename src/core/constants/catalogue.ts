import type { Reach } from './constant.ts';
import { latexOfExpression } from './latex.ts';
import { parseExpression } from './parser.ts';

/** A constant that is offered by name. */
export interface CatalogueEntry {
  /** What constantFromText takes; also the normalized name. */
  readonly name: string;
  readonly title: string;
  readonly latex: string;
  readonly reach: Reach;
  /** One line on what ESMA can reach. */
  readonly note: string;
}

const lambert = 'Lambert’s fractions: every Möbius image over ℚ is within reach.';
const euler = 'Euler’s fractions: every Möbius image over ℚ is within reach.';
const lehmer = 'Lehmer’s fractions: every Möbius image over ℚ is within reach.';
const lagrange = 'Periodic by Lagrange’s theorem: every hit is known.';
const none = 'No pattern is known or expected: no search has found anything.';

const entries: readonly (readonly [string, string, Reach, string])[] = [
  ['e', 'Euler’s number', 'hurwitzian', euler],
  ['exp(1/2)', 'square root of e', 'hurwitzian', euler],
  ['exp(1/3)', 'cube root of e', 'hurwitzian', euler],
  ['exp(2)', 'square of e', 'hurwitzian', euler],
  ['exp(2/3)', 'e to the power 2/3', 'hurwitzian', euler],
  ['tan(1)', 'tangent of 1', 'hurwitzian', lambert],
  ['tan(1/2)', 'tangent of 1/2', 'hurwitzian', lambert],
  ['tanh(1)', 'hyperbolic tangent of 1', 'hurwitzian', lambert],
  ['coth(1/2)', 'hyperbolic cotangent of 1/2, (e+1)/(e−1)', 'hurwitzian', lambert],
  ['besseli(1,2)/besseli(0,2)', 'ratio of modified Bessel functions, [0; 1, 2, 3, …]', 'hurwitzian', lehmer],
  [
    'besseli(1/3,2/3)/besseli(-2/3,2/3)',
    'ratio of modified Bessel functions, [0; 1, 4, 7, …]',
    'hurwitzian',
    lehmer,
  ],
  ['besselj(1,2)/besselj(0,2)', 'ratio of Bessel functions', 'hurwitzian', lehmer],
  ['sqrt(2)', 'square root of 2', 'quadratic', lagrange],
  ['sqrt(3)', 'square root of 3', 'quadratic', lagrange],
  ['phi', 'golden ratio', 'quadratic', lagrange],
  ['cbrt(2)', 'cube root of 2', 'unreachable', none],
  ['pi', 'circumference over diameter', 'unreachable', none],
  ['log(2)', 'natural logarithm of 2', 'unreachable', none],
  ['zeta(3)', 'Apéry’s constant', 'unreachable', none],
  ['catalan', 'Catalan’s constant', 'unreachable', none],
  ['eulergamma', 'Euler’s constant γ', 'unreachable', none],
  ['exp(3)', 'cube of e', 'unreachable', 'The exponent is not ±1/k or ±2/k: no pattern is known.'],
  ['sin(1)', 'sine of 1', 'unknown', 'Degree 2 over tan(1/2): search tan(1/2) with degree 2 instead.'],
];

/** Constants to start from. */
export const catalogue: readonly CatalogueEntry[] = entries.map(([name, title, reach, note]) => ({
  name,
  title,
  latex: latexOfExpression(parseExpression(name)),
  reach,
  note,
}));
