import type { Argument } from '../../core/theorems/certificates/argument.ts';
import { gaugePreliminaries, gaugeSources } from './gaugePreliminaries.ts';
import type { StepsKind } from './gaugePreliminaries.ts';

/** The classical theorems that proofs cite, and the lemma that carries them to a fraction, proved once for all. */

/** Which of them a document needs. */
export interface Needed {
  /** Fractions with growing terms. */
  readonly movers: boolean;
  /** Periodic fractions. */
  readonly periodic: boolean;
  /** Canonical fractions with m > 1: functions at roots of rational numbers. */
  readonly roots: boolean;
  /** Functions on whose steps fractions with polynomial numerators are proved. */
  readonly steps: readonly StepsKind[];
}

/** Which preliminaries the proofs cite. */
export function neededBy(proofs: readonly Argument[]): Needed {
  return {
    movers: proofs.some(({ kind }) => kind === 'mover'),
    periodic: proofs.some(({ kind }) => kind === 'periodic'),
    roots: proofs.some((proof) => proof.kind === 'mover' && proof.certificate.canonical.multiplier !== 1n),
    steps: (['kummer', 'bessel', 'sum'] as const).filter((kind) =>
      proofs.some((proof) => proof.kind === 'gauge' && proof.certificate.base.kind === kind),
    ),
  };
}

/** The statements that the proofs of a document rest on, with their sources. */
export function preliminaries({ movers, periodic, roots, steps }: Needed): string {
  return [
    ...(movers || periodic || steps.length === 0 ? [notation, tietze] : []),
    ...(movers ? [roots ? classicalAtRoots : classical, transfer(roots)] : []),
    ...(periodic ? [lagrange] : []),
    ...(steps.length > 0 ? gaugePreliminaries(steps) : []),
    '',
  ].join('\n\n');
}

/** Sources of the classical theorems, as a bibliography. */
export function bibliography({ movers, periodic, roots, steps }: Needed): string {
  const signed = movers || periodic || steps.length === 0;
  const sections = [
    ...(movers || steps.length === 0 ? ['10.6, 10.10, 10.16, 10.29, 10.33, 10.39'] : []),
    ...(steps.length > 0 ? ['7.6, 8.5, 10.16, 10.39, 13.3'] : []),
  ];
  const entries = [
    ...(signed ? [sources.perron, sources.tietze] : []),
    ...(movers ? [sources.lambert, sources.lehmer] : []),
    ...(movers || steps.length > 0
      ? [
          [
            'dlmf',
            `\\emph{NIST Digital Library of Mathematical Functions}, \\S\\S ${sections.join(', ')}.`,
          ] as const,
        ]
      : []),
    ...(movers ? [sources.siegel] : []),
    ...(movers && roots ? [sources.lindemann] : []),
    ...(periodic ? [sources.lagrange] : []),
    ...steps.map((kind) => gaugeSources[kind]),
  ];
  return [
    '\\begin{thebibliography}{9}',
    ...entries.map(([key, text]) => `\\bibitem{${key}} ${text}`),
    '\\end{thebibliography}',
  ].join('\n');
}

/** A key and what stands in the bibliography. */
type Source = readonly [string, string];

const sources = {
  perron: [
    'perron',
    'O. Perron, \\emph{Die Lehre von den Kettenbr\\"uchen}, 3rd ed., Teubner, Stuttgart 1954, 1957.',
  ],
  tietze: [
    'tietze',
    'H. Tietze, \\"Uber Kriterien f\\"ur Konvergenz und Irrationalit\\"at unendlicher Kettenbr\\"uche, \\emph{Math. Ann.} \\textbf{70} (1911), 236--265.',
  ],
  lambert: [
    'lambert',
    "J. H. Lambert, M\\'emoire sur quelques propri\\'et\\'es remarquables des quantit\\'es transcendentes circulaires et logarithmiques, \\emph{Hist. Acad. Berlin} \\textbf{17} (1761), 265--322.",
  ],
  lehmer: [
    'lehmer',
    'D. H. Lehmer, Continued fractions containing arithmetic progressions, \\emph{Scripta Math.} \\textbf{29} (1973), 17--24.',
  ],
  siegel: [
    'siegel',
    'C. L. Siegel, \\"Uber einige Anwendungen diophantischer Approximationen, \\emph{Abh. Preuss. Akad. Wiss.} 1929, no.~1.',
  ],
  lindemann: [
    'lindemann',
    'F. Lindemann, \\"Uber die Zahl $\\pi$, \\emph{Math. Ann.} \\textbf{20} (1882), 213--225.',
  ],
  lagrange: [
    'lagrange',
    "J.-L. Lagrange, Additions au m\\'emoire sur la r\\'esolution des \\'equations num\\'eriques, \\emph{M\\'em. Acad. Berlin} \\textbf{24} (1770), 111--180.",
  ],
} as const satisfies Readonly<Record<string, Source>>;

const notation = `\\paragraph{Notation.} A matrix stands for its M\\"obius map, and $X \\sim Y$ says that two matrices are equal up to a
factor other than $0$: the same map. With the step
\\[
A(a, b) = \\begin{pmatrix} a & b \\\\ 1 & 0 \\end{pmatrix}, \\qquad A(a, b)\\,x = a + \\frac{b}{x},
\\]
the fraction $a_0 + b_1/(a_1 + b_2/(a_2 + \\cdots))$, $b_n = \\pm 1$, with the tail $x_n$ is
\\[
A(a_0, b_1)\\, A(a_1, b_2) \\cdots A(a_{n-1}, b_n)\\, x_n.
\\]
It is \\emph{admissible} if the $a_n$ are integers, $a_n \\ge 1$ for $n \\ge 1$, $a_n \\ge 2$ wherever
$n \\ge 1$ and $b_{n+1} = -1$, and $a_n + b_{n+1} \\ge 2$ infinitely often.`;

const tietze = `\\begin{theorem}[Tietze \\cite{tietze}, {\\cite[\\S 37]{perron}}]\\label{tietze}
An admissible fraction converges, and its value is irrational.
\\end{theorem}`;

const classical = `\\begin{theorem}[Lambert \\cite{lambert}, Lehmer \\cite{lehmer}]\\label{classical}
For rational $a, b > 0$ and $\\sigma = \\pm 1$ put $\\nu = a/b$, $x = 2/b$. The fraction
\\[
\\kappa_0 = a + \\cfrac{\\sigma}{a + b + \\cfrac{\\sigma}{a + 2b + \\cdots}}
= \\begin{cases} I_{\\nu-1}(x)/I_\\nu(x) & \\text{for } \\sigma = 1, \\\\
J_{\\nu-1}(x)/J_\\nu(x) & \\text{for } \\sigma = -1, \\end{cases}
\\]
converges to this value, and its tail $\\kappa_t = a + tb + \\sigma/\\kappa_{t+1}$ to the same with $\\nu + t$ in the place of
$\\nu$; all $\\kappa_t$ are finite and irrational. For $b = 2a$ the
values are $\\coth(1/a)$ and $\\cot(1/a)$.
\\end{theorem}
\\noindent Both sides obey the same recurrence \\cite[10.6.1, 10.29.1]{dlmf}, of which $I_{\\nu+t}(x)$ and $J_{\\nu+t}(x)$ are the
minimal solutions, so that the fraction converges to their ratio by Pincherle's theorem; that the ratio is finite and irrational is due to
Lambert where $\\nu - \\frac12$ is an integer and to Siegel \\cite{siegel} for all other rational $\\nu$, at rational $x \\ne 0$. We write $K(t) = A(a + tb, \\sigma)$, so that
$\\kappa_t = K(t)\\,\\kappa_{t+1}$.`;

const classicalAtRoots = `\\begin{theorem}[Lambert \\cite{lambert}, Lehmer \\cite{lehmer}]\\label{classical}
For rational $a, b > 0$, an integer $m \\ge 1$ and $\\sigma = \\pm 1$ put $\\nu = a/b$, $x = 2/(b\\sqrt m)$. The fraction
\\[
\\kappa_0 = a + \\cfrac{\\sigma}{m(a + b) + \\cfrac{\\sigma}{a + 2b + \\cdots}}
= \\frac{1}{\\sqrt m} \\cdot \\begin{cases} I_{\\nu-1}(x)/I_\\nu(x) & \\text{for } \\sigma = 1, \\\\
J_{\\nu-1}(x)/J_\\nu(x) & \\text{for } \\sigma = -1, \\end{cases}
\\]
in which every second term has the factor $m$, converges to this value, and its tail $\\kappa_t$, which begins with the term
$a + tb$ for even $t$ and $m(a + tb)$ for odd $t$, to the same with $\\nu + t$ in the place of $\\nu$, times $m$ for odd $t$; all
$\\kappa_t$ are finite and irrational. For $b = 2a$ the values are $\\coth(x)/\\sqrt m$ and $\\cot(x)/\\sqrt m$ with
$x = 1/(a\\sqrt m)$.
\\end{theorem}
\\noindent Multiplied by $\\sqrt m$ it is equivalent to the fraction with the terms $(a + tb)\\sqrt m = 2(\\nu + t)/x$. Both sides obey the
same recurrence \\cite[10.6.1, 10.29.1]{dlmf}, of which $I_{\\nu+t}(x)$ and $J_{\\nu+t}(x)$ are the minimal solutions, so that the
fraction converges to their ratio by Pincherle's theorem. The ratio is finite and transcendental, and so $\\kappa_t$ irrational: that is
due to Lindemann \\cite{lindemann} where $\\nu - \\frac12$ is an integer and to Siegel \\cite{siegel} for all other rational $\\nu$, at algebraic
$x \\ne 0$. We write $K(t) = A(a + tb, \\sigma)$ for even $t$ and $K(t) = A(m(a + tb), \\sigma)$ for odd $t$, so that
$\\kappa_t = K(t)\\,\\kappa_{t+1}$.`;

const transfer = (roots: boolean): string => `\\begin{lemma}\\label{transfer}
In an admissible fraction let $H$ be the product of the first $h$ steps and $M(j)$ that of the steps $h + Nj$ to
$h + Nj + N - 1$, with polynomials in $j$ as entries that are not all constant. Let $\\kappa_0$ be as in
Theorem~\\ref{classical}, $W$ an invertible rational matrix, $s \\ge 0$, $r \\ge 1$${roots ? ' (even where $m > 1$)' : ''}, $\\lambda = \\pm 1$, and $U(j)$ a matrix
of integer polynomials with a constant determinant other than $0$ such that, identically in $j$,
\\begin{align*}
K(s + rj)\\, K(s + rj + 1) \\cdots K(s + rj + r - 1)\\; U(j + 1) &= \\lambda\\, U(j)\\, M(j), \\tag{1}\\\\
W\\, K(0)\\, K(1) \\cdots K(s - 1)\\; U(0) &\\sim H. \\tag{2}
\\end{align*}
Then the value of the fraction is $W \\kappa_0$.
\\end{lemma}
\\begin{proof}
Let $T$ be the tail from term $h$ on, $P_j = M(0) \\cdots M(j - 1)$ with the bottom row $(q, q')$, and
$C_j = K(s) \\cdots K(s + rj - 1)$. By (1), $C_j\\, U(j) = \\lambda^j\\, U(0)\\, P_j$. Let $U(j)^{-1}\\infty = (v : v_1)$ with integer
polynomials $v, v_1$ in $j$. By Theorem~\\ref{tietze} $P_j \\infty \\to T$.

The integer $q$ is positive and grows faster than every polynomial in $j$. For let $q_n$ be the denominators of the convergents of
$T$, whose terms and signs be $a_n$ and $b_n$ here, $q_{-1} = 0$, $q_0 = 1$, and $s_n = q_n + b_{n+1} q_{n-1}$. Then
\\[
q_{n+1} = (a_{n+1} - 1)\\, q_n + s_n, \\qquad s_{n+1} = (a_{n+1} + b_{n+2} - 1)\\, q_n + s_n,
\\]
and as $a_n \\ge 1$ and $a_n + b_{n+1} \\ge 1$ for $n \\ge 1$, the $s_n$ never decrease from $s_0 = 1$ on, and $q_{n+1} \\ge s_n \\ge 1$. Hence
$s_{n+1} \\ge (a_{n+1} - 2)\\, s_{n-1}$, where $a_{n+1}$ tends to infinity with $j$ at one place of every period at the least.

As $\\det P_j = \\pm 1$,
\\[
\\bigl| P_j (v : v_1) - P_j \\infty \\bigr| = \\frac{|v_1|}{q\\, |q v + q' v_1|} \\le \\frac{|v_1|}{q} \\to 0
\\]
over all $j$ for which the integer $q v + q' v_1$ is not $0$. So, over these $j$, $C_j \\infty = U(0) P_j (v : v_1) \\to U(0)\\, T$,
while $C_j \\infty \\to \\kappa_s$ by Theorem~\\ref{classical}. Were the integer $0$ for all large $j$, then $C_j \\infty = U(0)\\infty$
for these $j$, and $\\kappa_s$ would be $U(0)\\infty$: rational, or $\\infty$, which it is not. Hence
$\\kappa_s = U(0)\\, T$, and by (2) the fraction is $H T = W K(0) \\cdots K(s - 1)\\, U(0)\\, T = W K(0) \\cdots K(s - 1)\\, \\kappa_s = W \\kappa_0$.
\\end{proof}`;

const lagrange = `\\begin{lemma}[Lagrange \\cite{lagrange}]\\label{lagrange}
In an admissible fraction let $H$ be the product of the first $h$ steps, and let the steps from $h$ on repeat with the
product $M = \\begin{pmatrix} A & B \\\\ C & D \\end{pmatrix}$. If an irrational $T$ satisfies $T = M T$ and
$(C T + D)^2 > 1$, then $T$ is the tail of the fraction from term $h$ on, and its value is $H T$.
\\end{lemma}
\\begin{proof}
The map $M$ has determinant $\\pm 1$ and at its fixed point $T$ the derivative $\\det M/(C T + D)^2$, of absolute value below
$1$; so $T$ attracts, and $M^j \\infty \\to T$, as $\\infty$ is not the other fixed point, which is conjugate to $T$. By
Theorem~\\ref{tietze} the tail is the limit of $M^j \\infty$.
\\end{proof}`;
