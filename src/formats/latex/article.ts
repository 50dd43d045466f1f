import { latexQuoting } from '../quoting.ts';
import type { Conjecture } from '../../core/conjecture.ts';
import { isSigned, numeratorsOf } from '../../core/fractions/fraction.ts';
import { isSignPattern, numeratorsKey } from '../../core/fractions/numerators.ts';
import type { Numerators } from '../../core/fractions/numerators.ts';
import { agreementInWords } from './theoremStatement.ts';
import { rateTerms } from '../../core/fractions/convergence.ts';
import { formatRational } from '../../core/numbers/rational.ts';
import { digitsReached, shownGain } from '../../core/gain.ts';
import type { Gain } from '../../core/gain.ts';
import { sourceOf } from '../../core/constants/source.ts';
import type { ConstantSource } from '../../core/constants/source.ts';
import { FamilyCollection } from '../../core/family.ts';
import type { Family } from '../../core/family.ts';
import { argumentOf } from '../../core/theorems/certificates/argument.ts';
import type { Argument } from '../../core/theorems/certificates/argument.ts';
import { proofOf } from '../../core/theorems/certificates/proofOf.ts';
import type { KnownResult } from '../../core/theorems/classical/known.ts';
import { standingOf } from '../../core/theorems/standing.ts';
import { curvesOf } from '../figure/curves.ts';
import { convergenceFigure, figurePreamble } from '../figure/figure.ts';
import {
  latexConstant,
  latexEquation,
  latexIntegerPolynomial,
  latexRule,
  latexSigns,
  numeratorsInWords,
  latexLeftSide,
} from './latex.ts';
import { determinantTable } from './determinantTable.ts';
import { latexDocument } from './document.ts';
import { countWord } from '../proofs/parts.ts';
import { latexProof, latexTheorem } from '../proofs/proof.ts';
import { latexWidth } from './width.ts';
import { rocqStatements } from '../proofs/rocq/statements.ts';
import { rocqSection } from '../proofs/rocqSection.ts';
import { program } from '../programs/programs.ts';
import { bibliography, neededBy, preliminaries } from '../proofs/preliminaries.ts';

/** What an article says of its search. */
export interface ArticleSearch {
  /** The command that finds the same again, or that has written what a library holds. */
  readonly command: string;
  /** Whether the command searched; "written" where others found it, and it only reads their records. */
  readonly origin: 'found' | 'written';
  /** How many were tried; undefined where that is not known, as for a library file. */
  readonly candidates?: number;
  readonly conjectures: number;
  readonly families: number;
  /** Paragraphs that stand before what was found, in LaTeX. */
  readonly preface?: readonly string[];
}

/** Families that the figure shows. */
const drawnFamilies = 5;
/** Members of a family that are listed below its representative. */
const listedMembers = 6;

/**
 * A standalone LaTeX article of families, simplest first: an overview, how they converge, theorems with their proofs where
 * the members carry certificates, conjectures elsewhere, and how to reproduce all of it. Families of several constants
 * stand in a section each. Needs amsmath, amsthm, geometry, longtable, listings and pgfplots.
 */
export function latexArticle(families: readonly Family[], search: ArticleSearch, depth: number): string {
  const constants = [
    ...new Map(families.map(({ members: [first] }) => [first!.constant.name, first!.constant])).values(),
  ];
  const subject = constants.length === 1 ? ` for $${latexConstant(constants[0]!)}$` : '';
  const proofs = families.flatMap(({ members }) => argumentOf(members[0]!) ?? []);
  const foundations = preliminaries(neededBy(proofs));
  const proved = proofs.length > 0;
  const texts = families.map((family, index) => latexFamily(family, index + 1, depth));
  const isSignedThroughout = families.every(({ members }) => isSigned(members[0]!.fraction));
  const among = search.candidates === undefined ? '' : ` among ${search.candidates} candidates`;
  const heading = (constant: ConstantSource) =>
    constants.length === 1 ? 'The families' : `The families of $${latexConstant(constant)}$`;
  return latexDocument(
    [
      `\\section*{Continued fractions${subject}}`,
      ...(search.preface ?? []),
      `\\begin{flushleft}${search.origin === 'found' ? 'Found' : 'Written'} by ${latexQuoting.typed(search.command)}:\\end{flushleft}`,
      '\\noindent',
      `${counted(search.conjectures, 'fraction', 'fractions')} in ${counted(search.families, 'family', 'families')}${among}. ${shownSentence(families.length, search.families)} ${provedSentence(proofs.length, families.length)}`,
      'Each fraction is',
      '\\[',
      `a_0 + \\cfrac{b_1}{a_1 + \\cfrac{b_2}{a_2 + \\cdots}}${isSignedThroughout ? ', \\qquad b_n = \\pm 1,' : ''}`,
      '\\]',
      isSignedThroughout
        ? 'where the signs $b_1, b_2, \\dots$ repeat the word that is given, and $j = 0, 1, 2, \\dots$ throughout.'
        : 'where the numerators $b_1, b_2, \\dots$ are a word of signs, repeated, or of polynomials in $j$, and $j = 0, 1, 2, \\dots$ throughout.',
      '',
      ...(families.length > 0
        ? [
            overview(families),
            convergenceFigure(curvesOf(families.slice(0, drawnFamilies).map(({ members }) => members[0]!))),
          ]
        : []),
      ...(proved ? ['\\section*{What the proofs rest on}', foundations] : []),
      ...constants.flatMap((constant) => [
        `\\section*{${heading(constant)}}`,
        determinantTable(
          constant,
          families.filter(({ members }) => members[0]!.constant.name === constant.name),
        ),
        ...texts.filter((_, index) => families[index]!.members[0]!.constant.name === constant.name),
      ]),
      ...(families.length > 0
        ? ['\\appendix', howToReproduce(families, search), theoremsForRocq(proofs)]
        : []),
      ...(proved ? [bibliography([foundations, ...texts].join('\n'))] : []),
    ],
    ['\\usepackage{longtable}', '\\usepackage{listings}', ...figurePreamble],
  );
}

/** That these are not all families. */
function shownSentence(shown: number, all: number): string {
  if (shown >= all) return '';
  return shown === 1 ? 'Here is the simplest one.' : `Here are the ${countWord(shown)} simplest.`;
}

/** Members of a family that an article of loose conjectures keeps. */
const keptMembers = 1 + listedMembers;

/** An article of conjectures that are not in families yet, as a library holds them. @param command what writes it: others found them */
export function articleOf(conjectures: readonly Conjecture[], command: string, depth: number): string {
  const collection = new FamilyCollection(keptMembers);
  for (const conjecture of conjectures) collection.add(conjecture);
  const families = collection.ranked();
  const counts = { conjectures: conjectures.length, families: families.length };
  return latexArticle(families, { command, origin: 'written', ...counts }, depth);
}

/** Widest value that stands in the table, in points. */
const widestCell = 115;

/** One row a family. */
function overview(families: readonly Family[]): string {
  const head = [
    '',
    'value and terms',
    families.every(({ members }) => isSigned(members[0]!.fraction)) ? 'signs' : 'numerators',
    'order',
    'members',
    `digits`,
    'gain',
    'standing',
  ].join(' & ');
  const rows = families.map(({ members, count }, index) => {
    const first = members[0]!;
    const value = inlineValue(first.value, first.constant);
    return [
      index + 1,
      equationCell(value, first),
      numeratorCell(numeratorsOf(first.fraction)),
      first.order,
      count,
      digitsReached(first),
      gainCell(shownGain(first)),
      standingOf(first).kind,
    ].join(' & ');
  });
  return [
    // Rows of fractions would touch.
    '\\begin{center}\\renewcommand{\\arraystretch}{1.6}',
    '\\begin{longtable}{rlcrrrrl}',
    `${head} \\\\`,
    '\\hline',
    '\\endhead',
    ...rows.map((row) => `${row} \\\\`),
    '\\end{longtable}',
    '\\end{center}',
    `\\noindent \\emph{Digits} are those that ${rateTerms} terms give; \\emph{gain} is how many times as many they are as those of the simple continued fraction of the same value, in the limit, or after ${rateTerms} terms where it is marked by $\\approx$.\n`,
  ].join('\n');
}

/** The value with its first terms, as many as a cell holds; without the value, or neither, where it is too wide. */
function equationCell(value: string, { terms }: Conjecture): string {
  const list = (count: number) => `[${terms[0]}; ${terms.slice(1, count).join(', ')}, \\dots]`;
  for (let count = 7; count >= 3; count--) {
    const cell = `${value} = ${list(count)}`;
    if (latexWidth(cell) <= widestCell) return `$${cell}$`;
  }
  for (let count = 7; count >= 3; count--)
    if (latexWidth(list(count)) <= widestCell) return `$${list(count)}$`;
  return '(see below)';
}

function counted(count: number, one: string, more: string): string {
  return `${count} ${count === 1 ? one : more}`;
}

function provedSentence(proved: number, families: number): string {
  if (families === 1) return proved === 1 ? 'It is proved.' : 'It is not proved here.';
  if (proved === families) return `All ${countWord(families)} families below are proved.`;
  return `${proved} of the ${families} families below ${proved === 1 ? 'is' : 'are'} proved.`;
}

/** The command, the bounds, and a program that verifies the first formula without ESMA. */
function howToReproduce(families: readonly Family[], { command, origin }: ArticleSearch): string {
  const first = families[0]!.members[0]!;
  const bounds = new Set(
    families.map(({ members: [member] }) => {
      const { degree, height, period, numeratorDegree, numeratorHeight, order, digits } = member!.search;
      const words =
        numeratorDegree === undefined || numeratorHeight === undefined
          ? `sign patterns up to length ${period}`
          : `words of numerators up to length ${period}, of degree up to ${numeratorDegree} and with coefficients up to ${numeratorHeight}`;
      return `$${latexConstant(member!.constant)}$: degree up to ${degree}, coefficients up to ${height}, ${words}, order up to ${order}, agreement to ${digits} digits`;
    }),
  );
  const source = program(first, 'pari');
  const isCompared = families.every(({ members: [member] }) => member!.constant.kind !== 'digits');
  return [
    '\\section*{How to reproduce}',
    `\\begin{flushleft}${latexQuoting.typed(command)}\\end{flushleft}`,
    origin === 'found'
      ? `\\noindent The bounds of the search: ${[...bounds].join('; ')}.`
      : `\\noindent This writes the article from its library. The bounds of the searches that have found the formulas, as the records name them: ${[...bounds].join('; ')}.`,
    isCompared
      ? 'The two sides of each formula that is stated here were compared anew, to the digits that stand with it.'
      : 'The two sides of each formula that is stated here were compared anew, to the digits that stand with it, but where its constant is given by digits: these are not in the records.',
    ...(source === null
      ? []
      : ['This program for PARI/GP evaluates the first fraction on its own:', listing(source)]),
  ].join('\n');
}

function listing(source: string): string {
  return [
    '\\begin{lstlisting}[basicstyle=\\ttfamily\\footnotesize, breaklines=true, columns=fullflexible]',
    // Nothing in it ends the listing.
    source.trimEnd().replaceAll('\\end{', '\\end {'),
    '\\end{lstlisting}',
  ].join('\n');
}

/** The theorems as a proof assistant reads them, and the lemmas that do the steps of the proofs; nothing where none is proved. */
function theoremsForRocq(proofs: readonly Argument[]): string {
  const section = rocqSection(proofs);
  return section === null
    ? ''
    : [
        ...section.lines,
        'These are the theorems in its language.',
        listing(rocqStatements(section.theorems).join('\n\n')),
      ].join('\n');
}

function latexFamily(family: Family, number: number, depth: number): string {
  const first = family.members[0]!;
  const argument = argumentOf(first);
  const lines = [
    `\\subsection*{Family ${number}: ${family.count} ${family.count === 1 ? 'fraction' : 'fractions'}}`,
    ...(argument
      ? [latexTheorem(argument), latexProof(argument), latexConvergence(first), standingSentence(first)]
      : [
          '\\begin{conjecture}',
          '\\[',
          latexEquation(first, depth),
          '\\]',
          latexStatement(first),
          '\\end{conjecture}',
        ]),
  ];
  if (family.quadratic)
    lines.push('The terms are periodic, so the value is a quadratic irrational (Lagrange).');
  const others = family.members.slice(1, 1 + listedMembers);
  const proved = others.filter((member) => proofOf(member) !== null);
  const more = family.count - 1 - others.length;
  if (proved.length > 0) {
    lines.push(`The same tail with other heads, proved in the same way: ${inlineMembers(proved)}.`);
  }
  const open = others.filter((member) => proofOf(member) === null);
  if (open.length > 0) lines.push(`Conjectured in this family: ${inlineMembers(open)}.`);
  if (more > 0) lines.push(`The family has ${more} more.`);
  return `${lines.filter((line) => line !== '').join('\n')}\n`;
}

function inlineMembers(members: readonly Conjecture[]): string {
  return members
    .map(({ value, constant, fraction }) => {
      const numerators = numeratorsOf(fraction);
      const under = isSignPattern(numerators)
        ? `under $${latexSigns(numerators)}$`
        : `with ${numeratorsInWords(numerators)}`;
      return `$${inlineValue(value, constant)}$ ${under}`;
    })
    .join('; ');
}

/** The signs as a word, or the polynomials of the numerators as far as a cell holds them. */
function numeratorCell(numerators: Numerators): string {
  if (isSignPattern(numerators)) return `$${numerators.map((sign) => (sign > 0 ? '+' : '-')).join('')}$`;
  const text = numerators.map((polynomial) => latexIntegerPolynomial(polynomial, 'j')).join(';\\, ');
  return latexWidth(text) <= widestCell ? `$${text}$` : '(see below)';
}

/** The classical result that the tail belongs to, with its source; nothing where the catalogue has none. */
function standingSentence(conjecture: Conjecture): string {
  const standing = standingOf(conjecture);
  return standing.kind === 'known'
    ? `${knownSentence(standing.result)} (${latexQuoting.text(standing.result.source)}).`
    : '';
}

/** How the fraction stands to a classical result, whose constant is set as a formula. */
function knownSentence(result: KnownResult): string {
  const { name, constant, relation } = result;
  const formula =
    constant === null
      ? latexQuoting.text(name)
      : `${latexQuoting.text(name.slice(0, -constant.length))}$${latexConstant(sourceOf(constant))}$`;
  const verb = { is: 'This is', follows: 'This follows from', rewritten: 'This is rewritten from' }[relation];
  return `${verb} ${formula}`;
}

/** How fast the fraction converges, as a sentence: what is measured as measured, the gain as its limit where it is known. */
function latexConvergence(conjecture: Conjecture): string {
  const { value, limit } = shownGain(conjecture);
  const measured = `The first ${rateTerms} terms of this fraction give ${digitsReached(conjecture)} digits`;
  if (numeratorsKey(numeratorsOf(conjecture.fraction)) === '+')
    return `${measured}: it is the simple continued fraction.`;
  return limit
    ? `${measured}; the number of digits, divided by that of the simple continued fraction, tends to $${formatRational(limit)}$.`
    : `${measured}, ${value.toFixed(2)} times as many as those of the simple continued fraction.`;
}

/** A gain in a table: its limit, or what is measured with an approximate sign. */
function gainCell({ value, limit }: Gain): string {
  return limit ? `$${formatRational(limit)}$` : `$\\approx ${value.toFixed(2)}$`;
}

function inlineValue(value: Conjecture['value'], constant: ConstantSource): string {
  return latexLeftSide({ value, constant }).replace(/^\\frac/, '\\tfrac');
}

/** The rule, the numerators, the agreement and the convergence of a conjecture as sentences. */
function latexStatement(conjecture: Conjecture): string {
  const { fraction } = conjecture;
  const rule = latexRule(fraction.rule);
  const terms = rule.display ? `\\[\n${rule.body}\n\\]` : ` ${rule.body}`;
  return [
    `Here the terms are${terms}`,
    `with ${numeratorsInWords(numeratorsOf(fraction))}. ${agreementInWords(conjecture)}`,
    latexConvergence(conjecture),
  ].join('\n');
}
