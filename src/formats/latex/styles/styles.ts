import type { Conjecture } from '../../../core/conjecture.ts';
import { preperiodLength, signAfter } from '../../../core/fractions/fraction.ts';
import type { SignPattern } from '../../../core/fractions/signs.ts';
import {
  fractionInLetters,
  fractionInText,
  leftSide,
  rangedParts,
  ruleParts,
  signStatement,
  singlePolynomial,
  writtenTerms,
} from '../formulaParts.ts';
import type { Lines } from '../formulaParts.ts';
import { fits, punctuated, statement } from '../rows.ts';
import { equation, nested } from './nested.ts';
import type { Layout } from './nested.ts';
import { packagesOf } from './formula.ts';
import type { Formula, FormulaOptions, Piece } from './formula.ts';
import { theoremBlock } from './theorem.ts';

/**
 * The ways to typeset a conjecture.
 * - nested: \cfrac in \cfrac, to a depth
 * - line: [a_0; a_1, …] with the meaning of the signs
 * - gauss: K_{n=1}^∞ b_n/a_n with the rule of a_n and b_n
 * - pringsheim: a_0 + b_1|/|a_1 + b_2|/|a_2 + …
 * - terms: the fraction in letters, with all terms by residue class
 * - theorem: a theorem or conjecture as an environment, if wanted with the proof
 */
export const formulaStyles = ['nested', 'line', 'gauss', 'pringsheim', 'terms', 'theorem'] as const;
export type FormulaStyle = (typeof formulaStyles)[number];

/** Terms in a list on a line. */
const shownPeriods = 3;
const fewestTerms = 8;
/** Terms that are too long for a line of the list and stand below it, before the list is cut. */
const mostLongTerms = 3;
/** Quotients of Pringsheim's form that a reader wants to see at the least. */
const fewestQuotients = 5;

/** A conjecture in a style; see `FormulaStyle`. */
export function formula(conjecture: Conjecture, style: FormulaStyle, options: FormulaOptions): Formula {
  if (style === 'theorem') {
    const { block, packages, preamble } = theoremBlock(conjecture, options);
    return { body: undefined, block, packages, preamble };
  }
  const { left, parts, shortParts, sentence } = layOut(conjecture, style, options.depth);
  const body = withPlaces(statement(parts), left);
  const display = sentence === undefined ? statement(parts) : punctuated(statement(shortParts ?? parts), ',');
  const block = [
    ...inEnvironment(withPlaces(display, left), options),
    ...(sentence === undefined ? [] : [`\n${sentence}`]),
  ];
  return { body, block, packages: packagesOf(block), preamble: [] };
}

function layOut(conjecture: Conjecture, style: Exclude<FormulaStyle, 'theorem'>, depth: number): Layout {
  switch (style) {
    case 'nested':
      return nested(conjecture, depth);
    case 'line':
      return line(conjecture);
    case 'gauss':
      return gauss(conjecture);
    case 'pringsheim':
      return pringsheim(conjecture);
    case 'terms':
      return generalTerm(conjecture);
  }
}

/** Terms that show how a sequence goes on: the preperiod and some periods. */
function tellingTerms({ fraction: { rule } }: Conjecture): number {
  const period = rule.kind === 'interlaced' ? rule.polynomials.length : rule.recurrence.length;
  return Math.max(fewestTerms, preperiodLength(rule) + shownPeriods * period);
}

function line(conjecture: Conjecture): Layout {
  const { formula: left, definitions } = leftSide(conjecture);
  const { fraction } = conjecture;
  const list = termList(conjecture, left);
  const shortParts = [equation(left, list.lines), ...definitions, ...list.definitions];
  const signs = signStatement(fraction.signs);
  if (signs === null) return { left, parts: shortParts };
  const mixed = fraction.signs.length > 1;
  return {
    left,
    parts: [
      ...shortParts,
      [`[a_{0}; a_{1}, a_{2}, \\dots] = ${fractionInLetters(fraction.signs)}`],
      ...(mixed ? [[signs]] : []),
    ],
    shortParts,
    sentence:
      `where $[a_{0}; a_{1}, a_{2}, \\dots]$ stands for $${fractionInText(fraction.signs)}$` +
      `${mixed ? ` with $${signs}$` : ''}.`,
  };
}

/** [a_0; a_1, …]: as many terms as a line holds, and at least one period where the terms repeat. */
function termList(
  conjecture: Conjecture,
  left: string,
): { readonly lines: Lines; readonly definitions: readonly Lines[] } {
  const { rule } = conjecture.fraction;
  const k = preperiodLength(rule);
  if (rule.kind === 'interlaced' && rule.polynomials.every((polynomial) => polynomial.length <= 1)) {
    const m = rule.polynomials.length;
    // The period is shown after a_0, so that the semicolon stands outside of it.
    const start = Math.max(k, 1);
    const { terms, definitions } = writtenTerms(conjecture, start + m);
    const period = `\\overline{${terms.slice(start).join(', ')}}`;
    const list = `[${terms[0]!}; ${[...terms.slice(1, start), period].join(', ')}]`;
    if (fits(`= ${list}`)) return { lines: [list], definitions };
  }
  for (let count = tellingTerms(conjecture); ; count--) {
    const { terms, definitions } = writtenTerms(conjecture, count);
    const list = `[${terms[0]!}; ${terms.slice(1).join(', ')}, \\dots]`;
    // Beside the left side if that leaves room for enough terms, else below it.
    const side = count >= fewestTerms ? `${left} =` : '=';
    const short = fits(`${side} ${list}`) && definitions.length <= mostLongTerms;
    if (short || count <= 3) return { lines: [list], definitions };
  }
}

function gauss(conjecture: Conjecture): Layout {
  const { formula: left, definitions } = leftSide(conjecture);
  const { rule, signs } = conjecture.fraction;
  const written = writtenTerms(conjecture, 1);
  const single = singlePolynomial(rule);
  const only = single !== null && fits(single, 120) ? single : null;
  const numerator =
    signs.length === 1 ? String(signs[0]!) : signs.length === 2 ? alternating(signs) : 'b_{n}';
  const fraction = `\\operatorname*{K}_{n=1}^{\\infty} \\frac{${numerator}}{${only ?? 'a_{n}'}}`;
  const first = written.terms[0]!;
  const right = first === '0' ? fraction : `${first} + ${fraction}`;
  return {
    left,
    parts: [
      equation(left, [right]),
      ...definitions,
      ...written.definitions,
      ...(only === null ? rangedParts(ruleParts(rule, 'k', 1)) : []),
      ...(signs.length > 2 ? [[signStatement(signs)!]] : []),
    ],
  };
}

/** b_n of a pattern of two signs. */
function alternating(signs: SignPattern): string {
  return signs[0] === -1 ? '(-1)^{n}' : '(-1)^{n-1}';
}

function pringsheim(conjecture: Conjecture): Layout {
  const { formula: left, definitions } = leftSide(conjecture);
  const { signs } = conjecture.fraction;
  const quotients = (count: number): Layout => {
    const { terms, definitions: long } = writtenTerms(conjecture, count);
    const leadingZero = terms[0] === '0' && operator(signs, 0) === '+';
    const right = [
      ...(leadingZero ? [] : [terms[0]!]),
      ...terms
        .slice(1)
        .map(
          (term, n) => `${leadingZero && n === 0 ? '' : `${operator(signs, n)} `}\\frac{1\\,|}{|\\,${term}}`,
        ),
      `${operator(signs, count - 1)} \\cdots`,
    ];
    const whole = `${left} = ${right.join(' ')}`;
    const lines = fits(whole) && long.length <= mostLongTerms ? [whole] : [left, `= ${right.join(' ')}`];
    return { left, parts: [lines, ...definitions, ...long] };
  };
  // As many terms as there is room for beside the left side; below it, where these would be too few.
  const tellingCount = tellingTerms(conjecture);
  const counts = Array.from({ length: tellingCount - 1 }, (_, i) => tellingCount - i);
  const layouts = (least: number) => counts.filter((count) => count >= least).map(quotients);
  return (
    layouts(fewestQuotients + 1).find(({ parts }) => parts[0]!.length === 1) ??
    layouts(2).find(({ parts }) => parts[0]!.every((text) => fits(text))) ??
    quotients(2)
  );
}

function operator(signs: SignPattern, n: number): '+' | '-' {
  return signAfter(signs, n) > 0 ? '+' : '-';
}

function generalTerm(conjecture: Conjecture): Layout {
  const { formula: left, definitions } = leftSide(conjecture);
  const { rule, signs } = conjecture.fraction;
  return {
    left,
    parts: [
      equation(left, [fractionInLetters(signs)]),
      ...definitions,
      ...rangedParts(ruleParts(rule, 'k')),
      ...(signs.length > 1 ? [[signStatement(signs)!]] : []),
    ],
  };
}

/** How a body of several lines begins. */
const linesStart = '\\begin{aligned}\n&';

/** The body with the left side, which stands first, as a place. */
function withPlaces(body: string, left: string): Piece[] {
  // A left side "e" is not the letter of \begin.
  const start = body.indexOf(left, body.startsWith(linesStart) ? linesStart.length : 0);
  return [
    body.slice(0, start),
    { place: 'value' as const, text: left },
    body.slice(start + left.length),
  ].filter((piece) => piece !== '');
}

function inEnvironment(body: readonly Piece[], { environment, label }: FormulaOptions): Piece[] {
  const indented = body.map((piece) => (typeof piece === 'string' ? piece.replaceAll('\n', '\n  ') : piece));
  if (environment === 'brackets') return ['\\[\n  ', ...indented, '\n\\]'];
  return [
    `\\begin{${environment}}`,
    ...(label !== undefined && environment === 'equation'
      ? ['\\label{', { place: 'label' as const, text: label }, '}']
      : []),
    '\n  ',
    ...indented,
    `\n\\end{${environment}}`,
  ];
}
