import { constantFromDigits, constantFromText } from '../../constants/constants.ts';
import type { Constant } from '../../constants/constant.ts';
import { parseExpression } from '../../constants/parser.ts';
import { InputError } from '../../errors.ts';
import { endsOfEnclosure } from '../../fractions/expand.ts';
import { termsOf } from '../../fractions/fraction.ts';
import { guessRule, guessSigns } from '../../fractions/guessRule.ts';
import { looksWrittenOut, readWrittenTerms } from '../../fractions/latexFraction.ts';
import type { WrittenTerms } from '../../fractions/latexFraction.ts';
import { parseFraction } from '../../fractions/parseFraction.ts';
import type { WrittenFraction } from '../../fractions/parseFraction.ts';
import { primitivePatterns } from '../../fractions/signs.ts';
import type { Sign, SignPattern } from '../../fractions/signs.ts';
import { termsOfSequence } from '../../fractions/toolbox/sequence.ts';
import { rational } from '../../numbers/rational.ts';
import type { InterlacedFraction } from '../../fractions/fraction.ts';
import { proveClaim } from '../certificates/prove.ts';
import { recognizeInterlaced } from '../../esma/recognize.ts';

/** How the rule of a fraction is known. */
export type RuleOrigin =
  /** It was written down. */
  | { readonly kind: 'given' }
  /** The simplest one that the written terms begin with. */
  | { readonly kind: 'guessed'; readonly terms: number }
  /** From the value on the left side; `proved` where a certificate says that it has this fraction. */
  | { readonly kind: 'value'; readonly constant: string; readonly proved: boolean };

/** What a researcher wrote. */
export type Reading =
  | { readonly kind: 'fraction'; readonly written: WrittenFraction; readonly origin: RuleOrigin }
  | { readonly kind: 'digits'; readonly constant: Constant }
  | { readonly kind: 'constant'; readonly constant: Constant; readonly text: string };

/** Digits of a value in which its rule is looked for, and the largest order. */
const recognizedDigits = 400;
const recognizedOrder = 24;

/** Longest sign pattern that is tried for a value. */
const longestPattern = 4;

/**
 * Reads a fraction by its rule (TERMS @ NUMERATORS), by its first terms as LaTeX or as a list, digits with a point, or a
 * constant. The rule of a fraction that is written out is found from the value on its left side where there is one, and
 * guessed from its terms elsewhere.
 * @throws InputError
 */
export function readFraction(text: string): Reading {
  const trimmed = text.trim();
  if (trimmed === '') throw new InputError('fraction: the text is empty.');
  if (looksWrittenOut(trimmed)) return readWrittenOut(trimmed);
  if (/^[+-]?\d*\.\d+(…|\.\.\.|\\dots|\\ldots)?$/.test(trimmed)) {
    const digits = trimmed.replace(/(…|\.\.\.|\\dots|\\ldots)$/, '');
    return { kind: 'digits', constant: constantFromDigits('x', digits) };
  }
  if (/[@;|]/.test(trimmed) || /^[\d\s+*^/-]*\d?[kjn][\d\s+*^/kjn-]*$/.test(trimmed))
    return { kind: 'fraction', written: parseFraction(trimmed), origin: { kind: 'given' } };
  const plain = trimmed.replace(/^(\$+|\\\(|\\\[)|(\$+|\\\)|\\\])$/g, '').trim();
  return { kind: 'constant', constant: constantFromText(plain), text: plain };
}

function readWrittenOut(text: string): Reading {
  const signsWord = /(?:@|signs)\s*([+\-−]+)/.exec(text)?.[1];
  const written = readWrittenTerms(text.replace(/(?:@|signs)\s*[+\-−]+(?:, repeated)?/, ''));
  const { terms, numerators, lastSign, repeatedFrom } = written;
  const unit = numerators.every((numerator) => numerator === 1n || numerator === -1n);
  const signs = signsWord
    ? [...signsWord].map((letter): Sign => (letter === '+' ? 1 : -1))
    : [...numerators, ...(lastSign === null ? [] : [lastSign])].map((numerator): Sign =>
        numerator > 0n ? 1 : -1,
      );
  if (repeatedFrom !== null) {
    const preperiod = terms.slice(0, repeatedFrom);
    const polynomials = terms.slice(repeatedFrom).map((term) => [rational(term)]);
    const fraction: InterlacedFraction = {
      rule: { kind: 'interlaced', preperiod, polynomials },
      signs: guessSigns(signs),
    };
    return { kind: 'fraction', written: { kind: 'signed', fraction }, origin: { kind: 'given' } };
  }
  const byValue = unit ? fromValue(written, signs) : null;
  if (byValue) return byValue;
  const origin: RuleOrigin = { kind: 'guessed', terms: terms.length };
  if (!unit) {
    const fraction = { terms: guessRule(terms), numerators: guessRule(numerators) };
    return { kind: 'fraction', written: { kind: 'general', fraction }, origin };
  }
  const fraction = { rule: termsOfSequence(guessRule(terms)), signs: guessSigns(signs) };
  return { kind: 'fraction', written: { kind: 'signed', fraction }, origin };
}

/** The fraction of the value on the left side that begins with the written terms; null where there is none. */
function fromValue({ left, terms }: WrittenTerms, signs: readonly Sign[]): Reading | null {
  if (left === null || left === '') return null;
  let constant: Constant;
  try {
    constant = constantFromText(left);
  } catch (error) {
    // "x = …": the left side only names the number.
    if (error instanceof InputError) return null;
    throw error;
  }
  if (constant.rationalValue !== null) return null;
  const ends = endsOfEnclosure(constant.enclose(Math.min(recognizedDigits, constant.digitsLimit)));
  for (const pattern of patternsOf(signs)) {
    const fraction = recognizeInterlaced(ends, pattern, recognizedOrder);
    if (!fraction || termsOf(fraction.rule, terms.length).some((term, n) => term !== terms[n])) continue;
    const value = { numerator: [0n, 1n], denominator: [1n] };
    const { proved } = proveClaim({ constant: parseExpression(left), value, fraction });
    return {
      kind: 'fraction',
      written: { kind: 'signed', fraction },
      origin: { kind: 'value', constant: left, proved },
    };
  }
  return null;
}

/** Patterns whose repetition begins with the signs, shorter ones first; a list without signs is a simple fraction. */
function patternsOf(signs: readonly Sign[]): SignPattern[] {
  if (signs.length === 0) return [[1]];
  return primitivePatterns(longestPattern).filter((pattern) =>
    signs.every((sign, i) => sign === pattern[i % pattern.length]),
  );
}
