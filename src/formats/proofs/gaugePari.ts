import type { HypergeometricNode } from '../../core/certificate.ts';
import type { IntegerPolynomial, Polynomial } from '../../core/numbers/polynomial.ts';
import { formatRational } from '../../core/numbers/rational.ts';
import type { GaugeArgument } from '../../core/theorems/certificates/gaugeArgument.ts';
import { pariExpression } from '../programs/pari.ts';
import { programPolynomial } from '../programs/polynomial.ts';
import { pariQuoting } from '../quoting.ts';
import { formatConjecture } from '../text/plain.ts';

/**
 * What a program for PARI/GP needs beside pari.ts for proofs on the steps of hypergeometric functions: it multiplies these steps
 * and those of the fraction, compares both sides of the identity up to a factor, the heads, shows all terms large enough, and
 * which solution the tail is.
 */
export const gaugeFunctions = `
\\\\ Numerators that are polynomials: b_(mj+i+1) = numerators[i+1] at j. The value is W Y(base), with
\\\\     ["kummer", z, a, c]: Y = b 1F1(a; b; z)/1F1(a+1; b+1; z), b = a+c   (Kummer 1836; DLMF 13.3)
\\\\     ["bessel", z, c]:    Y = c 0F1(; c; z)/0F1(; c+1; z)                (Gauss 1813)
\\\\     ["sum", c_n]:        Y = c_1 G_1/G_2, G_n = 1 + G_(n+1)/c_n         (Euler 1748)
\\\\ which is classical; it is compared to 90 digits. The rest is exact.

numerator_after(n, N) = { my(m = #numerators); subst(numerators[n % m + 1], 'j, N/m * 'j + n \\ m) };
positive_side(p) = if (pollead(p) < 0, -p, p);

numerated_admissible() = {
  my(m = #numerators, N = lcm(#polynomials, m), k = #preperiod, settles = 0);
  for (i = 1, m, if (denominator(content(numerators[i])) != 1 || !atleast(positive_side(numerators[i]), 1), return(0)));
  for (i = 1, #polynomials, for (t = 0, max(0, poldegree(polynomials[i])),
    if (denominator(subst(polynomials[i], 'j, t)) != 1, return(0))));
  for (n = 1, k, if (denominator(preperiod[n]) != 1, return(0)));
  for (n = 1, k - 1, if (preperiod[n + 1] < abs(subst(numerator_after(n - 1, m), 'j, 0)) + (pollead(numerator_after(n, m)) < 0), return(0)));
  for (n = k, k + N - 1, my(p = simplify(term(n, N) - positive_side(numerator_after(n - 1, N))), least = if (pollead(numerator_after(n, N)) < 0, 1, 0));
    if (!atleast(if (n, p, subst(p, 'j, 'j + 1)), least), return(0));
    if (!least || p != 1, settles = 1));
  settles
};

gauge_step(x, y, first) = {
  if (base[1] == "kummer", my([kind, z, a, c] = base); a += x; c += y;
    return(if (first, [a + c - z, (a + 1) * z; 1, 0], [a + c, a * z; 1, z])));
  if (base[1] == "bessel", return([base[3] + x, base[2]; 1, 0]));
  my(c = subst(base[2], 'n, 1 + x)); [c + 1, -c; 1, 0]
};
gauge_period() = {
  my([u, v] = direction, [x, y] = skipped, T = matid(2));
  for (i = 0, u - 1, T *= gauge_step(x + i + u * 'j, y + v * 'j, 1));
  for (i = 0, v - 1, T *= gauge_step(x + u + u * 'j, y + i + v * 'j, 0));
  T
};
gauge_lead() = {
  my([u, v] = direction, [x, y] = skipped);
  if (base[1] == "kummer", return(base[3] + base[4] + x + y + (u + v) * 'j));
  if (base[1] == "bessel", return(base[3] + x + u * 'j));
  subst(base[2], 'n, 1 + x + u * 'j)
};
no_root(p, least) = p != 0 && (poldegree(p) < 1 || #select(r -> denominator(r) == 1 && r >= least, nfroots(, p * denominator(content(p)))) == 0);
gauge_regular() = {
  if (base[1] == "kummer", return(base[2] != 0 && base[3] >= 0 && base[4] > 0));
  if (base[1] == "bessel", return(base[2] != 0 && base[3] > 0));
  poldegree(base[2]) > 0 && no_root(base[2], 1)
};

\\\\ Y at the base, as numbers.
gauge_number() = {
  if (base[1] == "kummer", my([kind, z, a, c] = base);
    return((a + c) * hypergeom([a], [a + c], z)/hypergeom([a + 1], [a + c + 1], z)));
  if (base[1] == "bessel", my([kind, z, c] = base); return(c * hypergeom([], [c], z)/hypergeom([], [c + 1], z)));
  my(s(n) = suminf(k = 0, 1/prod(i = n, n + k - 1, subst(base[2], 'n, i), 1.))); subst(base[2], 'n, 1) * s(1)/s(2)
};

\\\\ Whether w = U(j)^-1 Y > |b_n| for all large j: Y is approached by rational functions, each step by a factor O(1/j).
gauge_tail() = {
  my([u, v] = direction, T = gauge_period(), b = positive_side(numerator_after(head - 1, N)), R, S, d, w);
  for (k = 1, 8,
    R = subst(gauge_lead(), 'j, 'j + k);
    forstep (i = k - 1, 0, -1, S = subst(T, 'j, 'j + i); R = (S[1,1] * R + S[1,2])/(S[2,1] * R + S[2,2]));
    d = U[1,1] - U[2,1] * R; if (d == 0, next);
    w = (U[2,2] * R - U[1,2])/d - b; if (w == 0, next);
    if (poldegree(d) <= if (U[2,1] == 0, -10^9, poldegree(U[2,1])) - k * (u + v), next);
    if (poldegree(w) <= poldegree(matdet(U)) - 2 * poldegree(d) - k * (u + v), next);
    return(pollead(numerator(w)) * pollead(denominator(w)) > 0));
  0
};

gauge() = {
  my([u, v] = direction, [x, y] = skipped, M = matid(2), H = matid(2), S = W, L, R, Y, near);
  if (min(min(u, v), min(x, y)) < 0 || u + v < 1 || (base[1] != "kummer" && v + y > 0) || !gauge_regular(), return(0));
  if (!no_root(matdet(U), 0) || N % #numerators || N % #polynomials || head < #preperiod, return(0));
  for (i = 0, N - 1, M *= A(term(head + i, N), numerator_after(head + i, N)));
  L = gauge_period() * subst(U, 'j, 'j + 1); R = U * M;
  L = concat([L[1,], L[2,]]); R = concat([R[1,], R[2,]]);
  for (i = 1, 4, for (k = 1, i - 1, if (L[i] * R[k] != L[k] * R[i], return(0))));
  for (i = 0, x - 1, S *= gauge_step(i, 0, 1)); for (i = 0, y - 1, S *= gauge_step(x, i, 0));
  for (n = 0, head - 1, H *= A(if (n < #preperiod, preperiod[n + 1], subst(term(n, #polynomials), 'j, 0)), subst(numerator_after(n, #numerators), 'j, 0)));
  if (!same(S * subst(U, 'j, 0), H), return(0));
  localprec(120); Y = gauge_number();
  near = abs((W[1,1] * Y + W[1,2])/(W[2,1] * Y + W[2,2]) - subst(P, 'x, alpha())/subst(Q, 'x, alpha()));
  near < 10.^-90 && numerated_admissible() && gauge_tail()
};
gauge_verdict(id) = {
  my(good = 0);
  iferr(good = gauge(), E, good = 0);
  wanted++; accepted += good;
  print(id, if (good, ": proved", ": refused"));
};
`;

/** The lines of one proof; null where PARI/GP does not know the constant's functions. */
export function gaugeData({ conjecture, rule, numerators, certificate, map }: GaugeArgument): string | null {
  const { base, skipped, direction, head, period, transformation: u } = certificate;
  const { value, constant } = conjecture;
  const alpha = constant.kind === 'expression' ? pariExpression(constant.expression) : null;
  if (alpha === null) return null;
  const list = (polynomials: readonly (Polynomial | IntegerPolynomial)[]) =>
    `[${polynomials.map((p) => polynomial(p, 'j')).join(', ')}]`;
  return [
    pariQuoting.comment(formatConjecture(conjecture)),
    `P = ${polynomial(value.numerator, 'x')}; Q = ${polynomial(value.denominator, 'x')}; alpha() = ${alpha};`,
    `preperiod = [${rule.preperiod.join(', ')}]; polynomials = ${list(rule.polynomials)};`,
    `numerators = ${list(numerators)}; head = ${head}; N = ${period};`,
    `base = ${baseText(base)}; skipped = [${skipped.join(', ')}]; direction = [${direction.join(', ')}];`,
    `W = [${map.a}, ${map.b}; ${map.c}, ${map.d}];`,
    `U = [${polynomial(u.a, 'j')}, ${polynomial(u.b, 'j')}; ${polynomial(u.c, 'j')}, ${polynomial(u.d, 'j')}];`,
    `gauge_verdict(${pariQuoting.string(conjecture.id)});`,
    '',
  ].join('\n');
}

function baseText(base: HypergeometricNode): string {
  switch (base.kind) {
    case 'kummer':
      return `["kummer", ${[base.z, base.a, base.c].map(formatRational).join(', ')}]`;
    case 'bessel':
      return `["bessel", ${[base.z, base.c].map(formatRational).join(', ')}]`;
    case 'sum':
      return `["sum", ${polynomial(base.factor, 'n')}]`;
  }
}

function polynomial(p: Polynomial | IntegerPolynomial, variable: string): string {
  return programPolynomial(p, variable, '^');
}
