import type { Conjecture } from '../../../core/conjecture.ts';
import { numeratorsOf, preperiodLength } from '../../../core/fractions/fraction.ts';
import { numeratorsKey } from '../../../core/fractions/numerators.ts';
import {
  fractionInLetters,
  fractionInText,
  leftSide,
  numeratorLines,
  numeratorParts,
  writtenTerms,
} from '../formulaParts.ts';
import type { Lines } from '../formulaParts.ts';
import { fits } from '../rows.ts';
import { displayStyle, equation, fewestTerms, mostLongTerms, tellingTerms } from './style.ts';
import type { Layout, Measures } from './style.ts';

/** [a_0; a_1, …] with the meaning of the numerators. */
export const line = displayStyle({
  name: 'line',
  title: 'on one line, [a₀; a₁, …]',
  description: 'The list of the terms in brackets, on one line.',
  dependsOnDepth: false,
  layOut,
});

function layOut(conjecture: Conjecture, { width }: Measures): Layout {
  const { formula: left, definitions } = leftSide(conjecture, width);
  const { fraction } = conjecture;
  const list = termList(conjecture, left, width);
  const shortParts = [equation(left, list.lines, width), ...definitions, ...list.definitions];
  const numerators = numeratorsOf(fraction);
  if (numeratorsKey(numerators) === '+') return { left, parts: shortParts };
  const named = numeratorParts(numerators, 'k');
  return {
    left,
    parts: [
      ...shortParts,
      equation('[a_{0}; a_{1}, a_{2}, \\dots]', [fractionInLetters(numerators)], width),
      ...numeratorLines(numerators, 'k', width),
    ],
    shortParts,
    sentence:
      `where $[a_{0}; a_{1}, a_{2}, \\dots]$ stands for $${fractionInText(numerators)}$` +
      `${named.length > 0 ? ` with ${named.map((part) => `$${part}$`).join(', ')}` : ''}.`,
  };
}

/** [a_0; a_1, …]: as many terms as a line holds, and at least one period where the terms repeat. */
function termList(
  conjecture: Conjecture,
  left: string,
  width: number,
): { readonly lines: Lines; readonly definitions: readonly Lines[] } {
  const { rule } = conjecture.fraction;
  const k = preperiodLength(rule);
  if (rule.kind === 'interlaced' && rule.polynomials.every((polynomial) => polynomial.length <= 1)) {
    const m = rule.polynomials.length;
    // The period is shown after a_0, so that the semicolon stands outside of it.
    const start = Math.max(k, 1);
    const { terms, definitions } = writtenTerms(conjecture, start + m, width);
    const period = `\\overline{${terms.slice(start).join(', ')}}`;
    const list = `[${terms[0]!}; ${[...terms.slice(1, start), period].join(', ')}]`;
    if (fits(`= ${list}`, width)) return { lines: [list], definitions };
  }
  for (let count = tellingTerms(conjecture); ; count--) {
    const { terms, definitions } = writtenTerms(conjecture, count, width);
    const list = `[${terms[0]!}; ${terms.slice(1).join(', ')}, \\dots]`;
    // Beside the left side if that leaves room for enough terms, else below it.
    const side = count >= fewestTerms ? `${left} =` : '=';
    const short = fits(`${side} ${list}`, width) && definitions.length <= mostLongTerms;
    if (short || count <= 3) return { lines: [list], definitions };
  }
}
