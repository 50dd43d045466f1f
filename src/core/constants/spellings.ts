import {
  functionArity,
  isFunction,
  isSymbol,
  symbolNames,
  type FunctionName,
  type SymbolName,
} from './names.ts';
import { isRewritten, rewrittenNames, type RewrittenName } from './rewriting.ts';

/** What a name stands for: a number, a function, a function that is written by others, or nothing here. */
export type Meaning =
  | { readonly kind: 'symbol'; readonly name: SymbolName }
  | { readonly kind: 'function'; readonly name: FunctionName }
  | { readonly kind: 'rewritten'; readonly name: RewrittenName }
  /** A name with more than one meaning in use: why it is not read, and what to write. */
  | { readonly kind: 'ambiguous'; readonly reason: string };

/** Letters and LaTeX commands whose case matters. */
const exact: Readonly<Record<string, SymbolName | FunctionName | RewrittenName>> = {
  π: 'pi',
  ϖ: 'lemniscate',
  Ω: 'omega',
  '\u2126': 'omega',
  ℯ: 'e',
  E: 'e',
  γ: 'eulergamma',
  φ: 'phi',
  ϕ: 'phi',
  Γ: 'gamma',
  Gamma: 'gamma',
  ζ: 'zeta',
  ψ: 'digamma',
  η: 'altzeta',
  Β: 'beta',
  G: 'catalan',
  W: 'lambertw',
  // SymPy's S(1)/3.
  S: 'number',
};

/** The same where the word stands as a LaTeX command or upright, as latex.ts writes it. */
const exactCommands: Readonly<Record<string, SymbolName | FunctionName>> = {
  gamma: 'eulergamma',
  varpi: 'lemniscate',
  delta: 'gompertz',
  Omega: 'omega',
  rho: 'plastic',
  A: 'glaisher',
  B: 'beta',
  L: 'liouville',
  F: 'dawson',
};

/**
 * Other spellings in lower case and without underscores: of Mathematica, Maple, Maxima, PARI/GP, Sage, SymPy, SciPy and
 * spreadsheets, and of the traditions that write tg, sh and arctg.
 */
const spellings: Readonly<Record<string, SymbolName | FunctionName | RewrittenName>> = {
  varphi: 'phi',
  uppi: 'pi',
  upi: 'pi',
  exp1: 'e',
  euler: 'eulergamma',
  goldenratio: 'phi',
  golden: 'phi',
  eulerconstant: 'eulergamma',
  eulermascheroni: 'eulergamma',
  lemniscateconstant: 'lemniscate',
  gompertzconstant: 'gompertz',
  eulergompertz: 'gompertz',
  omegaconstant: 'omega',
  plasticnumber: 'plastic',
  plasticratio: 'plastic',
  khintchine: 'khinchin',
  khinchine: 'khinchin',
  glaisherkinkelin: 'glaisher',
  champernownenumber: 'champernowne',
  liouvillenumber: 'liouville',
  ln: 'log',
  lb: 'log2',
  nthroot: 'root',
  realroot: 'root',
  realnthroot: 'root',
  sqrtn: 'root',
  surd: 'root',
  cuberoot: 'cbrt',
  tg: 'tan',
  ctg: 'cot',
  cotg: 'cot',
  cotan: 'cot',
  ctan: 'cot',
  sh: 'sinh',
  ch: 'cosh',
  th: 'tanh',
  tgh: 'tanh',
  cth: 'coth',
  ctgh: 'coth',
  cotanh: 'coth',
  arcsin: 'asin',
  arccos: 'acos',
  arctan: 'atan',
  arctg: 'atan',
  atg: 'atan',
  arsinh: 'asinh',
  arcsinh: 'asinh',
  arsh: 'asinh',
  argsh: 'asinh',
  argsinh: 'asinh',
  arcosh: 'acosh',
  arccosh: 'acosh',
  arch: 'acosh',
  argch: 'acosh',
  argcosh: 'acosh',
  artanh: 'atanh',
  arctanh: 'atanh',
  arth: 'atanh',
  argth: 'atanh',
  argtanh: 'atanh',
  cosec: 'csc',
  cosech: 'csch',
  arcsec: 'asec',
  arccsc: 'acsc',
  arccosec: 'acsc',
  arccot: 'acot',
  arcctg: 'acot',
  arcotg: 'acot',
  arsech: 'asech',
  arcsech: 'asech',
  arcsch: 'acsch',
  arccsch: 'acsch',
  arcoth: 'acoth',
  arccoth: 'acoth',
  arcth: 'acoth',
  dirichleteta: 'altzeta',
  eta: 'altzeta',
  li2: 'dilog',
  dilogarithm: 'dilog',
  gammafunction: 'gamma',
  tgamma: 'gamma',
  incgam: 'gammainc',
  uppergamma: 'gammainc',
  gammaincomplete: 'gammainc',
  incgamc: 'lowergamma',
  erfcomplementary: 'erfc',
  dawsonf: 'dawson',
  dawsn: 'dawson',
  eint1: 'e1',
  expintegrale1: 'e1',
  expintegralei: 'ei',
  exponentialintegral1: 'e1',
  expintegrale: 'expint',
  expn: 'expint',
  besseln: 'bessely',
  iv: 'besseli',
  jv: 'besselj',
  kv: 'besselk',
  yv: 'bessely',
  expi: 'ei',
  wurzel: 'sqrt',
  racine: 'sqrt',
  raiz: 'sqrt',
  radice: 'sqrt',
  sen: 'sin',
  tang: 'tan',
  senh: 'sinh',
  arcsen: 'asin',
  arctang: 'atan',
  ld: 'log2',
  psi: 'digamma',
  psi0: 'digamma',
  harmonicnumber: 'harmonic',
  hypergeometric0f1: 'hyp0f1',
  hypergeometric0f2: 'hyp0f2',
  hypergeometric1f1: 'hyp1f1',
  kummerm: 'hyp1f1',
  hypergeometric2f1: 'hyp2f1',
  arithmeticgeometricmean: 'agm',
  elliptickc: 'ellipk',
  elliptick: 'ellipk',
  fac: 'factorial',
  lngamma: 'loggamma',
  lgamma: 'loggamma',
  gammaln: 'loggamma',
  productlog: 'lambertw',
  aperyconstant: 'apery',
  gaussconstant: 'gauss',
  rational: 'fraction',
  mpf: 'number',
  mpq: 'fraction',
  integer: 'number',
  realnumber: 'number',
  float: 'number',
  bfloat: 'number',
  decimal: 'number',
};

/** Names with more than one meaning in use. */
const ambiguous: Readonly<Record<string, string>> = {
  lg: 'the logarithm to base 10 in some countries and to base 2 in others: write log10(x) or log2(x), or log(x) for the natural one',
  i: 'the imaginary unit, and all numbers here are real; Bessel functions are I_ν(x) or besseli(ν,x)',
  I: 'the imaginary unit, and all numbers here are real, or without its order the Bessel function: write I_ν(x) or besseli(ν,x)',
  li: 'the logarithmic integral or the polylogarithm: write ei(log(x)) or polylog(s,x)',
  tau: '2π or the golden ratio: write 2*pi or phi',
  τ: '2π or the golden ratio: write 2*pi or phi',
  ellk: 'the complete elliptic integral by its modulus: write ellipk(k^2), since ellipk takes the parameter m = k²',
  K: 'the complete elliptic integral by its modulus or by its parameter, or without its order the Bessel function: write ellipk(m) with the parameter m = k², or besselk(ν,x)',
  β: 'Euler’s function of two numbers or Dirichlet’s of one: write beta(a,b) or dirichletbeta(s)',
  arcch: 'the inverse of cosh or of csch: write acosh(x) or acsch(x)',
};

/**
 * What a name stands for; null for an unknown one.
 * @param isCommand whether it is a LaTeX command or stands in upright letters
 * @param isCalled whether an opening parenthesis follows
 */
export function meaningOfName(name: string, isCommand: boolean, isCalled: boolean): Meaning | null {
  if (name === 'gamma' && !isCommand && !isCalled) return { kind: 'symbol', name: 'eulergamma' };
  if (isCommand && Object.hasOwn(exactCommands, name)) return meaning(exactCommands[name]!);
  if (Object.hasOwn(exact, name)) return meaning(exact[name]!);
  if (Object.hasOwn(ambiguous, name)) return { kind: 'ambiguous', reason: ambiguous[name]! };
  const plain = name.length > 1 ? name.toLowerCase().replaceAll('_', '') : name;
  if (isSymbol(plain) || isFunction(plain) || isRewritten(plain)) return meaning(plain);
  if (Object.hasOwn(ambiguous, plain)) return { kind: 'ambiguous', reason: ambiguous[plain]! };
  return Object.hasOwn(spellings, plain) ? meaning(spellings[plain]!) : null;
}

function meaning(name: SymbolName | FunctionName | RewrittenName): Meaning {
  if (isSymbol(name)) return { kind: 'symbol', name };
  return isFunction(name) ? { kind: 'function', name } : { kind: 'rewritten', name };
}

/** The known names nearest to an unknown one by edit distance, at most three, or [] where nothing is near. */
export function namesLike(name: string): string[] {
  const known = [...symbolNames, ...Object.keys(functionArity), ...rewrittenNames, ...Object.keys(spellings)];
  const allowed = Math.max(1, Math.floor(name.length / 3));
  return known
    .filter((candidate) => candidate.length > 1)
    .map((candidate) => ({ candidate, distance: editDistance(name.toLowerCase(), candidate.toLowerCase()) }))
    .filter(({ distance }) => distance <= allowed)
    .sort((x, y) => x.distance - y.distance)
    .slice(0, 3)
    .map(({ candidate }) => candidate);
}

/** Levenshtein distance, row by row. */
function editDistance(x: string, y: string): number {
  let row = Array.from({ length: y.length + 1 }, (_, j) => j);
  for (let i = 1; i <= x.length; i++) {
    const next = [i];
    for (let j = 1; j <= y.length; j++) {
      const replaced = row[j - 1]! + (x[i - 1] === y[j - 1] ? 0 : 1);
      next.push(Math.min(replaced, row[j]! + 1, next[j - 1]! + 1));
    }
    row = next;
  }
  return row[y.length]!;
}
