import type { PageString } from '../protocol/strings.ts';

let translations: Readonly<Record<string, string>> = {};
let numbers = new Intl.NumberFormat('en');

/** Takes the host's translations; what has none stays English. */
export function setLanguage(strings: Readonly<Record<string, string>>, language: string): void {
  translations = strings;
  try {
    numbers = new Intl.NumberFormat(language || 'en');
  } catch {
    numbers = new Intl.NumberFormat('en');
  }
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
