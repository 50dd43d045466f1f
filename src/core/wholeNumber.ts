import { InputError } from './errors.ts';

/**
 * Reads a whole number that must lie in a range, written in decimal digits.
 * @param field what messages call it
 * @throws InputError that names the field, the text and the range
 */
export function readWholeNumber(field: string, text: string, least: number, most: number): number {
  const value = /^\s*\d+\s*$/.test(text) ? Number(text) : Number.NaN;
  if (value >= least && value <= most) return value;
  const shown = text.trim() === '' ? `"${text}"` : text;
  throw new InputError(`${field}: ${shown} is not allowed; give a whole number from ${least} to ${most}.`);
}
