import { readKnownDigits } from '../../core/theorems/naming/interval.ts';
import type { KnownDigits } from '../../core/theorems/naming/interval.ts';
import type { NumberName } from '../../core/theorems/naming/name.ts';
import { standingOfName } from '../../core/theorems/naming/nameDigits.ts';
import type { DigitName, NameStanding } from '../../core/theorems/naming/nameDigits.ts';
import { isConditional } from '../../core/theorems/naming/polynomial/namePolynomial.ts';
import type { Naming } from '../../core/theorems/naming/nameNumber.ts';
import type { StatementsRequest } from '../../core/theorems/parametric/request.ts';
import { checkPrograms } from '../programs/numberCheck.ts';
import type { CheckProgram } from '../programs/numberCheck.ts';
import { sentencesOfSequence } from './sequence.ts';
import {
  describeNaming,
  formatName,
  latexOfName,
  proofSentence,
  sentenceOfReading,
  sentencesOfPolynomial,
} from './naming.ts';

/** A name of a number, ready to be shown. All of it is plain data. */
export interface ReportedName {
  readonly text: string;
  readonly latex: string;
  readonly standing: NameStanding;
  /** What the standing rests on, as a sentence: a theorem with its source, or how many digits. */
  readonly basis: string;
  /** Digits explained, digits that the formula costs, and the difference; null where no digits are compared. */
  readonly figures: { readonly explains: number; readonly cost: number; readonly surplus: number } | null;
  /** Programs that compare the name with the digits. */
  readonly programs: readonly CheckProgram[];
  /** Whether the text is an expression that a search can take. */
  readonly isExpression: boolean;
  /** Where it is a statement for all k: what it was asked for by, so that its proof can be written. */
  readonly statement?: StatementsRequest;
}

/** What is known of a number, ready to be shown. */
export interface NumberReport {
  readonly input: string;
  /** The best name first. */
  readonly names: readonly ReportedName[];
  /** Whether it was given by digits, so that more of them can be given. */
  readonly isDecimal: boolean;
  /** What else is to be said, a sentence each: why there is no name, the value, the convergence. */
  readonly sentences: readonly string[];
}

/**
 * What naming has found, as a report.
 * @param isDecimal whether the input is digits
 */
export function numberReport(input: string, naming: Naming, isDecimal: boolean): NumberReport {
  const report = (names: readonly ReportedName[], sentences: readonly string[] = []): NumberReport => ({
    input,
    names,
    isDecimal,
    sentences,
  });
  switch (naming.kind) {
    case 'conjectured':
      return report(naming.answers.map((one) => conjectured(one, naming.known, input)));
    case 'polynomial': {
      const { form, known, value } = naming;
      const own: NumberName | null = form?.expression
        ? { kind: 'expression', expression: form.expression }
        : null;
      const proof = proofSentence(naming);
      const proved =
        own && proof !== null
          ? [provedName(own, proof, value?.text ?? null, isConditional(naming) ? 'conjectured' : 'proved')]
          : [];
      const others = known ? naming.answers.map((one) => conjectured(one, known, value?.text)) : [];
      const sentences = [...sentencesOfPolynomial(naming), ...sentenceOfReading(naming)];
      return report([...proved, ...others], sentences);
    }
    case 'certified':
    case 'derived':
    case 'rational': {
      const { name, latex, sentences } = describeNaming(naming);
      const basis = sentences.join(' ');
      if (name === null || latex === null) return report([], sentences);
      const isExpression = naming.kind !== 'rational';
      return report([
        { text: name, latex, standing: 'proved', basis, figures: null, programs: [], isExpression },
      ]);
    }
    case 'sequence': {
      // What is known of the fraction's value, below the recurrences.
      const own = naming.fraction?.naming;
      const value = own ? numberReport(input, own, false) : report([]);
      const whose = value.names.length > 0 ? ['The names are those of this fraction’s value.'] : [];
      return report(value.names, [...sentencesOfSequence(naming), ...whose, ...value.sentences]);
    }
    case 'unnamed':
    case 'unknown':
      return report([], describeNaming(naming).sentences);
  }
}

/** A number that could not be read, and why. */
export function unreadReport(input: string, reason: string): NumberReport {
  return { input, names: [], isDecimal: false, sentences: [reason] };
}

function provedName(
  name: NumberName,
  basis: string,
  value: string | null,
  standing: NameStanding,
): ReportedName {
  return {
    ...written(name),
    standing,
    basis,
    figures: null,
    programs: value === null ? [] : checkPrograms(name, value, readKnownDigits(value), 1),
  };
}

/** @param digits the number as it was given, where that is a decimal; a program can then compare it */
function conjectured(answer: DigitName, known: KnownDigits, digits: string | undefined): ReportedName {
  const { name, surplus, explains, cost, units } = answer;
  const count = known.digits.toLocaleString('en-US');
  const apart = units > 1 ? `; up to ${units} units of the last one apart` : '';
  const decimal = digits === undefined ? null : plainDecimal(digits);
  return {
    ...written(name),
    standing: standingOfName(answer),
    basis: `From ${count} digits${apart}.`,
    figures: { explains, cost, surplus },
    programs: decimal === null ? [] : checkPrograms(name, decimal, known, units),
  };
}

function written(name: NumberName): Pick<ReportedName, 'text' | 'latex' | 'isExpression'> {
  return {
    text: formatName(name),
    latex: latexOfName(name),
    isExpression: name.kind === 'expression' && !name.own,
  };
}

/** A decimal as every system reads it; null for digits with an error in brackets, groups or a power of ten in words. */
function plainDecimal(text: string): string | null {
  const plain = text
    .trim()
    .replace(/^[−–]/, '-')
    .replace(/(?:…|\.\.\.)$/, '');
  return /^-?\d*\.\d+$/.test(plain) ? plain : null;
}
