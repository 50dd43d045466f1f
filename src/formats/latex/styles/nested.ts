import type { Conjecture } from '../../../core/conjecture.ts';
import { numeratorsOf } from '../../../core/fractions/fraction.ts';
import { leftSide, writtenTerms } from '../formulaParts.ts';
import { nestedFraction } from '../latex.ts';
import { fits, indent, lineWidth, statement } from '../rows.ts';
import { displayStyle, equation } from './style.ts';
import type { Layout, Measures } from './style.ts';

/** \\cfrac in \\cfrac, to a depth. */
export const nested = displayStyle({
  name: 'nested',
  title: 'nested fractions',
  description: 'Nested fractions.',
  dependsOnDepth: true,
  layOut,
});

/** The value as \\cfrac in \\cfrac. */
function layOut(conjecture: Conjecture, { depth, width }: Measures): Layout {
  const { formula: left, definitions } = leftSide(conjecture, width);
  const numerators = numeratorsOf(conjecture.fraction);
  // A fraction grows to the right as it grows down: it ends where the line does.
  for (let last = depth; ; last--) {
    const written = writtenTerms(conjecture, last + 1, width);
    const right = nestedFraction(written.terms, numerators);
    const isWithin = fits(`${left} = ${right}`, width) || fits(`= ${right}`, width - indent);
    if (last > 1 && !isWithin) continue;
    return { left, parts: [equation(left, [right], width), ...definitions, ...written.definitions] };
  }
}

/** The value and its nested fraction, as the body of a display. */
export function nestedEquation(conjecture: Conjecture, depth: number, width = lineWidth): string {
  return statement(layOut(conjecture, { depth, width }).parts, width);
}
