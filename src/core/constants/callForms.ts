import * as Q from '../numbers/rational.ts';
import type { Rational } from '../numbers/rational.ts';
import { arcSineForm, arcTangentOf, cosineOfTurns, piForm, sineOfTurns, turnsOf } from './angleForms.ts';
import { exponentialAtom, waveAtom } from './atoms.ts';
import { besselForm } from './besselForms.ts';
import { exponentialOf, logarithmOf, rationalPowerOf } from './exponentialForms.ts';
import type { Expression } from './expression.ts';
import {
  addForms,
  atomForm,
  cleared,
  constantForm,
  multiplyForms,
  scaleForm,
  soleTerm,
  type Form,
  type FormQuotient,
} from './forms.ts';
import type { FunctionName } from './names.ts';

export type Call = Extract<Expression, { kind: 'call' }>;

/** How the parts of an expression are read as forms. */
export interface FormReader {
  /** null where a part has no form. */
  readonly visit: (part: Expression) => FormQuotient | null;
  /** The exact value of a part where it is rational; null elsewhere. */
  readonly rationalOf: (part: Expression) => Rational | null;
}

const one = constantForm(Q.one);
const minusOne = Q.rational(-1n);
const half = Q.rational(1n, 2n);

/** Functions of which the second undoes the first, where the first is defined. */
const undone: Partial<Record<FunctionName, FunctionName>> = {
  exp: 'log',
  log: 'exp',
  sin: 'asin',
  cos: 'acos',
  tan: 'atan',
  asinh: 'sinh',
};

export function whole(numerator: Form): FormQuotient {
  return { numerator, denominator: one };
}

/** An elementary function, or one of Bessel's first kind, as a quotient of forms; null where none is known. */
export function formOfCall(part: Call, { visit, rationalOf }: FormReader): FormQuotient | null {
  const [argument, second] = part.arguments as readonly [Expression, Expression?];
  const inner =
    argument.kind === 'call' && argument.name === undone[part.name] ? argument.arguments[0] : null;
  if (inner) return visit(inner);
  const x = rationalOf(argument);
  const y = second ? rationalOf(second) : null;
  if (part.name === 'besseli' || part.name === 'besselj') {
    const form = x && y && y.numerator > 0n ? besselForm(part.name, x, y) : null;
    return form && whole(form);
  }
  const quotient = visit(argument);
  if (!quotient) return null;
  const form = elementaryForm(part, quotient, x, y);
  if (form) return whole(form);
  if (part.name === 'tan' || part.name === 'cot') {
    const [sine, cosine] = [waveForm('sin', quotient), waveForm('cos', quotient)];
    if (!sine || !cosine) return null;
    const [numerator, denominator] = part.name === 'tan' ? [sine, cosine] : [cosine, sine];
    return denominator.size === 0 ? null : { numerator, denominator };
  }
  return hyperbolicForm(part.name, quotient);
}

function elementaryForm(
  part: Call,
  quotient: FormQuotient,
  x: Rational | null,
  index: Rational | null,
): Form | null {
  switch (part.name) {
    case 'sqrt':
      return rationalPowerOf(quotient, half);
    case 'cbrt':
      return rationalPowerOf(quotient, Q.rational(1n, 3n));
    case 'root':
      return index && rationalPowerOf(quotient, Q.divide(Q.one, index));
    case 'exp': {
      const form = cleared(quotient);
      return form && exponentialOf(form);
    }
    case 'log':
      return logarithmOf(quotient);
    case 'sin':
    case 'cos':
      return waveForm(part.name, quotient);
    case 'asin':
      return arcSineForm(quotient);
    case 'acos': {
      const sine = arcSineForm(quotient);
      return sine && addForms(piForm(half), scaleForm(sine, minusOne));
    }
    case 'atan':
      return arcTangentOf(quotient);
    case 'atanh': {
      // ½ log((1 + x)/(1 − x)).
      const { numerator, denominator } = quotient;
      const below = addForms(denominator, scaleForm(numerator, minusOne));
      const logarithm = below.size > 0 ? logarithmOf(divided(addForms(denominator, numerator), below)) : null;
      return logarithm && scaleForm(logarithm, half);
    }
    case 'asinh':
    case 'acosh':
      return x && areaForm(part.name, x);
    default:
      return null;
  }
}

/** p/q, cleared where q has one term. */
function divided(numerator: Form, denominator: Form): FormQuotient {
  const form = cleared({ numerator, denominator });
  return form ? whole(form) : { numerator, denominator };
}

/** log(x + √(x² ± 1)). */
function areaForm(name: 'asinh' | 'acosh', x: Rational): Form | null {
  const square = Q.add(Q.multiply(x, x), name === 'asinh' ? Q.one : minusOne);
  if (square.numerator === 0n) return constantForm(Q.zero);
  const root = rationalPowerOf(whole(constantForm(square)), half);
  return root && logarithmOf(whole(addForms(constantForm(x), root)));
}

/** sin or cos of a rational number, of a rational multiple of π, or of one of a product of atoms. */
function waveForm(name: 'sin' | 'cos', quotient: FormQuotient): Form | null {
  const form = cleared(quotient);
  if (!form) return null;
  if (form.size === 0) return name === 'sin' ? constantForm(Q.zero) : one;
  const turns = turnsOf(quotient);
  if (turns) return name === 'sin' ? sineOfTurns(turns) : cosineOfTurns(turns);
  const term = soleTerm(form);
  if (!term) return null;
  const isNegative = term.coefficient.numerator < 0n;
  const size = isNegative ? Q.negate(term.coefficient) : term.coefficient;
  if (name === 'cos') return atomForm(waveAtom('cosine', size, term.monomial));
  return scaleForm(atomForm(waveAtom('sine', size, term.monomial)), isNegative ? minusOne : Q.one);
}

/** sinh and cosh by e^x and e^{−x}, tanh x = (e^{2x} − 1)/(e^{2x} + 1) and coth by e^{2x}. */
function hyperbolicForm(name: FunctionName, quotient: FormQuotient): FormQuotient | null {
  if (name !== 'sinh' && name !== 'cosh' && name !== 'tanh' && name !== 'coth') return null;
  const x = cleared(quotient);
  const power = (factor: bigint): Form | null => x && exponentialOf(scaleForm(x, Q.rational(factor)));
  if (name === 'sinh' || name === 'cosh') {
    const [up, down] = [power(1n), power(-1n)];
    const sum = up && down && addForms(up, name === 'cosh' ? down : scaleForm(down, minusOne));
    return sum && { numerator: sum, denominator: constantForm(Q.rational(2n)) };
  }
  const square = power(2n);
  if (!square) return null;
  const [above, below] = [addForms(square, one), addForms(square, constantForm(minusOne))];
  if (name === 'tanh') return { numerator: below, denominator: above };
  return below.size === 0 ? null : { numerator: above, denominator: below };
}

/** e as a form, to a rational power. */
export function powerOfE(r: Rational): Form {
  return atomForm(exponentialAtom, r);
}

/** The product of forms that may be missing or grow too large. */
export function productOf(...forms: readonly (Form | null)[]): Form | null {
  return forms.reduce<Form | null>((x, y) => x && y && multiplyForms(x, y), one);
}
