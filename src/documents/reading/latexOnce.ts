import type { LatexDefinitions } from './latexDefinitions.ts';
import { readLatex } from './latexScanner.ts';
import type { LatexReading } from './latexScanner.ts';

/** The last document that was read under some definitions. */
const last = new WeakMap<LatexDefinitions, { readonly text: string; readonly reading: LatexReading }>();

/**
 * Reads a LaTeX document as {@link readLatex} does, and the same one twice in a row but once: its project and its editor
 * both ask.
 * @param known what other files define; it must not change any more
 */
export function readLatexOnce(text: string, known: LatexDefinitions): LatexReading {
  const kept = last.get(known);
  if (kept?.text === text) return kept.reading;
  const reading = readLatex(text, known);
  last.set(known, { text, reading });
  return reading;
}
