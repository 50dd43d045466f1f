import type { Conjecture } from '../core/conjecture.ts';
import { textOf } from '../formats/latex/styles/formula.ts';
import type { FormulaStyle } from '../formats/latex/styles/styles.ts';
import { lineWidth } from '../formats/latex/rows.ts';
import type { TextEdit } from './insertion.ts';
import type { FormulaLanguage } from './languages.ts';
import { livingFormulas } from './livingFormulas.ts';
import type { LivingFormula } from './livingFormulas.ts';
import { pageOf, roomAt } from './pageLayout.ts';
import type { Project } from './project.ts';
import type { PlaceMap } from './reading/place.ts';
import { readTypst } from './reading/typstScanner.ts';
import type { TypstPaper } from './typstPaper.ts';
import { recognise, typesetAnew } from './restyled.ts';
import type { Choices } from './typeset.ts';

/** A file with formulas that name their conjectures. */
export interface FormulaFile {
  readonly path: string;
  readonly text: string;
  readonly language: FormulaLanguage;
  readonly formulas: readonly LivingFormula[];
  /** What a line may take at an offset, in points at 10 pt. */
  readonly roomAt: (offset: number) => number;
}

/** The files of a project that have formulas with the comment of their conjecture, in the order of the project. */
export function formulaFiles(project: Project, wantedWidth: number): FormulaFile[] {
  const page = pageOf(project);
  return project.files.flatMap(({ path, text, reading }) => {
    const file = fileOf(path, text, 'latex', reading.places);
    return file.formulas.length === 0
      ? []
      : [{ ...file, roomAt: (offset) => roomAt(reading.places.at(offset), page, wantedWidth) }];
  });
}

/** The same of what a Typst document is part of. */
export function typstFormulaFiles({ files }: TypstPaper): FormulaFile[] {
  return files
    .filter(({ text }) => text.includes('esma:'))
    .map(({ path, text }) => fileOf(path, text, 'typst', readTypst(text)))
    .filter(({ formulas }) => formulas.length > 0);
}

/** A document that is no LaTeX, as such a file. */
export function fileOf(path: string, text: string, language: FormulaLanguage, places: PlaceMap): FormulaFile {
  return {
    ...{ path, text, language },
    formulas: text.includes('esma:') ? livingFormulas(text, places, language) : [],
    roomAt: () => lineWidth,
  };
}

/** What a formula is replaced by. */
export interface Replacement {
  /** The conjecture that stands there. */
  readonly now: Conjecture;
  /** The one that shall stand there, and the style; as it is written, where there is none. */
  readonly wanted: Conjecture;
  readonly style: FormulaStyle | undefined;
}

/** Edits of a file, and the formulas that stay as they are. */
export interface FileEdits {
  readonly edits: readonly TextEdit[];
  readonly changed: readonly LivingFormula[];
  /** Those that a proof stands below, which would not be theirs any more: they stay, too. */
  readonly proved: readonly LivingFormula[];
}

/**
 * Typesets formulas of a file anew, each with its label, environment, left side and punctuation.
 * @param replacementOf what shall stand in the place of a formula; undefined where it stays
 */
export function replaceFormulas(
  file: FormulaFile,
  choices: Choices,
  replacementOf: (formula: LivingFormula) => Replacement | undefined,
): FileEdits {
  const edits: TextEdit[] = [];
  const changed: LivingFormula[] = [];
  const proved: LivingFormula[] = [];
  for (const formula of file.formulas) {
    const replacement = replacementOf(formula);
    if (!replacement) continue;
    const { now, wanted, style } = replacement;
    if (formula.proof) {
      proved.push(formula);
      continue;
    }
    const room = file.roomAt(formula.start);
    const seen = recognise(file.text, formula, now, file.language, choices, room);
    if (!seen.written) {
      changed.push(formula);
      continue;
    }
    const look = { ...choices, ...seen.written, ...(style === undefined ? {} : { style }) };
    // A left side that is another one's value is none of the author's.
    const own = now === wanted ? seen.own : { ...seen.own, left: undefined };
    const { pieces } = typesetAnew(wanted, formula, file.language, own, look, room);
    edits.push({
      start: formula.start,
      end: seen.end,
      text: indented(textOf(pieces), file.text, formula.start),
    });
  }
  return { edits, changed, proved };
}

/** A text whose further lines begin as the line where it is put. */
export function indented(text: string, document: string, start: number): string {
  const before = document.slice(document.lastIndexOf('\n', start - 1) + 1, start);
  const indent = /^[\s>]*$/.test(before) ? before : /^\s*/.exec(before)![0];
  return text.replaceAll('\n', `\n${indent}`);
}
