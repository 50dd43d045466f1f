import { InputError } from '../../core/errors.ts';
import { parseRationalSequence } from '../../core/fractions/parseTerms.ts';
import { parseSigns } from '../../core/fractions/signs.ts';
import { contract as contractFraction, mostContracted } from '../../core/fractions/toolbox/contract.ts';
import { transformEquivalently } from '../../core/fractions/toolbox/equivalence.ts';
import { extend as extendFraction } from '../../core/fractions/toolbox/extend.ts';
import { fold as foldFraction } from '../../core/fractions/toolbox/fold.ts';
import { unfold as unfoldFraction } from '../../core/esma/unfold.ts';
import { parseRational } from '../../core/numbers/rational.ts';
import type { Rational } from '../../core/numbers/rational.ts';
import { readWholeNumber } from '../../core/wholeNumber.ts';
import { keptConvergents } from '../../formats/text/toolbox.ts';
import { generalAnswer, noAnswer, signedAnswer } from '../fractionAnswer.ts';
import { signedOf, wholeGeneral } from '../input.ts';
import { necessary, optional, wholeNumber, withDefault } from '../parameter.ts';
import { fractionTool } from '../tool.ts';

/** One period of a signed fraction as one step of a polynomial one. */
export const fold = fractionTool({
  name: 'fold',
  title: 'Fold',
  summary: 'One period becomes one step of a polynomial fraction. Keeps every N-th convergent.',
  usage: 'one period of a signed fraction as one step of a polynomial continued fraction',
  keeps: 'Keeps every N-th convergent, N the joint period of terms and signs, and so the value.',
  example: 'fold "2; 3+2k @ -+"',
  parameters: {},
  run(written, _, { depth }) {
    const { fraction, every, first } = foldFraction(signedOf(written));
    return generalAnswer(fraction, `${keptConvergents(every, first)}, and so the value`, depth);
  },
});

/** The signed fraction that a polynomial one comes from. */
export const unfold = fractionTool({
  name: 'unfold',
  title: 'Unfold',
  summary: 'The signed fraction that a polynomial one comes from. Keeps every convergent.',
  usage: 'the signed fraction that a polynomial continued fraction comes from',
  keeps: 'Keeps every convergent; they are every N-th of the signed fraction. Shown exactly, or not found.',
  example: 'unfold "2; 7 | 4k + 10 @ -2 | 1" --to=-+',
  parameters: {
    to: optional({
      value: 'WORD',
      meaning: ['its sign pattern (all up to four signs are tried)'],
      read: (text) => parseSigns(text),
    }),
  },
  run(written, { to }, { depth }) {
    const result = unfoldFraction(wholeGeneral(written), to);
    if (!result.ok) return noAnswer('Not found', result.reason);
    const { every, first, fraction } = result;
    const kept =
      every === 1
        ? 'every convergent, and so the value'
        : `every convergent; they are ${keptConvergents(every, first)} of this one`;
    return signedAnswer(fraction, kept, depth);
  },
});

/** Every N-th convergent. */
export const contract = fractionTool({
  name: 'contract',
  title: 'Contract',
  summary: 'Keeps every N-th convergent.',
  usage: 'the fraction with every N-th convergent',
  keeps: 'Keeps every N-th convergent, and so the value.',
  example: 'contract "2; 3+2k @ -+" --odd',
  parameters: {
    every: necessary({
      value: 'N',
      meaning: [`1 to ${mostContracted}`],
      read: wholeNumber(1, mostContracted),
      question: { prompt: 'N: a whole number', initial: '3' },
    }),
    first: withDefault('0', {
      value: 'O',
      meaning: ['the first convergent that is kept, 0 to N - 1 (0)'],
      read: (text) => text,
    }),
  },
  presets: {
    even: {
      title: 'Even part',
      summary: 'Keeps convergents 0, 2, 4, …',
      parameters: { every: '2', first: '0' },
    },
    odd: {
      title: 'Odd part',
      summary: 'Keeps convergents 1, 3, 5, …',
      parameters: { every: '2', first: '1' },
    },
  },
  run(written, { every, first: text }, { depth }) {
    const first = readWholeNumber('first', text, 0, every - 1);
    const kept = `${keptConvergents(every, first)}, and so the value`;
    return generalAnswer(contractFraction(wholeGeneral(written), every, first), kept, depth);
  },
});

/** A convergent more before every N-th one. */
export const extend = fractionTool({
  name: 'extend',
  title: 'Extend',
  summary: 'A convergent more before every N-th one. Keeps all others.',
  usage: 'a convergent more before every N-th one',
  keeps: 'Keeps every convergent, at another index. esma contract drops the new ones again.',
  example: 'extend "4k+2" --every 2 --difference 1',
  parameters: {
    every: withDefault('1', {
      value: 'N',
      meaning: [`1 to ${mostContracted} (1)`],
      read: wholeNumber(1, mostContracted),
      question: { prompt: 'N: a whole number', initial: '2' },
    }),
    difference: withDefault('1', {
      value: 'D',
      meaning: ['the new convergent has a_n - D in the place of a_n; not 0 (1)'],
      read: readDifference,
    }),
  },
  run(written, { every, difference }, { depth }) {
    const { fraction, place } = extendFraction(wholeGeneral(written), every, difference);
    const places = [0, 1, 2, 3].map((k) => place(k)).join(', ');
    return generalAnswer(
      fraction,
      `every convergent, and so the value; convergents 0, 1, 2, 3, … are now ${places}, …`,
      depth,
    );
  },
});

function readDifference(text: string): Rational {
  try {
    return parseRational(text);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new InputError(
      `difference: "${text}" is not allowed; give a number other than 0 such as 1 or -1/2.`,
    );
  }
}

/** a_n → r_n a_n, b_n → r_n r_{n−1} b_n. */
export const equivalence = fractionTool({
  name: 'equivalence',
  title: 'Equivalence transformation',
  summary: 'a_n times r_n, b_n times r_n r_(n−1). Keeps every convergent.',
  usage: 'multiply a_n by r_n and b_n by r_n r_(n-1)',
  keeps: 'Keeps every convergent.',
  example: 'equivalence "2k+1 @ k^2+2k+1" --factors "1/2k+1/2"',
  parameters: {
    factors: necessary({
      value: 'R',
      meaning: ['r_1, r_2, … as interlaced polynomials, fractions allowed, without zeros; r_0 is 1'],
      read: (text, field) => parseRationalSequence(text, field),
      question: { prompt: 'r_1, r_2, … as polynomials in k, such as 1/2k+1/2', initial: '' },
    }),
  },
  run: (written, { factors }, { depth }) =>
    generalAnswer(
      transformEquivalently(wholeGeneral(written), factors),
      'every convergent, and so the value',
      depth,
    ),
});
