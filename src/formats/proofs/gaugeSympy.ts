import type { HypergeometricNode } from '../../core/certificate.ts';
import type { IntegerPolynomial, Polynomial } from '../../core/numbers/polynomial.ts';
import { formatRational } from '../../core/numbers/rational.ts';
import type { GaugeArgument } from '../../core/theorems/certificates/gaugeArgument.ts';
import { programPolynomial } from '../programs/polynomial.ts';
import { pythonExpression } from '../programs/python.ts';
import { pythonQuoting } from '../quoting.ts';
import { formatConjecture } from '../text/plain.ts';

/**
 * What a program for SymPy needs beside sympy.ts for proofs on the steps of hypergeometric functions: the same checks as
 * gaugePari.ts has, written anew.
 */
export const gaugeClass = `
import mpmath
from mpmath import hyp0f1, hyp1f1, mp, mpf


class Gauge(Claim):
    """Numerators that are polynomials: b_(mj+i+1) = numerators[i] at j. The value is W Y(base), with base

        ("kummer", z, a, c): Y = b 1F1(a; b; z)/1F1(a+1; b+1; z), b = a+c   (Kummer 1836; DLMF 13.3)
        ("bessel", z, c):    Y = c 0F1(; c; z)/0F1(; c+1; z)                (Gauss 1813)
        ("sum", c_n):        Y = c_1 G_1/G_2, G_n = 1 + G_(n+1)/c_n         (Euler 1748)

    which is classical; it is compared to 90 digits. The rest is exact.
    """

    def numerator_after(self, n, N):
        """The polynomial of the numerators b_(n+1+Nj)."""
        m = len(self.b)
        return self.b[n % m].compose(poly(Rational(N, m) * j + n // m))

    def size_before(self, n, N):
        p = self.numerator_after(n - 1, N)
        return -p if p.LC() < 0 else p

    def admissible(self):
        """Integers, a_n >= |b_n|, and one more before b_(n+1) < 0, for all n >= 1; not always least and before a minus."""
        k, N, settles = len(self.preperiod), lcm(len(self.polynomials), len(self.b)), False
        for p in self.b:
            whole = all(c.q == 1 for c in p.all_coeffs())
            if not whole or not at_least(-p if p.LC() < 0 else p, 1):
                return False
        if any(p.eval(t).q != 1 for p in self.polynomials for t in range(max(0, p.degree()) + 1)):
            return False
        for n in range(k + N):
            least = 1 if self.numerator_after(n, N).LC() < 0 else 0
            if n < k:
                beyond = poly(self.preperiod[n] - self.size_before(n, len(self.b)).eval(0)) if n else poly(least)
            else:
                beyond = self.term(n, N) - self.size_before(n, N)
                beyond = beyond if n else beyond.compose(poly(j + 1))
            if not at_least(beyond, least):
                return False
            settles = settles or (n >= k and (least == 0 or beyond != poly(1)))
        return settles

    def node_step(self, x, y, first):
        kind, *numbers = self.base
        if kind == "kummer":
            z, a, c = numbers
            a, c = a + x, c + y
            rows = [[a + c - z, (a + 1) * z], [1, 0]] if first else [[a + c, a * z], [1, z]]
        elif kind == "bessel":
            z, c = numbers
            rows = [[c + x, z], [1, 0]]
        else:
            c = numbers[0].subs(place, 1 + x)
            rows = [[c + 1, -c], [1, 0]]
        return [[poly(entry) for entry in row] for row in rows]

    def steps_of_period(self):
        (u, v), (x, y) = self.direction, self.skipped
        T = [[poly(1), poly(0)], [poly(0), poly(1)]]
        for i in range(u):
            T = times(T, self.node_step(x + i + u * j, y + v * j, True))
        for i in range(v):
            T = times(T, self.node_step(x + u + u * j, y + i + v * j, False))
        return T

    def approached(self):
        """What Y approaches along the periods, a polynomial of j."""
        kind, *numbers = self.base
        (u, v), (x, y) = self.direction, self.skipped
        if kind == "kummer":
            return poly(numbers[1] + numbers[2] + x + y + (u + v) * j)
        return poly(numbers[1] + x + u * j) if kind == "bessel" else poly(numbers[0].subs(place, 1 + x + u * j))

    def regular(self):
        kind, *numbers = self.base
        if kind == "kummer":
            return numbers[0] != 0 and numbers[1] >= 0 and numbers[2] > 0
        if kind == "bessel":
            return numbers[0] != 0 and numbers[1] > 0
        factor = poly(numbers[0].subs(place, j))
        return factor.degree() > 0 and no_root(factor, 1)

    def number(self):
        kind, *numbers = self.base
        if kind == "sum":
            c = lambda n: mpq(numbers[0].subs(place, n))
            term, total, n = mpf(1), mpf(1), 1
            while abs(term) > mpf(10) ** -130 or n < 50:
                term /= c(n)
                total += term
                n += 1
            return total / (total - 1)
        z, *rest = [mpq(number) for number in numbers]
        if kind == "kummer":
            a, b = rest[0], rest[0] + rest[1]
            return b * hyp1f1(a, b, z) / hyp1f1(a + 1, b + 1, z)
        return rest[0] * hyp0f1(rest[0], z) / hyp0f1(rest[0] + 1, z)

    def value_is_image(self):
        mp.dps = 130
        a, Y = eval(self.alpha, dict(vars(mpmath))), self.number()
        top, bottom = (sum(mpf(c) * a**i for i, c in enumerate(p)) for p in (self.P, self.Q))
        (p, q), (r, s) = self.W
        return abs((p * Y + q) / (r * Y + s) - top / bottom) < mpf(10) ** -90

    def tail_is_large(self):
        """U(j)^-1 Y > |b_n| for all large j: Y is approached by rational functions, each step by a factor O(1/j)."""
        (u, v), T, (A, B), (C, D) = self.direction, self.steps_of_period(), *self.U
        size = self.size_before(self.head, self.N)
        for k in range(1, 9):
            p, q = self.approached().compose(poly(j + k)), poly(1)
            for i in reversed(range(k)):
                (t, w), (x, y) = [[entry.compose(poly(j + i)) for entry in row] for row in T]
                p, q = t * p + w * q, x * p + y * q
            top, bottom = D * p - B * q, A * q - C * p
            beyond, error = top - size * bottom, -k * (u + v)
            if bottom.is_zero or beyond.is_zero:
                continue
            divisor = bottom.degree() - q.degree()
            if not C.is_zero and divisor <= C.degree() + error:
                continue
            if beyond.degree() - bottom.degree() <= determinant(self.U).degree() - 2 * divisor + error:
                continue
            return beyond.LC() * bottom.LC() > 0
        return False

    def holds(self):
        (u, v), (x, y) = self.direction, self.skipped
        if min(u, v, x, y) < 0 or u + v < 1 or (self.base[0] != "kummer" and v + y > 0) or not self.regular():
            return False
        if self.N % len(self.b) or self.N % len(self.polynomials) or self.head < len(self.preperiod):
            return False
        if not no_root(determinant(self.U), 0):
            return False
        M = H = [[poly(1), poly(0)], [poly(0), poly(1)]]
        for n in range(self.head, self.head + self.N):
            M = times(M, step(self.term(n, self.N).as_expr(), self.numerator_after(n, self.N).as_expr()))
        left = times(self.steps_of_period(), [[entry.compose(poly(j + 1)) for entry in row] for row in self.U])
        if not same(left, times(self.U, M)):
            return False
        S = [[poly(entry) for entry in row] for row in self.W]
        for i in range(x):
            S = times(S, self.node_step(i, 0, True))
        for i in range(y):
            S = times(S, self.node_step(x, i, False))
        for n in range(self.head):
            known = n < len(self.preperiod)
            a = self.preperiod[n] if known else self.term(n, len(self.polynomials)).eval(0)
            H = times(H, step(a, self.numerator_after(n, len(self.b)).eval(0)))
        heads = same(times(S, at(self.U, 0)), H)
        return heads and self.admissible() and self.value_is_image() and self.tail_is_large()

    def __init__(self, data):
        self.__dict__.update(data)
        self.polynomials = [poly(p) for p in data["polynomials"]]
        self.b = [poly(p) for p in data["numerators"]]
        self.base = (data["base"][0], *(sympify(number, locals={"n": place}) for number in data["base"][1:]))
        self.U = [[poly(entry) for entry in row] for row in data["U"]]


place = symbols("n")


def mpq(q):
    q = Rational(q)
    return mpf(int(q.p)) / int(q.q)


def no_root(p, least):
    """Whether p has no integer zero >= least."""
    return not p.is_zero and all(root.q != 1 or root < least for root in p.ground_roots())

`;

/** The lines of one proof; null where mpmath does not know the constant's functions. */
export function gaugeRecord({
  conjecture,
  rule,
  numerators,
  certificate,
  map,
}: GaugeArgument): string | null {
  const { base, skipped, direction, head, period, transformation: u } = certificate;
  const { value, constant } = conjecture;
  const alpha = constant.kind === 'expression' ? pythonExpression(constant.expression) : null;
  if (alpha === null) return null;
  const list = (polynomials: readonly (Polynomial | IntegerPolynomial)[]) =>
    `[${polynomials.map((p) => polynomial(p, 'j')).join(', ')}]`;
  return [
    `    ${pythonQuoting.comment(formatConjecture(conjecture))}`,
    `    dict(id=${pythonQuoting.string(conjecture.id)}, kind="gauge", alpha=${pythonQuoting.string(alpha)},`,
    `         P=[${value.numerator.join(', ')}], Q=[${value.denominator.join(', ')}],`,
    `         preperiod=[${rule.preperiod.join(', ')}], polynomials=${list(rule.polynomials)},`,
    `         numerators=${list(numerators)}, head=${head}, N=${period},`,
    `         base=${baseText(base)}, skipped=(${skipped.join(', ')}), direction=(${direction.join(', ')}),`,
    `         W=[[${map.a}, ${map.b}], [${map.c}, ${map.d}]],`,
    `         U=[${list([u.a, u.b])}, ${list([u.c, u.d])}]),`,
  ].join('\n');
}

function baseText(base: HypergeometricNode): string {
  const rational = (q: Parameters<typeof formatRational>[0]) => `"${formatRational(q)}"`;
  switch (base.kind) {
    case 'kummer':
      return `("kummer", ${[base.z, base.a, base.c].map(rational).join(', ')})`;
    case 'bessel':
      return `("bessel", ${[base.z, base.c].map(rational).join(', ')})`;
    case 'sum':
      return `("sum", ${polynomial(base.factor, 'n')})`;
  }
}

function polynomial(p: Polynomial | IntegerPolynomial, variable: string): string {
  return `"${programPolynomial(p, variable, '**')}"`;
}
