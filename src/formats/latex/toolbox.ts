import { sequenceAt } from '../../core/fractions/toolbox/sequence.ts';
import type { GeneralFraction } from '../../core/fractions/toolbox/generalFraction.ts';
import type { Rational } from '../../core/numbers/rational.ts';

/** A rational number as a formula. */
function latexNumber({ numerator, denominator }: Rational): string {
  if (denominator === 1n) return String(numerator);
  return numerator < 0n ? `-\\frac{${-numerator}}{${denominator}}` : `\\frac{${numerator}}{${denominator}}`;
}

/** a_0 + b_1/(a_1 + …) as nested \cfrac down to a_depth, then dots. Needs amsmath. */
export function latexGeneralNested({ terms, numerators }: GeneralFraction, depth: number): string {
  let text = '\\cdots';
  for (let n = depth; n >= 0; n--) {
    const b = sequenceAt(numerators, n);
    const sign = b.numerator < 0n ? '-' : '+';
    const size = { ...b, numerator: b.numerator < 0n ? -b.numerator : b.numerator };
    const tail = n === depth ? text : `\\cfrac{${latexNumber(size)}}{${text}}`;
    text = `${latexNumber(sequenceAt(terms, n))} ${sign} ${tail}`;
  }
  return text;
}

/** A table of convergents as an array: n, p_n/q_n and the error, "1.23e-4" as a power of ten. */
export function latexConvergents(rows: readonly (readonly [string, string, string])[]): string {
  const power = (error: string) => error.replace(/e([+-]?\d+)$/, ' \\cdot 10^{$1}').replace('−', '-');
  const lines = rows.map(([n, quotient, error]) => `${n} & ${quotient} & ${power(error)}`);
  return `\\begin{array}{rll}\nn & p_n/q_n & x - p_n/q_n \\\\ \\hline\n${lines.join(' \\\\\n')}\n\\end{array}`;
}
