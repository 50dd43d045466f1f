import type { Conjecture } from '../../core/conjecture.ts';
import { numeratorsOf } from '../../core/fractions/fraction.ts';
import { displayNumerators, formatRule, formatTerms, formatLeftSide } from './plain.ts';
import { searchForm } from './searchWords.ts';

/** Terms of a fraction that a reader may look for. */
const searchedTerms = 8;

/** What the search text of every conjecture with this value begins with. */
export function searchedValue({ value, constant }: Pick<Conjecture, 'value' | 'constant'>): string {
  return `${searchForm(formatLeftSide({ value, constant }).replaceAll(' ', ''))} `;
}

/**
 * What a text filter looks into: value, constant, first terms, numerators and rule, each without its spaces, so that "2k+3",
 * and "2k + 3" as three words, are found. A conjecture fits if it contains every one of `searchWords`.
 */
export function searchText({ fraction, value, constant, terms }: Conjecture): string {
  const parts = [
    formatLeftSide({ value, constant }),
    constant.name,
    formatTerms(terms, searchedTerms),
    displayNumerators(numeratorsOf(fraction)),
    formatRule(fraction.rule),
  ];
  return searchForm(parts.map((part) => part.replaceAll(' ', '')).join(' '));
}
