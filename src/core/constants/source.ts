import { InputError } from '../errors.ts';
import type { Expression } from './expression.ts';
import { parseExpression } from './parser.ts';

/**
 * What a constant is: the number that an expression stands for, or a number of which digits alone are known. The name is
 * the expression in plain notation, or what the digits are called; it is what files and tables hold.
 */
export type ConstantSource =
  | { readonly kind: 'expression'; readonly name: string; readonly expression: Expression }
  | { readonly kind: 'digits'; readonly name: string };

/** The source behind a name as files hold it: the expression that it is, and digits where it is none, as "@digits.txt". */
export function sourceOf(name: string): ConstantSource {
  let source = sources.get(name);
  if (!source) {
    source = readSource(name);
    if (sources.size >= mostKept) sources.clear();
    sources.set(name, source);
  }
  return source;
}

/** Sources that are kept: the many records of a library are about few constants. */
const sources = new Map<string, ConstantSource>();
const mostKept = 200;

function readSource(name: string): ConstantSource {
  try {
    return { kind: 'expression', name, expression: parseExpression(name) };
  } catch (error) {
    if (error instanceof InputError) return { kind: 'digits', name };
    throw error;
  }
}
