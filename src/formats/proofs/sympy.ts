import { pythonQuoting } from '../quoting.ts';
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
import type { QuadraticNumber } from '../../core/numbers/quadraticNumber.ts';
import { gaugeClass, gaugeRecord } from './gaugeSympy.ts';
import { firstNumerators } from '../../core/fractions/numerators.ts';
import { formatConjecture } from '../text/plain.ts';
import { programPolynomial } from '../programs/polynomial.ts';

/**
 * A program for SymPy that checks proofs on its own, by the same steps as that for PARI/GP but written anew: the
 * identity as polynomials in j, the heads, the size of all terms. It prints "proved" or "refused" for each, and ends
 * with exit code 0 if all are proved and 1 otherwise. Left out are those that sympyGap gives a reason for.
 */
export function sympyProgram(proofs: readonly Argument[]): string {
  const gauges = proofs.filter((proof) => proof.kind === 'gauge');
  return [
    functionsFor(gauges.length > 0),
    ...(gauges.length > 0 ? [gaugeClass] : []),
    'proofs = [',
    ...proofs.filter((proof) => proof.kind !== 'gauge').map(proofData),
    ...gauges.flatMap((gauge) => gaugeRecord(gauge) ?? []),
    ']',
    endingWith(gauges.length > 0 ? '(Gauge if data["kind"] == "gauge" else Claim)' : 'Claim'),
  ].join('\n');
}

/** Why the program has no place for a proof; null where it has. */
export function sympyGap(proof: Argument): string | null {
  return proof.kind === 'gauge' && gaugeRecord(proof) === null
    ? 'mpmath lacks a function of its constant'
    : null;
}

const otherSources = `
Proofs with other numerators take the relations of Kummer, Gauss and Euler that stand above them.`;

const functionsFor = (
  hasOthers: boolean,
) => `"""Proofs of continued fractions, written by ESMA. This program checks them on its own:

    python3 FILE

It prints "proved" or "refused" for each one and ends with exit code 1 if one is refused.

P(alpha)/Q(alpha) = a_0 + b_1/(a_1 + b_2/(a_2 + ...)): the preperiod, then a_(k+mj+i) = polynomials[i] at j;
b_(n+1) = numerators[n % len(numerators)].
What it takes from the literature: with nu = a/b and x = 2/b the fraction a + epsilon/(a+b + epsilon/(a+2b + ...))
is I_(nu-1)(x)/I_nu(x) for epsilon = 1 and J_(nu-1)(x)/J_nu(x) for epsilon = -1 (Lambert 1761, Lehmer 1973; Pincherle),
which is coth(1/a), cot(1/a) where b = 2a; Tietze's criterion of convergence; Lagrange's theorem. With a factor m at
every second term, from a+b on, x is 2/(b*sqrt(m)) and the value has the factor 1/sqrt(m), by an equivalence transformation.${hasOthers ? otherSources : ''}
"""

import sys
from math import isqrt, lcm

from sympy import Poly, Rational, S, cancel, expand, sqrt, symbols, sympify

j, x, X = symbols("j x X")


def poly(p):
    return Poly(sympify(p), j, domain="QQ")


def times(M, L):
    return [[sum((M[i][n] * L[n][k] for n in range(2)), start=0 * M[0][0]) for k in range(2)] for i in range(2)]


def step(a, b):
    """The step a + b/x."""
    return [[poly(a), poly(b)], [poly(1), poly(0)]]


def determinant(M):
    return M[0][0] * M[1][1] - M[0][1] * M[1][0]


def at(M, t):
    return [[poly(entry.eval(t)) for entry in row] for row in M]


def entries(M):
    return [entry for row in M for entry in row]


def same(M, L):
    """Whether two matrices are the same Moebius map: all minors of their entries vanish."""
    m, n = entries(M), entries(L)
    if determinant(M).is_zero or determinant(L).is_zero:
        return False
    return all((m[i] * n[k] - m[k] * n[i]).is_zero for i in range(4) for k in range(i))


def at_least(p, least):
    """Whether p(j) >= least for all integers j >= 0: from some t on, p(j + t) - least has no negative coefficient."""
    if p.degree() < 1:
        return p.eval(0) >= least
    t = 0
    while any(c < 0 for c in (p.compose(poly(j + t)) - poly(least)).all_coeffs()):
        if p.LC() < 0 or p.eval(t) < least or t > 10**5:
            return False
        t += 1
    return True


class Claim:
    def __init__(self, data):
        self.__dict__.update(data)
        self.polynomials = [poly(p) for p in data["polynomials"]]
        self.P, self.Q = sympify(data["P"]), sympify(data["Q"])

    def term(self, n, N):
        """The polynomial of the terms a_(n+Nj), for n past the preperiod."""
        m, offset = len(self.polynomials), n - len(self.preperiod)
        return self.polynomials[offset % m].compose(poly(Rational(N, m) * j + offset // m))

    def numerator_after(self, n):
        return self.numerators[n % len(self.numerators)]

    def admissible(self):
        """Integers, a_n >= |b_n|, and >= |b_n| + 1 before a minus, for all n >= 1, and more or before a plus again and again (Tietze)."""
        k, N, settles = len(self.preperiod), lcm(len(self.polynomials), len(self.numerators)), False
        if any(type(b) is not int or b == 0 for b in self.numerators):
            return False
        if any(p.eval(t).q != 1 for p in self.polynomials for t in range(max(0, p.degree()) + 1)):
            return False
        for n in range(k + N):
            # The numerators return, so that b_0 may stand for a later one.
            least = abs(self.numerator_after(n - 1)) + (self.numerator_after(n) < 0)
            p = poly(self.preperiod[n]) if n < k else self.term(n, N)
            if n == 0:
                if k > 0:
                    continue
                p = p.compose(poly(j + 1))
            if not at_least(p, least):
                return False
            settles = settles or (n >= k and (self.numerator_after(n) > 0 or p != poly(least)))
        return settles

    def head_matrix(self):
        H = [[poly(1), poly(0)], [poly(0), poly(1)]]
        for n in range(self.head):
            known = n < len(self.preperiod)
            H = times(H, step(self.preperiod[n] if known else self.term(n, self.N).eval(0), self.numerator_after(n)))
        return H

    def period_matrix(self):
        """The product of the steps head + Nj, ..., head + Nj + N - 1 as polynomials in j."""
        M = [[poly(1), poly(0)], [poly(0), poly(1)]]
        for n in range(self.head, self.head + self.N):
            M = times(M, step(self.term(n, self.N).as_expr(), self.numerator_after(n)))
        return M

    def kappa_zero(self, a, b):
        """kappa_0 as a function of X, where a and b are those that the theorem wants; else None."""
        kind, u, k = self.classical
        u = Rational(u)
        if kind == "bessel":
            # u is the order nu, and k is x^2.
            return X if a == u * b and self.m * b**2 * Rational(k) == 4 else None
        y = k * u / 2 if kind == "exp" else k * u
        if self.m != 1 or a * y != 1 or b * y != 2 or self.epsilon != (1 if kind == "exp" else -1):
            return None
        if kind == "exp":
            return (X**k + 1) / (X**k - 1)
        p, q = S.Zero, S.One
        for _ in range(k):
            p, q = expand(p + q * X), expand(q - p * X)
        return q / p

    def mover(self):
        """
        K(s + rj) ... K(s + rj + r - 1) U(j + 1) = lambda U(j) M(j) with K(t) = step(a + bt, epsilon), and m(a + bt) in
        it for odd t, when r is even; the product of the first steps is W K(0) ... K(s - 1) U(0) up to a factor; P(alpha)/Q(alpha) = W kappa_0.
        """
        a, b, s, r = Rational(self.a), Rational(self.b), self.s, self.r
        if any(abs(b) != 1 for b in self.numerators):
            return False
        if abs(self.epsilon) != 1 or abs(self.factor) != 1 or s < 0 or r < 1 or a <= 0 or b <= 0:
            return False
        if self.m < 1 or self.m != 1 and r % 2 != 0:
            return False
        factor = [1, self.m]
        kappa = self.kappa_zero(a, b)
        M, U = self.period_matrix(), [[poly(entry) for entry in row] for row in self.U]
        delta = determinant(U)
        if kappa is None or max(entry.degree() for entry in entries(M)) < 1 or delta.degree() != 0:
            return False
        left = [[entry.compose(poly(j + 1)) for entry in row] for row in U]
        for i in reversed(range(r)):
            left = times(step(factor[(s + i) % 2] * (a + b * (s + r * j + i)), self.epsilon), left)
        if left != [[self.factor * entry for entry in row] for row in times(U, M)]:
            return False
        W = head = [[poly(entry) for entry in row] for row in self.W]
        for t in range(s):
            head = times(head, step(factor[t % 2] * (a + b * t), self.epsilon))
        if determinant(W).is_zero or not same(times(head, at(U, 0)), self.head_matrix()):
            return False
        alpha = sympify(self.alpha)
        [p, q], [u, v] = self.W
        value = self.P.subs(x, alpha) * (u * kappa + v) - self.Q.subs(x, alpha) * (p * kappa + q)
        return cancel(value) == 0 and cancel(self.Q.subs(x, alpha)) != 0

    def periodic(self):
        """T = M T is the attracting fixed point, and P(alpha)/Q(alpha) = H T; numbers are u + v sqrt(D)."""
        if self.D < 2 or isqrt(self.D) ** 2 == self.D or Rational(self.T[1]) == 0:
            return False
        if self.head != len(self.preperiod) or self.N != lcm(len(self.polynomials), len(self.numerators)):
            return False
        M, H = self.period_matrix(), self.head_matrix()
        if max(entry.degree() for entry in entries(M)) > 0:
            return False
        T, alpha = (Rational(u) + Rational(v) * sqrt(self.D) for u, v in (self.T, self.alpha))
        (A, B), (C, D) = [[entry.eval(0) for entry in row] for row in M]
        (p, q), (u, v) = [[entry.eval(0) for entry in row] for row in H]
        if expand(A * T + B - T * (C * T + D)) != 0 or not expand((C * T + D) ** 2) > abs(A * D - B * C):
            return False
        top, bottom = expand(self.P.subs(x, alpha)), expand(self.Q.subs(x, alpha))
        return bottom != 0 and expand(top * (u * T + v) - bottom * (p * T + q)) == 0

    def holds(self):
        fits = self.N % len(self.polynomials) == 0 and self.N % len(self.numerators) == 0
        check = self.mover if self.kind == "mover" else self.periodic
        return fits and self.head >= len(self.preperiod) and self.admissible() and check()

`;

/** @param claim what reads the data of a proof */
const endingWith = (claim: string) => `
def verdict(data):
    try:
        return bool(${claim}(data).holds())
    except (ArithmeticError, ValueError, TypeError, IndexError):
        return False


accepted = 0
for data in proofs:
    good = verdict(data)
    accepted += good
    print(f"{data['id']}: {'proved' if good else 'refused'}")
if accepted < len(proofs):
    print(f"{len(proofs) - accepted} of {len(proofs)} refused")
    sys.exit(1)
`;

function proofData(proof: SignedArgument): string {
  const { conjecture, certificate } = proof;
  const { rule, numerators } = fractionOfArgument(proof);
  const { numerator, denominator } = conjecture.value;
  return [
    `    ${pythonQuoting.comment(formatConjecture(conjecture))}`,
    `    dict(id=${pythonQuoting.string(conjecture.id)}, kind="${proof.kind}",`,
    `         P="${polynomial(numerator, 'x')}", Q="${polynomial(denominator, 'x')}",`,
    `         preperiod=[${rule.preperiod.join(', ')}], polynomials=[${rule.polynomials.map((p) => `"${polynomial(p, 'j')}"`).join(', ')}],`,
    `         numerators=[${firstNumerators(numerators, numerators.length).join(', ')}], head=${certificate.head}, N=${certificate.period},`,
    ...(proof.kind === 'mover' ? moverData(proof) : periodicData(proof)),
  ].join('\n');
}

function moverData({ certificate, form, map }: MoverArgument): string[] {
  const { canonical, skipped, steps, factor, transformation: u } = certificate;
  const { generator, constant, multiple } = form;
  const rational = (q: Parameters<typeof formatRational>[0]) => `"${formatRational(q)}"`;
  const classical =
    'bessel' in generator
      ? `("bessel", ${rational(generator.order)}, ${rational(generator.argumentSquare)})`
      : `("${generator.kind === 'exponential' ? 'exp' : 'tan'}", ${rational(generator.unit)}, ${multiple})`;
  const entry = (p: IntegerPolynomial) => `"${polynomial(p, 'j')}"`;
  return [
    `         a="${formatRational(canonical.first)}", b="${formatRational(canonical.difference)}", m=${canonical.multiplier}, epsilon=${canonical.sign}, classical=${classical},`,
    `         alpha="(${polynomial(constant.numerator, 'X')})/(${polynomial(constant.denominator, 'X')})", W=${matrix(map)},`,
    `         s=${skipped}, r=${steps}, factor=${factor}, U=[[${entry(u.a)}, ${entry(u.b)}], [${entry(u.c)}, ${entry(u.d)}]]),`,
  ];
}

function periodicData({ certificate, alpha }: PeriodicArgument): string[] {
  return [
    `         D=${certificate.tail.radicand}, T=${quadratic(certificate.tail)}, alpha=${quadratic(alpha)}),`,
  ];
}

function polynomial(p: Polynomial | IntegerPolynomial, variable: string): string {
  return programPolynomial(p, variable, '**');
}

function matrix({ a, b, c, d }: Matrix): string {
  return `[[${a}, ${b}], [${c}, ${d}]]`;
}

function quadratic({ rational, irrational }: QuadraticNumber): string {
  return `("${formatRational(rational)}", "${formatRational(irrational)}")`;
}
