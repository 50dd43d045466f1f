import { formatSigns } from '../core/fractions/signs.ts';
import type { SignPattern } from '../core/fractions/signs.ts';

/** The rotations of some patterns, each once: the words that a state of an expansion may have before it. */
export interface Rotations {
  /** In the order in which the patterns, and of each its rotations by 0, 1, 2, … letters to the left, show them. */
  readonly words: readonly SignPattern[];
  /** For each word the number of the one that its rotation by a letter is. */
  readonly next: Uint32Array;
  /** For each pattern the number of the word that it is itself. */
  readonly starts: Uint32Array;
}

/** The rotations of patterns, which may be thousands. */
export function rotate(patterns: readonly SignPattern[]): Rotations {
  const numbers = new Map<string, number>();
  const words: SignPattern[] = [];
  const next: number[] = [];
  const starts = Uint32Array.from(patterns, (pattern) => {
    const text = formatSigns(pattern);
    // Of a word that is known all rotations are.
    const known = numbers.get(text);
    if (known !== undefined) return known;
    const first = words.length;
    for (let i = 0; i < pattern.length; i++) {
      const rotation = text.slice(i) + text.slice(0, i);
      // Of a power of a shorter word they come again.
      if (numbers.has(rotation)) break;
      numbers.set(rotation, words.length);
      words.push([...pattern.slice(i), ...pattern.slice(0, i)]);
      next.push(words.length);
    }
    next[words.length - 1] = first;
    return first;
  });
  return { words, next: Uint32Array.from(next), starts };
}
