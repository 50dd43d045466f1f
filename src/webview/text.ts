import type { PageString } from '../protocol/strings.ts';

let translations: Readonly<Record<string, string>> = {};
let numbers = new Intl.NumberFormat('en');
let shortNumbers = new Intl.NumberFormat('en', { notation: 'compact' });

/** Takes the host's translations; what has none stays English. */
export function setLanguage(strings: Readonly<Record<string, string>>, language: string): void {
  translations = strings;
  const known = Intl.NumberFormat.supportedLocalesOf(isTag(language) ? language : 'en');
  numbers = new Intl.NumberFormat([...known, 'en']);
  shortNumbers = new Intl.NumberFormat([...known, 'en'], { notation: 'compact' });
}

function isTag(language: string): boolean {
  try {
    return Intl.getCanonicalLocales(language).length > 0;
  } catch {
    return false;
  }
}

/** 1470 as "1.5K", for a badge that has little room. */
export function formatShort(count: number): string {
  return shortNumbers.format(count);
}

/** The string in the reader's language, {0}, {1} … replaced by the values. */
export function t(text: PageString, ...values: readonly (string | number)[]): string {
  const template = translations[text] ?? text;
  return template.replace(/\{(\d)\}/g, (place, i: string) => {
    const value = values[Number(i)];
    return value === undefined ? place : typeof value === 'number' ? numbers.format(value) : value;
  });
}

/** 2.157 as "2.16", 104.9 as "105". */
export function formatRate(rate: number): string {
  return rate >= 100 ? String(Math.round(rate)) : rate.toFixed(2);
}

/** "1,470 conjectures in 68 families". */
export function countsText(conjectures: number, families: number): string {
  if (conjectures === 0) return t('Nothing matches.');
  if (conjectures === 1) return t('One conjecture');
  return families === 1
    ? t('{0} conjectures in one family', conjectures)
    : t('{0} conjectures in {1} families', conjectures, families);
}
