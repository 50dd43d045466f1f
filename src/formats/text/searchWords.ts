/** What a reader may look for, in the form in which `searchText` has it: lower case, one kind of minus sign. */
export function searchForm(text: string): string {
  return text.toLowerCase().replaceAll('−', '-');
}

/** The words that a reader typed. */
export function searchWords(typed: string): string[] {
  return searchForm(typed).split(/\s+/).filter(Boolean);
}
