/** Named numbers of the language, in mpmath's spelling where mathjs has none of its own. */
export const symbolNames = ['pi', 'e', 'catalan', 'eulergamma', 'phi'] as const;
export type SymbolName = (typeof symbolNames)[number];

/** Functions of the language with their numbers of arguments. */
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
  besseli: 2,
  besselj: 2,
  hyp0f1: 2,
} as const;
export type FunctionName = keyof typeof functionArity;

/** Other spellings that are understood, with the name they stand for. */
const spellings: Readonly<Record<string, SymbolName | FunctionName>> = {
  π: 'pi',
  γ: 'eulergamma',
  φ: 'phi',
  ϕ: 'phi',
  ζ: 'zeta',
  G: 'catalan',
  gamma: 'eulergamma',
  varphi: 'phi',
  ln: 'log',
  nthRoot: 'root',
  arcsin: 'asin',
  arccos: 'acos',
  arctan: 'atan',
  arsinh: 'asinh',
  arcosh: 'acosh',
  artanh: 'atanh',
};

/** The number or function that a name stands for; null for an unknown name. */
export function meaningOfName(name: string): SymbolName | FunctionName | null {
  if (isSymbol(name) || isFunction(name)) return name;
  return Object.hasOwn(spellings, name) ? spellings[name]! : null;
}

export function isSymbol(name: string): name is SymbolName {
  return (symbolNames as readonly string[]).includes(name);
}

export function isFunction(name: string): name is FunctionName {
  return Object.hasOwn(functionArity, name);
}

/** The known names nearest to an unknown one by edit distance, at most three, or [] where nothing is near. */
export function namesLike(name: string): string[] {
  const known = [...symbolNames, ...Object.keys(functionArity), ...Object.keys(spellings)];
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
