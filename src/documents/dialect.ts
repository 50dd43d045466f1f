import { textOf } from '../formats/latex/styles/formula.ts';
import type { Piece } from '../formats/latex/styles/formula.ts';
import type { ProjectFile } from './project.ts';

/** What the formulas of a document of TeX are written in. */
export type Dialect = 'latex' | 'plain' | 'amstex' | 'context';

/** The marks of a display where environments are unknown. */
export const displayMarks: Readonly<Record<Exclude<Dialect, 'latex'>, readonly [string, string]>> = {
  plain: ['$$', '$$'],
  amstex: ['$$', '$$'],
  context: ['\\startformula', '\\stopformula'],
};

const comments = /(?<!\\)%[^\n]*/g;
const certainly = /\\documentclass(?![A-Za-z])|\\begin\{document\}/;
const context = /\\start(?:text|component|product|project)(?![A-Za-z])/;
const amstex = /\\(?:input[ \t]+amstex|documentstyle[ \t]*\{amsppt)/;
const latex = /\\(?:documentstyle|usepackage|chapter|section)(?![A-Za-z])|\\begin[ \t]*\{/;
const plain =
  /\\(?:bye|magnification|nopagenumbers|headline|footline|proclaim|beginsection|eqalign|eqalignno)(?![A-Za-z])/;

/** In which dialect a project is, by its root. */
export function dialectOf({ text }: ProjectFile): Dialect {
  if (certainly.test(text)) return 'latex';
  const read = text.replace(comments, '');
  if (amstex.test(read)) return 'amstex';
  if (latex.test(read)) return 'latex';
  if (context.test(read)) return 'context';
  return plain.test(read) ? 'plain' : 'latex';
}

/** Whether a formula has environments, which only LaTeX knows. */
export function hasEnvironments(pieces: readonly Piece[]): boolean {
  return textOf(pieces).includes('\\begin{');
}

/** A formula without environments as a dialect reads it. */
export function inDialect(pieces: readonly Piece[], dialect: Dialect): readonly Piece[] {
  if (dialect !== 'plain' && dialect !== 'amstex') return pieces;
  const forms = dialect === 'plain' ? { ...oldForms, ...plainForms } : oldForms;
  return pieces.map((piece) =>
    typeof piece === 'string' ? rewritten(piece, forms) : { ...piece, text: rewritten(piece.text, forms) },
  );
}

type Forms = Readonly<Record<string, (first: string, second: string) => string>>;

/** LaTeX's commands that AMS-TeX has in other words (M. Spivak, The Joy of TeX), by their arguments. */
const oldForms: Forms = {
  cfrac: (above, below) => `{\\displaystyle{\\strut ${above}\\over\\displaystyle ${below}}}`,
  'operatorname*': (name) => `\\mathop{\\rm ${name}}\\limits `,
  mathrm: (words) => `{\\rm ${words}}`,
  mathbf: (words) => `{\\bf ${words}}`,
};

/** Those that plain TeX has in other words (D. E. Knuth, The TeXbook, chapters 17 and 18). */
const plainForms: Forms = {
  frac: (above, below) => `{${above}\\over ${below}}`,
  tfrac: (above, below) => `{\\textstyle{${above}\\over ${below}}}`,
  dfrac: (above, below) => `{\\displaystyle{${above}\\over ${below}}}`,
  binom: (above, below) => `{${above}\\choose ${below}}`,
  operatorname: (name) => `\\mathop{\\rm ${name}}\\nolimits `,
  text: (words) => `\\hbox{${words}}`,
};
const withTwo: ReadonlySet<string> = new Set(['cfrac', 'frac', 'tfrac', 'dfrac', 'binom']);

/** A text with the commands of some forms in their words; our own formulas have all arguments in braces. */
function rewritten(text: string, forms: Forms): string {
  let done = '';
  for (let at = 0; at < text.length;) {
    const command = /^\\([A-Za-z]+\*?)/.exec(text.slice(at, at + 30));
    if (!command) {
      done += text[at++]!;
      continue;
    }
    const [written, name] = command;
    const root = name === 'sqrt' ? /^\\sqrt\[([^\]]*)\]/.exec(text.slice(at, at + 60)) : null;
    const form = Object.hasOwn(forms, name!) ? forms[name!] : undefined;
    at += root ? root[0].length : written.length;
    if (!form && !root) {
      done += written;
      continue;
    }
    const first = group(text, at);
    at = first.end;
    const second = withTwo.has(name!) ? group(text, at) : { words: '', end: at };
    at = second.end;
    const [one, two] = [first.words, second.words].map((words) => rewritten(words, forms)) as [
      string,
      string,
    ];
    done += root ? `\\root ${root[1]!}\\of{${one}}` : form!(one, two);
  }
  return done;
}

/** What stands in the braces at an offset. */
function group(text: string, from: number): { readonly words: string; readonly end: number } {
  let depth = 0;
  for (let at = from; at < text.length; at++) {
    if (text[at] === '\\') at++;
    else if (text[at] === '{') depth++;
    else if (text[at] === '}' && --depth === 0) return { words: text.slice(from + 1, at), end: at + 1 };
  }
  return { words: text.slice(from), end: text.length };
}
