import type { Conjecture } from '../../../core/conjecture.ts';
import { preperiodLength } from '../../../core/fractions/fraction.ts';
import type { Lines } from '../formulaParts.ts';
import { fits, lineWidth, punctuated, statement } from '../rows.ts';
import { packagesOf } from './formula.ts';
import type { Formula, FormulaOptions, Piece, StatementKind } from './formula.ts';

/** A way to typeset a conjecture. The list of them is in styles.ts; menus, settings and formats are read from it. */
export interface Style<Name extends string = string> {
  /** As settings, exports and the terminal have it. */
  readonly name: Name;
  /** As a menu has it, within a line: "nested fractions". */
  readonly title: string;
  /** A sentence for the settings. */
  readonly description: string;
  /** Whether the formula differs with the depth of nested fractions. */
  readonly dependsOnDepth: boolean;
  /** A formula; or text of its own, which cannot stand inside someone's mathematics: a statement, or a table. */
  readonly form: 'formula' | 'table' | StatementKind;
  write(conjecture: Conjecture, options: FormulaOptions): Formula;
}

/** How deep nested fractions go, and what a line may take, in points at 10 pt. */
export interface Measures {
  readonly depth: number;
  readonly width: number;
}

/** A formula's parts before they are set side by side. */
export interface Layout {
  /** The left side, with which the first part begins. */
  readonly left: string;
  readonly parts: readonly Lines[];
  /** The parts where a sentence says the rest. */
  readonly shortParts?: readonly Lines[];
  readonly sentence?: string;
}

/** left = right with its definitions: on one line, or the right side below the left one. */
export function equation(left: string, right: Lines, width: number): Lines {
  const whole = `${left} = ${right[0]!}`;
  return fits(whole, width) ? [whole, ...right.slice(1)] : [left, `= ${right[0]!}`, ...right.slice(1)];
}

/** Terms in a list on a line, at the least. */
export const fewestTerms = 8;
const shownPeriods = 3;
/** Terms that are too long for a line of a list and stand below it, before the list is cut. */
export const mostLongTerms = 3;

/** Terms that show how a sequence goes on: the preperiod and some periods. */
export function tellingTerms({ fraction: { rule } }: Conjecture): number {
  const period = rule.kind === 'interlaced' ? rule.polynomials.length : rule.recurrence.length;
  return Math.max(fewestTerms, preperiodLength(rule) + shownPeriods * period);
}

/** A style that lays out a display: the same parts inside mathematics and, in an environment, in text. */
export function displayStyle<const Name extends string>({
  layOut,
  ...style
}: Pick<Style<Name>, 'name' | 'title' | 'description' | 'dependsOnDepth'> & {
  readonly layOut: (conjecture: Conjecture, measures: Measures) => Layout;
}): Style<Name> {
  return {
    ...style,
    form: 'formula',
    write(conjecture, options) {
      const { depth, width = lineWidth } = options;
      const { left, parts, shortParts, sentence } = layOut(conjecture, { depth, width });
      const body = withPlaces(statement(parts, width), left);
      const display =
        sentence === undefined || width < lineWidth
          ? statement(parts, width)
          : punctuated(statement(shortParts ?? parts, width), ',');
      const block = [
        ...inEnvironment(withPlaces(display, left), options),
        ...(sentence === undefined || width < lineWidth ? [] : [`\n${sentence}`]),
      ];
      return { body, block, packages: packagesOf(block), preamble: [] };
    },
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
