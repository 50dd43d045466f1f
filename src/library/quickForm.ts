import type * as v from 'valibot';

/*
 * A quick look at the form of a value: it says yes only where valibot would, and would hand the value over unchanged, with
 * its members in the order of the schema. Where it says no, valibot is asked, and finds the words for what is wrong. Nearly
 * all lines of a library are as this program wrote them, and there may be very many.
 */

/** Whether a value is of a form. */
export type FormTest = (value: unknown) => boolean;

type Part = v.GenericSchema | v.GenericPipeItem;

/** What this file asks of the parts of a schema, by their types. */
interface Members {
  readonly pipe?: readonly Part[];
  readonly requirement?: unknown;
  readonly entries?: Readonly<Record<string, v.GenericSchema>>;
  readonly item?: v.GenericSchema;
  readonly items?: readonly v.GenericSchema[];
  readonly options?: readonly unknown[];
  readonly literal?: unknown;
  readonly wrapped?: v.GenericSchema;
  readonly key?: string;
}

/**
 * A quick test of the form that a schema describes.
 * @throws RangeError where the schema has a part that is not known here
 */
export function quickForm(schema: v.GenericSchema): FormTest {
  const { pipe } = schema as Members;
  if (!pipe) return testOf(schema);
  const [first, ...others] = pipe.map((part, i) => (i === 0 ? testOf(part) : conditionOf(part)));
  const [second, third, fourth, ...more] = others;
  if (more.length > 0) throw new RangeError('a pipe of more than four parts has no quick test');
  if (!second) return first!;
  if (!third) return (value) => first!(value) && second(value);
  if (!fourth) return (value) => first!(value) && second(value) && third(value);
  return (value) => first!(value) && second(value) && third(value) && fourth(value);
}

function testOf(part: Part): FormTest {
  const { type } = part;
  const members = part as Members;
  switch (type) {
    case 'string':
      return (value) => typeof value === 'string';
    case 'number':
      return (value) => typeof value === 'number' && !Number.isNaN(value);
    case 'literal':
      return (value) => value === members.literal;
    case 'picklist': {
      const options = members.options!;
      return (value) => options.includes(value);
    }
    case 'array':
      return arrayTest(quickForm(members.item!));
    case 'tuple':
      return tupleTest(members.items!.map(quickForm));
    case 'nullable': {
      const wrapped = quickForm(members.wrapped!);
      return (value) => value === null || wrapped(value);
    }
    case 'strict_object':
      return objectTest(members.entries!);
    case 'variant':
      return variantTest(members.key!, members.options as readonly v.GenericSchema[]);
    default:
      throw new RangeError(`a schema of type ${type} has no quick test`);
  }
}

/** A condition on a value whose type is known. */
function conditionOf(part: Part): FormTest {
  const { requirement } = part as Members;
  const bound = requirement as number;
  switch (part.type) {
    case 'regex': {
      const pattern = requirement as RegExp;
      return (value) => pattern.test(value as string);
    }
    case 'min_length':
      return (value) => (value as string | readonly unknown[]).length >= bound;
    case 'max_length':
      return (value) => (value as string | readonly unknown[]).length <= bound;
    case 'integer':
      return Number.isInteger;
    case 'min_value':
      return (value) => (value as number) >= bound;
    case 'max_value':
      return (value) => (value as number) <= bound;
    default:
      throw new RangeError(`a condition of type ${part.type} has no quick test`);
  }
}

function arrayTest(item: FormTest): FormTest {
  return (value) => {
    if (!Array.isArray(value)) return false;
    for (let i = 0; i < value.length; i++) if (!item(value[i])) return false;
    return true;
  };
}

function tupleTest(items: readonly FormTest[]): FormTest {
  return (value) => {
    if (!Array.isArray(value) || value.length !== items.length) return false;
    for (let i = 0; i < items.length; i++) if (!items[i]!(value[i])) return false;
    return true;
  };
}

/** Members in their order, none besides; one that is optional may be left out. */
function objectTest(entries: Readonly<Record<string, v.GenericSchema>>): FormTest {
  const keys = Object.keys(entries);
  const isOptional = keys.map((key) => entries[key]!.type === 'optional');
  const tests = keys.map((key, i) =>
    quickForm(isOptional[i] ? (entries[key] as Members).wrapped! : entries[key]!),
  );
  return (value) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
    let i = 0;
    for (const key in value) {
      while (i < keys.length && keys[i] !== key && isOptional[i]) i++;
      if (keys[i] !== key || !tests[i]!((value as Readonly<Record<string, unknown>>)[key])) return false;
      i++;
    }
    while (i < keys.length && isOptional[i]) i++;
    return i === keys.length;
  };
}

function variantTest(key: string, options: readonly v.GenericSchema[]): FormTest {
  const tests = new Map(
    options.map((option) => [((option as Members).entries![key] as Members).literal, quickForm(option)]),
  );
  return (value) => {
    if (typeof value !== 'object' || value === null) return false;
    return tests.get((value as Readonly<Record<string, unknown>>)[key])?.(value) ?? false;
  };
}
