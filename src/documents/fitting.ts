import type { Conjecture } from '../core/conjecture.ts';
import { fits, lineWidth } from '../formats/latex/rows.ts';
import { textOf } from '../formats/latex/styles/formula.ts';
import type { Formula, FormulaOptions } from '../formats/latex/styles/formula.ts';
import { formula, styleOf } from '../formats/latex/styles/styles.ts';
import type { FormulaStyle } from '../formats/latex/styles/styles.ts';

/** Styles that take little of a line, the likeliest to please first. */
const narrowStyles: readonly FormulaStyle[] = ['nested', 'line', 'pringsheim'];

/** A conjecture in a style; in a narrow place that cannot hold it, in one that it can hold. */
export function fittingFormula(
  conjecture: Conjecture,
  style: FormulaStyle,
  options: FormulaOptions,
): Formula {
  const { width = lineWidth } = options;
  const asked = formula(conjecture, style, options);
  if (width >= lineWidth || styleOf(style).isText || isWithin(asked, width)) return asked;
  const others = narrowStyles
    .filter((other) => other !== style)
    .map((other) => formula(conjecture, other, options));
  return others.find((other) => isWithin(other, width)) ?? asked;
}

/** Whether a line holds each row of a formula. */
function isWithin({ body }: Formula, width: number): boolean {
  const rows = textOf(body!)
    .replace(/\\(?:begin|end)\{aligned\}\s*/g, '')
    .split('\\\\\n');
  return rows.every((row) => fits(row.replace(/&/g, ''), width));
}
