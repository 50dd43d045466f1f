import type { Conjecture } from '../../../core/conjecture.ts';
import { leftSide } from '../formulaParts.ts';
import { fractionInline } from '../inlineFormula.ts';
import { filledLines, fits, indent } from '../rows.ts';
import { displayStyle } from './style.ts';
import type { Layout, Measures } from './style.ts';

/**
 * The fraction as a line of text has it, over as many lines as it takes: the form for a place that no style fits into. It is in
 * no menu.
 */
export const narrow = displayStyle({
  name: 'narrow',
  title: 'over several lines',
  description: 'The first terms, over as many lines as they take.',
  dependsOnDepth: false,
  layOut,
});

function layOut(conjecture: Conjecture, { width }: Measures): Layout {
  const { formula: left, definitions } = leftSide(conjecture, width);
  const { parts, joint } = fractionInline(conjecture, width);
  const [first, ...others] = parts;
  const beginning = `${left} = ${first!}`;
  const rows = fits(beginning, width)
    ? filledLines([beginning, ...others], joint, width)
    : [left, ...filledLines([`= ${first!}`, ...others], joint, width - indent)];
  return { left, parts: [rows, ...definitions] };
}
