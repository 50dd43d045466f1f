import type { HypergeometricNode } from '../../core/certificate.ts';
import type { Foundation } from './foundation.ts';

/** A dollar before a brace, which would open a hole in a template. */
const dollar = '$';

/** The functions that proofs with polynomial numerators rest on. */
export type StepsKind = HypergeometricNode['kind'];

/** The statements that they rest on, for the functions that are needed; the notation of steps comes before them. */
export function gaugeFoundations(kinds: readonly StepsKind[]): Foundation[] {
  return [
    { name: 'notation-numerators', latex: notation },
    { name: 'nested', latex: nested },
    ...kinds.flatMap((kind) => [
      { name: kind, latex: relations[kind] },
      { name: tailsName(kind), latex: tails[kind] },
    ]),
    { name: 'gauge', latex: transfer },
  ];
}

/** The label of the lemma on the values of a function far along its steps. */
export function tailsName(kind: StepsKind): string {
  return `${kind}-tails`;
}

const notation = String.raw`\paragraph{Admissible fractions.} Let $b_1, b_2, \dots$ be integers other than $0$. We call the fraction
$a_0 + b_1/(a_1 + b_2/(a_2 + \cdots))$ \emph{admissible} if the $a_n$ are integers, $a_n \ge |b_n|$ for all $n \ge 1$, $a_n \ge |b_n| + 1$
for all $n \ge 1$ with $b_{n+1} < 0$, and for infinitely many $n$ one of $a_n = |b_n| + 1$ and $b_{n+1} < 0$ fails. Its \emph{tail} from the
term $h$ on is the fraction $a_h + b_{h+1}/(a_{h+1} + \cdots)$, and step number $n$ is $A(a_n, b_{n+1})$.`;

const nested = String.raw`\begin{lemma}\label{nested}
An admissible fraction converges, and its value is irrational. For every $h \ge 0$ the images of the intervals $(|b_{h+n}|, \infty)$, $n \ge 1$,
under the products of the steps $h, \dots, h + n - 1$ are nested and shrink to the tail from the term $h$ on.
\end{lemma}
\begin{proof}
For $n \ge 1$ put $\beta_n = |b_n|$, $\sigma_n = b_n/\beta_n$, and for $x \ge \beta_n$ put $w = \beta_n/x$. The step $x = a_n + b_{n+1}/y$ becomes
$w = \beta_n/(a_n + \sigma_{n+1} w')$ with $w' = \beta_{n+1}/y$, and maps $[0, 1]$ into itself, as the fraction is admissible. An
interval $[u, v]$ of length $\ell$ has an image of length
\[
\frac{\beta_n \ell}{D (D + \ell)} \le \frac{\ell}{1 + \ell}, \qquad D = \min(a_n + \sigma_{n+1} u,\; a_n + \sigma_{n+1} v) \ge \beta_n \ge 1.
\]
So $n$ steps take $[0, 1]$ to an interval of length at most $1/(n + 1)$, and these intervals shrink to a point $w_h$ for every $h \ge 1$.
As the convergents are images of end points, the fraction from $a_h$ on converges to $\beta_h/w_h$ if $w_h \ne 0$, and by the step
$A(a_0, b_1)$ so does the whole fraction. Now $w_n = \beta_n/(a_n + \sigma_{n+1} w_{n+1}) > 0$. If $w_n = 1$, then
$a_n + \sigma_{n+1} w_{n+1} = \beta_n$, hence $\sigma_{n+1} = -1$, $a_n = \beta_n + 1$ and $w_{n+1} = 1$, and so on for all later $n$, which is
excluded. So $0 < w_n < 1$ for all $n \ge 1$. If $w_1$ were rational, all $w_n$ would be; but if $w_n = r/s$ in lowest terms, then
$w_{n+1} = \pm(\beta_n s - a_n r)/r$ has a smaller denominator, which cannot go on for ever.
\end{proof}`;

const approach = (
  begins: string,
  order: string,
) => String.raw`For $j \ge 0$ let $T(j)$ be the product of the steps of period number $j$, let $Y_j$ be the value of $Y$ at its
beginning, and put $R_k(j) = T(j)\, T(j+1) \cdots T(j + k - 1)\, ${begins}_{j+k}$, a rational function of $j$. Then
$Y_j = R_k(j) + O(${order})$ for every $k \ge 1$.`;

const kummer = String.raw`\begin{theorem}[Kummer \cite{kummer}, {\cite[13.3]{dlmf}}]\label{kummer}
For rational $z \ne 0$, $\alpha \ge 0$, $\delta > 0$ and $\beta = \alpha + \delta$ put
\[
Y(\alpha, \delta) = \beta\, \frac{{}_1F_1(\alpha; \beta; z)}{{}_1F_1(\alpha+1; \beta+1; z)}.
\]
Then
\[
Y(\alpha, \delta) = P\, Y(\alpha + 1, \delta) = Q\, Y(\alpha, \delta + 1)
\]
with
\[
P = \begin{pmatrix} \beta - z & (\alpha+1) z \\ 1 & 0 \end{pmatrix}, \qquad
Q = \begin{pmatrix} \beta & \alpha z \\ 1 & z \end{pmatrix}.
\]
\end{theorem}
\begin{proof}
Comparing coefficients one finds, with $z$ left out,
\begin{align*}
\beta\, {}_1F_1(\alpha; \beta) &= (\beta - z)\, {}_1F_1(\alpha+1; \beta+1) + \tfrac{(\alpha+1) z}{\beta+1}\, {}_1F_1(\alpha+2; \beta+2), \\
{}_1F_1(\alpha; \beta) &= {}_1F_1(\alpha; \beta+1) + \tfrac{\alpha z}{\beta(\beta+1)}\, {}_1F_1(\alpha+1; \beta+2), \\
{}_1F_1(\alpha+1; \beta+1) &= {}_1F_1(\alpha; \beta+1) + \tfrac{z}{\beta+1}\, {}_1F_1(\alpha+1; \beta+2).
\end{align*}
The first relation is that of $P$, and the quotient of the other two that of $Q$.
\end{proof}`;

const kummerTails = String.raw`\begin{lemma}\label{kummer-tails}
In Theorem~\ref{kummer} let a period consist of $u$ steps $P$ and then $v$ steps $Q$, $u + v \ge 1$, and let $\beta_j$ be the value of
$\beta$ at the beginning of period $j$. ${approach('\\beta', 'j^{-k(u+v)}')}
\end{lemma}
\begin{proof}
The numerator and the denominator of $Y$ do not vanish together, for then they would vanish all along the periods, where ${dollar}{}_1F_1$ tends to
$e^{zu/(u+v)}$. There they differ by $O(1/j)$, so $Y_j = \beta_j + O(1)$. The steps have the determinants $-(\alpha+1) z$ and
$\delta z$, which are $O(j)$ and not $0$, and the derivative of such a map is its determinant divided by a square that is of order $j^2$
for arguments $\beta_j + O(1)$. So each step carries such numbers to such numbers and brings them closer by a factor $O(1/j)$, and $k$
periods have $k(u+v)$ steps.
\end{proof}`;

const bessel = String.raw`\begin{theorem}[Gauss \cite{gauss}]\label{bessel}
For rational $z \ne 0$ and $\delta > 0$ put
\[
Y(\delta) = \delta\, \frac{{}_0F_1(; \delta; z)}{{}_0F_1(; \delta+1; z)}.
\]
Then
\[
Y(\delta) = C\, Y(\delta + 1), \qquad C = \begin{pmatrix} \delta & z \\ 1 & 0 \end{pmatrix}.
\]
\end{theorem}
\begin{proof}
This is ${dollar}{}_0F_1(; \delta) = {}_0F_1(; \delta+1) + \frac{z}{\delta(\delta+1)}\, {}_0F_1(; \delta+2)$, which a comparison of coefficients shows.
\end{proof}`;

const besselTails = String.raw`\begin{lemma}\label{bessel-tails}
In Theorem~\ref{bessel} let a period consist of $u \ge 1$ steps $C$, and let $\delta_j$ be the value of $\delta$ at the beginning of
period $j$. ${approach('\\delta', 'j^{-ku}')}
\end{lemma}
\begin{proof}
The numerator and the denominator of $Y$ do not vanish together, for then they would vanish all along the periods, where
${dollar}{}_0F_1(; \delta; z)$ tends to $1$. So $Y_j = \delta_j + O(1)$. The derivative of a step is $-z$ divided by the square of its argument: it
brings numbers $\delta_j + O(1)$ closer by a factor $O(j^{-2})$, and $k$ periods have $ku$ steps.
\end{proof}`;

const sum = String.raw`\begin{theorem}[Euler \cite{euler}]\label{sum}
Let $p$ be a polynomial that is not constant and has no zero at an integer $n \ge 1$, put
\[
G_n = \sum_{m \ge 0} \frac{1}{p(n)\, p(n+1) \cdots p(n+m-1)}
\]
and $Y(n) = p(n)\, G_n/G_{n+1}$. Then $Y(1) = G_1/(G_1 - 1)$ and
\[
Y(n) = E\, Y(n + 1), \qquad E = \begin{pmatrix} p(n) + 1 & -p(n) \\ 1 & 0 \end{pmatrix}.
\]
\end{theorem}
\begin{proof}
We have $G_n = 1 + G_{n+1}/p(n)$, so that $Y(n) = 1 + p(n)/G_{n+1}$ and $1/G_{n+1} = 1 - 1/Y(n+1)$.
\end{proof}`;

const sumTails = String.raw`\begin{lemma}\label{sum-tails}
In Theorem~\ref{sum} let a period consist of $u \ge 1$ steps $E$, and let $p_j$ be the value of $p$ at the beginning of period $j$.
${approach('p', 'j^{-ku}')}
\end{lemma}
\begin{proof}
As $G_n \to 1$, we have $Y(n) = p(n) + O(1)$. The derivative of a step is $p(n)$ divided by the square of its argument: it brings numbers
$p(n+1) + O(1)$ closer by a factor $O(1/n)$, and $k$ periods have $ku$ steps.
\end{proof}`;

const relations: Readonly<Record<StepsKind, string>> = { kummer, bessel, sum };
const tails: Readonly<Record<StepsKind, string>> = {
  kummer: kummerTails,
  bessel: besselTails,
  sum: sumTails,
};

const transfer = String.raw`\begin{lemma}\label{gauge}
In an admissible fraction let $H$ be the product of the first $h$ steps, and $M(j)$ that of the steps $h + Nj, \dots, h + Nj + N - 1$. Let
$S$ be the product of some steps of a function $Y$ from a base on, $T(j)$ that of the steps of period $j$ from there on, $Y_j$ the value of
$Y$ at the beginning of this period, $W$ an invertible rational matrix, and $U(j)$ a matrix of integer polynomials with $\det U(j) \ne 0$
for all integers $j \ge 0$. Suppose that
\begin{align*}
T(j)\; U(j + 1) &\sim U(j)\, M(j) \quad \text{for all } j \ge 0, \tag{$\dagger$}\\
W\, S\; U(0) &\sim H, \tag{$\ddagger$}\\
U(j)^{-1}\, Y_j &> |b_{h + Nj}| \quad \text{for all large } j. \tag{$\dagger\dagger$}
\end{align*}
Then the value of the fraction is $W\, Y$, with $Y$ at the base.
\end{lemma}
\begin{proof}
Put $w_j = U(j)^{-1}\, Y_j$. By ($\dagger$) we have
\[
w_0 = U(0)^{-1}\, T(0) \cdots T(j - 1)\, Y_j = M(0) \cdots M(j - 1)\, w_j.
\]
So by ($\dagger\dagger$) and Lemma~\ref{nested} the number $w_0$ lies in intervals that shrink to the tail from the term $h$ on: it is this tail.
By ($\ddagger$) the value of the fraction is $H w_0 = W S\, U(0)\, w_0 = W S\, Y_0$, which is $W\, Y$ with $Y$ at the base.
\end{proof}`;
