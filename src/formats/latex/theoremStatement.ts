import type { Conjecture } from '../../core/conjecture.ts';
import { comparedDigits } from '../../core/esma/comparedDigits.ts';
import { numeratorsOf } from '../../core/fractions/fraction.ts';
import { conditionsInSentence, fractionInText } from './formulaParts.ts';
import { latexConstant } from './latex.ts';
import { punctuated } from './rows.ts';
import { nestedEquation } from './styles/nested.ts';

/** The equation, the fraction in letters, its numerators and its rule: the text inside a theorem. */
export function theoremStatement(conjecture: Conjecture, depth: number): string {
  const { fraction } = conjecture;
  return [
    `\\[\n  ${punctuated(nestedEquation(conjecture, depth), ',').replaceAll('\n', '\n  ')}\n\\]`,
    `that is, $${fractionInText(numeratorsOf(fraction))}$ with${conditionsInSentence(fraction, 'j')}`,
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
