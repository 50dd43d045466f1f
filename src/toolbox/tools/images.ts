import { parseSigns } from '../../core/fractions/signs.ts';
import { convertSigns } from '../../core/fractions/toolbox/convert.ts';
import { moebiusImage } from '../../core/fractions/toolbox/moebius.ts';
import { negate as negateFraction } from '../../core/fractions/toolbox/negate.ts';
import { parseMoebius } from '../../core/fractions/toolbox/parseMoebius.ts';
import { reciprocal as invertFraction } from '../../core/fractions/toolbox/reciprocal.ts';
import { imageAnswer } from '../fractionAnswer.ts';
import { signedOf } from '../input.ts';
import { necessary, optional } from '../parameter.ts';
import { fractionTool } from '../tool.ts';

/** The same number under another sign pattern. */
export const convert = fractionTool({
  name: 'convert',
  title: 'Convert to another sign pattern',
  summary: 'Keeps the value. To + for the simple continued fraction.',
  usage: 'the same number under another sign pattern, as interlaced polynomials',
  keeps:
    'Keeps the value, exactly. Under - alone a number may have no interlaced polynomials: then it says so, and why.',
  example: 'convert "2; 3+2k @ -+" --to=+',
  parameters: {
    to: necessary({
      value: 'WORD',
      meaning: ['the sign pattern to convert to; --to=+ is the simple continued fraction'],
      read: (text) => parseSigns(text),
      question: {
        prompt: 'A word of + and - that is repeated',
        initial: '+',
        choices: [
          ['+', 'the simple continued fraction'],
          ['-', 'the negative-regular one'],
          ['-+', ''],
          ['+-', ''],
          ['--+', ''],
        ],
      },
    }),
  },
  run: (written, { to }, { depth }) =>
    imageAnswer(convertSigns(signedOf(written), to), 'the value, exactly', depth),
});

/** The image under x ↦ (a x + b)/(c x + d). */
export const moebius = fractionTool({
  name: 'moebius',
  title: 'Möbius image',
  summary: 'The fraction of (a x + b)/(c x + d), with integer coefficients.',
  usage: 'the image (a x + b)/(c x + d) of a fraction, as interlaced polynomials',
  keeps: 'Keeps the value, mapped, exactly.',
  example: 'moebius "(x+1)/(x-1)" "2 | 1; 2k+2; 1"',
  parameters: {
    map: necessary({
      value: 'MAP',
      meaning: ['with integer coefficients, as "(2x+1)/(x+3)", "1/x" or "2x-1"'],
      read: (text) => ({ text, matrix: parseMoebius(text) }),
      position: 'before',
      question: { prompt: 'A map such as (2x+1)/(x+3), 1/x or 2x-1', initial: '(x+1)/(x-1)' },
    }),
    to: optional({
      value: 'WORD',
      meaning: ['the sign pattern of the image (that of the fraction)'],
      read: (text) => parseSigns(text),
    }),
  },
  run(written, { map, to }, { depth }) {
    const fraction = signedOf(written);
    const kept = `the value, as ${map.text} of the given one, exactly`;
    return imageAnswer(moebiusImage(fraction, map.matrix, to ?? fraction.signs), kept, depth);
  },
});

/** −x under the same pattern. */
export const negate = fractionTool({
  name: 'negate',
  title: 'Negative',
  summary: '−x under the same pattern.',
  usage: '-x under the same sign pattern',
  keeps: 'Keeps the value, up to its sign, exactly.',
  example: 'negate "2 | 1; 2k+2; 1"',
  parameters: {},
  run: (written, _, { depth }) =>
    imageAnswer(negateFraction(signedOf(written)), 'the value up to its sign, exactly', depth),
});

/** 1/x under the same pattern. */
export const reciprocal = fractionTool({
  name: 'reciprocal',
  title: 'Reciprocal',
  summary: '1/x under the same pattern.',
  usage: '1/x under the same sign pattern',
  keeps: 'Keeps the value, inverted, exactly.',
  example: 'reciprocal "2; 3+2k @ -+"',
  parameters: {},
  run: (written, _, { depth }) =>
    imageAnswer(invertFraction(signedOf(written)), 'the value, inverted, exactly', depth),
});
