import type { Matrix } from '../core/numbers/matrix.ts';
import type { Polynomial } from '../core/numbers/polynomial.ts';
import { rational } from '../core/numbers/rational.ts';
import type { PolynomialMatrix } from '../core/numbers/polynomialMatrix.ts';
import { trim } from '../core/numbers/polynomial.ts';
import { latexPolynomial } from './latex.ts';

/** The entries of a 2×2 matrix as LaTeX, row by row. */
export type LatexEntries = readonly [string, string, string, string];

/** Letters that a line of a page carries, about. */
const lineLetters = 82;

/** A matrix of integers. */
export function integerEntries({ a, b, c, d }: Matrix): LatexEntries {
  return [`${a}`, `${b}`, `${c}`, `${d}`];
}

/** A matrix of polynomials in j over one common denominator. */
export function polynomialEntries({ a, b, c, d }: PolynomialMatrix, scale = 1n): LatexEntries {
  const entry = (p: readonly bigint[]): string =>
    latexPolynomial(trim(p.map((coefficient) => rational(coefficient, scale))), 'j');
  return [entry(a), entry(b), entry(c), entry(d)];
}

/** The matrix in parentheses. */
export function latexMatrix([a, b, c, d]: LatexEntries): string {
  return `\\begin{pmatrix} ${a} & ${b} \\\\ ${c} & ${d} \\end{pmatrix}`;
}

/** The step A(a, b) of a fraction. */
export function latexStep(term: Polynomial, sign: 1 | -1): string {
  return `A(${latexPolynomial(term, 'j')}, ${sign})`;
}

/** About how many letters wide a formula is. */
function letters(formula: string): number {
  return formula
    .replace(/\\(?:begin|end)\{\w+\}/g, '')
    .replace(/\\tfrac\{(\d+)\}\{(\d+)\}/g, (_, p: string, q: string) =>
      'x'.repeat(Math.max(p.length, q.length)),
    )
    .replace(/\\[a-zA-Z]+/g, 'xx')
    .replace(/ [+-] /g, '+++')
    .replace(/[{}^_\s]/g, '').length;
}

function matrixLetters([a, b, c, d]: LatexEntries): number {
  return Math.max(letters(a), letters(c)) + Math.max(letters(b), letters(d)) + 4;
}

/** Places of the entries. */
const places = ['11', '12', '21', '22'] as const;

/** Sides up to this width stand before the sign of equality on its first line. */
const shortSide = 8;

/**
 * left_1 = left_2 = … = matrix as a display. Sides that do not fit beside each other stand below each other; a matrix
 * that is too wide for a line gets a name for each of its entries.
 * @param name the letter of the entries
 * @param end punctuation after the last formula
 */
export function matrixEquation(
  left: readonly string[],
  entries: LatexEntries,
  name: string,
  end = '',
): string {
  const total = left.reduce((sum, side) => sum + letters(side) + 3, matrixLetters(entries));
  if (total <= lineLetters) return `\\[\n${left.join(' = ')} = ${latexMatrix(entries)}${end}\n\\]`;
  const [first, ...others] = left;
  const short = letters(first!) <= shortSide;
  const wide = matrixLetters(entries) + (short ? letters(first!) : 4) > lineLetters;
  const matrix = wide
    ? `\\begin{pmatrix} ${name}_{11} & ${name}_{12} \\\\ ${name}_{21} & ${name}_{22} \\end{pmatrix}`
    : latexMatrix(entries);
  const start = short ? `${first} &= ` : `&${brokenProduct(first!)} \\\\\n&\\quad = `;
  const rows = [...others.map(brokenProduct), matrix].join(` \\\\\n${short ? '&= ' : '&\\quad = '}`);
  const displays = [`${start}${rows}`];
  if (wide) {
    displays.push(
      entries.map((entry, i) => `${name}_{${places[i]}} &= ${brokenSum(entry)}`).join(', \\\\\n'),
    );
  }
  return displays
    .map((rows, i) => {
      const punctuation = i === displays.length - 1 ? end : '';
      return `\\[\n\\begin{aligned}\n${rows}${punctuation}\n\\end{aligned}\n\\]`;
    })
    .join('\nwith\n');
}

/** A sum over as many lines of an aligned display as it takes. */
function brokenSum(sum: string): string {
  return broken(sum.split(/ (?=[+-] )/), ' ', '&\\quad {}');
}

/** A product of steps over as many lines as it takes. */
function brokenProduct(product: string): string {
  return broken(product.split(/(?<=\)) (?=A\()/), ' ', '&\\quad {}');
}

function broken(parts: readonly string[], joint: string, indent: string): string {
  const lines: string[] = [];
  let line = '';
  for (const part of parts) {
    if (line !== '' && letters(line + part) > lineLetters - 8) {
      lines.push(line);
      line = part;
    } else {
      line = line === '' ? part : `${line}${joint}${part}`;
    }
  }
  return [...lines, line].join(` \\\\\n${indent}`);
}
