import { readWholeNumber } from '../core/wholeNumber.ts';

/** How a person is asked for a parameter; one that has no question is left at its default there. */
export interface Question {
  readonly prompt: string;
  /** What stands in the box at first; "" for nothing. */
  readonly initial: string;
  /** Values that are offered before one is typed, with what they mean. */
  readonly choices?: readonly (readonly [value: string, meaning: string])[];
}

/** What is to be known of a parameter wherever it is given. */
export interface ParameterDescription {
  /** The word that stands for its value in a help text: "WORD". */
  readonly value: string;
  /** What it is, with range and default, for a help text; a line each. */
  readonly meaning: readonly string[];
  /** Whether it must be given. */
  readonly isNecessary: boolean;
  /** Whether a command line gives it as a word of its own, before the fraction or after it; elsewhere it is an option. */
  readonly position: 'before' | 'after' | null;
  readonly question: Question | null;
}

/** A parameter of a tool, with its reader. */
export interface ToolParameter<Value> extends ParameterDescription {
  /**
   * @param text what was given; undefined where nothing was
   * @param field what messages call it
   * @throws InputError that names field, value and what is allowed
   */
  read(text: string | undefined, field: string): Value;
}

type Given<Value> = Pick<ParameterDescription, 'value' | 'meaning'> &
  Partial<Pick<ParameterDescription, 'position' | 'question'>> & {
    readonly read: (text: string, field: string) => Value;
  };

/** A parameter that must be given. */
export function necessary<Value>({ read, ...given }: Given<Value>): ToolParameter<Value> {
  return {
    position: null,
    question: null,
    ...given,
    isNecessary: true,
    read: (text, field) => read(text ?? '', field),
  };
}

/** A parameter that has a value where nothing is given. */
export function withDefault<Value>(fallback: string, given: Given<Value>): ToolParameter<Value> {
  const parameter = necessary(given);
  return { ...parameter, isNecessary: false, read: (text, field) => parameter.read(text ?? fallback, field) };
}

/** A parameter that may be left out: undefined then. */
export function optional<Value>(given: Given<Value>): ToolParameter<Value | undefined> {
  const parameter = necessary(given);
  return {
    ...parameter,
    isNecessary: false,
    read: (text, field) => (text === undefined ? undefined : parameter.read(text, field)),
  };
}

/** Reads a whole number of a range. */
export function wholeNumber(least: number, most: number): (text: string, field: string) => number {
  return (text, field) => readWholeNumber(field, text, least, most);
}
