import { toJsonSchema } from '@valibot/to-json-schema';
import { numeratedRecordSchema, signedRecordSchema } from '../../src/library/recordSchema.ts';

/** The JSON Schema of a record, made from the gate's own description. JSON Schema reads all patterns with the flag u. */
export function librarySchema(version: 1 | 2 = 1): unknown {
  return {
    title: `A record of an ESMA library, schema ${version}: one line of a .esma.jsonl file`,
    ...toJsonSchema(version === 1 ? signedRecordSchema : numeratedRecordSchema, {
      target: 'draft-2020-12',
      errorMode: 'ignore',
      overrideAction: ({ valibotAction, jsonSchema }) =>
        valibotAction.type === 'regex'
          ? {
              ...jsonSchema,
              pattern: (valibotAction as unknown as { requirement: RegExp }).requirement.source,
            }
          : undefined,
    }),
  };
}
