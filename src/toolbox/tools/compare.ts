import { compareFractions } from '../../core/fractions/toolbox/compare.ts';
import { describeComparison } from '../../formats/text/toolbox.ts';
import { answer } from '../answer.ts';
import { fractionOf, originsOf, readInput, signedOf } from '../input.ts';
import { necessary } from '../parameter.ts';
import { fractionTool } from '../tool.ts';

/** Equal value? One family? Which converges faster, and by what factor? */
export const compare = fractionTool({
  name: 'compare',
  title: 'Compare with another fraction',
  summary: 'Equal value? Same family? Which converges faster, and by what factor?',
  usage: 'equal value? same family? which converges faster, and by what factor?',
  keeps: 'Equality is decided exactly, by the simple continued fractions of both for all terms.',
  example: 'compare "2; 3+2k @ -+" "1; 1; 2k+2 @ +"',
  parameters: {
    other: necessary({
      value: 'OTHER',
      meaning: ['another fraction, written as the first one may be'],
      read(text) {
        const input = readInput(text);
        return {
          fraction: signedOf(fractionOf(input, 'second fraction').written),
          origins: originsOf(input),
        };
      },
      position: 'after',
      question: { prompt: 'The other fraction, written as the first one may be', initial: '' },
    }),
  },
  run: (written, { other: { fraction, origins } }) =>
    answer({
      lines: describeComparison(compareFractions(signedOf(written), fraction)),
      origins: origins.map((sentence) => `Second fraction: ${sentence}`),
    }),
});
