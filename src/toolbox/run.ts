import { InputError } from '../core/errors.ts';
import { inadmissibility } from '../core/fractions/admissible.ts';
import { evaluateFraction } from '../core/fractions/evaluate.ts';
import { endsOfEnclosure, expand } from '../core/fractions/expand.ts';
import { termsOf } from '../core/fractions/fraction.ts';
import { asGeneral } from '../core/fractions/parseFraction.ts';
import type { WrittenFraction } from '../core/fractions/parseFraction.ts';
import { parseRationalSequence } from '../core/fractions/parseTerms.ts';
import { parseSigns } from '../core/fractions/signs.ts';
import { compareFractions } from '../core/fractions/toolbox/compare.ts';
import { contract, mostContracted } from '../core/fractions/toolbox/contract.ts';
import { convergentTable, generalConvergentTable } from '../core/fractions/toolbox/convergents.ts';
import { convertSigns } from '../core/fractions/toolbox/convert.ts';
import { transformEquivalently } from '../core/fractions/toolbox/equivalence.ts';
import { extend } from '../core/fractions/toolbox/extend.ts';
import { fold } from '../core/fractions/toolbox/fold.ts';
import { generalConvergents, quotientOf } from '../core/fractions/toolbox/generalFraction.ts';
import type { GeneralFraction } from '../core/fractions/toolbox/generalFraction.ts';
import type { FractionImage } from '../core/fractions/toolbox/image.ts';
import { moebiusImage } from '../core/fractions/toolbox/moebius.ts';
import { negate } from '../core/fractions/toolbox/negate.ts';
import { parseMoebius } from '../core/fractions/toolbox/parseMoebius.ts';
import { reciprocal } from '../core/fractions/toolbox/reciprocal.ts';
import { unfold } from '../core/fractions/toolbox/unfold.ts';
import { scientificNotation } from '../core/numbers/decimal.ts';
import { formatRational, rational } from '../core/numbers/rational.ts';
import type { Catalogue } from '../core/theorems/naming/catalogue/catalogue.ts';
import { looksLikeDigits, readKnownDigits } from '../core/theorems/naming/interval.ts';
import { defaultDeterminant } from '../core/theorems/naming/methods/patterns.ts';
import {
  nameConstant,
  nameDigits,
  nameExpression,
  nameFraction,
} from '../core/theorems/naming/nameNumber.ts';
import type { Naming } from '../core/theorems/naming/nameNumber.ts';
import type { InterlacedFraction } from '../core/fractions/fraction.ts';
import { readFraction } from '../core/theorems/naming/readFraction.ts';
import type { Reading, RuleOrigin } from '../core/theorems/naming/readFraction.ts';
import { formatGeneralFraction, formatSignedFraction } from '../formats/text/fraction.ts';
import { latexNested } from '../formats/latex/latex.ts';
import { latexConvergents, latexGeneralNested } from '../formats/latex/toolbox.ts';
import { describeNaming } from '../formats/text/naming.ts';
import { formatTerms } from '../formats/text/plain.ts';
import { describeComparison, keptConvergents } from '../formats/text/toolbox.ts';
import type { ReadingAnswer, ToolAnswer, ToolName, ToolRequest } from './tools.ts';

/** Terms or convergents that are shown beside a rule. */
const termsShown = 12;
const convergentsShown = 6;

/** How a text is understood. @throws InputError */
export function readText(text: string): ReadingAnswer {
  const reading = readFraction(text);
  if (reading.kind !== 'fraction')
    return { kind: reading.kind, notation: text.trim(), shown: '', origin: '' };
  return {
    kind: reading.written.kind,
    notation: notationOf(reading.written),
    shown: shownTerms(reading.written),
    origin: describeOrigin(reading.origin),
  };
}

function describeOrigin(origin: RuleOrigin): string {
  if (origin.kind === 'given') return '';
  if (origin.kind === 'guessed') return `The rule is guessed from ${origin.terms} terms.`;
  return origin.proved
    ? `The rule follows from the value ${origin.constant}: proved.`
    : `The rule is found in the digits of ${origin.constant}: conjectured.`;
}

/**
 * Runs one tool.
 * @param catalogue gives the constants that numbers are named with
 * @throws InputError where it can't be used on this
 */
export function runTool(
  { tool, text, parameter, depth }: ToolRequest,
  catalogue: () => Catalogue,
): ToolAnswer {
  if (tool === 'identify' && looksLikeDigits(text))
    return named(nameDigits(readKnownDigits(text), namingTools(catalogue)), '');
  const reading = readFraction(text);
  if (tool === 'identify') return identified(reading, catalogue);
  if (tool === 'convergents') return convergentsOf(reading, count(parameter, 'count', 1, 1000));
  if (reading.kind !== 'fraction')
    throw new InputError(
      `fraction: "${text}" is a number; this tool takes a fraction such as 2; 3+2k @ -+. Identify and Convergents take numbers.`,
    );
  return tools[tool](reading.written, parameter, depth);
}

type FractionTool = (written: WrittenFraction, parameter: string, depth: number) => ToolAnswer;

const tools: Readonly<Record<Exclude<ToolName, 'identify' | 'convergents'>, FractionTool>> = {
  convert: (written, word, depth) =>
    image(convertSigns(signed(written), parseSigns(word)), 'the value, exactly', depth),
  moebius: (written, map, depth) => {
    const fraction = signed(written);
    const kept = `the value, as ${map} of the given one, exactly`;
    return image(moebiusImage(fraction, parseMoebius(map), fraction.signs), kept, depth);
  },
  negate: (written, _, depth) => image(negate(signed(written)), 'the value up to its sign, exactly', depth),
  reciprocal: (written, _, depth) =>
    image(reciprocal(signed(written)), 'the value, inverted, exactly', depth),
  equivalence: (written, factors, depth) =>
    general(
      transformEquivalently(asGeneral(written), parseRationalSequence(factors, 'factors')),
      'every convergent, and so the value',
      depth,
    ),
  even: (written, _, depth) => contracted(written, 2, 0, depth),
  odd: (written, _, depth) => contracted(written, 2, 1, depth),
  contract: (written, every, depth) =>
    contracted(written, count(every, 'every', 1, mostContracted), 0, depth),
  extend: (written, every, depth) => {
    const n = count(every, 'every', 1, mostContracted);
    const { fraction, place } = extend(asGeneral(written), n, rational(1n));
    const places = [0, 1, 2, 3].map((k) => place(k)).join(', ');
    return general(
      fraction,
      `every convergent, and so the value; convergents 0, 1, 2, 3, … are now ${places}, …`,
      depth,
    );
  },
  fold: (written, _, depth) => {
    const { fraction, every, first } = fold(signed(written));
    return general(fraction, `${keptConvergents(every, first)}, and so the value`, depth);
  },
  unfold: (written, _, depth) => {
    const result = unfold(asGeneral(written));
    if (!result.found) return nothing(`Not found: ${result.reason}.`);
    const { every, first, fraction } = result;
    const kept =
      every === 1
        ? 'every convergent, and so the value'
        : `every convergent; they are ${keptConvergents(every, first)} of this one`;
    return ofSigned(fraction, kept, depth);
  },
  compare: (written, other) => {
    const reading = readFraction(other);
    if (reading.kind !== 'fraction')
      throw new InputError(`second fraction: "${other}" is a number; give a fraction such as 2; 3+2k @ -+.`);
    const [values, ...others] = describeComparison(
      compareFractions(signed(written), signed(reading.written)),
    );
    return { result: null, latex: null, lines: [values, ...others], kept: '', goesOn: false };
  },
};

function signed(written: WrittenFraction): InterlacedFraction {
  if (written.kind === 'general')
    throw new InputError(
      'numerators: a sign pattern such as -+ is needed here; Unfold turns polynomials into one where it can.',
    );
  const fault = inadmissibility(written.fraction);
  if (fault) throw new InputError(`terms: the fraction is not admissible: ${fault}.`);
  return written.fraction;
}

function count(text: string, field: string, least: number, most: number): number {
  const number = /^\s*\d+\s*$/.test(text) ? Number(text) : Number.NaN;
  if (!(number >= least && number <= most))
    throw new InputError(`${field}: "${text}" is not allowed; give a whole number from ${least} to ${most}.`);
  return number;
}

function notationOf(written: WrittenFraction): string {
  return written.kind === 'signed'
    ? formatSignedFraction(written.fraction)
    : formatGeneralFraction(written.fraction);
}

function shownTerms(written: WrittenFraction): string {
  if (written.kind === 'signed') {
    const { rule } = written.fraction;
    return formatTerms(termsOf(rule, termsShown), termsShown);
  }
  const shown = generalConvergents(written.fraction, convergentsShown).map((convergent) => {
    const value = quotientOf(convergent);
    return value ? formatRational(value) : '∞';
  });
  return `convergents ${shown.join(', ')}, …`;
}

function nothing(sentence: string): ToolAnswer {
  return { result: null, latex: null, lines: [sentence], kept: '', goesOn: false };
}

function image(found: FractionImage, kept: string, depth: number): ToolAnswer {
  if (found.kind === 'interlaced') return ofSigned(found.fraction, `${kept}; shown for all terms`, depth);
  const meaning = found.kind === 'unbounded' ? 'No interlaced polynomials' : 'Not found';
  return nothing(`${meaning}: ${found.reason}.`);
}

function ofSigned(fraction: InterlacedFraction, kept: string, depth: number): ToolAnswer {
  const { rule, signs } = fraction;
  return {
    result: formatSignedFraction(fraction),
    latex: latexNested(termsOf(rule, depth + 1), signs, depth),
    lines: [shownTerms({ kind: 'signed', fraction })],
    kept,
    goesOn: true,
  };
}

function general(fraction: GeneralFraction, kept: string, depth: number): ToolAnswer {
  return {
    result: formatGeneralFraction(fraction),
    latex: latexGeneralNested(fraction, depth),
    lines: [shownTerms({ kind: 'general', fraction })],
    kept,
    goesOn: true,
  };
}

function contracted(written: WrittenFraction, every: number, first: number, depth: number): ToolAnswer {
  const kept = `${keptConvergents(every, first)}, and so the value`;
  return general(contract(asGeneral(written), every, first), kept, depth);
}

function namingTools(catalogue: () => Catalogue): Parameters<typeof nameDigits>[1] {
  return { catalogue: catalogue(), determinant: defaultDeterminant };
}

function identified(reading: Reading, catalogue: () => Catalogue): ToolAnswer {
  const origin = reading.kind === 'fraction' ? describeOrigin(reading.origin) : '';
  return named(nameOf(reading, catalogue), origin);
}

function named(naming: Naming, origin: string): ToolAnswer {
  const { name, latex, sentences } = describeNaming(naming);
  const lines = [...sentences, ...(origin === '' ? [] : [origin])];
  return { result: name, latex, lines, kept: '', goesOn: false };
}

function nameOf(reading: Reading, catalogue: () => Catalogue): Naming {
  if (reading.kind === 'digits') return nameConstant(reading.constant, namingTools(catalogue));
  if (reading.kind === 'constant') return nameExpression(reading.text, namingTools(catalogue));
  if (reading.written.kind === 'signed') return nameFraction(reading.written.fraction);
  const unfolded = unfold(reading.written.fraction);
  return unfolded.found
    ? nameFraction(unfolded.fraction)
    : { kind: 'unknown', reason: `it comes from no signed fraction here: ${unfolded.reason}` };
}

/** Significant digits of an error. */
const errorDigits = 3;

function convergentsOf(reading: Reading, most: number): ToolAnswer {
  const rows = convergentRows(reading, most);
  const lines = rows.map(([n, quotient, error]) => `${n}:  ${quotient}${error === '' ? '' : `   ${error}`}`);
  const kept = rows.some(([, , error]) => error !== '')
    ? 'errors x − p/q with proved digits, cut after three'
    : 'no errors: no criterion in use shows that the fraction converges, and how fast';
  return { result: null, latex: latexConvergents(rows), lines, kept, goesOn: false };
}

function convergentRows(reading: Reading, most: number): [string, string, string][] {
  if (reading.kind === 'fraction' && reading.written.kind === 'general') {
    return generalConvergentTable(reading.written.fraction, most).map(({ value, error }, n) => [
      String(n),
      value ? formatRational(value) : '∞',
      (error && scientificNotation(error, errorDigits)) ?? '',
    ]);
  }
  const table =
    reading.kind === 'fraction'
      ? ofFraction(signed(reading.written), most)
      : ofNumber(reading.constant, most);
  return table.map(({ n, p, q, error }) => [
    String(n),
    `${p}/${q}`,
    scientificNotation(error, errorDigits) ?? '',
  ]);
}

function ofFraction(fraction: InterlacedFraction, most: number): ReturnType<typeof convergentTable> {
  const enclose = (digits: number) => evaluateFraction(fraction, digits);
  return convergentTable(termsOf(fraction.rule, most), fraction.signs, enclose);
}

function ofNumber(
  constant: Extract<Reading, { kind: 'constant' }>['constant'],
  most: number,
): ReturnType<typeof convergentTable> {
  if (constant.rationalValue !== null)
    throw new InputError(`constant: ${constant.name} is rational; its continued fraction ends.`);
  const enclose = (digits: number) => constant.enclose(digits);
  for (let digits = 2 * most + 20; ; digits *= 2) {
    const { terms, state } = expand(endsOfEnclosure(enclose(digits)), [1], most);
    if (state === 'complete') return convergentTable(terms.map(BigInt), [1], enclose);
  }
}
