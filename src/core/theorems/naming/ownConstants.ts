import { constantFromText } from '../../constants/constants.ts';
import type { Constant } from '../../constants/constant.ts';
import type { Expression } from '../../constants/expression.ts';
import { parseExpression } from '../../constants/parser.ts';
import { InputError } from '../../errors.ts';

/** A constant that the user has named: by an expression, or by its digits alone. */
export interface OwnConstant {
  readonly name: string;
  readonly expression: Expression;
  readonly constant: Constant;
}

/** Most constants of the user's own. */
const mostOwnConstants = 1000;

/** A name as it can stand in a formula: letters, digits and _ after a letter; Greek letters too. */
const nameShape = /^\p{L}[\p{L}\d_']*$/u;

/**
 * The user's own constants from their names and what they are: an expression, or digits with a point.
 * @throws InputError that names the constant and what is wrong
 */
export function ownConstants(entries: readonly (readonly [name: string, text: string])[]): OwnConstant[] {
  if (entries.length > mostOwnConstants)
    throw new InputError(
      `constants: there are ${entries.length}; give ${mostOwnConstants.toLocaleString('en-US')} at the most.`,
    );
  const seen = new Set<string>();
  return entries.map(([name, text]) => {
    if (!nameShape.test(name))
      throw new InputError(
        `constants: "${name}" is no name; it is made of letters, digits and _, a letter first.`,
      );
    if (seen.has(name)) throw new InputError(`constants: "${name}" is given twice; give it once.`);
    if (isReserved(name))
      throw new InputError(
        `constants: "${name}" has a meaning in formulas already; give the constant another name.`,
      );
    seen.add(name);
    try {
      const constant = constantFromText(text);
      if (constant.rationalValue)
        throw new InputError('it is rational, and rational multiples are found without it.');
      if (constant.digitsLimit < 1)
        throw new InputError('no digit after its point is certain; give digits to behind the point.');
      return { name, expression: parseExpression(text), constant };
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      throw new InputError(`constants: ${name} = ${text} cannot be read: ${error.message}`);
    }
  });
}

/** Whether a name is a constant of the language, so that a formula with it would be read as another number. */
function isReserved(name: string): boolean {
  try {
    constantFromText(name);
    return true;
  } catch (error) {
    if (error instanceof InputError) return false;
    throw error;
  }
}

/** The constants of a file with "name = expression" on each line; blank lines and those that begin with # are passed over. */
export function readOwnConstants(content: string): OwnConstant[] {
  const lines = content.split(/\r?\n/).map((line) => line.trim());
  const entries = lines.flatMap((line, i) => {
    if (line === '' || line.startsWith('#')) return [];
    const at = line.indexOf('=');
    if (at < 0)
      throw new InputError(
        `constants: line ${i + 1} is "${line}"; give a name, =, and an expression or digits.`,
      );
    return [[line.slice(0, at).trim(), line.slice(at + 1).trim()] as const];
  });
  return ownConstants(entries);
}
