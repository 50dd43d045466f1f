import { stepsInWords, within } from '../work.ts';
import type { Constant } from './constant.ts';
import { digitsOf, Encloser, tooFewDigits } from './enclosing.ts';
import { emptyMemory, evaluate } from './evaluate.ts';
import { shorten } from './operations.ts';
import { InputError } from '../errors.ts';
import type { Expression } from './expression.ts';
import { formatExpression } from './formatExpression.ts';
import { latexOfExpression } from './latex.ts';
import { numericalDigits } from './numerical.ts';
import { parseExpression } from './parser.ts';
import { reachOf } from './reach.ts';
import type { ConstantSource } from './source.ts';
import { encloseDigits, readDigits } from './typed.ts';
import type { Evaluation } from './evaluation.ts';
import { bitsForDigits } from '../numbers/integers.ts';

/**
 * The constant that an expression stands for, in plain notation or LaTeX.
 * @throws ParseError (an InputError) where the text cannot be read, InputError at a pole and outside a domain.
 */
export function constantFromText(text: string): Constant {
  return constantFromExpression(parseExpression(text));
}

/** The constant of a record. @throws InputError where the record knows it by its digits, and as constantFromExpression. */
export function constantFromSource(source: ConstantSource): Constant {
  if (source.kind === 'expression') return constantFromExpression(source.expression);
  throw new InputError(
    `constant: ${shorten(source.name)} is known by its digits only, and the record does not hold them; an expression is needed.`,
  );
}

/** What it may take to find out what an expression is, and to calculate digits of it, in steps of the budget of work. */
const examinationSteps = 2e9;
export const digitsSteps = 2e10;

/** @throws InputError at a pole, outside the domain of a function, and where an expression takes too much work. */
export function constantFromExpression(expression: Expression): Constant {
  return within(
    examinationSteps,
    `constant: to examine ${shorten(formatExpression(expression))} takes more than the ${stepsInWords(examinationSteps)} steps of arithmetic that are allowed; write fewer irrational terms, or fewer functions within one another.`,
    () => examinedConstant(expression),
  );
}

function examinedConstant(expression: Expression): Constant {
  const memory = emptyMemory();
  const value = evaluate(expression, memory);
  refuseUnbounded(value, formatExpression(expression));
  const name = formatExpression(expression);
  const digitsLimit = limitOf(value);
  const encloser = new Encloser(name, value.real, digitsLimit, value.rigor === 'numerical');
  return {
    source: { kind: 'expression', name, expression },
    name,
    latex: latexOfExpression(expression),
    rigor: value.rigor,
    reach: reachOf(expression, value, (part) => evaluate(part, memory).rational),
    get digitsLimit() {
      return digitsLimit();
    },
    annihilator: value.annihilator,
    rationalValue: value.rational,
    enclose: (digits) => {
      if (value.rigor === 'numerical' && digits > numericalDigits && digits > digitsLimit()) {
        throw tooFewDigits(name, digits, digitsLimit());
      }
      return within(digitsSteps, tooManyDigits(name, digits), () => encloser.enclose(digits));
    },
  };
}

/** The sentence for digits that would take too much work. */
export function tooManyDigits(name: string, digits: number): string {
  return `digits: ${digits} digits of ${shorten(name)} take more than the ${stepsInWords(digitsSteps)} steps of arithmetic that are allowed; ask for fewer.`;
}

/** @throws InputError where no enclosure is found: a divisor or a radicand cannot be told from 0. */
function refuseUnbounded(value: Evaluation, name: string): void {
  for (const bits of [128, 1_024, 8_192, 65_536]) if (value.real.enclose(bits) !== null) return;
  throw new InputError(
    `The constant ${shorten(name)} has a pole to all digits that were tried: a value that stays bounded is needed.`,
  );
}

/** Most digits of a value, found when it is first asked for: a numerical one is calculated as finely as it can be. */
function limitOf(value: Evaluation): () => number {
  if (value.rigor === 'proved') return () => Infinity;
  let limit: number | null = null;
  return () => {
    if (limit === null) {
      const finest = value.real.enclose(bitsForDigits(numericalDigits) + 8);
      limit = finest ? Math.min(numericalDigits, digitsOf(finest)) : 0;
    }
    return limit;
  };
}

/**
 * The constant whose digits a file holds: ± one unit in the last place, numerical, as many digits as the text carries.
 * The name is what the constant is called in tables and formulas: letters, digits and _ are sensible.
 * @throws InputError where the text holds anything but one number.
 */
export function constantFromDigits(name: string, text: string): Constant {
  const digits = readDigits(name, text);
  const finest = encloseDigits(digits, bitsForDigits(digits.places) + 8);
  const digitsLimit = digitsOf(finest);
  const real = { enclose: (bits: number) => encloseDigits(digits, bits) };
  const encloser = new Encloser(name, real, () => digitsLimit, true);
  return {
    source: { kind: 'digits', name },
    name,
    latex: `\\mathrm{${name.replace(/[\\{}$&#^%~]/g, '').replace(/_/g, '\\_')}}`,
    rigor: 'numerical',
    reach: 'unknown',
    digitsLimit,
    annihilator: null,
    rationalValue: null,
    enclose: (wanted) => {
      if (wanted > digitsLimit) throw tooFewDigits(name, wanted, digitsLimit);
      return encloser.enclose(wanted);
    },
  };
}
