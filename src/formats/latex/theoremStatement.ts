import type { Conjecture } from '../../core/conjecture.ts';
import { comparedDigits } from '../../core/esma/comparedDigits.ts';
import { numeratorsOf } from '../../core/fractions/fraction.ts';
import { conditionsInSentence, fractionInLetters, fractionInText } from './formulaParts.ts';
import { latexConstant } from './latex.ts';
import { fits, lineWidth, punctuated } from './rows.ts';
import { nestedEquation } from './styles/nested.ts';

/** What the text of a theorem begins with, as a display does not. */
export const weHave = 'We have';

/** What part of a line a formula in it may take. */
const widestOfLine = 0.7;

/**
 * The equation, the fraction in letters, its numerators and its rule: the text inside a theorem.
 * @param width what a line may take, in points at 10 pt
 */
export function theoremStatement(conjecture: Conjecture, depth: number, width = lineWidth): string {
  const { fraction } = conjecture;
  const numerators = numeratorsOf(fraction);
  const inText = fractionInText(numerators);
  // TeX breaks no formula of the line willingly.
  const isShort = fits(inText, widestOfLine * width);
  return [
    `\\[\n  ${punctuated(nestedEquation(conjecture, depth, width), ',').replaceAll('\n', '\n  ')}\n\\]`,
    `that is,${isShort ? ` $${inText}$ ` : `\n\\[\n  ${fractionInLetters(numerators)}\n\\]\n`}with${conditionsInSentence(fraction, 'j', width)}`,
  ].join('\n');
}

/** To how many digits the statement agrees with what, compared anew. */
export function agreementInWords(conjecture: Conjecture): string {
  const { enclosure, constant } = conjecture;
  const { digits, agree, recorded } = comparedDigits(conjecture);
  if (!agree) return `The two sides differ within ${digits} digits.`;
  const name = `$${latexConstant(constant)}$`;
  if (recorded)
    return `Both sides agree to ${digits} of the digits that are known of ${name}, as its record says.`;
  const source = enclosure === 'proved' ? `a proved enclosure of ${name}` : `the known digits of ${name}`;
  return `Both sides agree to ${digits} digits, with ${source}.`;
}
