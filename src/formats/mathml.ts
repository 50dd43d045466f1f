import { renderToString } from 'katex';
import type { Conjecture } from '../core/conjecture.ts';
import { formula, textOf } from './styles.ts';
import type { FormulaOptions, FormulaStyle } from './styles.ts';

/** A formula as presentation MathML, a `math` element with the LaTeX as its annotation. */
export function mathml(
  conjecture: Conjecture,
  style: Exclude<FormulaStyle, 'theorem'>,
  options: FormulaOptions,
): string {
  const html = renderToString(textOf(formula(conjecture, style, options).body!), {
    output: 'mathml',
    displayMode: true,
    strict: 'error',
  });
  return /<math[^]*<\/math>/.exec(html)![0];
}
