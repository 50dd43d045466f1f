import * as v from 'valibot';

/** What messages are made of, each with a bound: one that does not end fills no memory. */

/** Longest text of a message, in characters: the proof of a long fraction. */
const longestText = 10_000_000;

/** A text. */
export const text = (longest = longestText) => v.pipe(v.string(), v.maxLength(longest));

/** A whole number ≥ 0. */
export const whole = (most: number) => v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(most));

/** A finite number. */
export const measure = v.pipe(v.number(), v.finite());

export const flag = v.boolean();

/** A list of one kind. */
export const list = <const Item extends v.GenericSchema>(item: Item, most: number) =>
  v.pipe(v.array(item), v.maxLength(most));

/** Most rows that a page can ask for at once. */
export const mostRows = 500;

/** Most conjectures that are selected together. */
export const mostSelected = 1000;

/** Most entries of a list of names, terms or figures. */
export const longestList = 100_000;
