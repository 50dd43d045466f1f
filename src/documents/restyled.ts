import type { Conjecture } from '../core/conjecture.ts';
import { formulaStyles, styleOf } from '../formats/latex/styles/styles.ts';
import type { FormulaStyle } from '../formats/latex/styles/styles.ts';
import { textOf } from '../formats/latex/styles/formula.ts';
import { lineWidth } from '../formats/latex/rows.ts';
import type { Piece } from '../formats/latex/styles/formula.ts';
import type { LivingFormula } from './livingFormulas.ts';
import type { FormulaLanguage } from './languages.ts';
import { display, markdownBlock, typstBlock } from './typeset.ts';
import type { Choices, Typeset } from './typeset.ts';

/** What an author has made of a formula's text, and the next style keeps. */
interface OwnWords {
  /** The left side, where it is another one. */
  readonly left: string | undefined;
  /** What ends the sentence behind the formula: "", "," or ".". */
  readonly punctuation: string;
}

/** How a formula stands in a document. */
export interface Recognised {
  /** Where it ends, with the sentence behind it that explains its signs. */
  readonly end: number;
  readonly own: OwnWords;
  /** The style and the depth that wrote it, but for those words; null where it has changes that a new style would lose. */
  readonly written: { readonly style: FormulaStyle; readonly depth: number } | null;
}

/** Depths of nested fractions that are looked for, beside that of the settings. */
const usualDepths = [1, 2, 3, 4, 5, 6, 7, 8];

/**
 * A formula in a style, with the environment, the label and the words of its author.
 * @param width what a line may take there, in points at 10 pt
 */
export function typesetAnew(
  conjecture: Conjecture,
  formula: LivingFormula,
  language: FormulaLanguage,
  own: OwnWords,
  choices: Choices,
  width = lineWidth,
): Typeset {
  const { environment, label } = formula;
  const kept: Choices = {
    ...choices,
    comment: true,
    environment: environment ?? choices.environment,
    label: (kind) => label ?? (environment === undefined ? choices.label(kind) : undefined),
  };
  const set = blocks[language](conjecture, kept, width);
  return { ...set, pieces: withOwnWords(set.pieces, own) };
}

/** What writes a display with its comment. */
const blocks = { latex: display, markdown: markdownBlock, typst: typstBlock } as const;

/**
 * Looks which style wrote a formula, and what its author has changed since.
 * @param width what a line may take there, in points at 10 pt
 */
export function recognise(
  text: string,
  formula: LivingFormula,
  conjecture: Conjecture,
  language: FormulaLanguage,
  choices: Choices,
  width = lineWidth,
): Recognised {
  const own = ownWords(text, formula, language);
  const none: OwnWords = { left: undefined, punctuation: '' };
  for (const words of [none, own]) {
    const matches = formulaStyles.flatMap((style) =>
      (styleOf(style).dependsOnDepth ? [choices.depth, ...usualDepths] : [choices.depth]).flatMap((depth) => {
        const asWritten = { ...choices, style, depth };
        const block = textOf(typesetAnew(conjecture, formula, language, words, asWritten, width).pieces);
        const end = matchSpaced(text, formula.start, block);
        return end === null ? [] : [{ end, written: { style, depth } }];
      }),
    );
    // The left side as the style wrote it is none of the author's; the longest text is the whole of it.
    const [longest] = matches.sort((x, y) => y.end - x.end);
    if (longest) return { ...longest, own: words };
  }
  return { end: formula.end, own, written: null };
}

/** The left side and the punctuation of a display; of a theorem nothing is taken. */
function ownWords(
  text: string,
  { start, end, environment }: LivingFormula,
  language: FormulaLanguage,
): OwnWords {
  if (language === 'latex' && environment === undefined) return { left: undefined, punctuation: '' };
  const body = bodyOf(text.slice(start, end), language);
  const punctuation = /[.,;](?=(\s*\\end\{aligned\})?$)/.exec(body)?.[0] ?? '';
  const start0 = /^\\begin\{aligned\}\s*&?/.exec(body)?.[0].length ?? 0;
  const sign = firstEquality(body, start0, language === 'typst' ? '([{' : '{');
  return { left: sign < 0 ? undefined : body.slice(start0, sign).replace(/&\s*$/, '').trim(), punctuation };
}

/** What stands within the marks of a display. */
function bodyOf(formula: string, language: FormulaLanguage): string {
  if (language === 'typst') return formula.slice(formula.indexOf('$') + 1, formula.lastIndexOf('$')).trim();
  const lines = formula.split('\n');
  const first = language === 'latex' ? 1 : lines.findIndex((line) => line.includes('$$')) + 1;
  return lines
    .slice(first, -1)
    .map((line) => line.replace(/^[\s>]*/, ''))
    .join('\n')
    .trimEnd();
}

/** The first sign of equality outside of brackets; -1 where there is none. @param opening the brackets that count */
function firstEquality(body: string, from: number, opening: '{' | '([{'): number {
  const closing = opening === '{' ? '}' : ')]}';
  let depth = 0;
  for (let at = from; at < body.length; at++) {
    const letter = body[at];
    if (letter === '\\') at++;
    else if (opening.includes(letter!)) depth++;
    else if (closing.includes(letter!)) depth--;
    else if (letter === '=' && depth === 0) return at;
  }
  return -1;
}

/** The pieces of a display with an author's left side, and with the punctuation at its end. */
function withOwnWords(pieces: readonly Piece[], { left, punctuation }: OwnWords): readonly Piece[] {
  const named = pieces.map((piece) =>
    typeof piece === 'object' && piece.place === 'value' && left !== undefined
      ? { ...piece, text: left }
      : piece,
  );
  if (punctuation === '') return named;
  // Within the last row, as an author puts it. A style that goes on with a sentence ends that itself.
  const end = /(?=(\n[ \t]*\\end\{aligned\})?\n(\\end\{(?!aligned)[a-z*]+\}|\\\]|\$\$)\s*$| \$(?: <)?$)/;
  return joined(named).map((piece) => (typeof piece === 'string' ? piece.replace(end, punctuation) : piece));
}

/** The pieces with texts that follow each other as one. */
function joined(pieces: readonly Piece[]): readonly Piece[] {
  const list: Piece[] = [];
  for (const piece of pieces) {
    const last = list[list.length - 1];
    if (typeof piece === 'string' && typeof last === 'string') list[list.length - 1] = last + piece;
    else list.push(piece);
  }
  return list;
}

/** Where a text ends that stands in a document from an offset on, whatever its lines begin with; null where it does not. */
export function matchSpaced(text: string, start: number, wanted: string): number | null {
  const isSpace = (letter: string | undefined) => letter !== undefined && /[\s>]/.test(letter);
  let at = start;
  for (let i = 0; i < wanted.length;) {
    if (/\s/.test(wanted[i]!)) {
      if (!isSpace(text[at])) return null;
      while (/\s/.test(wanted[i] ?? '')) i++;
      while (isSpace(text[at])) at++;
    } else if (wanted[i++] !== text[at++]) return null;
  }
  return at;
}
