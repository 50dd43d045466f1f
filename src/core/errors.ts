import { oneLine } from './oneLine.ts';

/** Characters that a sentence has at the most: how it begins, with the field, and how it ends, with what is allowed. */
const [longestBeginning, longestEnd] = [500, 400];

/** A sentence that quotes something long without the middle of it. */
function shortened(sentence: string): string {
  if (sentence.length <= longestBeginning + longestEnd) return sentence;
  return `${sentence.slice(0, longestBeginning)} … ${sentence.slice(-longestEnd)}`;
}

/** V8's errors, which have a trace of so many calls; where other engines have none, this says nothing to them. */
const traced = Error as { stackTraceLimit?: number | undefined };

/**
 * Input that cannot be used. The message is one sentence for the reader: it names the field, the value
 * and what is allowed. Values come from outside: nothing in it ends a line, or does anything to a terminal, and of a long one
 * it has the beginning and the end.
 */
export class InputError extends Error {
  override readonly name = 'InputError';

  constructor(sentence: string) {
    // A sentence needs no trace, and a file may have a million lines that each get one.
    const { stackTraceLimit } = traced;
    traced.stackTraceLimit = 0;
    super(oneLine(shortened(sentence)));
    traced.stackTraceLimit = stackTraceLimit;
  }
}

/** A record of the right form that contradicts itself or is false. The message says what is wrong, without its full stop. */
export class FalseRecord extends InputError {}

/** An equation that was read, and is false. The message says what both sides are. */
export class ContradictionError extends InputError {}

/** More digits were asked for than a numerical constant has. The message says how many there are. */
export class PrecisionError extends InputError {}
