import { latexMatrix, matrixEquation } from '../latex/matrix.ts';
import type { LatexEntries } from '../latex/matrix.ts';
import { filledLines, stacked } from '../latex/rows.ts';
import type { ClassicalName } from './classicalStatements.ts';
import { countWord, isTall } from './parts.ts';

/** What the proof of a fraction with a mover says, each part in LaTeX; of numbers or of polynomials in k. */
export interface MoverParts {
  readonly classical: ClassicalName;
  /** The parameters of the classical theorem: "$c = 2$". */
  readonly parameters: string;
  /** κ_0 as its fraction and its value, a display's body with its full stop. */
  readonly kappa: string;
  /** What follows of the value from that: sentences with displays. */
  readonly value: readonly string[];
  /** "$K_t = A(4t + 2, 1)$". */
  readonly step: string;
  /** h, N, s, r and λ of the certificate. */
  readonly head: number;
  readonly period: number;
  readonly skipped: number;
  readonly steps: number;
  readonly factor: 1 | -1;
  /** The steps of a period of the fraction, and their product. */
  readonly product: string;
  readonly matrix: LatexEntries;
  readonly transformation: LatexEntries;
  /** Both sides of the identity. */
  readonly sides: LatexEntries;
  readonly fractionHead: LatexEntries;
  readonly canonicalHead: LatexEntries;
  /** The left side of the theorem. */
  readonly left: string;
  /** "Here a_n ≥ 2 …, so by Theorem 1 the fraction converges", without full stop. */
  readonly convergence: string;
}

/** The product of K from one index on. @param at the index that lies so much further */
function productOfSteps(at: (offset: number) => string, count: number): string {
  return count <= 3
    ? Array.from({ length: count }, (_, i) => `K_{${at(i)}}`).join(' ')
    : `K_{${at(0)}} \\cdots K_{${at(count - 1)}}`;
}

/** rj + n as an index: "2j+1", "j-1", "j". */
function along(steps: number, n: number): string {
  return `${steps === 1 ? '' : steps}j${n === 0 ? '' : n > 0 ? `+${n}` : n}`;
}

/** The first paragraphs: the classical fraction, the value by it, head and period of the given fraction. */
export function openingParagraphs(parts: MoverParts): string[] {
  const { head, period } = parts;
  return [
    `By Theorem~\\ref{${parts.classical}} with ${parts.parameters},`,
    `\\[\n${parts.kappa}\n\\]`,
    ...parts.value,
    `Let $K_t$ and $\\kappa_t$ be as in Lemma~\\ref{tails} for this fraction, that is ${parts.step}.`,
    ...(head === 0
      ? []
      : [
          head === 1
            ? 'The first step of the given fraction is'
            : `The first ${countWord(head)} steps of the given fraction have the product`,
          `\\[\nH = ${latexMatrix(parts.fractionHead)}.\n\\]`,
        ]),
    `${period === 1 ? 'The' : `Taken ${countWord(period)} at a time, the`} steps from $a_{${head}}$ on ${period === 1 ? 'are' : 'have the products'}`,
    matrixEquation(['M_j', parts.product], parts.matrix, 'm', '\\qquad (j \\ge 0).'),
  ];
}

function isUnit([a, b, c, d]: LatexEntries): boolean {
  return b === '0' && c === '0' && a === d;
}

/** The proof where U is constant: the partial products of both sides are conjugate at once. */
export function conjugateProof(parts: MoverParts): string[] {
  const { head, skipped: s, steps: r, factor, canonicalHead, transformation, fractionHead } = parts;
  const before = productOfSteps(String, s);
  const steps = productOfSteps((i) => along(r, s + i), r);
  const canonical = before === '' ? 'W' : `W ${before}`;
  const products = 'M_0 M_1 \\cdots M_{j-1}';
  const limit = [
    `${head === 0 ? '' : 'H '}${products}\\, \\infty`,
    `\\;\\to\\; ${head === 0 ? '' : 'H '}${isUnit(transformation) ? '' : 'U^{-1} '}\\kappa_{${s}}`,
    ...(before === '' ? [] : [`= ${canonical}\\, \\kappa_{${s}}`]),
    '= W \\kappa_0',
    `= ${parts.left}.`,
  ];
  const sign = factor < 0 ? '-' : '';
  const end = `The left sides are convergents of the given fraction. ${parts.convergence}, and ${isTall(parts.left) ? 'this limit is its value' : `its value is $${parts.left}$`}.`;
  const display = `\\[\n${stacked([filledLines(limit, ' ')])}\n\\]`;
  const unit = head === 0 ? '\\begin{pmatrix} 1 & 0 \\\\ 0 & 1 \\end{pmatrix}' : 'H';
  if (isUnit(transformation)) {
    const same = before === '' ? `$W \\sim ${head === 0 ? '1' : 'H'}$` : null;
    return [
      ...openingParagraphs(parts),
      `These are products of steps $K_t$: for all $j \\ge 0$ we have $${steps} = ${sign}M_j$, and hence`,
      `$${products} \\sim K_{${s}} \\cdots K_{${along(r, s - 1)}}$. So by Lemma~\\ref{tails}, with $x = \\infty$,`,
      display,
      ...(same !== null
        ? [head === 0 ? `Here $W$ is the identity.` : `We have used that ${same}.`]
        : [
            `We have used that $${canonical} \\sim ${unit}$, that is,`,
            `\\[\n${latexMatrix(canonicalHead)} \\sim ${latexMatrix(fractionHead)}.\n\\]`,
          ]),
      end,
    ];
  }
  return [
    ...openingParagraphs(parts),
    'With',
    `\\[\nU = ${latexMatrix(transformation)}\n\\]`,
    'we have for all $j \\ge 0$',
    matrixEquation([`${steps}\\, U`, `${sign}U M_j`], parts.sides, 'g', ','),
    `and hence $${products} \\sim U^{-1} K_{${s}} \\cdots K_{${along(r, s - 1)}}\\, U$. So by Lemma~\\ref{tails}, with $x = U\\infty$,`,
    display,
    `We have used that $${canonical}\\, U ${head === 0 ? '$ is the identity as a map' : '\\sim H$'}, that is,`,
    `\\[\n${latexMatrix(canonicalHead)} ${latexMatrix(transformation)} \\sim ${latexMatrix(fractionHead)}.\n\\]`,
    end,
  ];
}
