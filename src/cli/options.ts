import { parseArgs } from 'node:util';
import type { ParseArgsConfig } from 'node:util';
import { InputError } from '../core/errors.ts';

/** The command line itself is wrong (an unknown option, a missing argument): exit code 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** How a command's options are declared: long names, with a value or as a flag. */
export type OptionKinds = Readonly<Record<string, 'text' | 'flag'>>;

/** The words of a command line, read. */
export interface Arguments {
  readonly positionals: readonly string[];
  /** The text of an option, or undefined. */
  text(name: string): string | undefined;
  flag(name: string): boolean;
  /** A whole number in a range, or the default. @throws InputError that names the option, its value and the range. */
  number(name: string, fallback: number, least: number, most: number): number;
}

/** @throws UsageError on unknown options or too many or too few arguments. */
export function readArguments(
  words: readonly string[],
  kinds: OptionKinds,
  positionals: { readonly least: number; readonly most: number; readonly meaning: string },
): Arguments {
  const options: NonNullable<ParseArgsConfig['options']> = {};
  for (const [name, kind] of Object.entries(kinds))
    options[name] = { type: kind === 'flag' ? 'boolean' : 'string' };
  let parsed: ReturnType<typeof parseArgs>;
  try {
    parsed = parseArgs({ args: [...words], options, allowPositionals: true, strict: true });
  } catch (error) {
    // Node's sentence says which option it was; what follows the first full stop is advice about "--".
    throw new UsageError(error instanceof Error ? error.message.split('. ')[0]! : String(error));
  }
  const given = parsed.positionals;
  if (given.length < positionals.least) throw new UsageError(`${positionals.meaning} is missing`);
  if (given.length > positionals.most)
    throw new UsageError(`"${given[positionals.most]}" is one argument too many`);
  const text = (name: string) => {
    const value = parsed.values[name];
    return typeof value === 'string' ? value : undefined;
  };
  return {
    positionals: given,
    text,
    flag: (name) => parsed.values[name] === true,
    number(name, fallback, least, most) {
      const written = text(name);
      if (written === undefined) return fallback;
      const value = /^\d+$/.test(written) ? Number(written) : NaN;
      if (!(value >= least && value <= most)) {
        throw new InputError(
          `${name}: ${written} is not allowed; give a whole number from ${least} to ${most}.`,
        );
      }
      return value;
    },
  };
}
