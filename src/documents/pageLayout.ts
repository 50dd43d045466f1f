import { lineWidth } from '../formats/latex/rows.ts';
import { dialectOf } from './dialect.ts';
import type { Dialect } from './dialect.ts';
import { listed } from './paths.ts';
import { classes, loadedBy, loading, mentionsOf } from './project.ts';
import type { Project } from './project.ts';
import type { Place } from './reading/place.ts';

/** What the class and the packages of a paper say of its pages. */
export interface PageLayout {
  /** The width of a line of text, of a column where there are two, in points. */
  readonly width: number;
  /** The size of the text, in points; of a text whose letters are wide, the one at which Computer Modern is as wide. */
  readonly size: number;
  /** Whether headings become bookmarks, for which mathematics needs other words. */
  readonly hasBookmarks: boolean;
  /** Whether a bar begins words that are taken as they are, so that formulas need other bars. */
  readonly hasVerbatimBars: boolean;
  /** What formulas are written in. */
  readonly dialect: Dialect;
}

/** A class's line width and size of text in points, and the width of one of two columns; measured with pdflatex. */
interface ClassPage {
  readonly width: number;
  readonly size?: number;
  readonly column: number;
  /** Whether it has two columns unless an option says otherwise, or one option of these says so. */
  readonly isTwoColumn?: boolean;
  readonly twoColumnOptions?: RegExp;
  readonly oneColumnOptions?: RegExp;
}

const classPages: readonly (readonly [RegExp, ClassPage])[] = [
  [/^ams(art|book|proc)$/, { width: 360, column: 175 }],
  // 19.907 pt, with large scripts.
  [/^slides$/, { width: 469, size: 23.6, column: 469 }],
  [/^beamer$/, { width: 307, size: 10.95, column: 307 }],
  [/^memoir$/, { width: 341, column: 160 }],
  [/^scr(artcl|report|reprt|book)$/, { width: 351, size: 10.95, column: 170 }],
  [
    /^IEEEtran$/,
    { width: 469, column: 252, isTwoColumn: true, oneColumnOptions: /^(onecolumn|draftcls|draft)$/ },
  ],
  [
    /^revtex4(-\d)?$/,
    { width: 510, column: 246, twoColumnOptions: /^(twocolumn|reprint|prl|pra|prb|prc|prd|pre)$/ },
  ],
  [
    /^acmart$/,
    { width: 395, column: 241, size: 9, twoColumnOptions: /^(sigconf|sigplan|siggraph|acmtog|acmengage)$/ },
  ],
  [/^llncs$/, { width: 347, column: 165 }],
  [/^elsarticle$/, { width: 345, column: 222, twoColumnOptions: /^(5p|twocolumn)$/ }],
  [/^mnras$/, { width: 508, size: 9, column: 244, isTwoColumn: true, oneColumnOptions: /^onecolumn$/ }],
  [/^tufte-(book|handout)$/, { width: 312, column: 312 }],
  [/^(quantumarticle|aastex\w*)$/, { width: 246, column: 246, isTwoColumn: true }],
  [
    /^(article|report|book|letter|proc|extarticle)$/,
    { width: 345, column: 221, twoColumnOptions: /^twocolumn$/ },
  ],
];
/** Where no class is known: what all usual pages have room for. */
const otherPage: ClassPage = { width: lineWidth, column: 221 };

/** Classes and packages that load hyperref. */
const withBookmarks =
  /^(hyperref|bookmark|hyperxmp|beamer|acmart|lipics-v\d+|tufte-(book|handout)|quantumarticle)$/;

/** Widths of papers, in points, by the options of classes and of geometry. */
const papers: Readonly<Record<string, number>> = {
  a4paper: 597.5,
  a5paper: 421.1,
  b5paper: 500.8,
  letterpaper: 614.3,
};

/** The page of a project; undefined without a project, as in another language. */
export function pageOf(project: Project): PageLayout {
  const { files, root } = project;
  const [found] = mentionsOf(files, ...classes);
  const name = found?.words ?? '';
  const options = found ? optionsOf(found.arguments) : [];
  const kind = classPages.find(([pattern]) => pattern.test(name))?.[1] ?? otherPage;
  const isTwoColumn =
    /\\twocolumn(?![A-Za-z])/.test(root.text) ||
    (kind.isTwoColumn
      ? !options.some((option) => kind.oneColumnOptions?.test(option))
      : options.some((option) => option === 'twocolumn' || kind.twoColumnOptions?.test(option)));
  const size = Number(
    options.map((option) => /^(\d+)pt$/.exec(option)?.[1]).find(Boolean) ?? kind.size ?? 10,
  );
  const own = ownTextWidth(project, options);
  const width = own === undefined ? classWidth(kind, isTwoColumn, options) : isTwoColumn ? own / 2 - 5 : own;
  const shortVerbs = mentionsOf(files, 'MakeShortVerb', 'lstMakeShortInline').map(({ words }) => words);
  return {
    ...{ width, size },
    hasBookmarks: loadedBy(files, withBookmarks),
    dialect: dialectOf(root),
    hasVerbatimBars: name === 'ltxdoc' || shortVerbs.includes('|'),
  };
}

function classWidth(kind: ClassPage, isTwoColumn: boolean, options: readonly string[]): number {
  if (isTwoColumn) return kind.column;
  return options.includes('a5paper') ? Math.min(kind.width, 276) : kind.width;
}

function optionsOf(all: readonly { readonly isOption: boolean; readonly words: string }[]): string[] {
  return all.filter(({ isOption }) => isOption).flatMap(({ words }) => listed(words));
}

/** The width that the preamble itself gives the text, by geometry or by its length; undefined where it does not. */
function ownTextWidth({ files }: Project, options: readonly string[]): number | undefined {
  const paper = papers[options.find((option) => Object.hasOwn(papers, option)) ?? 'letterpaper']!;
  const set = mentionsOf(files, 'setlength').flatMap(({ arguments: [length, value] }) =>
    length?.words.trim() === '\\textwidth' && value ? [lengthOf(value.words, {})] : [],
  );
  const geometry = [
    ...mentionsOf(files, ...loading).filter(({ words }) => listed(words).includes('geometry')),
    ...mentionsOf(files, 'geometry').map((mention) => ({
      ...mention,
      arguments: mention.arguments.map((each) => ({ ...each, isOption: true })),
    })),
  ].flatMap(({ arguments: all }) => optionsOf(all));
  return set.findLast((width) => width !== undefined) ?? geometryWidth(geometry, paper);
}

/** The width of the text by the options of geometry: itself, or what its margins leave. */
function geometryWidth(options: readonly string[], classPaper: number): number | undefined {
  const values = new Map(
    options.map((option) => option.split('=').map((part) => part.trim()) as [string, string | undefined]),
  );
  const length = (...names: readonly string[]) => {
    const name = names.find((each) => values.get(each) !== undefined);
    return name === undefined ? undefined : lengthOf(values.get(name)!, {});
  };
  const named = options.find((option) => Object.hasOwn(papers, option));
  const paper = length('paperwidth') ?? (named ? papers[named]! : classPaper);
  const own = length('textwidth', 'width');
  if (own !== undefined) return own;
  const both = length('margin', 'hmargin');
  const left = length('left', 'lmargin', 'inner') ?? both;
  const right = length('right', 'rmargin', 'outer') ?? both;
  return left === undefined || right === undefined ? undefined : paper - left - right;
}

/** TeX's units in points. */
const units: Readonly<Record<string, number>> = {
  ...{ pt: 1, pc: 12, in: 72.27, bp: 1.00375, cm: 28.4528, mm: 2.84528, dd: 1.07, cc: 12.84, sp: 1 / 65536 },
  ...{ em: 10, ex: 4.3, truecm: 28.4528, truein: 72.27, truemm: 2.84528 },
};

/**
 * A length in points: "3cm", "0.5\textwidth", "\linewidth - 2em"; undefined where it is said in other ways.
 * @param known lengths by the names of their commands
 */
function lengthOf(words: string, known: Readonly<Record<string, number>>): number | undefined {
  const terms = words.replace(/\\dimexpr|\\relax|\s/g, '').match(/[+-]?[^+-]+/g) ?? [];
  let sum = 0;
  for (const term of terms) {
    const [, sign, factor, unit] =
      /^([+-]?)(\d*(?:[.,]\d*)?)\*?(?:\\real\{[^}]*\})?(\\?[A-Za-z]+)$/.exec(term) ?? [];
    if (unit === undefined) return undefined;
    const size = unit.startsWith('\\') ? known[unit.slice(1)] : units[unit];
    if (size === undefined || (factor === '' && !unit.startsWith('\\'))) return undefined;
    sum += (sign === '-' ? -1 : 1) * (factor === '' ? 1 : Number(factor!.replace(',', '.'))) * size;
  }
  return terms.length === 0 ? undefined : sum;
}

/** Space between columns in a text. */
const columnSep = 10;
/** What is left at the least, in points at 10 pt: a formula cannot be narrower. */
export const leastRoom = 40;

/**
 * What a line of a formula may take at a place, in points at 10 pt.
 * @param wanted what the author says that a line of the document has, in points; 0 for what the class says
 */
export function roomAt({ around = [] }: Place, page: PageLayout | undefined, wanted = 0): number {
  const whole = wanted > 0 ? wanted : (page?.width ?? lineWidth);
  let width = whole;
  for (const each of around) {
    if (each.kind === 'indented') width -= each.points;
    else if (each.kind === 'beside')
      width -=
        (lengthOf(each.words, { textwidth: whole, linewidth: whole, columnwidth: whole }) ?? whole / 2) +
        columnSep;
    else if (each.kind === 'columns') width = (width - columnSep * (each.count - 1)) / each.count;
    else if (each.kind === 'width') {
      const lengths = { textwidth: whole, columnwidth: width, linewidth: width, hsize: width };
      width = Math.min(width, lengthOf(each.words, lengths) ?? width / 2);
    }
  }
  const size = page?.size ?? 10;
  return Math.max(leastRoom, Math.min(lineWidth, (width * 10) / size));
}

/** Whether a place is in a heading that becomes a bookmark. */
export function isBookmark({ around = [] }: Place, page: PageLayout | undefined): boolean {
  return (page?.hasBookmarks ?? false) && around.some(({ kind }) => kind === 'heading');
}

/** Whether the first closing bracket outside of braces ends what a place is in. */
export function isOption({ around = [] }: Place): boolean {
  return around.some(({ kind }) => kind === 'option');
}
