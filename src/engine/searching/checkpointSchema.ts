import * as v from 'valibot';
import { InputError } from '../../core/errors.ts';
import { validateSpecification } from '../../core/esma/specification.ts';
import { sentenceOf } from '../../library/sentence.ts';
import type { CheckpointHeader } from './checkpointHeader.ts';

/*
 * The form of a checkpoint's lines. A seal says that a line is as it was written, not who wrote it.
 */

const count = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(Number.MAX_SAFE_INTEGER));
const text = v.pipe(v.string(), v.maxLength(4_000_000));

/** A specification, its fields not yet looked at together. */
export const specificationSchema = v.strictObject({
  constant: v.pipe(text, v.regex(/^[^\p{C}\p{Zl}\p{Zp}]+$/u, 'a name without control characters')),
  constantDigits: v.nullable(text),
  shape: v.picklist(['quotient', 'power']),
  degree: count,
  height: count,
  period: count,
  signs: v.nullable(text),
  numeratorDegree: v.exactOptional(count),
  numeratorHeight: v.exactOptional(count),
  numerators: v.exactOptional(text),
  order: count,
  deepens: v.boolean(),
  digits: count,
});

export const collectingSchema = v.strictObject({
  membersKept: v.pipe(count, v.minValue(1)),
  all: v.boolean(),
});

const headerSchema = v.object({
  format: v.literal('esma checkpoint'),
  version: count,
  specification: specificationSchema,
  collecting: collectingSchema,
  shard: v.strictObject({ index: count, count: v.pipe(count, v.minValue(1), v.maxValue(100_000)) }),
  groups: count,
  command: v.pipe(v.array(text), v.maxLength(100)),
});

const recordSchema = v.object({
  group: count,
  candidates: count,
  conjectures: count,
  refused: count,
  undecided: count,
  expansions: count,
  families: v.array(v.object({ count, members: v.pipe(v.array(v.unknown()), v.minLength(1)) })),
  all: v.nullable(v.array(v.unknown())),
});

/** The header, if it is one. @throws InputError that names the field that is wrong */
export function checkHeader(path: string, header: unknown): CheckpointHeader {
  const checked = read(path, headerSchema, header);
  validateSpecification(checked.specification);
  return checked;
}

/** A group's record, its conjectures not looked at. @throws InputError that names the field that is wrong */
export function checkedRecord(path: string, record: unknown): v.InferOutput<typeof recordSchema> {
  const checked = read(path, recordSchema, record);
  const fault = countsFault(checked);
  if (fault) throw notWritten(path, fault);
  return checked;
}

/** What is impossible about the counts of a group: each of its conjectures is a candidate, and of one family. */
function countsFault({
  candidates,
  conjectures,
  families,
}: v.InferOutput<typeof recordSchema>): string | null {
  if (conjectures > candidates)
    return `conjectures: ${conjectures} is not allowed; there are ${candidates} candidates`;
  const sum = families.reduce((total, { count }) => total + count, 0);
  if (sum !== conjectures)
    return `families: they have ${sum} conjectures together, the group has ${conjectures}`;
  const few = families.find(({ count, members }) => count < members.length);
  return few ? `count: ${few.count} is not allowed; give at least ${few.members.length}, its members` : null;
}

function read<const Schema extends v.GenericSchema>(
  path: string,
  schema: Schema,
  json: unknown,
): v.InferOutput<Schema> {
  const result = v.safeParse(schema, json, { abortEarly: true });
  if (result.success) return result.output;
  throw notWritten(path, sentenceOf(result.issues[0]));
}

function notWritten(path: string, fault: string): InputError {
  return new InputError(
    `checkpoint: ${path} is not one that ESMA has written: ${fault}; start the search anew.`,
  );
}
