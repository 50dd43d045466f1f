import { pariQuoting } from '../quoting.ts';
import type {
  Argument,
  MoverArgument,
  PeriodicArgument,
  SignedArgument,
} from '../../core/theorems/certificates/argument.ts';
import { fractionOfArgument } from '../../core/theorems/certificates/argument.ts';
import type { Matrix } from '../../core/numbers/matrix.ts';
import type { IntegerPolynomial, Polynomial } from '../../core/numbers/polynomial.ts';
import { formatRational } from '../../core/numbers/rational.ts';
import type { PolynomialMatrix } from '../../core/numbers/polynomialMatrix.ts';
import type { QuadraticNumber } from '../../core/numbers/quadraticNumber.ts';
import { firstNumerators } from '../../core/fractions/numerators.ts';
import { formatConjecture } from '../text/plain.ts';
import { gaugeData, gaugeFunctions } from './gaugePari.ts';
import { programPolynomial } from '../programs/polynomial.ts';

/**
 * A program for PARI/GP that checks proofs on its own: it multiplies the steps of the fraction and the canonical
 * steps, compares both sides of the identity as polynomials in j, compares the heads and shows all terms large enough.
 * It prints "proved" or "refused" for each, and ends with exit code 0 if all are proved and 1 otherwise. Left out are those
 * that pariGap gives a reason for.
 */
export function pariProgram(proofs: readonly Argument[]): string {
  const gauges = proofs.filter((proof) => proof.kind === 'gauge');
  return [
    functionsFor(gauges.length > 0),
    ...proofs.filter((proof) => proof.kind !== 'gauge').map(proofData),
    ...(gauges.length > 0 ? [gaugeFunctions] : []),
    ...gauges.flatMap((gauge) => gaugeData(gauge) ?? []),
    ending,
  ].join('\n');
}

/** Why the program has no place for a proof; null where it has. */
export function pariGap(proof: Argument): string | null {
  return proof.kind === 'gauge' && gaugeData(proof) === null
    ? 'PARI/GP lacks a function of its constant'
    : null;
}

const otherSources = `
\\\\ Proofs with other numerators take the relations of Kummer, Gauss and Euler that stand above them.`;

const functionsFor = (
  hasOthers: boolean,
) => `\\\\ Proofs of continued fractions, written by ESMA. This program checks them on its own:
\\\\     gp -q -f FILE
\\\\ It prints "proved" or "refused" for each one and ends with exit code 1 if one is refused.
\\\\
\\\\ P(alpha)/Q(alpha) = a_0 + b_1/(a_1 + b_2/(a_2 + ...)): preperiod, then a_(k+mj+i) = polynomials[i+1] at j;
\\\\ b_(n+1) = numerators[n % #numerators + 1]. A(a, b) is the step a + b/x.
\\\\ What it takes from the literature: with nu = a/b and x = 2/b the fraction a + epsilon/(a+b + epsilon/(a+2b + ...))
\\\\ is I_(nu-1)(x)/I_nu(x) for epsilon = 1 and J_(nu-1)(x)/J_nu(x) for epsilon = -1 (Lambert 1761, Lehmer 1973; Pincherle),
\\\\ which is coth(1/a), cot(1/a) where b = 2a; Tietze's criterion of convergence; Lagrange's theorem. With a factor m at every
\\\\ second term, from a+b on, x is 2/(b*sqrt(m)) and the value has the factor 1/sqrt(m), by an equivalence transformation.${hasOthers ? otherSources : ''}

A(a, b) = [a, b; 1, 0];

\\\\ Whether two matrices are the same Moebius map.
same(M, L) = { my(Z = M * matadjoint(L)); Z[1,2] == 0 && Z[2,1] == 0 && Z[1,1] == Z[2,2] && Z[1,1] != 0 };

\\\\ Whether p(j) >= least for all integers j >= 0: from some t on all coefficients of p(j + t) - least are >= 0.
atleast(p, least) = {
  my(t = 0);
  if (poldegree(p) < 1, return(p >= least));
  if (pollead(p) < 0, return(0));
  while (vecmin(Vec(subst(p - least, 'j, 'j + t))) < 0,
    if (subst(p, 'j, t) < least || t > 10^5, return(0)); t++);
  1
};

\\\\ The polynomial of the terms a_(n+Nj), for n past the preperiod.
term(n, N) = { my(o = n - #preperiod, m = #polynomials); subst(polynomials[o % m + 1], 'j, N/m * 'j + o \\ m) };
numerator_after(n) = numerators[n % #numerators + 1];

\\\\ Integers, a_n >= |b_n|, and >= |b_n| + 1 before a minus, for all n >= 1: with Tietze the fraction converges to an
\\\\ irrational number (more than |b_n| + 1, or before a plus, infinitely often), whose expansion under these numerators it is.
\\\\ The least a_n: the numerators return after #numerators terms, so that b_0 may stand for a later one.
least_term(n) = abs(numerator_after(n - 1 + #numerators)) + (numerator_after(n) < 0);
admissible() = {
  my(N = lcm(#polynomials, #numerators), k = #preperiod, settles = 0);
  for (i = 1, #numerators, if (numerators[i] == 0 || denominator(numerators[i]) != 1, return(0)));
  for (i = 1, #polynomials, for (t = 0, max(0, poldegree(polynomials[i])),
    if (denominator(subst(polynomials[i], 'j, t)) != 1, return(0))));
  for (n = 1, k, if (denominator(preperiod[n]) != 1, return(0)));
  for (n = 1, k - 1, if (preperiod[n + 1] < least_term(n), return(0)));
  for (n = k, k + N - 1, my(p = term(n, N), least = least_term(n));
    if (!atleast(if (n, p, subst(p, 'j, 'j + 1)), least), return(0));
    if (numerator_after(n) > 0 || p != least, settles = 1));
  settles
};

head_matrix(h) = {
  my(H = matid(2));
  for (n = 0, h - 1, H *= A(if (n < #preperiod, preperiod[n + 1], subst(term(n, #polynomials), 'j, 0)), numerator_after(n)));
  H
};

\\\\ The product of the steps head + Nj, ..., head + Nj + N - 1 as polynomials in j.
period_matrix() = { my(M = matid(2)); for (i = 0, N - 1, M *= A(term(head + i, N), numerator_after(head + i))); M };

\\\\ kappa_0 as a function of X, and whether a and b are those that the theorem wants there.
\\\\ For Bessel functions u is the order nu, and k is x^2.
kappa_zero() = {
  my([kind, u, k] = classical, y);
  if (kind == "exp", y = k * u / 2; return([(X^k + 1)/(X^k - 1), epsilon == 1 && m == 1 && a * y == 1 && b * y == 2]));
  if (kind == "tan", y = k * u; my([p, q] = [0, 1]); for (i = 1, k, [p, q] = [p + q * X, q - p * X]);
    return([q/p, epsilon == -1 && m == 1 && a * y == 1 && b * y == 2]));
  [X, a == u * b && m * b^2 * k == 4]
};

\\\\ The canonical term a + bt, times m where t is odd.
canonical(t, odd) = if (odd, m, 1) * (a + b * t);

\\\\ K(s + rj) ... K(s + rj + r - 1) U(j + 1) = lambda U(j) M(j) with K(t) = A(canonical term t, epsilon), r even for m > 1; the
\\\\ product of the first head steps is W K(0) ... K(s - 1) U(0) up to a factor; P(alpha)/Q(alpha) = W kappa_0.
mover() = {
  my(M = period_matrix(), K = matid(2), H = W, [kappa, fits] = kappa_zero(), delta = matdet(U));
  if (vecmax(apply(abs, numerators)) != 1, return(0));
  if (!fits || abs(epsilon) != 1 || abs(lambda) != 1 || s < 0 || r < 1 || a <= 0 || b <= 0, return(0));
  if (m != 1 && (m < 1 || denominator(m) != 1 || r % 2), return(0));
  if (vecmax(apply(poldegree, concat(Vec(M)~)~)) < 1 || poldegree(delta) > 0 || delta == 0, return(0));
  for (i = 0, r - 1, K *= A(canonical(s + r * 'j + i, (s + i) % 2), epsilon));
  if (K * subst(U, 'j, 'j + 1) != lambda * U * M, return(0));
  for (t = 0, s - 1, H *= A(canonical(t, t % 2), epsilon));
  if (!same(H * subst(U, 'j, 0), head_matrix(head)), return(0));
  matdet(W) != 0 && subst(P, 'x, alpha)/subst(Q, 'x, alpha) == (W[1,1] * kappa + W[1,2])/(W[2,1] * kappa + W[2,2])
};

\\\\ T = M T is the attracting fixed point, and P(alpha)/Q(alpha) = H T; numbers are u + v w with w = sqrt(D).
periodic() = {
  my(M = period_matrix(), H = head_matrix(head), w = Mod('w, 'w^2 - D), f, u, v, positive);
  if (D < 2 || issquare(D) || poldegree(T) < 1 || head != #preperiod || N != lcm(#polynomials, #numerators), return(0));
  if (vecmax(apply(poldegree, concat(Vec(M)~)~)) > 0, return(0));
  my(z = subst(T, 'w, w), x = subst(alpha, 'w, w));
  f = lift((M[2,1] * z + M[2,2])^2); [u, v] = [polcoef(f, 0) - abs(matdet(M)), polcoef(f, 1)];
  positive = if (u >= 0 && v >= 0, u + v > 0, u < 0 && v <= 0, 0, u > 0, u^2 > D * v^2, u^2 < D * v^2);
  positive && M[1,1] * z + M[1,2] == z * (M[2,1] * z + M[2,2]) &&
    subst(P, 'x, x) * (H[2,1] * z + H[2,2]) == subst(Q, 'x, x) * (H[1,1] * z + H[1,2]) && subst(Q, 'x, x) != 0
};

wanted = 0; accepted = 0;
verdict(id, check) = {
  my(good = 0);
  iferr(good = N % #polynomials == 0 && N % #numerators == 0 && head >= #preperiod && admissible() && check(), E, good = 0);
  wanted++; accepted += good;
  print(id, if (good, ": proved", ": refused"));
};
`;

const ending = `
if (accepted < wanted, print(wanted - accepted, " of ", wanted, " refused"));
quit(accepted < wanted);
`;

function proofData(proof: SignedArgument): string {
  const { conjecture, certificate } = proof;
  const { rule, numerators } = fractionOfArgument(proof);
  return [
    pariQuoting.comment(formatConjecture(conjecture)),
    `P = ${polynomial(conjecture.value.numerator, 'x')}; Q = ${polynomial(conjecture.value.denominator, 'x')};`,
    `preperiod = [${rule.preperiod.join(', ')}]; polynomials = [${rule.polynomials.map((p) => polynomial(p, 'j')).join(', ')}];`,
    `numerators = [${firstNumerators(numerators, numerators.length).join(', ')}]; head = ${certificate.head}; N = ${certificate.period};`,
    ...(proof.kind === 'mover' ? moverData(proof) : periodicData(proof)),
    `verdict(${pariQuoting.string(conjecture.id)}, ${proof.kind});`,
    '',
  ].join('\n');
}

function moverData({ certificate, form, map }: MoverArgument): string[] {
  const { canonical, skipped, steps, factor, transformation } = certificate;
  const { generator, constant, multiple } = form;
  const classical =
    'bessel' in generator
      ? `["bessel", ${formatRational(generator.order)}, ${formatRational(generator.argumentSquare)}]; \\\\ X = kappa_0`
      : `["${generator.kind === 'exponential' ? 'exp' : 'tan'}", ${formatRational(generator.unit)}, ${multiple}]; \\\\ X = ${generator.kind === 'exponential' ? 'exp' : 'tan'}(${formatRational(generator.unit)})`;
  return [
    `a = ${formatRational(canonical.first)}; b = ${formatRational(canonical.difference)}; m = ${canonical.multiplier}; epsilon = ${canonical.sign};`,
    `classical = ${classical}`,
    `alpha = (${polynomial(constant.numerator, 'X')})/(${polynomial(constant.denominator, 'X')}); W = ${matrix(map)};`,
    `s = ${skipped}; r = ${steps}; lambda = ${factor}; U = ${polynomialMatrix(transformation)};`,
  ];
}

function periodicData({ certificate, alpha }: PeriodicArgument): string[] {
  return [
    `D = ${certificate.tail.radicand}; T = ${quadratic(certificate.tail)}; alpha = ${quadratic(alpha)};`,
  ];
}

function polynomial(p: Polynomial | IntegerPolynomial, variable: string): string {
  return programPolynomial(p, variable, '^');
}

function matrix({ a, b, c, d }: Matrix): string {
  return `[${a}, ${b}; ${c}, ${d}]`;
}

function polynomialMatrix({ a, b, c, d }: PolynomialMatrix): string {
  const entry = (p: IntegerPolynomial) => polynomial(p, 'j');
  return `[${entry(a)}, ${entry(b)}; ${entry(c)}, ${entry(d)}]`;
}

function quadratic({ rational, irrational }: QuadraticNumber): string {
  return polynomial([rational, irrational], 'w');
}
