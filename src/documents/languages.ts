/** The languages whose formulas are known here. */
export type FormulaLanguage = 'latex' | 'markdown' | 'typst';

/** A language as editors know it: its formulas, and what its files are called. */
interface Known {
  readonly language: FormulaLanguage;
  /** Endings of its files, in small letters. */
  readonly endings: readonly string[];
}

/**
 * All languages of documents with formulas, by VS Code's names of them. This is the one list: what is inserted, completed,
 * hovered and read in the terminal depends on it.
 */
const known: Readonly<Record<string, Known>> = {
  latex: { language: 'latex', endings: ['tex', 'ltx', 'latex'] },
  tex: { language: 'latex', endings: ['sty', 'cls', 'clo'] },
  'latex-expl3': { language: 'latex', endings: [] },
  doctex: { language: 'latex', endings: ['dtx', 'ins'] },
  rsweave: { language: 'latex', endings: ['rnw', 'rtex', 'snw'] },
  context: { language: 'latex', endings: ['mkiv', 'mkxl', 'mkii'] },
  markdown: { language: 'markdown', endings: ['md', 'markdown', 'mkd', 'mdown'] },
  quarto: { language: 'markdown', endings: ['qmd'] },
  rmd: { language: 'markdown', endings: ['rmd'] },
  typst: { language: 'typst', endings: ['typ'] },
  'typst-markup': { language: 'typst', endings: [] },
};

/** VS Code's names of the languages that have formulas. */
export const formulaLanguageIds: readonly string[] = Object.keys(known);

/** The language of formulas of a document, by VS Code's name of its language; undefined where it has none. */
export function formulaLanguage(languageId: string): FormulaLanguage | undefined {
  return Object.hasOwn(known, languageId) ? known[languageId]!.language : undefined;
}

/** VS Code's name of a file's language, by the file's ending; "plaintext" where it has no formulas. */
export function languageIdOf(path: string): string {
  const ending = /\.([^./\\]+)$/.exec(path)?.[1]?.toLowerCase();
  const found = Object.entries(known).find(([, { endings }]) => endings.includes(ending ?? ''));
  return found?.[0] ?? 'plaintext';
}
