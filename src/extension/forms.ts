import * as v from 'valibot';

/** What fits a form, for a memory; undefined where it does not. Apart, as activation has no need of the library. */
export const formOf =
  <Value>(form: v.GenericSchema<unknown, Value>) =>
  (kept: unknown): Value | undefined => {
    const { success, output } = v.safeParse(form, kept);
    return success ? output : undefined;
  };
