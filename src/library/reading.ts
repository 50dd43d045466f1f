import * as v from 'valibot';
import type { Conjecture } from '../core/conjecture.ts';
import { FalseRecord, InputError } from '../core/errors.ts';
import { stepsInWords, within } from '../core/work.ts';
import type { Certificate } from '../core/certificate.ts';
import { certificateFromJson } from './certificateJson.ts';
import { parseForeign } from './foreignJson.ts';
import { checkRecord } from './gate.ts';
import { conjectureOf } from './json.ts';
import { quickForm } from './quickForm.ts';
import { certificateSchema, recordSchema } from './recordSchema.ts';
import type { RecordJson } from './recordSchema.ts';
import { isSound } from './seal.ts';
import { sentenceOf } from './sentence.ts';

/** What the examination of a record may take, in steps of the budget of work: a thousand times what most take. */
const recordSteps = 5e8;
const tooMuch = `constant, polynomials: to examine the record takes more than the ${stepsInWords(recordSteps)} steps of arithmetic that are allowed`;

/** What git puts between the two sides of a conflict. */
const conflictMark = /^(?:<{7}|\|{7}|={7}|>{7})(?: |$)/;

/** How the line of a record begins, whatever became of the rest. */
export const recordBegins = /^\s*\{\s*"(?:schema|id)"\s*:/;

/** Longest line that is read, in characters: no record of a search comes near it. */
const longestLine = 1 << 20;

/**
 * Reads one line of a library.
 * @throws InputError with a sentence, without its full stop, that names the field, what it holds and what is allowed; FalseRecord
 * where the form is right
 */
export function conjectureFromLine(line: string): Conjecture {
  if (line.length > longestLine)
    throw new InputError(`the line has ${line.length} characters; at most ${longestLine} are read`);
  // Editors put a byte order mark before a text, which is no part of it.
  const text = line.trim();
  let json: unknown;
  try {
    json = parseForeign(text);
  } catch {
    throw new InputError(
      conflictMark.test(text)
        ? 'the line is a mark of a conflict of git; take the marks out, the records of both sides may stay'
        : 'the line is no complete JSON object',
    );
  }
  return read(json, text);
}

/**
 * Reads a conjecture in its JSON form.
 * @throws InputError as `conjectureFromLine`
 */
export function conjectureFromJson(json: unknown): Conjecture {
  return read(json, '');
}

/**
 * Reads a certificate in its JSON form; what it proves is the checker's to say.
 * @throws InputError that names the field that is wrong
 */
export function readCertificate(json: unknown): Certificate {
  const result = v.safeParse(certificateSchema, json, { abortEarly: true });
  if (!result.success) throw new InputError(sentenceOf(result.issues[0]));
  return certificateFromJson(result.output);
}

/** Compiled with the first record: a program that reads none does without. */
let hasForm: ReturnType<typeof quickForm> | null = null;

function recordOf(json: unknown): RecordJson {
  if ((hasForm ??= quickForm(recordSchema))(json)) return json as RecordJson;
  const result = v.safeParse(recordSchema, json, { abortEarly: true });
  if (!result.success) throw new InputError(sentenceOf(result.issues[0]));
  return result.output;
}

function read(json: unknown, text: string): Conjecture {
  const record = recordOf(json);
  if (record.seal !== undefined && !isSound(text, record))
    throw new FalseRecord(
      `seal: ${record.seal} is not that of the record; a part of the line has been changed, so that nothing in it can be relied upon; take the line from a copy, or leave the field seal out if the change is meant, and the record is examined as one without a seal`,
    );
  const conjecture = conjectureOf(record);
  try {
    within(recordSteps, tooMuch, () => checkRecord(conjecture));
  } catch (error) {
    if (error instanceof InputError) throw new FalseRecord(error.message);
    // Numbers that cannot be divided or held belong to no record of a search, and stop no other line.
    if (error instanceof RangeError)
      throw new FalseRecord(`the record: its numbers cannot be examined (${error.message})`);
    throw error;
  }
  return conjecture;
}
