import { binary, call, integer, negate, partsOf } from '../../constants/expression.ts';
import type { Expression, Parameter } from '../../constants/expression.ts';
import { parseParametric } from '../../constants/parser.ts';
import { InputError } from '../../errors.ts';

/** A family of constants, such as exp(1/k), with a parameter k. */
export interface Template {
  /** As it was written. */
  readonly text: string;
  readonly expression: Expression<Parameter>;
}

/** Reads a template, in plain notation or in LaTeX, with the parameter k. @throws InputError */
export function parseTemplate(text: string): Template {
  const expression = parseParametric(text);
  if (!holdsParameter(expression)) {
    throw new InputError(`template: "${text}" does not hold k; write it as exp(1/k).`);
  }
  return { text, expression };
}

function holdsParameter(e: Expression<Parameter>): boolean {
  return e.kind === 'parameter' || partsOf(e).some(holdsParameter);
}

/** The constant at an integer k. */
export function constantAt({ expression }: Template, k: bigint): Expression {
  const at = (e: Expression<Parameter>): Expression => {
    switch (e.kind) {
      case 'integer':
      case 'decimal':
      case 'symbol':
        return e;
      case 'parameter':
        return integer(k);
      case 'negate':
        return negate(at(e.argument));
      case 'call':
        return call(e.name, e.arguments.map(at));
      default:
        return binary(e.kind, at(e.left), at(e.right));
    }
  };
  return at(expression);
}
