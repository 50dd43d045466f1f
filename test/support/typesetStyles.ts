import assert from 'node:assert/strict';
import { renderToString } from 'katex';
import type { Conjecture } from '../../src/core/conjecture.ts';
import { formula, formulaStyles, statementOf } from '../../src/formats/latex/styles/styles.ts';
import type { FormulaStyle } from '../../src/formats/latex/styles/styles.ts';
import { textOf } from '../../src/formats/latex/styles/formula.ts';
import { sampleSearch } from './samples.ts';
import { marker, typeset } from './tex.ts';

/** The default of the setting `esma.latex.depth`. */
export const depth = 4;

/** All conjectures of five searches, which have rules and numerators of every shape. */
export async function conjecturesToSet(): Promise<Conjecture[]> {
  const conjectures: Conjecture[] = [];
  for (const [name, bounds] of [
    ['e', { period: 4 }],
    ['tan(1)', { period: 4 }],
    ['besseli(1,2)/besseli(0,2)', { period: 3 }],
    ['e', { degree: 2, height: 2, period: 2 }],
    ['sqrt(2)', { period: 3 }],
  ] as const)
    conjectures.push(...(await sampleSearch(name, bounds)).conjectures);
  return conjectures;
}

/** The styles in which one of many conjectures is set: all formulas and tables, and the kinds of statements by turns. */
function stylesFor(index: number): readonly FormulaStyle[] {
  const statements = formulaStyles.filter((style) => statementOf(style) !== null);
  const skipped = statements.filter((_, i) => i !== index % statements.length);
  return formulaStyles.filter((style) => !skipped.includes(style));
}

/** A document of all styles of all conjectures, each after a marker. @param around what stands around a formula */
function documentOf(
  preamble: string,
  subjects: readonly Conjecture[],
  around: (text: string) => string,
): string {
  const text = subjects.flatMap((conjecture, i) =>
    stylesFor(i).map((style) => {
      const { block } = formula(conjecture, style, { depth, environment: 'equation' });
      return `${marker(`${conjecture.constant.name} ${conjecture.id} ${style}`)}\n${around(textOf(block))}`;
    }),
  );
  return `${preamble}\n\\begin{document}\n${text.join('\n')}\n\\end{document}\n`;
}

/** Demands that TeX complains of nothing in a document. */
function setsCleanly(source: string): void {
  const { status, complaints, log } = typeset(source);
  assert.deepEqual(complaints, []);
  assert.equal(status, 0, log.slice(-2000));
}

const theorems = (['theorem', 'proposition', 'remark', 'conjecture'] as const)
  .map((name) => `\\newtheorem{${name}}{Statement}`)
  .join('');
const preambles = {
  article: `\\documentclass{article}\\usepackage{amsmath}${theorems}`,
  amsart: `\\documentclass{amsart}${theorems}`,
};

/** Classes of documents in whose text formulas are set. */
export const classes = ['article', 'amsart'] as const;

/** Demands that all styles of them set in the text of a document, none beyond its line. */
export function setsInText(name: keyof typeof preambles, conjectures: readonly Conjecture[]): void {
  const amongText = (text: string) =>
    `So we have found, after a search among many candidates,\n${text}\nThere is more to be said of it below.\n`;
  setsCleanly(documentOf(preambles[name], conjectures, amongText));
}

/** Demands that all styles of them set with the packages and the preamble that they name, a page each. */
export function setsAlone(conjectures: readonly Conjecture[]): void {
  for (const style of formulaStyles) {
    const asked = conjectures.filter((_, i) => stylesFor(i).includes(style));
    const formulas = asked.map((conjecture) => ({
      conjecture,
      ...formula(conjecture, style, { depth, environment: 'equation*' }),
    }));
    const packages = new Set(['amsmath', ...formulas.flatMap((one) => one.packages)]);
    const preamble = new Set(formulas.flatMap((one) => one.preamble));
    setsCleanly(
      [
        '\\documentclass{article}',
        ...[...packages].map((name) => `\\usepackage{${name}}`),
        ...preamble,
        '\\begin{document}',
        ...formulas.flatMap(({ conjecture, block }) => [
          marker(`${conjecture.id} ${style}`),
          textOf(block),
          '\\newpage',
        ]),
        '\\end{document}',
      ].join('\n'),
    );
  }
}

/** A document of Beamer with a frame for each style of each. */
export function inFrames(conjectures: readonly Conjecture[]): string {
  const preamble =
    '\\documentclass{beamer}\\newtheorem{conjecture}{Conjecture}\\newtheorem{proposition}{Proposition}\\newtheorem{remark}{Remark}';
  return documentOf(preamble, conjectures, (text) => `\\begin{frame}\n${text}\n\\end{frame}`);
}

/** Demands that all styles of them set in frames of Beamer. */
export function setsInFrames(conjectures: readonly Conjecture[]): void {
  setsCleanly(inFrames(conjectures));
}

/** Demands that KaTeX draws all styles of them that are mathematics alone. */
export function drawnByKatex(conjectures: readonly Conjecture[]): void {
  for (const conjecture of conjectures)
    for (const style of formulaStyles) {
      const { body } = formula(conjecture, style, { depth, environment: 'equation' });
      if (!body) continue;
      const text = textOf(body);
      assert.doesNotThrow(
        () => renderToString(text, { displayMode: true, strict: 'error', throwOnError: true }),
        text,
      );
    }
}
