import { gcdNumber } from '../../../numbers/integers.ts';

/** The eight constants that formulas are most often made of. */
const first = ['pi', 'e', 'log(2)', 'sqrt(2)', 'eulergamma', 'zeta(3)', 'catalan', 'phi'] as const;

/** The next sixty-four. */
const second: readonly string[] = [
  'sqrt(3)',
  'sqrt(5)',
  'pi^2',
  'sqrt(pi)',
  'log(3)',
  'exp(-1)',
  'log(10)',
  'log(pi)',
  'exp(2)',
  'exp(1/2)',
  'exp(pi)',
  'exp(-pi)',
  'exp(pi/2)',
  'exp(-pi/2)',
  'exp(eulergamma)',
  'exp(-eulergamma)',
  'zeta(2)',
  'zeta(5)',
  'zeta(7)',
  'zeta(4)',
  'pi^3',
  'sin(1)',
  'cos(1)',
  'tan(1)',
  'sinh(1)',
  'cosh(1)',
  'tanh(1)',
  'cbrt(2)',
  'log(phi)',
  'log(1+sqrt(2))',
  'log(2)^2',
  'log(5)',
  'log(7)',
  'besselj(0,1)',
  'besselj(1,1)',
  'besseli(0,1)',
  'besseli(1,1)',
  'besseli(0,2)',
  'besseli(1,2)',
  'pi^e',
  'pi*log(2)',
  'pi*sqrt(3)',
  'sqrt(2*pi)',
  '2^sqrt(2)',
  'atan(1/2)',
  'pi^4',
  'zeta(3)/pi^2',
  'gamma(1/3)',
  'gamma(1/4)',
  'gamma(1/6)',
  'gamma(2/3)',
  'gamma(3/4)',
  'gamma(1/5)',
  'erf(1)',
  'ellipk(1/2)',
  'lemniscate',
  'omega',
  'gompertz',
  'glaisher',
  'khinchin',
  'besselk(0,1)',
  'ei(1)',
  'e1(1)',
  'besselk(1,1)',
];

interface Ranked {
  readonly text: string;
  readonly complexity: number;
}

/** p/q in lowest terms with p, q ≤ bound, and how complex each is: 0 for 1, more for larger ones. */
function fractions(
  bound: number,
): { readonly text: string; readonly value: number; readonly size: number }[] {
  const list = [];
  for (let p = 1; p <= bound; p++) {
    for (let q = 1; q <= bound; q++) {
      if (gcdNumber(p, q) !== 1) continue;
      const text = q === 1 ? String(p) : `${p}/${q}`;
      list.push({ text, value: p / q, size: Math.log2(p) + Math.log2(q) * 1.1 });
    }
  }
  return list;
}

function* generated(): Generator<Ranked> {
  const small = fractions(12);
  const below = small.filter(({ value }) => value < 1);
  const integers = Array.from({ length: 60 }, (_, i) => i + 2);
  const nonsquares = integers.filter((n) => !Number.isInteger(Math.sqrt(n)));
  const each = function* (
    base: number,
    points: readonly { readonly text: string; readonly size: number }[],
    write: (text: string) => string,
  ): Generator<Ranked> {
    for (const { text, size } of points) yield { text: write(text), complexity: base + size };
  };
  const whole = (list: readonly number[]) => list.map((n) => ({ text: String(n), size: Math.log2(n) }));
  yield* each(0, whole(integers), (n) => `log(${n})`);
  yield* each(
    1.5,
    small.filter(({ value }) => value > 1),
    (r) => `log(${r})`,
  );
  yield* each(0, whole(nonsquares), (n) => `sqrt(${n})`);
  yield* each(1, whole(integers), (n) => `cbrt(${n})`);
  yield* each(2, whole(integers), (n) => `root(${n},4)`);
  yield* each(2.5, whole(integers), (n) => `root(${n},5)`);
  yield* each(0, small, (r) => `exp(${r})`);
  yield* each(1, small, (r) => `exp(-${r})`);
  for (const name of ['sin', 'cos', 'tan']) yield* each(0.5, small, (r) => `${name}(${r})`);
  for (const name of ['sinh', 'cosh', 'tanh']) yield* each(1, small, (r) => `${name}(${r})`);
  yield* each(0.5, small, (r) => `atan(${r})`);
  yield* each(1.5, below, (r) => `asin(${r})`);
  yield* each(2, below, (r) => `acos(${r})`);
  yield* each(1.5, small, (r) => `asinh(${r})`);
  yield* each(
    2,
    small.filter(({ value }) => value > 1),
    (r) => `acosh(${r})`,
  );
  yield* each(2, below, (r) => `atanh(${r})`);
  for (let s = 2; s <= 30; s++) yield { text: `zeta(${s})`, complexity: Math.log2(s) };
  for (const name of ['besselj', 'besseli']) {
    for (const order of [0, 1, 2, 3]) yield* each(1 + 1.5 * order, small, (r) => `${name}(${order},${r})`);
    for (const order of ['1/3', '2/3', '1/4', '3/4']) yield* each(4, small, (r) => `${name}(${order},${r})`);
  }
  yield* specialValues(small);
  // Exponentials of π and of roots.
  yield* each(1, small, (r) => `exp(pi*${r})`);
  yield* each(2, small, (r) => `exp(-pi*${r})`);
  yield* each(1.5, whole(nonsquares), (n) => `exp(pi*sqrt(${n}))`);
  yield* each(3, whole(nonsquares), (n) => `exp(-pi*sqrt(${n}))`);
  yield* each(1.5, whole(nonsquares), (n) => `exp(sqrt(${n}))`);
  yield* each(2, whole(nonsquares), (n) => `pi*sqrt(${n})`);
  for (const name of ['sin', 'cos', 'tan', 'sinh', 'cosh', 'tanh', 'atan', 'log', 'asinh'])
    yield* each(name === 'log' ? 2 : 3, whole(nonsquares), (n) =>
      name === 'log' ? `log(1+sqrt(${n}))` : `${name}(sqrt(${n}))`,
    );
  // Powers with irrational exponents.
  for (const base of ['2', '3', '5', 'pi', 'sqrt(2)', 'phi'])
    for (const exponent of ['pi', 'sqrt(2)', 'sqrt(3)', 'e', 'log(2)', 'phi', 'eulergamma'])
      if (base !== exponent || base !== 'phi') yield { text: `${base}^${exponent}`, complexity: 3 };
  // Functions at the constants themselves.
  const inner = [...first, 'sqrt(3)', 'sqrt(5)', 'pi^2', 'sqrt(pi)', 'log(3)'];
  for (const constant of inner) {
    for (const name of ['exp', 'sqrt', 'sinh', 'cosh', 'tanh', 'sin', 'cos', 'tan', 'atan', 'log', 'cbrt'])
      yield { text: `${name}(${constant})`, complexity: 3 };
    for (const n of [2, 3, 4]) yield { text: `${power(constant)}^${n}`, complexity: n };
    for (const n of [2, 3, 4, 5, 6, 8]) yield { text: `pi^${n}*${power(constant)}`, complexity: 1.5 + n };
  }
  for (let i = 0; i < inner.length; i++)
    for (let j = i + 1; j < inner.length; j++) {
      yield { text: `${power(inner[i]!)}*${power(inner[j]!)}`, complexity: 3.5 };
      yield { text: `${power(inner[i]!)}/${power(inner[j]!)}`, complexity: 4 };
    }
  for (const [p, q] of integers.flatMap((p) => integers.map((q) => [p, q] as const)))
    if (p < q && q <= 13) yield { text: `log(${p})*log(${q})`, complexity: 3 + Math.log2(p * q) / 2 };
}

function power(text: string): string {
  return /[/^]/.test(text) ? `(${text})` : text;
}

/** Γ, error functions, exponential integrals, elliptic integrals, polylogarithms and hypergeometric functions. */
function* specialValues(small: ReturnType<typeof fractions>): Generator<Ranked> {
  const at = function* (base: number, write: (text: string) => string, most = 3): Generator<Ranked> {
    for (const { text, value, size } of small)
      if (value <= most) yield { text: write(text), complexity: base + size };
  };
  yield* at(0.5, (r) => `gamma(${r})`);
  for (const [name, base] of [
    ['erf', 1],
    ['erfc', 1.5],
    ['erfi', 1.5],
    ['dawson', 2.5],
    ['ei', 1.5],
    ['e1', 1.5],
  ] as const)
    yield* at(base, (r) => `${name}(${r})`);
  for (const order of [0, 1, 2]) {
    yield* at(1.5 + order, (r) => `besselk(${order},${r})`);
    yield* at(2.5 + order, (r) => `bessely(${order},${r})`);
  }
  for (const order of ['1/3', '2/3', '1/4', '3/4']) yield* at(5, (r) => `besselk(${order},${r})`);
  for (const order of [2, 3, 4, 5]) {
    for (const sign of ['', '-']) yield* at(order, (r) => `polylog(${order},${sign}${r})`, 0.99);
  }
  for (let s = 2; s <= 12; s++) yield { text: `dirichletbeta(${s})`, complexity: Math.log2(s) };
  yield* at(1.5, (m) => `ellipk(${m})`, 0.99);
  yield* at(1.5, (m) => `ellipe(${m})`, 0.99);
  yield { text: 'ellipe(-1)', complexity: 2 };
  yield { text: 'ellipk(-1)', complexity: 2 };
  // Mills's ratio and its kin: √π e^r erfc(√r), and with erf and erfi.
  yield* at(2.5, (r) => `sqrt(pi)*exp(${r})*erfc(sqrt(${r}))`);
  yield* at(2.5, (r) => `sqrt(pi)*exp(${r})*erf(sqrt(${r}))`);
  yield* at(2.5, (r) => `sqrt(pi)*exp(-${r})*erfi(sqrt(${r}))`);
  for (const name of ['coth', 'tanh']) yield* at(2, (r) => `pi*${name}(pi*${r})`);
  yield* at(3, (r) => `pi/sinh(pi*${r})`);
  for (const name of ['sinh', 'cosh']) yield* at(3, (r) => `${name}(pi*${r})`);
  for (const n of [2, 3, 7]) yield { text: `cosh(pi*sqrt(${n})/2)`, complexity: 4 };
  yield* at(3, (r) => `log(gamma(${r}))`, 1);
  yield* at(3, (r) => `exp(-exp(-${r}))`, 2);
  yield* at(3, (r) => `exp(exp(-${r}))`, 2);
  for (const n of ['1/3', '2/3', '1/4', '3/4', '1/2', '1', '3/2', '2', '3'])
    for (const z of ['1', '-1', '1/2', '-1/2', '2', '-2'])
      yield { text: `hyp0f1(${n},${z})`, complexity: 5.5 };
  for (let n = 2; n <= 10; n++) yield { text: `ei(log(${n}))`, complexity: 2 + Math.log2(n) };
  for (const name of ['erf', 'erfc', 'erfi'])
    for (const root of ['sqrt(2)', 'sqrt(1/2)', 'sqrt(3)', 'sqrt(1/3)'])
      yield { text: `${name}(${root})`, complexity: 3 };
  for (const order of [0, 1])
    for (const name of ['besselj', 'besseli', 'besselk'])
      for (const n of [2, 3, 5]) yield { text: `${name}(${order},sqrt(${n}))`, complexity: 4 };
  for (let n = 2; n <= 12; n++) {
    yield { text: `agm(1,${n})`, complexity: 2 + Math.log2(n) };
    yield { text: `agm(1,sqrt(${n}))`, complexity: 1.5 + Math.log2(n) };
  }
  const thirds = ['1/2', '1/3', '2/3', '1/4', '3/4', '1/6', '5/6', '1/5', '2/5', '3/5', '4/5'];
  for (const [i, p] of thirds.entries())
    for (const q of thirds.slice(0, i + 1)) yield { text: `beta(${p},${q})`, complexity: 4 + i / 2 };
  for (const a of ['1/2', '1/3', '2/3', '1/4', '3/4', '1'])
    for (const x of ['1', '1/2', '2']) {
      yield { text: `gammainc(${a},${x})`, complexity: 5 };
      yield { text: `hyp1f1(${a},3/2,${x})`, complexity: 6 };
      yield { text: `hyp1f1(${a},1/2,${x})`, complexity: 6.5 };
    }
  for (const [a, b] of [
    ['1/2', '1/2'],
    ['1/3', '2/3'],
    ['1/4', '3/4'],
    ['1/6', '5/6'],
    ['1/3', '1/3'],
    ['1/4', '1/4'],
  ])
    for (const z of ['1/2', '1/3', '1/4', '-1', '-1/2', '2/3', '3/4'])
      yield { text: `hyp2f1(${a},${b},1,${z})`, complexity: 5.5 };
}

/** The texts of the catalogue, simplest first; the build drops those whose value another one has. */
export function catalogueTexts(): {
  readonly chosen: readonly string[];
  readonly generated: readonly string[];
} {
  const rest = [...generated()].sort((x, y) => x.complexity - y.complexity).map(({ text }) => text);
  return { chosen: [...first, ...second], generated: rest };
}
