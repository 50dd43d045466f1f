import type { Conjecture } from '../core/conjecture.ts';
import { lineWidth } from '../formats/latex/rows.ts';
import { widestRow } from '../formats/latex/width.ts';
import { textOf } from '../formats/latex/styles/formula.ts';
import type { Formula, FormulaOptions } from '../formats/latex/styles/formula.ts';
import { narrow } from '../formats/latex/styles/narrow.ts';
import { formula, styleOf } from '../formats/latex/styles/styles.ts';
import type { FormulaStyle } from '../formats/latex/styles/styles.ts';

/** Styles that take little of a line, the likeliest to please first. */
const narrowStyles: readonly FormulaStyle[] = ['nested', 'line', 'pringsheim'];

/** A conjecture in a style; in a narrow place that cannot hold it, in one that it can hold, or over several lines. */
export function fittingFormula(
  conjecture: Conjecture,
  style: FormulaStyle,
  options: FormulaOptions,
): Formula {
  const { width = lineWidth } = options;
  const asked = formula(conjecture, style, options);
  if (width >= lineWidth || styleOf(style).form !== 'formula' || isWithin(asked, width)) return asked;
  const all = [
    asked,
    ...narrowStyles.map((other) => formula(conjecture, other, options)),
    narrow.write(conjecture, options),
  ];
  const fitting = all.find((each) => isWithin(each, width));
  return fitting ?? all.reduce((best, each) => (widthOf(each) < widthOf(best) ? each : best));
}

/** Whether a line holds each row of a formula. */
function isWithin(each: Formula, width: number): boolean {
  return widthOf(each) <= width;
}

/** The width of the longest row of a formula, in points at 10 pt. */
function widthOf({ body }: Formula): number {
  return widestRow(textOf(body!));
}
