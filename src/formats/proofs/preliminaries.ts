import { isSignPattern } from '../../core/fractions/numerators.ts';
import { fractionOfArgument } from '../../core/theorems/certificates/argument.ts';
import type { Argument } from '../../core/theorems/certificates/argument.ts';
import { matrixDegree } from '../../core/numbers/polynomialMatrix.ts';
import { isSimpleFraction } from './admissibility.ts';
import { classicalNameOf, classicalNames, classicalStatement } from './classicalStatements.ts';
import type { ClassicalName } from './classicalStatements.ts';
import type { Foundation } from './foundation.ts';
import { gaugeFoundations } from './gaugePreliminaries.ts';
import type { StepsKind } from './gaugePreliminaries.ts';
import { isCanonicalItself } from './moverProof.ts';
import { bibliographyOf, citedIn } from './sources.ts';

/** The classical theorems that proofs cite, and the lemmas that carry them to a fraction, proved once for all. */

/** Which of them a document needs. */
export interface Needed {
  /** Fractions with signs other than plus alone: Tietze's theorem; simple continued fractions converge anyway. */
  readonly signed: boolean;
  /** The classical fractions of fractions with growing terms. */
  readonly classical: readonly ClassicalName[];
  /** Fractions that are carried to a classical one: all but those that are one as they stand. */
  readonly carried: boolean;
  /** A transformation that depends on j. */
  readonly transfer: boolean;
  /** Periodic fractions. */
  readonly periodic: boolean;
  /** Functions on whose steps fractions with polynomial numerators are proved. */
  readonly steps: readonly StepsKind[];
}

/** Needs that are none. */
export const nothingNeeded: Needed = {
  signed: false,
  classical: [],
  carried: false,
  transfer: false,
  periodic: false,
  steps: [],
};

/** Which preliminaries the proofs cite. */
export function neededBy(proofs: readonly Argument[]): Needed {
  return {
    signed: proofs.some((proof) => {
      const { numerators } = fractionOfArgument(proof);
      return proof.kind === 'mover' && isSignPattern(numerators) && !isSimpleFraction({ signs: numerators });
    }),
    classical: classicalNames.filter((name) =>
      proofs.some((proof) => proof.kind === 'mover' && classicalNameOf(proof.certificate.canonical) === name),
    ),
    carried: proofs.some((proof) => proof.kind === 'mover' && !isCanonicalItself(proof)),
    transfer: proofs.some(
      (proof) => proof.kind === 'mover' && matrixDegree(proof.certificate.transformation) > 0,
    ),
    periodic: proofs.some(({ kind }) => kind === 'periodic'),
    steps: (['kummer', 'bessel', 'sum'] as const).filter((kind) =>
      proofs.some((proof) => proof.kind === 'gauge' && proof.certificate.base.kind === kind),
    ),
  };
}

/** The statements that the proofs of a document rest on, in their order. */
export function foundations({ signed, classical, carried, transfer, periodic, steps }: Needed): Foundation[] {
  return [
    ...(signed || periodic || carried || steps.length > 0 ? [{ name: 'notation', latex: notation }] : []),
    ...(signed ? [{ name: 'tietze', latex: tietze }] : []),
    ...classical.map((name) => ({ name, latex: classicalStatement(name) })),
    ...(carried ? [{ name: 'tails', latex: tails }] : []),
    ...(transfer ? [{ name: 'transfer', latex: transferLemma }] : []),
    ...(periodic ? [{ name: 'lagrange', latex: lagrange }] : []),
    ...(steps.length > 0 ? gaugeFoundations(steps) : []),
  ];
}

/** The same as the text of a document. */
export function preliminaries(needed: Needed): string {
  return [...foundations(needed).map(({ latex }) => latex), ''].join('\n\n');
}

/** The sources that preliminaries and proofs cite, as a bibliography. */
export function bibliography(latex: string): string {
  return bibliographyOf(citedIn(latex));
}

const notation = `\\paragraph{Notation.} An invertible matrix stands for its M\\"obius map on the real numbers with $\\infty$, and $X \\sim Y$ says that
two matrices are equal up to a factor other than $0$: the same map. With the step
\\[
A(a, b) = \\begin{pmatrix} a & b \\\\ 1 & 0 \\end{pmatrix}, \\qquad A(a, b)\\,x = a + \\frac{b}{x},
\\]
the convergent of the fraction $a_0 + b_1/(a_1 + b_2/(a_2 + \\cdots))$ that ends with $a_n$ is
\\[
A(a_0, b_1)\\, A(a_1, b_2) \\cdots A(a_n, b_{n+1})\\, \\infty.
\\]
The fraction converges if its convergents tend to a real number, its value.`;

const tietze = `\\begin{theorem}[Tietze \\cite{tietze}, {\\cite[ch.~V]{perron}}]\\label{tietze}
Let $a_n$ be integers and $b_n = \\pm 1$ such that $a_n \\ge 1$ and $a_n + b_{n+1} \\ge 1$ for all $n \\ge 1$, and $a_n + b_{n+1} \\ge 2$ for
infinitely many $n$. Then the fraction $a_0 + b_1/(a_1 + b_2/(a_2 + \\cdots))$ converges.
\\end{theorem}`;

/** The tails of a fraction whose terms tend to infinity: any starting point gives the same limit. */
const tails = `\\begin{lemma}\\label{tails}
Let $\\sigma = \\pm 1$, let $c_0, c_1, \\dots$ be real numbers that tend to $+\\infty$, and put $K_t = A(c_t, \\sigma)$. For every $s \\ge 0$ the limit
\\[
\\kappa_s = \\lim_{n \\to \\infty} K_s K_{s+1} \\cdots K_n\\, x
\\]
exists, as a real number or $\\infty$, and is the same for all real $x$ and $x = \\infty$. So $\\kappa_0$ is the limit of the
convergents of $c_0 + \\sigma/(c_1 + \\sigma/(c_2 + \\cdots))$, and $\\kappa_0 = K_0 \\cdots K_{s-1}\\, \\kappa_s$.
\\end{lemma}
\\begin{proof}
Let $D$ be the set of all $x$ with $|x| \\ge 1$, with $\\infty$. Where $c_t \\ge 3$, the map $K_t$ takes $D$ into itself, and in the coordinate
$w = 1/x$ it is $w \\mapsto 1/(c_t + \\sigma w)$, which brings points of $[-1, 1]$ closer by a factor of at most $\\frac14$. So from some $t$ on the
sets $K_t \\cdots K_n D$ are nested and shrink to a point, and their images under the continuous map $K_s \\cdots K_{t-1}$ too. For a given
$x$ the point $K_n x$ lies in $D$ for all large $n$.
\\end{proof}`;

const transferLemma = `\\begin{lemma}\\label{transfer}
Let a fraction be as in Theorem~\\ref{tietze}, $H$ the product of its first $h$ steps and $M_j$ that of the steps $h + Nj$ to $h + Nj + N - 1$,
where some term tends to infinity with $j$. Let $K_t$ and $\\kappa_t$ be as in Lemma~\\ref{tails}, $s \\ge 0$, $r \\ge 1$, $\\lambda = \\pm 1$, $W$ an
invertible matrix, and $U(j)$ a matrix of integer polynomials with a constant determinant other than $0$ such that for all $j \\ge 0$
\\begin{align*}
K_{s + rj}\\, K_{s + rj + 1} \\cdots K_{s + rj + r - 1}\\; U(j + 1) &= \\lambda\\, U(j)\\, M_j, \\tag{$\\ast$}\\\\
W\\, K_0 K_1 \\cdots K_{s - 1}\\; U(0) &\\sim H. \\tag{$\\ast\\ast$}
\\end{align*}
Then the value of the fraction is $W \\kappa_0$.
\\end{lemma}
\\begin{proof}
By Theorem~\\ref{tietze} the fraction that begins with the term $a_h$ has a value $T$. Put $P_j = M_0 \\cdots M_{j - 1}$, with the bottom row
$(q, q')$, and $C_j = K_s \\cdots K_{s + rj - 1}$. By ($\\ast$), $C_j\\, U(j) = \\lambda^j\\, U(0)\\, P_j$. Let $U(j)^{-1}\\infty = (v : v_1)$ with integer
polynomials $v, v_1$ in $j$. We have $P_j \\infty \\to T$.

The integer $q$ is positive and grows faster than every polynomial in $j$: let $q_n$ be the denominators of the convergents of
$T$, whose terms and numerators are called $a_n$ and $b_n$ here, $q_{-1} = 0$, $q_0 = 1$, and $s_n = q_n + b_{n+1} q_{n-1}$. Then
\\[
q_{n+1} = (a_{n+1} - 1)\\, q_n + s_n, \\qquad s_{n+1} = (a_{n+1} + b_{n+2} - 1)\\, q_n + s_n,
\\]
and as $a_n \\ge 1$ and $a_n + b_{n+1} \\ge 1$ for $n \\ge 1$, the $s_n$ never decrease from $s_0 = 1$ on, and $q_{n+1} \\ge s_n \\ge 1$. Hence
$s_{n+1} \\ge (a_{n+1} - 2)\\, s_{n-1}$, where $a_{n+1}$ tends to infinity with $j$ at one place of every period at least.

As $\\det P_j = \\pm 1$,
\\[
\\bigl| P_j (v : v_1) - P_j \\infty \\bigr| = \\frac{|v_1|}{q\\, |q v + q' v_1|} \\le \\frac{|v_1|}{q} \\to 0
\\]
over all $j$ for which the integer $q v + q' v_1$ is not $0$. Where it is $0$, we have $P_j (v : v_1) = \\infty$, so that $C_j \\infty = U(0)\\infty$; this
is not so for two large neighbouring $j$, as $C_{j+1} \\infty = C_j x$ with $x = K_{s + rj} \\cdots K_{s + rj + r - 1} \\infty \\ne \\infty$. So over infinitely
many $j$ we have $C_j \\infty = U(0) P_j (v : v_1) \\to U(0)\\, T$, while $C_j \\infty \\to \\kappa_s$ by Lemma~\\ref{tails}. Hence
$\\kappa_s = U(0)\\, T$, and by ($\\ast\\ast$) the value is $H T = W K_0 \\cdots K_{s - 1}\\, U(0)\\, T = W K_0 \\cdots K_{s - 1}\\, \\kappa_s = W \\kappa_0$.
\\end{proof}`;

const lagrange = `\\begin{lemma}[Lagrange \\cite{lagrange}]\\label{lagrange}
In a fraction with integers $a_n$ and integers $b_n \\ne 0$ let $H$ be the product of the first $h$ steps, and let the steps from $h$ on
repeat with the product $M$, whose lower row is $(m_{21}, m_{22})$. If an irrational $T$ satisfies $T = M T$ and
$(m_{21} T + m_{22})^2 > |\\det M|$, then the fraction converges, and its value is $H T$.
\\end{lemma}
\\begin{proof}
The map $M$ is invertible, and its derivative at the fixed point $T$, which is $\\det M$ divided by the square of $m_{21} T + m_{22}$, has
an absolute value below $1$. So $T$ attracts: $M^j x \\to T$ as $j \\to \\infty$ for all $x$ but the other fixed point, the conjugate of $T$,
which is irrational. The convergents after the first $h$ are $H M^j x$ with $j \\ge 0$, where $x$ is the value at $\\infty$ of one of the
finitely many products with which a period begins, hence rational or $\\infty$. So they tend to $H T$.
\\end{proof}`;
