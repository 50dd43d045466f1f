import { constantFromText } from '../../core/constants/constants.ts';
import { formatExpression } from '../../core/constants/expression.ts';
import { parseExpression } from '../../core/constants/parser.ts';
import { parseInterlacedTerms } from '../../core/fractions/parseTerms.ts';
import { parseSigns } from '../../core/fractions/signs.ts';
import { formatRational } from '../../core/numbers/rational.ts';
import { canonicalImage } from '../../core/theorems/canonicalImage.ts';
import { closedForm, radicalForm } from '../../core/theorems/closedForm.ts';
import type { ClosedForm } from '../../core/theorems/closedForm.ts';
import { identifyFraction } from '../../core/theorems/identify.ts';
import { defaultDeterminant, identifyDigits } from '../../core/theorems/identifyDigits.ts';
import type { DigitIdentification } from '../../core/theorems/identifyDigits.ts';
import { knownResult } from '../../core/theorems/known.ts';
import { quadraticOf } from '../../core/theorems/quadraticNumber.ts';
import { displaySigns, formatRule } from '../../formats/plain.ts';
import { readConstant } from '../constant.ts';
import { readArguments, UsageError } from '../options.ts';
import { exitCodes, grouped } from '../terminal.ts';
import type { Terminal } from '../terminal.ts';

/** Digits of an expression's value that are looked at where no theorem names it. */
const digitsOfExpression = 300;

/** Names a number: proved where it is given by a fraction or an expression, conjectured where by its digits. */
export function identifyCommand(words: readonly string[], terminal: Terminal): number {
  const options = readArguments(
    words,
    { signs: 'text', terms: 'text', determinant: 'text' },
    { least: 0, most: 1, meaning: 'the digits' },
  );
  const terms = options.text('terms');
  const name = options.positionals[0];
  if (terms === undefined && name === undefined)
    throw new UsageError('digits, a constant or --terms is missing');
  if (terms !== undefined && name !== undefined) throw new UsageError('give a number or --terms, not both');
  const determinant = options.number('determinant', defaultDeterminant, 1, 1000);
  terminal.out(
    name === undefined
      ? nameOfFraction(terms!, options.text('signs') ?? '+')
      : isDigits(name)
        ? nameOfDigits(name, determinant)
        : nameOfExpression(name, determinant),
  );
  return exitCodes.done;
}

/** Digits with a point, or a file of them. */
function isDigits(name: string): boolean {
  return name.startsWith('@') || /^[+-]?\d*\.\d+(…|\.\.\.)?$/.test(name);
}

function nameOfFraction(terms: string, signs: string): string {
  const fraction = { rule: parseInterlacedTerms(terms), signs: parseSigns(signs) };
  const identification = identifyFraction(fraction);
  if (!identification.identified) return `${sentence(identification.reason)}\n`;
  const known = knownResult(fraction);
  return [
    text(identification.form),
    'Proved: the checker has accepted a certificate of the equality.',
    ...(known ? [`Known: the tail is that of ${known.name} (${known.source}).`] : []),
    '',
  ].join('\n');
}

function nameOfExpression(name: string, determinant: number): string {
  const constant = constantFromText(name);
  if (constant.rationalValue) return `${formatRational(constant.rationalValue)}\nProved: it is rational.\n`;
  const expression = parseExpression(name);
  const radical = quadraticOf(expression);
  const image = canonicalImage(expression);
  const form = radical ? radicalForm(radical) : image && closedForm(image);
  if (form)
    return `${text(form)}\nProved: exact algebra from the theorem that gives its continued fraction.\n`;
  const digits = Math.min(digitsOfExpression, constant.digitsLimit);
  return describe(identifyDigits(constant.enclose(digits), determinant));
}

function nameOfDigits(name: string, determinant: number): string {
  const { constant } = readConstant(name.replace(/(…|\.\.\.)$/, ''));
  return describe(identifyDigits(constant.enclose(constant.digitsLimit), determinant));
}

function describe(identification: DigitIdentification): string {
  if (!identification.identified) return `${sentence(identification.reason)}\n`;
  const { form, pattern, digits } = identification;
  const lines = [
    text(form),
    `Conjectured: it agrees with all ${grouped(digits)} digits, and digits prove nothing.`,
  ];
  if (pattern) {
    const { a, b, d } = pattern.map;
    const x =
      a === 1n && d === 1n && b === 0n ? 'x' : `(${a}x ${b < 0n ? '-' : '+'} ${b < 0n ? -b : b})/${d}`;
    const { rule, signs } = pattern.fraction;
    lines.push(
      `The pattern: with x the number, ${x} has the terms ${formatRule(rule)}, signs ${displaySigns(signs)}, as far as the digits go.`,
    );
  } else {
    lines.push('By an integer relation; its continued fraction shows no pattern in so many terms.');
  }
  return `${lines.join('\n')}\n`;
}

function text({ expression }: ClosedForm): string {
  return formatExpression(expression);
}

function sentence(reason: string): string {
  return `${reason.charAt(0).toUpperCase()}${reason.slice(1)}.`;
}
