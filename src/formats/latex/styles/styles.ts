import type { Conjecture } from '../../../core/conjecture.ts';
import type { Formula, FormulaOptions, StatementKind } from './formula.ts';
import { gauss } from './gauss.ts';
import { line } from './line.ts';
import { nested } from './nested.ts';
import { pringsheim } from './pringsheim.ts';
import { proposition, remark, theorem } from './statement.ts';
import type { Style } from './style.ts';
import { terms } from './terms.ts';
import { table } from './table.ts';

/** The ways to typeset a conjecture, in the order of menus. The build writes them into the manifest's setting. */
export const styles = [
  ...[nested, line, gauss, pringsheim, terms],
  ...[theorem, proposition, remark, table],
] as const satisfies readonly Style[];

/** The name of a style. */
export type FormulaStyle = (typeof styles)[number]['name'];

/** The names of all styles. */
export const formulaStyles: readonly FormulaStyle[] = styles.map(({ name }) => name);

/** The style of a name. */
export function styleOf(name: FormulaStyle): Style<FormulaStyle> {
  return styles.find((style) => style.name === name)!;
}

/** What a style states a conjecture as; null where it writes a formula or a table. */
export function statementOf(name: FormulaStyle): StatementKind | null {
  const { form } = styleOf(name);
  return form === 'formula' || form === 'table' ? null : form;
}

/** A conjecture in a style. */
export function formula(conjecture: Conjecture, style: FormulaStyle, options: FormulaOptions): Formula {
  return styleOf(style).write(conjecture, options);
}
