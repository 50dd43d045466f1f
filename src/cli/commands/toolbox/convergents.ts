import { InputError } from '../../../core/errors.ts';
import { endsOfEnclosure, expand } from '../../../core/fractions/expand.ts';
import { evaluateFraction } from '../../../core/fractions/evaluate.ts';
import { termsOf } from '../../../core/fractions/fraction.ts';
import { parseSigns } from '../../../core/fractions/signs.ts';
import { convergentTable, generalConvergentTable } from '../../../core/fractions/toolbox/convergents.ts';
import type { TabledConvergent } from '../../../core/fractions/toolbox/convergents.ts';
import type { GeneralFraction } from '../../../core/fractions/toolbox/generalFraction.ts';
import { sequenceAt } from '../../../core/fractions/toolbox/sequence.ts';
import { scientificNotation } from '../../../core/numbers/decimal.ts';
import { formatRational } from '../../../core/numbers/rational.ts';
import { readConstant } from '../../constant.ts';
import { asSigned, fractionOptionKinds, namesFraction, readFraction } from '../../fraction.ts';
import type { Arguments } from '../../options.ts';
import { readArguments, UsageError } from '../../options.ts';
import { exitCodes, fit, table } from '../../terminal.ts';
import type { Terminal } from '../../terminal.ts';

/** The convergents of a constant or of a fraction, with their errors. */
export function convergentsCommand(words: readonly string[], terminal: Terminal): number {
  const options = readArguments(
    words,
    { ...fractionOptionKinds, count: 'text' },
    { least: 0, most: 1, meaning: 'the constant or the fraction' },
  );
  const count = options.number('count', 12, 1, 1000);
  const text = options.positionals[0];
  // @FILE is a constant; an @ inside is a fraction.
  const isFraction = namesFraction(options) || (text !== undefined && text.indexOf('@') > 0);
  if (!isFraction && text === undefined) throw new UsageError('a constant or a fraction is missing');
  if (!isFraction) {
    writeTable(ofConstant(text!, options, count), terminal);
    return exitCodes.done;
  }
  const written = readFraction(options, text);
  if (written.kind === 'general') return writeGeneralTable(written.fraction, count, terminal);
  const fraction = asSigned(written);
  const terms = termsOf(fraction.rule, count);
  writeTable(
    convergentTable(terms, fraction.signs, (digits) => evaluateFraction(fraction, digits)),
    terminal,
  );
  return exitCodes.done;
}

function ofConstant(text: string, options: Arguments, count: number): TabledConvergent[] {
  const { constant } = readConstant(text);
  if (constant.rationalValue !== null)
    throw new InputError(
      `constant: ${constant.name} is rational; esma expand shows its finitely many terms.`,
    );
  const signs = parseSigns(options.text('signs') ?? '+');
  const enclose = (digits: number) => constant.enclose(digits);
  for (let digits = 2 * count + 20; ; digits *= 2) {
    const { terms, state } = expand(endsOfEnclosure(enclose(digits)), signs, count);
    if (state === 'complete') return convergentTable(terms.map(BigInt), signs, enclose);
  }
}

const errorDigits = 3;

function writeTable(rows: readonly TabledConvergent[], terminal: Terminal): void {
  const width = quotientWidth(terminal);
  const lines = rows.map(({ n, term, sign, p, q, error }) => [
    String(n),
    String(term),
    sign > 0 ? '+' : '−',
    fit(`${p}/${q}`, width),
    scientificNotation(error, errorDigits) ?? '',
  ]);
  const header = ['n', 'a_n', 'sign', 'p_n/q_n', 'x − p_n/q_n'];
  terminal.out(`${table([header, ...lines], new Set([0, 1, 4]))}\n`);
  terminal.err('Errors: proved digits, cut after three.\n');
}

function writeGeneralTable(fraction: GeneralFraction, count: number, terminal: Terminal): number {
  const width = quotientWidth(terminal);
  const rows = generalConvergentTable(fraction, count);
  const lines = rows.map(({ value, error }, n) => [
    String(n),
    formatRational(sequenceAt(fraction.terms, n)),
    formatRational(sequenceAt(fraction.numerators, n)),
    value ? fit(formatRational(value), width) : '∞',
    (error && scientificNotation(error, errorDigits)) ?? '',
  ]);
  terminal.out(
    `${table([['n', 'a_n', 'b_n+1', 'p_n/q_n', 'x − p_n/q_n'], ...lines], new Set([0, 1, 2, 4]))}\n`,
  );
  terminal.err(
    rows.some(({ error }) => error)
      ? 'Errors: proved digits, cut after three.\n'
      : 'No errors: that the fraction converges, and how fast, is shown by none of the criteria in use (all terms positive; |a_n| ≥ |b_n| + 1).\n',
  );
  return exitCodes.done;
}

/** Characters of a quotient: what a line leaves beside the other columns. */
function quotientWidth(terminal: Terminal): number {
  return Math.max(20, terminal.columns - 60);
}
