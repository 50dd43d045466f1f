import type { Conjecture } from '../core/conjecture.ts';
import { convergenceGain } from '../core/conjecture.ts';
import type { Family } from '../core/family.ts';
import { latexConstant, latexEquation, latexRule, latexSigns, latexValue } from './latex.ts';

/** What an article says of its search. */
export interface ArticleSearch {
  /** The command that finds the same again. */
  readonly command: string;
  readonly candidates: number;
  readonly conjectures: number;
  readonly families: number;
}

/** Members of a family that are listed below its representative. */
const listedMembers = 6;

/** Characters that TeX reads as commands, as text. */
function escapeText(text: string): string {
  const replacements: Readonly<Record<string, string>> = {
    '\\': '\\textbackslash{}',
    '^': '\\textasciicircum{}',
    '~': '\\textasciitilde{}',
    '-': '{-}',
  };
  return text.replace(/[\\^~-]|[#$%&_{}]/g, (letter) => replacements[letter] ?? `\\${letter}`);
}

/** A standalone LaTeX article of a search's families, simplest first. Needs amsmath alone. */
export function latexArticle(families: readonly Family[], search: ArticleSearch, depth: number): string {
  const names = [...new Set(families.flatMap(({ members }) => members.map(({ constant }) => constant)))];
  const subject = names.length === 1 ? ` for $${latexConstant(names[0]!)}$` : '';
  return [
    '\\documentclass{article}',
    '\\usepackage[utf8]{inputenc}',
    '\\usepackage[T1]{fontenc}',
    '\\usepackage{lmodern}',
    '\\usepackage{amsmath}',
    '\\allowdisplaybreaks',
    '\\begin{document}',
    `\\section*{Continued-fraction conjectures${subject}}`,
    `\\begin{flushleft}Found by \\texttt{${escapeText(search.command)}}:\\end{flushleft}`,
    '\\noindent',
    `${search.conjectures} conjectures in ${search.families} families among ${search.candidates} candidates.`,
    'Each fraction is',
    '\\[',
    'a_0 + \\cfrac{b_1}{a_1 + \\cfrac{b_2}{a_2 + \\ddots}}, \\qquad b_n = \\pm 1,',
    '\\]',
    'where the signs $b_1, b_2, \\dots$ repeat the word that is given, and $j = 0, 1, 2, \\dots$ throughout.',
    '',
    ...families.map((family, index) => latexFamily(family, index + 1, depth)),
    '\\end{document}',
    '',
  ].join('\n');
}

function latexFamily(family: Family, number: number, depth: number): string {
  const first = family.members[0]!;
  const lines = [
    `\\subsection*{Family ${number}: ${family.count} ${family.count === 1 ? 'conjecture' : 'conjectures'}}`,
    '\\[',
    latexEquation(first, depth),
    '\\]',
    latexStatement(first),
  ];
  if (family.quadratic)
    lines.push('The terms are periodic, so the value is a quadratic irrational (Lagrange).');
  const others = family.members.slice(1, 1 + listedMembers);
  if (others.length > 0) {
    const list = others.map(
      ({ value, constant, fraction }) =>
        `$${inlineValue(value, constant)}$ under $${latexSigns(fraction.signs)}$`,
    );
    const more = family.count - 1 - others.length;
    lines.push(`Also in this family: ${list.join('; ')}${more > 0 ? `; and ${more} more` : ''}.`);
  }
  return `${lines.join('\n')}\n`;
}

function inlineValue(value: Conjecture['value'], constant: string): string {
  return latexValue(value, constant).replace(/^\\frac/, '\\tfrac');
}

/** The rule, the signs, the agreement and the convergence of a conjecture as sentences. */
export function latexStatement(conjecture: Conjecture): string {
  const { fraction, digits, enclosure, constant, rate } = conjecture;
  const rule = latexRule(fraction.rule);
  const signs =
    fraction.signs.length === 1
      ? `all partial numerators equal to $${fraction.signs[0]}$`
      : `the signs $${latexSigns(fraction.signs)}$ repeated`;
  const terms = rule.display ? `\\[\n${rule.body}\n\\]` : ` ${rule.body}`;
  const gain = convergenceGain(conjecture);
  const proof = enclosure === 'proved' ? 'a proved enclosure' : 'the known digits';
  return [
    `Here the terms are${terms}`,
    `with ${signs}. Both sides agree to ${digits} digits (with ${proof} of $${latexConstant(constant)}$);`,
    `the fraction gains ${rate.toFixed(2)} digits a term,`,
    `${gain.toFixed(2)} times as many as its simple continued fraction.`,
  ].join('\n');
}
