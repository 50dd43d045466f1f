import { InputError } from '../../errors.ts';

/*
 * Continued fractions in the words of computer algebra systems, rewritten to what the readers know.
 */

/** FromContinuedFraction[{2, {1, 1, 1, 4}}], continued_fraction([2, 1, 2]), contfracpnqn([2, 1, 2]): what stands for the list. */
const ofList =
  /^(?:FromContinuedFraction|ContinuedFraction|continued_fraction(?:_reduce)?|contfrac(?:pnqn|eval)?)[[(]([[{][^]*[\]}])(?:,\d+)?[\])]$/i;
/** ContinuedFraction[Pi, 20], contfrac(exp(1)), continued_fraction(sqrt(7)): the fraction of a number. */
const ofNumber =
  /^(?:NumberTheory:-)?(?:ContinuedFraction|continued_fraction(?:_iterator)?|contfrac|cfrac|cf)[[(]([^]*?)(?:,[^,()[\]]*)?[\])]$/i;
/** SymPy's (p + √d)/q. */
const periodic = /^continued_fraction_periodic\((-?\d+),(-?\d+)(?:,(?:d=)?(\d+))?\)$/;
/** Sage's pair of preperiod and period. */
const pair = /^\[\(([^()]*)\),\(([^()]*)\)\]$/;
/** ContinuedFractionK[b, a, {n, 1, Infinity}], and with one polynomial where the numerators are 1. */
const gauss =
  /ContinuedFractionK ?\[([^[\]{}]*)\{ ?([a-zA-Z]) ?, ?(\d+) ?, ?(?:Infinity|∞|\\\[Infinity\]|(\d+)) ?\} ?\]/;

/** PCF(2n+1, n^2): terms and numerators. */
const polynomials =
  /^(?:\\(?:mathrm|operatorname|text) ?\{ ?PCF ?\}|PCF) ?[[(] ?([^,[\]]{1,200}), ?([^,[\]]{1,200})[\])]$/;

/** Sage's [(1, 2)*]. */
const purelyPeriodic = /^\[\((-?\d+(?:,-?\d+)*),?\)\*\]$/;
/** PARI/GP's matrix of numerators over terms, [b_0, b_1, …; a_0, a_1, …]. */
const matrix = /^contfrac(?:pnqn|eval)\(\[(-?\d+(?:,-?\d+)+);(-?\d+(?:,-?\d+)+)\](?:,\d+)?\)$/;

/** (a_0 + b_1/(a_1 + …))/b_0, which goes on as a list does. @throws InputError */
function nestedOf(numerators: readonly string[], terms: readonly string[]): string {
  const [first, ...others] = numerators;
  if (numerators.length !== terms.length || first !== '1')
    throw new InputError(
      `fraction: the rows of the matrix, ${numerators.join(', ')} and ${terms.join(', ')}, must be as long as each other, and the first of the numerators 1.`,
    );
  return terms.reduceRight((tail, term, n) => `${term}+${others[n]!}/(${tail})`);
}

/** The formula with a call of such a program as a list, as Gauss's K, or as the number whose fraction it asks for. */
export function withoutProgramCalls(formula: string): string {
  const sides = formula
    .replace(/^A\d{6}[ :]{1,3}/, '')
    .split(/(?<![:<>=])={1,2}(?!=)/)
    .map((side) => withoutCall(side.trim()));
  const place = sides.findIndex((side) => polynomials.test(side));
  if (place < 0) return sides.join(' = ');
  const [, terms, numerators] = polynomials.exec(sides[place]!) as unknown as [string, string, string];
  const values = sides.filter((_, i) => i !== place);
  const letters = 'a_{0} + b_{1}/(a_{1} + b_{2}/(a_{2} + …))';
  return `${[...values, letters].join(' = ')}, a_{n} = ${terms}, b_{n} = ${numerators}`;
}

function withoutCall(formula: string): string {
  const k = gauss.exec(formula.replace(/\s+/g, ' '));
  if (k) {
    const [whole, parts, index, start, end] = k as unknown as [string, string, string, string, string?];
    const [first, second] = parts.split(',').map((part) => part.trim());
    const [b, a] = second ? [first, second] : ['1', first];
    const letter = index.toLowerCase();
    const renamed = (text: string): string => text.replaceAll(index, letter);
    const sum = `K_{${letter}=${start}}^{${end ?? '\\infty'}} \\frac{${renamed(b!)}}{${renamed(a!)}}`;
    return formula.replace(/\s+/g, ' ').replace(whole, () => sum);
  }
  const compact = formula.replace(/\s/g, '').replace(purelyPeriodic, '[\\overline{$1}]');
  const [, above, below] = matrix.exec(compact) ?? [];
  if (above !== undefined) return nestedOf(above.split(','), below!.split(','));
  const list = ofList.exec(compact)?.[1];
  if (list !== undefined) {
    const [, before, block] = pair.exec(list) ?? [];
    if (before === undefined || block === undefined) return list;
    return `[${before.replace(/,$/, '')}, (${block.replace(/,$/, '')})]`;
  }
  const [, p, q, d = '0'] = periodic.exec(compact) ?? [];
  if (p !== undefined) return `(${p}+sqrt(${d}))/(${q!})`;
  return ofNumber.exec(formula)?.[1] ?? (compact.startsWith('[\\') ? compact : formula);
}
