import { readNumber } from '../../core/constants/reading.ts';
import { InputError } from '../../core/errors.ts';
import { inadmissibility } from '../../core/fractions/admissible.ts';
import { generalOf } from '../../core/fractions/toolbox/generalFraction.ts';
import type { Catalogue } from '../../core/theorems/naming/catalogue/catalogue.ts';
import { looksLikeDigits, readKnownDigits } from '../../core/theorems/naming/interval.ts';
import { defaultDeterminant } from '../../core/theorems/naming/methods/patterns.ts';
import {
  nameConstant,
  nameDigits,
  nameExpression,
  nameFraction,
  nameGeneralFraction,
} from '../../core/theorems/naming/nameNumber.ts';
import type { Naming, NamingTools } from '../../core/theorems/naming/nameNumber.ts';
import { nameSequence } from '../../core/theorems/naming/sequence/nameSequence.ts';
import { readSequence } from '../../core/theorems/naming/sequence/readSequence.ts';
import { describeNaming } from '../../formats/text/naming.ts';
import { numberReport, unreadReport } from '../../formats/text/numberReport.ts';
import type { NumberReport } from '../../formats/text/numberReport.ts';
import { answer } from '../answer.ts';
import { answering } from '../answering.ts';
import { originsOf, readInput } from '../input.ts';
import type { Input } from '../input.ts';
import { wholeNumber, withDefault } from '../parameter.ts';
import { numberTool } from '../tool.ts';

/** The largest determinant of the images that are looked at for a pattern. */
export const determinant = withDefault(String(defaultDeterminant), {
  value: 'D',
  meaning: [
    `of digits, images (ax + b)/d with ad up to D are looked at for a pattern (${defaultDeterminant})`,
  ],
  read: wholeNumber(1, 1000),
});

/** The name of a number: proved where a fraction or an expression gives it, conjectured where its digits do. */
export const identify = numberTool({
  name: 'identify',
  title: 'Identify',
  summary: 'A closed form of the value: proved, or conjectured from digits.',
  usage: 'name numbers: from digits, or given exactly',
  keeps: `Digits are typed with a point (6 significant digits or more, the last one or two may be off; 2.71828(3) gives the
error). Looked for are rational and algebraic numbers to degree 12, a catalogue of some thousand constants with its
rational multiples, Möbius images, combinations, products and pairs, elementary functions at simple points, and
numbers whose continued fraction has a pattern. A fraction with polynomial numerators, as 2k+1 @ k^2, gets a closed
form by Kummer's and Gauss's theorems, by Laplace's and Legendre's, by parabolic cylinder functions, by Euler's sums,
or by those of Ramanujan, Stieltjes and Apéry where it has one, its value, how it converges, and names by its digits. A
list of integers, as 1, 5, 73, 1445, …, is a sequence: its recurrence, and the fraction whose convergents obey it.

A name is given where it explains at least 3 digits more than it takes to write it: no more than one random number in
1,000 gets one, and one in 10,000 from 4 on; between the two it is called "perhaps". A name for digits is a conjecture,
however many agree; one for a fraction, or for an expression that a classical theorem reaches, is proved.`,
  example: 'identify 1.6449340668482264 5.859874482048838',
  parameters: { determinant },
  run(input, values, { catalogue }) {
    const tools = {
      ...values,
      get catalogue() {
        return catalogue();
      },
    };
    const { name, latex, sentences } = describeNaming(nameInput(input, tools));
    return answer({ result: name, latex, lines: sentences });
  },
});

/** What a number is called. @throws InputError where it cannot be read */
export function nameInput(input: Input, tools: NamingTools): Naming {
  return answering(() => nameOf(input, tools));
}

function nameOf(input: Input, tools: NamingTools): Naming {
  const sequence = readSequence(input.text);
  if (sequence) return nameSequence(sequence, tools.catalogue);
  if (looksLikeDigits(input.text)) return nameDigits(readKnownDigits(input.text), tools);
  const { reading } = input;
  if (reading.kind === 'digits') return nameConstant(reading.constant, tools);
  if (reading.kind === 'constant') return nameExpression(reading.text, tools);
  if (reading.written.kind === 'signed') {
    const { fraction } = reading.written;
    // 1 − 1/(3 − …), as textbooks write tan 1: no expansion of a number, and yet a fraction that may have a value.
    const general = inadmissibility(fraction) && nameGeneralFraction(generalOf(fraction), tools);
    return general && general.kind !== 'unknown' ? general : nameFraction(fraction);
  }
  return nameGeneralFraction(reading.written.fraction, tools);
}

/** What a text is called, as a report; one that cannot be read has the reason in it. */
export function reportOn(text: string, catalogue: () => Catalogue): NumberReport {
  try {
    const tools = {
      determinant: defaultDeterminant,
      get catalogue() {
        return catalogue();
      },
    };
    const input = readInput(text);
    const isDecimal = looksLikeDigits(text);
    const report = numberReport(input.text, nameInput(input, tools), isDecimal);
    // Digits are no fraction, and are not read as one.
    const origins = isDecimal ? readNumber(text).warnings : originsOf(input);
    return { ...report, sentences: [...origins, ...report.sentences] };
  } catch (error) {
    if (error instanceof InputError) return unreadReport(text, error.message);
    throw error;
  }
}
