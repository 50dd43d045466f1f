/** Named numbers of the language, in mpmath's spelling where mathjs has none of its own, with their signs in LaTeX and Typst. */
export const symbolSigns = {
  pi: { latex: '\\pi', typst: 'pi' },
  e: { latex: 'e', typst: 'e' },
  catalan: { latex: 'G', typst: 'G' },
  eulergamma: { latex: '\\gamma', typst: 'gamma' },
  phi: { latex: '\\varphi', typst: 'phi' },
  khinchin: { latex: 'K_{0}', typst: 'K_0' },
  glaisher: { latex: '\\mathrm{A}', typst: 'upright(A)' },
  lemniscate: { latex: '\\varpi', typst: 'pi.alt' },
  gompertz: { latex: '\\delta', typst: 'delta' },
  omega: { latex: '\\Omega', typst: 'Omega' },
  plastic: { latex: '\\rho', typst: 'rho' },
  champernowne: { latex: 'C_{10}', typst: 'C_10' },
  liouville: { latex: '\\mathrm{L}', typst: 'upright(L)' },
} as const;
export type SymbolName = keyof typeof symbolSigns;
export const symbolNames = Object.keys(symbolSigns) as readonly SymbolName[];

/**
 * Functions of the language with their numbers of arguments: names and order of the arguments are those of mpmath, and
 * where mpmath has none (dawson, lowergamma, dirichletbeta) as SciPy, SymPy and Mathematica have them, hyp0f2 after hyp1f2. ellipk takes the
 * parameter m = k²; gammainc(a, x) is the upper function Γ(a, x) of DLMF 8.2.2, lowergamma(a, x) the lower one, 8.2.1.
 */
export const functionArity = {
  sqrt: 1,
  cbrt: 1,
  root: 2,
  exp: 1,
  log: 1,
  sin: 1,
  cos: 1,
  tan: 1,
  cot: 1,
  sinh: 1,
  cosh: 1,
  tanh: 1,
  coth: 1,
  asin: 1,
  acos: 1,
  atan: 1,
  asinh: 1,
  acosh: 1,
  atanh: 1,
  zeta: 1,
  altzeta: 1,
  dirichletbeta: 1,
  polylog: 2,
  gamma: 1,
  beta: 2,
  gammainc: 2,
  lowergamma: 2,
  erf: 1,
  erfc: 1,
  erfi: 1,
  dawson: 1,
  e1: 1,
  ei: 1,
  besseli: 2,
  besselj: 2,
  besselk: 2,
  bessely: 2,
  hyp0f1: 2,
  hyp0f2: 3,
  hyp1f1: 3,
  hyp2f1: 4,
  agm: 2,
  ellipk: 1,
} as const;
export type FunctionName = keyof typeof functionArity;

/** The hypergeometric functions by the numbers of their upper and lower parameters, "p,q". */
export const hypergeometricNames: Readonly<Record<string, FunctionName>> = {
  '0,1': 'hyp0f1',
  '0,2': 'hyp0f2',
  '1,1': 'hyp1f1',
  '2,1': 'hyp2f1',
};

export function isSymbol(name: string): name is SymbolName {
  return Object.hasOwn(symbolSigns, name);
}

export function isFunction(name: string): name is FunctionName {
  return Object.hasOwn(functionArity, name);
}
