import { canonicalTerm } from '../../core/fractions/canonicalFraction.ts';
import type { CanonicalFraction } from '../../core/fractions/canonicalFraction.ts';
import type { Polynomial } from '../../core/numbers/polynomial.ts';
import * as Q from '../../core/numbers/rational.ts';

/**
 * The classical fractions, each stated as far as a proof needs it: Lambert's for coth and cot, where the terms are
 * c, 3c, 5c, …, and those of the quotients of Bessel functions, whose terms are any arithmetic progression; both also with a
 * factor m at every second term ("roots"), and for c that are roots of rational numbers ("surds").
 */
export const classicalNames = [
  'lambert-coth',
  'lambert-cot',
  'lambert-coth-roots',
  'lambert-cot-roots',
  'bessel-i',
  'bessel-j',
  'bessel-i-roots',
  'bessel-j-roots',
  'lambert-coth-surds',
  'lambert-cot-surds',
  'bessel-i-surds',
  'bessel-j-surds',
] as const;

/** The label of such a statement. */
export type ClassicalName = (typeof classicalNames)[number];

/** The statement that gives the value of a canonical fraction. */
export function classicalNameOf({ first, difference, multiplier, sign }: CanonicalFraction): ClassicalName {
  const isLambert = Q.equals(difference, Q.multiply(first, Q.rational(2n)));
  return nameOf(isLambert, sign, multiplier === 1n ? '' : '-roots');
}

/** The same for terms c + td that are polynomials in k. @param inRoot whether they are in a root of a multiple of k */
export function classicalNameInK(
  first: Polynomial,
  difference: Polynomial,
  sign: 1 | -1,
  inRoot: boolean,
): ClassicalName {
  const isLambert =
    first.length === difference.length &&
    first.every((c, i) => Q.equals(difference[i]!, Q.multiply(c, Q.rational(2n))));
  return nameOf(isLambert, sign, inRoot ? '-surds' : '');
}

function nameOf(isLambert: boolean, sign: 1 | -1, end: '' | '-roots' | '-surds'): ClassicalName {
  const functions = isLambert
    ? (['lambert-coth', 'lambert-cot'] as const)
    : (['bessel-i', 'bessel-j'] as const);
  return `${functions[sign > 0 ? 0 : 1]}${end}`;
}

/** Whether the statement is about coth and cot. */
export function isLambert(name: ClassicalName): boolean {
  return name.startsWith('lambert');
}

/** The terms number 0, 1, 2 of a canonical fraction. */
export function firstTerms(canonical: CanonicalFraction): readonly Q.Rational[] {
  return [0n, 1n, 2n].map((t) => canonicalTerm(canonical, t));
}

/** c_0 + σ/(c_1 + σ/(c_2 + …)) as a nested fraction. */
export function nestedTail([zero, one, two]: readonly string[], sign: 1 | -1): string {
  const operator = sign > 0 ? '+' : '-';
  return `${zero!} ${operator} \\cfrac{1}{${one!} ${operator} \\cfrac{1}{${two!} ${operator} \\cdots}}`;
}

/** The statement in LaTeX, with its label and its sources. */
export function classicalStatement(name: ClassicalName): string {
  return isLambert(name) ? lambert(name) : bessel(name);
}

/**
 * Lambert 1761; DLMF 4.39.1 and 4.25.1 have z/tanh z and z/tan z, at z = 1/c. The factor m comes by an equivalence
 * transformation from z = 1/(c√m).
 */
function lambert(name: ClassicalName): string {
  const [sign, letters, section] = name.startsWith('lambert-coth')
    ? ([1, '\\coth', '4.39.1'] as const)
    : ([-1, '\\cot', '4.25.1'] as const);
  const atRoots = name.endsWith('-roots');
  const left = atRoots ? `\\frac{1}{\\sqrt m}\\, ${letters} \\frac{1}{c \\sqrt m}` : `${letters} \\frac1c`;
  const terms = atRoots ? ['c', '3mc', '5c'] : ['c', '3c', '5c'];
  return [
    `\\begin{theorem}[Lambert \\cite{lambert}, {\\cite[${section}]{dlmf}}]\\label{${name}}`,
    `For all ${name.endsWith('-surds') ? '$c > 0$ with rational $c^2$' : 'rational $c > 0$'}${atRoots ? ' and integers $m \\ge 1$' : ''}`,
    `\\[\n${left} = ${nestedTail(terms, sign)}${atRoots ? ',' : '.'}\n\\]`,
    ...(atRoots ? ['where every second term has the factor $m$.'] : []),
    '\\end{theorem}',
  ].join('\n');
}

/** Lehmer 1973; DLMF 10.33.1 and 10.10.1 at z = x. */
function bessel(name: ClassicalName): string {
  const [sign, letter, section] = name.startsWith('bessel-i')
    ? ([1, 'I', '10.33.1'] as const)
    : ([-1, 'J', '10.10.1'] as const);
  const atRoots = name.endsWith('-roots');
  const quotient = `\\frac{${letter}_{\\nu-1}(x)}{${letter}_{\\nu}(x)}`;
  const left = atRoots ? `\\frac{1}{\\sqrt m} \\cdot ${quotient}` : quotient;
  const terms = atRoots ? ['c', 'm(c + d)', 'c + 2d'] : ['c', 'c + d', 'c + 2d'];
  return [
    `\\begin{theorem}[Lehmer \\cite{lehmer}, {\\cite[${section}]{dlmf}}]\\label{${name}}`,
    `For ${name.endsWith('-surds') ? '$c, d > 0$ with rational $c/d$ and $d^2$' : 'rational $c, d > 0$'}${atRoots ? ' and an integer $m \\ge 1$' : ''} put $\\nu = c/d$ and $x = ${atRoots ? '2/(d \\sqrt m)' : '2/d'}$. Then`,
    `\\[\n${left} = ${nestedTail(terms, sign)}${sign > 0 && !atRoots ? '.' : ','}\n\\]`,
    ...(atRoots ? [`where every second term has the factor $m$${sign > 0 ? '.' : ','}`] : []),
    ...(sign > 0 ? [] : ['where both sides are $\\infty$ if $J_\\nu(x) = 0$.']),
    '\\end{theorem}',
  ].join('\n');
}
