import { oneLine } from '../core/oneLine.ts';
import { latexQuoting, markdownQuoting, typstQuoting } from '../formats/quoting.ts';
import type { Conjecture } from '../core/conjecture.ts';
import { numeratorsOf } from '../core/fractions/fraction.ts';
import { numeratorsKey } from '../core/fractions/numerators.ts';
import { inlineFormula } from '../formats/latex/inlineFormula.ts';
import { displayMarks, hasEnvironments, inDialect } from './dialect.ts';
import type { Dialect } from './dialect.ts';
import { fittingFormula } from './fitting.ts';
import { fits, lineWidth as usualWidth } from '../formats/latex/rows.ts';
import { narrow } from '../formats/latex/styles/narrow.ts';
import { formula, statementOf, styleOf } from '../formats/latex/styles/styles.ts';
import { packagesOf, textOf } from '../formats/latex/styles/formula.ts';
import type {
  FormulaEnvironment,
  FormulaOptions,
  Piece,
  StatementKind,
} from '../formats/latex/styles/formula.ts';
import type { FormulaStyle } from '../formats/latex/styles/styles.ts';
import { formatConjecture, formatNested, formatLeftSide } from '../formats/text/plain.ts';
import { typstFormula, typstStyleOf } from '../formats/typst/styles.ts';
import { lineRoom } from './lineRoom.ts';
import { inMargin, isDocumentation, onOwnLines } from './lines.ts';
import { isBookmark, isOption, leastRoom, roomAt } from './pageLayout.ts';
import { rowOfTable } from './rowOfTable.ts';
import { bodyIn, widthBeside } from './rowsOfDisplay.ts';
import type { Spot } from './spot.ts';
import type { Wording } from './wording.ts';

/** Choices of the author. */
export interface Choices {
  readonly style: FormulaStyle;
  readonly depth: number;
  readonly environment: FormulaEnvironment;
  /** Whether a display carries the comment that names its conjecture. */
  readonly comment: boolean;
  /** What a line of the document has, in points, where its author says it; 0 or absent for what its class says. */
  readonly lineWidth?: number;
  /** The paper's own environments for statements, where they have other names. */
  readonly environments?: FormulaOptions['environments'];
  /** Whether no bar may stand in LaTeX, as it begins words there that are taken as they are. */
  readonly withoutBars?: boolean;
  /** A new label, or undefined where there shall be none. */
  readonly label: (kind: Labelled) => string | undefined;
}

/** What has a label: an equation, or a statement of a kind. */
export type Labelled = 'equation' | StatementKind;

/** What is to be inserted, and what it needs in the preamble. */
export interface Typeset {
  readonly pieces: readonly Piece[];
  readonly packages: readonly string[];
  readonly preamble: readonly string[];
}

/** Terms after a_0 in a bookmark. */
const bookmarkTerms = 4;

const nothingNeeded = { packages: [], preamble: [] };

/** A conjecture as it is to stand at a place. */
export function typeset(conjecture: Conjecture, spot: Spot, wording: Wording, chosen: Choices): Typeset {
  const { place, page } = spot;
  const choices = { ...chosen, withoutBars: chosen.withoutBars ?? page?.hasVerbatimBars ?? false };
  const width = roomAt(place, page, choices.lineWidth);
  const { depth, environment } = choices;
  // A comment in a comment says nothing, and in verbatim text it would be printed.
  const isCode = spot.language === 'typst' && place.kind === 'unknown';
  const isRead = place.kind === 'text' || place.kind === 'none' || (place.kind === 'unknown' && !isCode);
  const withNote = choices.comment && isRead;
  const isFormula = place.kind === 'inline' || place.kind === 'display';
  const barred = choices.withoutBars ? withoutBars : (pieces: readonly Piece[]) => pieces;
  const dialect = spot.language === 'latex' ? (page?.dialect ?? 'latex') : 'latex';
  if (dialect !== 'latex' && wording !== 'plain')
    return { pieces: withoutEnvironments(conjecture, spot, wording, choices, dialect), ...nothingNeeded };
  switch (wording) {
    case 'plain':
      return { pieces: [oneLine(formatConjecture(conjecture))], ...nothingNeeded };
    case 'typst':
      return { pieces: typstAt(conjecture, spot, { ...choices, comment: withNote }), ...nothingNeeded };
    case 'inline': {
      const row = choices.style === 'table' ? rowOfTable(conjecture, spot, width) : null;
      if (row) return { pieces: barred(row), packages: packagesOf(row), preamble: [] };
      const { line, packages } = lineAt(conjecture, spot, width);
      const pieces = forCell(withoutRepetition(barred(line), spot), spot);
      const inMarks = forArgument(isFormula ? pieces : ['$', ...pieces, '$'], conjecture, spot);
      return {
        pieces: inMargin(isFormula ? parted(inMarks, spot) : spaced(inMarks, spot), spot),
        ...{ packages, preamble: [] },
      };
    }
    case 'body': {
      const { body, packages } = fittingFormula(conjecture, bodyStyle(choices.style), {
        ...{ depth, environment },
        width: Math.max(leastRoom, width - widthBeside(spot)),
      });
      const cell = lineAt(conjecture, spot, width);
      const pieces = bodyIn(spot, withoutRepetition(barred(body!), spot), () => barred(cell.line));
      const needed = [...new Set([...packages, ...cell.packages])];
      return { pieces: inMargin(parted(pieces, spot), spot), packages: needed, preamble: [] };
    }
    case 'markdown': {
      const { pieces } = markdownBlock(conjecture, { ...choices, comment: withNote });
      return { pieces: onOwnLines(pieces, spot), ...nothingNeeded };
    }
    case 'display': {
      const { pieces, packages, preamble } = display(conjecture, { ...choices, comment: withNote }, width);
      const marked = isDocumentation(spot) ? withDocumentationMark(pieces) : pieces;
      return { pieces: onOwnLines(marked, spot), packages, preamble };
    }
  }
}

/** A conjecture where environments and packages are unknown: in plain TeX, in AMS-TeX, in ConTeXt. */
function withoutEnvironments(
  conjecture: Conjecture,
  spot: Spot,
  wording: Wording,
  { style, depth }: Choices,
  dialect: Exclude<Dialect, 'latex'>,
): readonly Piece[] {
  const { room } = lineRoom(spot, roomAt(spot.place, spot.page));
  const line = inlineFormula(conjecture, wording === 'inline' ? room : usualWidth);
  const styles = [bodyStyle(style), 'nested'] as const;
  const bodies = styles.map((each) => formula(conjecture, each, { depth, environment: 'brackets' }).body!);
  const body = wording === 'inline' ? line : (bodies.find((each) => !hasEnvironments(each)) ?? line);
  const written = inDialect(body, dialect);
  if (wording === 'display') {
    const [open, close] = displayMarks[dialect];
    return onOwnLines([`${open}\n  `, ...written, `\n${close}`], spot);
  }
  const isFormula = spot.place.kind === 'inline' || spot.place.kind === 'display';
  return isFormula ? parted(withoutRepetition(written, spot), spot) : spaced(['$', ...written, '$'], spot);
}

/** A conjecture for a line of text, or of a formula; where there is no room for it, over several lines. */
function lineAt(
  conjecture: Conjecture,
  spot: Spot,
  width: number,
): { readonly line: readonly Piece[]; readonly packages: readonly string[] } {
  const { room, mayBeTall } = lineRoom(spot, width);
  const whole = inlineFormula(conjecture, width);
  const line = fits(textOf(whole), room) ? whole : inlineFormula(conjecture, room);
  if (fits(textOf(line), room)) return { line, packages: [] };
  if (!mayBeTall) return { line: shortLine(conjecture, line, room), packages: [] };
  const { body, packages } = narrow.write(conjecture, { depth: 1, environment: 'brackets', width: room });
  return { line: body!, packages };
}

/** A formula of the line for a box that cannot hold it: with small nested fractions, one below the other. */
function shortLine(conjecture: Conjecture, line: readonly Piece[], room: number): readonly Piece[] {
  const small = [2, 1].map((depth) =>
    formula(conjecture, 'nested', { depth, environment: 'brackets' }).body!.map((piece) =>
      typeof piece === 'string' ? piece.replaceAll('\\cfrac', '\\frac') : piece,
    ),
  );
  const usable = small.filter((each) => !hasEnvironments(each));
  return usable.find((each) => fits(textOf(each), room)) ?? usable.at(-1) ?? line;
}

/** A conjecture in a Typst document: there, too, a place in a formula takes the formula without its dollars. */
function typstAt(conjecture: Conjecture, spot: Spot, choices: Choices): readonly Piece[] {
  const { kind, narrow } = spot.place;
  const line = typstFormula(conjecture, 'line', choices.depth);
  if (kind === 'inline') return partedInTypst(withoutRepetition(line, spot), spot);
  if (kind === 'display') {
    const body = typstFormula(conjecture, typstStyleOf(choices.style), choices.depth);
    return partedInTypst(withoutRepetition(body, spot), spot);
  }
  if (narrow) return ['$', ...line, '$'];
  // In code no label belongs to what stands before it.
  const label = kind === 'text' ? choices.label : () => undefined;
  return onOwnLines(typstBlock(conjecture, { ...choices, label }).pieces, spot);
}

/**
 * A display with its label, and with its comment on the first line.
 * @param width what a line may take, in points at 10 pt
 */
export function display(conjecture: Conjecture, choices: Choices, width = usualWidth): Typeset {
  const { style, depth, environment } = choices;
  const isEquation = environment === 'equation' && styleOf(style).form === 'formula';
  const labelled = isEquation ? 'equation' : statementOf(style);
  const label = labelled === null ? undefined : choices.label(labelled);
  const { block, packages, preamble } = fittingFormula(conjecture, style, {
    depth,
    environment,
    width,
    ...(label === undefined ? {} : { label }),
    ...(choices.environments ? { environments: choices.environments } : {}),
  });
  const written = choices.withoutBars ? withoutBars(block) : block;
  return { pieces: choices.comment ? withComment(written, conjecture.id) : written, packages, preamble };
}

/** A display of Markdown, with its comment above it. */
export function markdownBlock(conjecture: Conjecture, choices: Choices): Typeset {
  const { style, depth, environment, comment } = choices;
  const { body } = formula(conjecture, bodyStyle(style), { depth, environment });
  const note = comment ? [`${markdownQuoting.comment(`esma: ${conjecture.id}`)}\n`] : [];
  return { pieces: [...note, '$$\n', ...body!, '\n$$'], ...nothingNeeded };
}

/**
 * Spaces between a formula of Typst and what it would touch: letters would make another name, and a display without them at
 * its ends would be none.
 */
function partedInTypst(pieces: readonly Piece[], { text, start, end, place }: Spot): readonly Piece[] {
  const touches = (letter: string) =>
    /[\p{L}\p{N}_.(["#]/u.test(letter) || (letter === '$' && place.kind === 'display');
  return [
    ...(touches(text.slice(start - 1, start)) ? [' '] : []),
    ...pieces,
    ...(touches(text.slice(end, end + 1)) ? [' '] : []),
  ];
}

/** A display of Typst, with its comment above it and its label behind it. */
export function typstBlock(conjecture: Conjecture, choices: Choices): Typeset {
  const { style, depth, environment, comment } = choices;
  const label = environment === 'equation' ? choices.label('equation') : undefined;
  const pieces = [
    ...(comment ? [`${typstQuoting.comment(`esma: ${conjecture.id}`)}\n`] : []),
    '$ ',
    ...typstFormula(conjecture, typstStyleOf(style), depth),
    ' $',
    ...(label === undefined ? [] : [' <', { place: 'label', text: label } as const, '>']),
  ];
  return { pieces, ...nothingNeeded };
}

/** With the command of a bar in the place of its letter. */
function withoutBars(pieces: readonly Piece[]): readonly Piece[] {
  return pieces.map((piece) => (typeof piece === 'string' ? piece.replaceAll('|', '\\vert ') : piece));
}

/** Styles that can stand in someone's own mathematics. */
function bodyStyle(style: FormulaStyle): FormulaStyle {
  return styleOf(style).form === 'formula' ? style : 'nested';
}

/** The comment that makes a formula known again, at the end of the first line. */
function withComment(block: readonly Piece[], id: string): readonly Piece[] {
  let done = false;
  return block.map((piece) => {
    if (done || typeof piece !== 'string' || !piece.includes('\n')) return piece;
    done = true;
    return piece.replace('\n', () => ` ${latexQuoting.comment(`esma: ${id}`)}\n`);
  });
}

/** With the mark of comments that the documentation of a source of docstrip has. */
function withDocumentationMark(pieces: readonly Piece[]): readonly Piece[] {
  return pieces.map((piece) => (typeof piece === 'string' ? piece.replace('% esma:', '^^A esma:') : piece));
}

/** Without the value, where it stands before the sign of equality that the formula follows. */
function withoutRepetition(pieces: readonly Piece[], { text, start }: Spot): readonly Piece[] {
  const [first, second] = pieces;
  if (typeof first !== 'object' || typeof second !== 'string' || !second.startsWith(' = ')) return pieces;
  const before = text.slice(Math.max(0, start - 3 * first.text.length - 80), start).trimEnd();
  if (!before.endsWith('=')) return pieces;
  const said = bare(before.slice(0, -1));
  if (!said.endsWith(bare(first.text))) return pieces;
  // "1 + e =" does not say e, "2e =" neither.
  const front = said.slice(0, said.length - bare(first.text).length);
  if (
    !/(^|[$&=,;]|\\\\|\\\[|\\\(|\}\})$/.test(front) &&
    !/\\begin\{[a-z]+\*?\}(\\label\{[^}]*\})?$/.test(front)
  )
    return pieces;
  return [second.slice(' = '.length), ...pieces.slice(2)];
}

function bare(formula: string): string {
  return formula.replace(/\s|&/g, '').replaceAll('\\dfrac', '\\frac').replaceAll('\\tfrac', '\\frac');
}

/** In a table of Markdown a bar parts cells, also within dollars; in a cell of xy brackets could be taken for its own. */
function forCell(pieces: readonly Piece[], { language, place: { within } }: Spot): readonly Piece[] {
  if (within === '\\xymatrix') return ['{', ...pieces, '}'];
  return language === 'markdown' && within === '|' ? withoutBars(pieces) : pieces;
}

/**
 * A formula of the line as the argument that it stands in wants it: in a heading with other words for the bookmark, in
 * brackets with braces around its own.
 */
function forArgument(
  pieces: readonly Piece[],
  conjecture: Conjecture,
  { place, page }: Spot,
): readonly Piece[] {
  if (isBookmark(place, page)) return ['\\texorpdfstring{', ...pieces, `}{${bookmarkText(conjecture)}}`];
  // Those of keys and values end at commas, too.
  return isOption(place) && /[\],]/.test(textOf(pieces)) ? ['{', ...pieces, '}'] : pieces;
}

/** The value and its fraction in letters that a bookmark has without any package. */
function bookmarkText({ value, constant, terms, fraction }: Conjecture): string {
  const numerators = numeratorsOf(fraction);
  const right =
    numeratorsKey(numerators) === '+'
      ? `[${terms[0]}; ${terms.slice(1, bookmarkTerms + 1).join(', ')}, ...]`
      : formatNested(terms, numerators, bookmarkTerms);
  return `${formatLeftSide({ value, constant })} = ${right}`
    .replaceAll('−', '-')
    .replaceAll('…', '...')
    .replace(/\^/g, '\\textasciicircum ')
    .replace(/[#%&_]/g, '\\$&')
    .replace(/[^ -~]/g, '');
}

/** Marks and commands of formulas that take what stands behind them as their argument. */
const argumentFollows =
  /(?<!\\)(?:[_^]|\\(?:sqrt(?:\[[^\]]*\])?|[dt]?frac|binom|bar|hat|vec|tilde|dot|ddot|(?:wide)(?:hat|tilde)|over(?:line|brace)|under(?:line|brace)|math(?:rm|bf|it|cal|bb|frak|sf|tt)|boldsymbol|operatorname))\s*$/;

/** Spaces between a command and a letter that would make it another one, at either end of a formula. */
function parted(pieces: readonly Piece[], { text, start, end }: Spot): readonly Piece[] {
  // TeX would take but the first letter of it for the argument that it waits for there.
  if (argumentFollows.test(text.slice(Math.max(0, start - 40), start))) return ['{', ...pieces, '}'];
  const isAfterCommand = /\\[A-Za-z]+$/.test(text.slice(Math.max(0, start - 40), start));
  const formula = textOf(pieces);
  return [
    ...(isAfterCommand && /^[A-Za-z]/.test(formula) ? [' '] : []),
    ...pieces,
    ...(/\\[A-Za-z]+$/.test(formula) && /^[A-Za-z]/.test(text.slice(end, end + 1)) ? [' '] : []),
  ];
}

/**
 * Spaces between a formula of the line and words, figures or another formula that it would touch: "x$e$" reads as one, and
 * for Markdown "$e$2" and "$x$$e$" are no two formulas.
 */
function spaced(pieces: readonly Piece[], { text, start, end }: Spot): readonly Piece[] {
  const touches = (letter: string) => /[\p{L}\p{N}$]/u.test(letter);
  return [
    ...(touches(text.slice(start - 1, start)) ? [' '] : []),
    ...pieces,
    ...(touches(text.slice(end, end + 1)) ? [' '] : []),
  ];
}
