import { InputError } from '../errors.ts';

/** The numerator b_n of a signed continued fraction. */
export type Sign = 1 | -1;

/** A finite word s_0 … s_{β−1} repeated forever: b_{i+1} = s_{i mod β}. */
export type SignPattern = readonly Sign[];

/** Whether the word is no power of a shorter word. */
export function isPrimitive(word: SignPattern): boolean {
  const length = word.length;
  for (let period = 1; period < length; period++) {
    if (length % period === 0 && word.every((sign, i) => sign === word[i % period])) return false;
  }
  return true;
}

/** The shortest word with the same infinite repetition. */
export function primitiveRoot(word: SignPattern): SignPattern {
  for (let period = 1; period < word.length; period++) {
    if (word.length % period === 0 && word.every((sign, i) => sign === word[i % period]))
      return word.slice(0, period);
  }
  return word;
}

/** The primitive words of length 1 … longest, shorter ones first, minus before plus within a length. */
export function primitivePatterns(longest: number): SignPattern[] {
  const patterns: SignPattern[] = [];
  for (let length = 1; length <= longest; length++) {
    for (let code = 0; code < 2 ** length; code++) {
      const word = Array.from({ length }, (_, i): Sign => ((code >> (length - 1 - i)) & 1 ? 1 : -1));
      if (isPrimitive(word)) patterns.push(word);
    }
  }
  return patterns;
}

/** Reads "-+"; the word is reduced to its primitive root. Both minus signs, - and −, are understood. */
export function parseSigns(text: string): SignPattern {
  const word = [...text.trim()].map((letter): Sign => {
    if (letter === '+') return 1;
    if (letter === '-' || letter === '−') return -1;
    throw new InputError(`signs: "${text}" may hold only the letters + and -, as in -+.`);
  });
  if (word.length === 0)
    throw new InputError('signs: the word is empty; give one or more of + and -, as in -+.');
  return primitiveRoot(word);
}

/** "-+". */
export function formatSigns(word: SignPattern): string {
  let text = '';
  for (const sign of word) text += sign > 0 ? '+' : '-';
  return text;
}
