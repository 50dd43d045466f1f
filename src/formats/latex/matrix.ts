import type { Matrix } from '../../core/numbers/matrix.ts';
import type { Polynomial } from '../../core/numbers/polynomial.ts';
import { rational } from '../../core/numbers/rational.ts';
import type { PolynomialMatrix } from '../../core/numbers/polynomialMatrix.ts';
import { trim } from '../../core/numbers/polynomial.ts';
import { latexPolynomial } from './latex.ts';
import { fits, lineWidth } from './rows.ts';
import { latexWidth } from './width.ts';

/** The entries of a 2×2 matrix as LaTeX, row by row. */
export type LatexEntries = readonly [string, string, string, string];

/** What a product takes beside its operator and its indentation. */
const productWidth = lineWidth - 30;

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
export function latexStep(term: Polynomial, numerator: bigint | 1 | -1): string {
  return `A(${latexPolynomial(term, 'j')}, ${numerator})`;
}

/** Places of the entries. */
const places = ['11', '12', '21', '22'] as const;

/** Sides up to this width, in points, stand before the sign of equality on its first line. */
const shortSide = 45;

/**
 * left_1 = left_2 = … = matrix as a display. Sides that do not fit beside each other stand below each other; a matrix
 * that is too wide for a line gets a name for each of its entries.
 * @param name the letter of the entries
 * @param end punctuation after the last formula
 * @param relation what stands before the matrix
 */
export function matrixEquation(
  left: readonly string[],
  entries: LatexEntries,
  name: string,
  end = '',
  relation: '=' | '\\sim' = '=',
): string {
  const total = left.reduce((sum, side) => sum + latexWidth(`${side} = `), latexWidth(latexMatrix(entries)));
  if (total <= lineWidth) return `\\[\n${left.join(' = ')} ${relation} ${latexMatrix(entries)}${end}\n\\]`;
  const [first, ...others] = onOneLine(left);
  const short = latexWidth(first!) <= shortSide;
  const wide = latexWidth(latexMatrix(entries)) + (short ? latexWidth(`${first!} = `) : 30) > lineWidth;
  const matrix = wide
    ? `\\begin{pmatrix} ${name}_{11} & ${name}_{12} \\\\ ${name}_{21} & ${name}_{22} \\end{pmatrix}`
    : latexMatrix(entries);
  const operators = [...others.map(() => '='), relation];
  const start = short
    ? `${first} &${operators[0]!} `
    : `&${brokenProduct(first!)} \\\\\n&\\quad ${operators[0]!} `;
  const rows = [...others.map(brokenProduct), matrix]
    .map((side, i) => (i === 0 ? side : `${short ? '&' : '&\\quad '}${operators[i]!} ${side}`))
    .join(' \\\\\n');
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

/** Sides as they are, or all of them as one where a line holds them and the first is too long to stand before its sign of equality. */
function onOneLine(sides: readonly string[]): readonly string[] {
  const joined = sides.join(' = ');
  return latexWidth(sides[0]!) > shortSide && fits(joined, productWidth) ? [joined] : sides;
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
    if (line !== '' && !fits(line + joint + part, productWidth)) {
      lines.push(line);
      line = part;
    } else {
      line = line === '' ? part : `${line}${joint}${part}`;
    }
  }
  return [...lines, line].join(` \\\\\n${indent}`);
}
