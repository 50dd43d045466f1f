import type { Conjecture } from '../../../core/conjecture.ts';
import { numeratorsOf } from '../../../core/fractions/fraction.ts';
import { numeratorSign, numeratorSize } from '../../../core/fractions/numerators.ts';
import type { Numerators } from '../../../core/fractions/numerators.ts';
import { leftSide, writtenTerms } from '../formulaParts.ts';
import { fits } from '../rows.ts';
import { displayStyle, mostLongTerms, tellingTerms } from './style.ts';
import type { Layout, Measures } from './style.ts';

/** Quotients that a reader wants to see at the least. */
const fewestQuotients = 5;

/** a_0 + b_1|/|a_1 + b_2|/|a_2 + … */
export const pringsheim = displayStyle({
  name: 'pringsheim',
  title: 'Pringsheim’s notation',
  description: 'Pringsheim’s notation, fractions beside each other.',
  dependsOnDepth: false,
  layOut,
});

function layOut(conjecture: Conjecture, { width }: Measures): Layout {
  const { formula: left, definitions } = leftSide(conjecture, width);
  const numerators = numeratorsOf(conjecture.fraction);
  const quotients = (count: number): Layout => {
    const { terms, definitions: long } = writtenTerms(conjecture, count, width);
    const leadingZero = terms[0] === '0' && operator(numerators, 0) === '+';
    const right = [
      ...(leadingZero ? [] : [terms[0]!]),
      ...terms
        .slice(1)
        .map(
          (term, n) =>
            `${leadingZero && n === 0 ? '' : `${operator(numerators, n)} `}\\frac{${numeratorSize(numerators, n)}\\,|}{|\\,${term}}`,
        ),
      `${operator(numerators, count - 1)} \\cdots`,
    ];
    const whole = `${left} = ${right.join(' ')}`;
    const lines =
      fits(whole, width) && long.length <= mostLongTerms ? [whole] : [left, `= ${right.join(' ')}`];
    return { left, parts: [lines, ...definitions, ...long] };
  };
  // As many terms as there is room for beside the left side; below it, where these would be too few.
  const tellingCount = tellingTerms(conjecture);
  const counts = Array.from({ length: tellingCount - 1 }, (_, i) => tellingCount - i);
  const layouts = (least: number) => counts.filter((count) => count >= least).map(quotients);
  return (
    layouts(fewestQuotients + 1).find(({ parts }) => parts[0]!.length === 1) ??
    layouts(2).find(({ parts }) => parts[0]!.every((text) => fits(text, width))) ??
    quotients(2)
  );
}

function operator(numerators: Numerators, n: number): '+' | '-' {
  return numeratorSign(numerators, n) > 0 ? '+' : '-';
}
