/** What a reader may look for, in the form in which `searchText` has it: lower case, one kind of minus sign. */
export function searchForm(text: string): string {
  return text.toLowerCase().replaceAll('−', '-');
}

/** Nested fractions as one types them without spaces, "2-1/(3+1/(2-1/5", with a left side or without. */
const nested = /^(?:([^=]*)=)?(\d+(?:[-+]1\/\(?\d+)+)/;
/** What stands between two of its terms. */
const between = /[-+]1\/\(?/;
/** The index of theorems, where lists count with k; no letter of a function's name. */
const index = /(?<![a-z])j(?![a-z(])/g;

/** The words that a reader typed. Nested fractions are looked for by their terms. */
export function searchWords(typed: string): string[] {
  const text = searchForm(typed).replace(index, 'k');
  const [, left = '', fraction] = nested.exec(text.replace(/\s/g, '')) ?? [];
  if (fraction === undefined) return text.split(/\s+/).filter(Boolean);
  const [first, ...others] = fraction.split(between);
  return [left, `[${first!};${others.join(',')}`].filter(Boolean);
}
