import { InputError } from '../core/errors.ts';
import { inadmissibility } from '../core/fractions/admissible.ts';
import { parseFraction } from '../core/fractions/parseFraction.ts';
import type { WrittenFraction } from '../core/fractions/parseFraction.ts';
import { isInterlaced, termsOf } from '../core/fractions/fraction.ts';
import type { InterlacedFraction } from '../core/fractions/fraction.ts';
import { formatSignedFraction } from '../formats/text/fraction.ts';
import { formatTerms } from '../formats/text/plain.ts';
import { readLibrary } from '../library/file.ts';
import type { Arguments } from './options.ts';
import { UsageError } from './options.ts';
import type { Terminal } from './terminal.ts';

/** The options that name a fraction instead of a text TERMS @ NUMERATORS. */
export const fractionOptionKinds = { terms: 'text', signs: 'text', from: 'text', id: 'text' } as const;

/** How a fraction is written, for the help of every command that reads one. */
export const fractionNotation = `  FRACTION          TERMS @ NUMERATORS. Terms: polynomials in k, interlaced, a preperiod before a bar. Numerators: a sign
                    pattern, as in "2; 3+2k @ -+", or polynomials b_1, b_2, …, as in "2k+1 @ k^2+2k+1"; without @ all +.
                    Instead: --terms T [--signs=WORD], or --from FILE --id ID for one of a library. A text that
                    begins with - goes after -- and the options
`;

/** Whether the options name a fraction, so that no text is to be expected. */
export function namesFraction(options: Arguments): boolean {
  return options.text('terms') !== undefined || options.text('from') !== undefined;
}

/** The fraction of a command line: by its text, by --terms and --signs, or by --from and --id. @throws InputError, UsageError */
export function readFraction(options: Arguments, text: string | undefined): WrittenFraction {
  const [terms, path] = [options.text('terms'), options.text('from')];
  if ([text, terms, path].filter((given) => given !== undefined).length > 1)
    throw new UsageError('give the fraction once: as TERMS @ NUMERATORS, by --terms or by --from');
  if (path !== undefined) return { kind: 'signed', fraction: readFromLibrary(path, options.text('id')) };
  if (terms !== undefined) return parseFraction(`${terms} @ ${options.text('signs') ?? '+'}`);
  if (text === undefined) throw new UsageError('the fraction is missing');
  return parseFraction(text);
}

/** The same where only a signed continued fraction will do, and an admissible one. @throws InputError, UsageError */
export function readSignedFraction(options: Arguments, text: string | undefined): InterlacedFraction {
  return asSigned(readFraction(options, text));
}

/** @throws InputError where the fraction is general or not admissible */
export function asSigned(written: WrittenFraction): InterlacedFraction {
  if (written.kind === 'general')
    throw new InputError(
      'numerators: a sign pattern such as -+ is needed here; esma unfold turns polynomials into one where it can.',
    );
  const fault = inadmissibility(written.fraction);
  if (fault) throw new InputError(`terms: the fraction is not admissible: ${fault}.`);
  return written.fraction;
}

function readFromLibrary(path: string, id: string | undefined): InterlacedFraction {
  if (id === undefined) throw new UsageError('--from needs --id, the id of a conjecture in the file');
  const conjecture = readLibrary(path).conjectures.find((one) => one.id === id);
  if (!conjecture)
    throw new InputError(`id: ${id} is not in ${path}; give the id of one of its conjectures.`);
  const { fraction } = conjecture;
  if (!isInterlaced(fraction))
    throw new InputError(`id: the terms of ${id} are a recurrence; the tools take interlaced polynomials.`);
  return fraction;
}

/** Terms that are shown beside a rule. */
const termsShown = 12;

/** Puts a signed fraction out, as it can be read again, with its first terms. */
export function writeSigned(fraction: InterlacedFraction, terminal: Terminal): void {
  terminal.out(`${formatSignedFraction(fraction)}\n`);
  terminal.out(`${formatTerms(termsOf(fraction.rule, termsShown), termsShown)}\n`);
}
