/** Fewest integers that are taken for a sequence. */
const fewestTerms = 6;

/**
 * A list of integers, as "1, 5, 73, 1445, …", in braces or one a line; null for anything else, also for the lists in square
 * brackets that are the terms of a fraction.
 */
export function readSequence(text: string): bigint[] | null {
  const plain = text
    .trim()
    .replace(/^\{(.*)\}$/s, '$1')
    .replace(/(?:…|\.\.\.|\\[lc]?dots)[,\s]*$/, '')
    .replace(/[,;\s]{1,9}$/, '')
    .replaceAll('−', '-');
  const parts = plain.includes(',') ? plain.split(',') : plain.split(/\r?\n/);
  const integers = parts.map((part) => part.trim());
  if (integers.length < fewestTerms || !integers.every((part) => /^[+-]?\d+$/.test(part))) return null;
  return integers.map(BigInt);
}
