import type { HypergeometricNode } from '../../core/certificate.ts';
import type { Foundation } from './foundation.ts';

/** The functions that proofs with polynomial numerators rest on. */
export type StepsKind = HypergeometricNode['kind'];

/** The statements that they rest on, for the functions that are needed. */
export function gaugeFoundations(kinds: readonly StepsKind[]): Foundation[] {
  return [
    { name: 'notation-numerators', latex: notation },
    { name: 'nested', latex: nested },
    ...kinds.map((kind) => ({ name: kind, latex: steps[kind] })),
    { name: 'gauge', latex: transfer },
  ];
}

const notation = `\\paragraph{Other numerators.} Here the numerators $b_1, b_2, \\dots$ are integers other than $0$. A matrix stands for its
M\\"obius map, and $X \\sim Y$ says that two matrices are equal up to a factor other than $0$. With $A(a, b) = \\begin{pmatrix} a & b \\\\
1 & 0 \\end{pmatrix}$, that is $A(a, b)\\,x = a + b/x$, the fraction with the tail $x_n$ is $A(a_0, b_1) \\cdots A(a_{n-1}, b_n)\\, x_n$. It is
\\emph{admissible} if the $a_n$ are integers, $a_n \\ge |b_n|$ for $n \\ge 1$, $a_n \\ge |b_n| + 1$ wherever $n \\ge 1$ and $b_{n+1} < 0$, and
not from some $n$ on always $a_n = |b_n| + 1$ and $b_{n+1} < 0$.`;

const nested = `\\begin{lemma}\\label{nested}
An admissible fraction converges, and its value is irrational. For every $h$ the images of the intervals $(|b_{h+n}|, \\infty)$ under
the products of the steps $h$ to $h + n - 1$ are nested and shrink to the tail from term $h$ on.
\\end{lemma}
\\begin{proof}
For $n \\ge 1$ put $c_n = |b_n|$, $\\sigma_n = b_n/c_n$ and $w = c_n/x$ for $x \\ge c_n$. The step $x = a_n + b_{n+1}/y$ becomes
$w = \\varphi_n(w') = c_n/(a_n + \\sigma_{n+1} w')$ with $w' = c_{n+1}/y$, and maps $[0, 1]$ into itself, as the fraction is admissible. An
interval $[u, v]$ of the length $\\delta$ has an image of the length
\\[
\\frac{c_n \\delta}{D (D + \\delta)} \\le \\frac{\\delta}{1 + \\delta}, \\qquad D = \\min(a_n + \\sigma_{n+1} u,\\; a_n + \\sigma_{n+1} v) \\ge c_n \\ge 1.
\\]
So after $n$ steps $[0, 1]$ has an image that is not longer than $1/(n + 1)$, and the images shrink to one point: for $w$ from a term
$h \\ge 1$ on, and so for the tails themselves, and for the first one by the step $A(a_0, b_1)$. Convergents are images of ends. Let
$w_n$ be the points. If $w_n = 1$, then $a_n + \\sigma_{n+1} w_{n+1} = c_n$, hence $\\sigma_{n+1} = -1$, $a_n = c_n + 1$, $w_{n+1} = 1$, and so on for
ever, which is excluded. So $0 < w_n < 1$ for $n \\ge 1$. Were $w_1$ rational, then all $w_n$; and with $w_n = p/q$ in lowest terms
$w_{n+1} = \\pm(c_n q - a_n p)/p$ would have a smaller denominator than $w_n$, for ever.
\\end{proof}`;

const approach = (
  approached: string,
  order: string,
) => `Let $T(j)$ be the product of the steps along a period, $Y_j$ the value at its
beginning, and $R_k(j) = T(j)\\, T(j+1) \\cdots T(j + k - 1)\\, ${approached}_{j+k}$, a rational function of $j$. Then $Y_j = R_k(j) + O(${order})$.`;

const kummer = `\\begin{theorem}[Kummer \\cite{kummer}, {\\cite[13.3]{dlmf}}]\\label{kummer}
For rational $z \\ne 0$, $a \\ge 0$, $c > 0$ and $b = a + c$ put
\\[
Y(a, c) = b\\, \\frac{{}_1F_1(a; b; z)}{{}_1F_1(a+1; b+1; z)}.
\\]
Then
\\[
Y(a, c) = K\\, Y(a + 1, c) = B\\, Y(a, c + 1)
\\]
with
\\[
K = \\begin{pmatrix} b - z & (a+1) z \\\\ 1 & 0 \\end{pmatrix}, \\qquad
B = \\begin{pmatrix} b & a z \\\\ 1 & z \\end{pmatrix}.
\\]
Let a period be $u$ steps $K$ and then $v$ steps $B$, $u + v \\ge 1$, and $b_j$ the $b$ at the beginning of period $j$.
${approach('b', 'j^{-k(u+v)}')}
\\end{theorem}
\\noindent The relations are ${'${}_1F_1(a; b) - {}_1F_1(a; b+1) = \\frac{az}{b(b+1)}\\, {}_1F_1(a+1; b+2)$'} and
${'${}_1F_1(a+1; b+1) - {}_1F_1(a; b+1) = \\frac{z}{b+1}\\, {}_1F_1(a+1; b+2)$'}, which a comparison of coefficients shows. Both functions in $Y$
are not $0$ at once, or all further ones would be $0$ too, while along the periods ${'${}_1F_1$'} tends to $e^{zu/(u+v)}$, and both differ by
$O(1/j)$: so $Y_j = b_j + O(1)$, where a step brings numbers closer by a factor $O(1/j)$, as $\\det K = -(a+1) z$ and $\\det B = c z$ are
$O(j)$, other than $0$, and the derivative is the determinant over a square of the order $j^2$.`;

const bessel = `\\begin{theorem}[Gauss \\cite{gauss}]\\label{bessel}
For rational $z \\ne 0$ and $c > 0$ put
\\[
Y(c) = c\\, \\frac{{}_0F_1(; c; z)}{{}_0F_1(; c+1; z)}.
\\]
Then
\\[
Y(c) = C\\, Y(c + 1), \\qquad C = \\begin{pmatrix} c & z \\\\ 1 & 0 \\end{pmatrix}.
\\]
Let a period be $u \\ge 1$ steps, and $c_j$ the $c$ at the beginning of period $j$. ${approach('c', 'j^{-ku}')}
\\end{theorem}
\\noindent The relation is ${'${}_0F_1(; c) = {}_0F_1(; c+1) + \\frac{z}{c(c+1)}\\, {}_0F_1(; c+2)$'}. Both functions in $Y$ are not $0$ at once, or all
further ones would be $0$ too, while ${'${}_0F_1(; c; z)$'} tends to $1$ as $c$ grows, so that $Y_j = c_j + O(1)$, where a step brings numbers
closer by a factor $O(1/j^2)$.`;

const sum = `\\begin{theorem}[Euler \\cite{euler}]\\label{sum}
Let $c_n$ be a polynomial in $n$ that is not constant, without a zero at an integer $n \\ge 1$, $G_n = \\sum_{m \\ge 0} 1/(c_n c_{n+1} \\cdots
c_{n+m-1})$ and $Y(n) = c_n G_n/G_{n+1}$. Then $Y(1) = G_1/(G_1 - 1)$ and
\\[
Y(n) = E\\, Y(n + 1), \\qquad E = \\begin{pmatrix} c_n + 1 & -c_n \\\\ 1 & 0 \\end{pmatrix}.
\\]
Let a period be $u \\ge 1$ steps, and $c_{(j)}$ the $c_n$ at the beginning of period $j$. ${approach('c', 'j^{-ku}').replace('c_{j+k}', 'c_{(j+k)}')}
\\end{theorem}
\\noindent For $G_n = 1 + G_{n+1}/c_n$, so that $Y(n) = 1 + c_n/G_{n+1}$ and $1/G_{n+1} = 1 - 1/Y(n+1)$. As $n$ grows $G_n$ tends to $1$, so that
$Y(n) = c_n + O(1)$, where a step brings numbers closer by a factor $O(1/c_n)$.`;

const steps: Readonly<Record<StepsKind, string>> = { kummer, bessel, sum };

const transfer = `\\begin{lemma}\\label{gauge}
In an admissible fraction let $H$ be the product of the first $h$ steps and $M(j)$ that of the steps $h + Nj$ to $h + Nj + N - 1$. Let
$S$ be a product of steps of a function $Y$ from a base on, $T(j)$ that of the steps of period $j$ from there on, $Y_j$ the value at
its beginning, $W$ an invertible rational matrix, and $U(j)$ a matrix of integer polynomials with $\\det U(j) \\ne 0$ for all
integers $j \\ge 0$ such that, for some function $\\lambda$,
\\begin{align*}
T(j)\\; U(j + 1) &= \\lambda(j)\\, U(j)\\, M(j), \\tag{3}\\\\
W\\, S\\; U(0) &\\sim H, \\tag{4}\\\\
U(j)^{-1}\\, Y_j &> |b_{h + Nj}| \\quad \\text{for all large } j. \\tag{5}
\\end{align*}
Then the value of the fraction is $W\\, Y$ at the base.
\\end{lemma}
\\begin{proof}
All these matrices are invertible, so $\\lambda(j) \\ne 0$. Put $w_j = U(j)^{-1}\\, Y_j$. As $Y_0 = T(0) \\cdots T(j - 1)\\, Y_j$, (3) gives
$w_0 = M(0) \\cdots M(j - 1)\\, w_j$. By (5) and Lemma~\\ref{nested} $w_0$ is in intervals that shrink to the tail from term $h$ on: it is this tail.
So by (4) the value of the fraction is $H w_0 = W S\\, U(0)\\, w_0 = W S\\, Y_0$, which is $W\\, Y$ at the base.
\\end{proof}`;
