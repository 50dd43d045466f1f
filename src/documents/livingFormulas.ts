import type { FormulaEnvironment } from '../formats/latex/styles/formula.ts';
import type { FormulaLanguage } from './languages.ts';
import type { PlaceMap } from './reading/place.ts';

/** A formula that a comment names the conjecture of. */
export interface LivingFormula {
  readonly id: string;
  /** The formula with its marks, outside of LaTeX with its comment: what is replaced when it is typeset anew. */
  readonly start: number;
  readonly end: number;
  /** What it stands in: in Typst an equation with a label or without; undefined for a theorem, and in Markdown. */
  readonly environment: FormulaEnvironment | undefined;
  readonly label: string | undefined;
  /** The proof that stands right below a theorem; undefined where there is none. */
  readonly proof: { readonly start: number; readonly end: number } | undefined;
}

/** Space between a theorem and its proof that is looked through. */
const farthestProof = 200;

const endOfProof = '\\end{proof}';

/** What a comment begins with that names a conjecture; one that says where preliminaries stand has as many letters as a name. */
const mark = 'esma:';
const named = /^esma:\s*(?!preliminaries\b)([0-9a-v]{13})\b/;

/**
 * Characters before a comment in which what it belongs to begins, behind it in which that ends, and of a label: a document is looked
 * through in time that grows like its length, whatever stands in it.
 */
const [mostBefore, mostBehind, longestLabel] = [1000, 50_000, 200];
const labelled = new RegExp(`\\\\label\\{([^{}]{0,${longestLabel}})\\}`);

/** The formulas of a document that carry a comment. What only looks like one, in verbatim text say, is none. */
export function livingFormulas(text: string, places: PlaceMap, language: FormulaLanguage): LivingFormula[] {
  const found: LivingFormula[] = [];
  for (let at = text.indexOf(mark); at >= 0; at = text.indexOf(mark, at + 1)) {
    if (places.at(at + 1).kind !== 'comment') continue;
    const id = named.exec(text.slice(at, at + 40))?.[1];
    if (id === undefined) continue;
    const formula = readers[language](text, at, id);
    if (formula && !(language === 'latex' && isUnread(places, formula))) found.push(formula);
  }
  return found;
}

/** How the formula is found to which a comment belongs. */
const readers: Readonly<
  Record<FormulaLanguage, (text: string, at: number, id: string) => LivingFormula | null>
> = { latex: latexAround, markdown: markdownAfter, typst: typstAfter };

/** Whether the formula itself is commented out. */
function isUnread(places: PlaceMap, { start }: LivingFormula): boolean {
  return places.at(start).kind === 'comment' || places.at(start).kind === 'verbatim';
}

/** The environment that begins on the line of the comment. */
function latexAround(text: string, at: number, id: string): LivingFormula | null {
  const before = text.slice(Math.max(0, at - mostBefore), at);
  const line = before.slice(before.lastIndexOf('\n') + 1);
  const opening =
    /(\\\[|\\begin\{([a-zA-Z]{1,100}\*?)\}(?:\[[^\]]{0,500}\])?(?:\\label\{[^}]{0,200}\})?)\s{0,20}(?:%|\^\^A)\s{0,20}$/.exec(
      line,
    );
  if (!opening) return null;
  const [, , name] = opening;
  const start = at - line.length + opening.index;
  const close = name === undefined ? '\\]' : `\\end{${name}}`;
  const found = indexFrom(text, close, at);
  if (found < 0) return null;
  // An author may have put the label elsewhere.
  const label = labelled.exec(text.slice(start, found))?.[1];
  const environment =
    name === undefined ? 'brackets' : name === 'equation' || name === 'equation*' ? name : undefined;
  const end = found + close.length;
  const proof = environment === undefined ? proofBehind(text, end) : undefined;
  return { id, start, end, environment, label, proof };
}

/** The display that follows the comment. */
function markdownAfter(text: string, at: number, id: string): LivingFormula | null {
  const before = text.slice(Math.max(0, at - mostBefore), at);
  const opening = before.lastIndexOf('<!--');
  const commentEnd = indexFrom(text, '-->', at);
  if (opening < 0 || commentEnd < 0) return null;
  const start = at - before.length + opening;
  const open = indexFrom(text, '$$', commentEnd);
  if (open < 0 || /[^\s>]/.test(text.slice(commentEnd + '-->'.length, open))) return null;
  const close = indexFrom(text, '$$', open + 2);
  if (close < 0) return null;
  return { id, start, end: close + 2, environment: undefined, label: undefined, proof: undefined };
}

/** The display below the comment, and its label. */
function typstAfter(text: string, at: number, id: string): LivingFormula | null {
  const before = text.slice(Math.max(0, at - mostBefore), at);
  const slashes = /\/\/[ \t]{0,20}$/.exec(before);
  const space = /^[^\n]{0,100}\n[ \t]{0,100}(?=\$\s)/.exec(text.slice(at, at + mostBefore));
  if (!slashes || !space) return null;
  const open = at + space[0].length;
  const found = /(?:[^\\$]|\\[^])*/.exec(text.slice(open + 1, open + 1 + mostBehind))![0].length;
  const close = open + 1 + found;
  if (text[close] !== '$') return null;
  const [named = '', label] =
    /^[ \t]*<([\p{L}\p{N}_.:-]{1,200})>/u.exec(text.slice(close + 1, close + 300)) ?? [];
  const end = close + 1 + named.length;
  const environment = label === undefined ? 'equation*' : 'equation';
  return { id, start: at - slashes[0].length, end, environment, label, proof: undefined };
}

/** The proof that begins behind a theorem, with nothing but space between them. */
function proofBehind(text: string, end: number): LivingFormula['proof'] {
  const space = /^\s*/.exec(text.slice(end, end + farthestProof))![0].length;
  const start = end + space;
  if (!text.startsWith('\\begin{proof}', start)) return undefined;
  const close = indexFrom(text, endOfProof, start);
  return close < 0 ? undefined : { start, end: close + endOfProof.length };
}

/** Where a mark stands next behind an offset, as far as is looked; -1 where it does not. */
function indexFrom(text: string, mark: string, from: number): number {
  const found = text.slice(from, from + mostBehind).indexOf(mark);
  return found < 0 ? -1 : from + found;
}
