import * as Q from '../numbers/rational.ts';
import type { Rational } from '../numbers/rational.ts';
import type { BesselKind } from './bessel.ts';
import { binary, call, fraction, integer, symbol, type Expression } from './expression.ts';
import { formatExpression } from './formatExpression.ts';

/** A number that forms are made of. Atoms with equal keys are one number; a key is compared and never read. */
export type Atom = { readonly key: string } & (
  | { readonly kind: 'exponential' }
  /** sin or cos of angle·unit. */
  | { readonly kind: 'sine' | 'cosine'; readonly angle: Rational; readonly unit: PowerProduct }
  | {
      readonly kind: 'bessel';
      readonly bessel: BesselKind;
      readonly order: Rational;
      readonly argument: Rational;
    }
  /** An integer above 1; its exponents in forms lie between 0 and 1. */
  | { readonly kind: 'radical'; readonly base: bigint }
  /** e to a power that is a product of atoms. */
  | { readonly kind: 'power'; readonly exponent: PowerProduct }
  /** The logarithm of a positive atom. */
  | { readonly kind: 'logarithm'; readonly of: Atom }
  | { readonly kind: 'other'; readonly expression: Expression }
);

/** An atom to a rational power other than 0; e^r is the atom e to the power r, so that e^{1/2}·e^{1/2} = e shows. */
export interface AtomPower {
  readonly atom: Atom;
  readonly exponent: Rational;
}

/** A product of powers of different atoms, sorted by their keys. */
export type PowerProduct = readonly AtomPower[];

/** What power products are compared by. */
export function keyOf(product: PowerProduct): string {
  return product.map(({ atom, exponent }) => `${atom.key}^${Q.formatRational(exponent)}`).join('·');
}

/** e: its powers are the values e^r. */
export const exponentialAtom: Atom = { kind: 'exponential', key: 'exp' };

export type WaveAtom = Extract<Atom, { kind: 'sine' | 'cosine' }>;

/** sin or cos of a rational multiple, above 0, of a product of atoms other than π; of 1 where that is empty. */
export function waveAtom(kind: 'sine' | 'cosine', angle: Rational, unit: PowerProduct = []): WaveAtom {
  return { kind, angle, unit, key: `${kind} ${Q.formatRational(angle)} ${keyOf(unit)}` };
}

/** I_ν(x) or J_ν(x) at a rational x, of a rational order ν. */
export function besselAtom(bessel: BesselKind, order: Rational, argument: Rational): Atom {
  const key = `${bessel} ${Q.formatRational(order)} ${Q.formatRational(argument)}`;
  return { kind: 'bessel', bessel, order, argument, key };
}

export function radicalAtom(base: bigint): Atom {
  return { kind: 'radical', base, key: `root ${base}` };
}

export function powerAtom(exponent: PowerProduct): Atom {
  return { kind: 'power', exponent, key: `exp(${keyOf(exponent)})` };
}

export function logarithmAtom(of: Atom): Atom {
  return { kind: 'logarithm', of, key: `log(${of.key})` };
}

/** A number of which nothing is used but that it is the value of this expression: π, Γ(1/3), ζ(3). */
export function otherAtom(expression: Expression): Atom {
  return { kind: 'other', expression, key: `: ${formatExpression(expression)}` };
}

export const piAtom: Atom = otherAtom(symbol('pi'));
export const lemniscateAtom: Atom = otherAtom(symbol('lemniscate'));
/** Ω with Ω e^Ω = 1. */
export const omegaAtom: Atom = otherAtom(symbol('omega'));

/** Whether an atom is known to be above 0, so that it has a logarithm and all powers. */
export function isPositive(atom: Atom): boolean {
  switch (atom.kind) {
    case 'exponential':
    case 'radical':
    case 'power':
      return true;
    case 'logarithm':
      return atom.of.kind === 'radical';
    case 'other':
      return isPositiveExpression(atom.expression);
    default:
      return false;
  }
}

/** Named numbers, ζ(n) and Γ at a positive rational number, as forms have them. */
function isPositiveExpression(expression: Expression): boolean {
  if (expression.kind === 'symbol') return true;
  return expression.kind === 'call' && (expression.name === 'zeta' || expression.name === 'gamma');
}

/** The atom as an expression of the language. */
export function expressionOfAtom(atom: Atom): Expression {
  const number = ({ numerator, denominator }: Rational): Expression => fraction(numerator, denominator);
  switch (atom.kind) {
    case 'exponential':
      return symbol('e');
    case 'sine':
    case 'cosine': {
      const { angle, unit } = atom;
      const argument =
        unit.length === 0 ? number(angle) : binary('multiply', number(angle), expressionOfProduct(unit));
      return call(atom.kind === 'sine' ? 'sin' : 'cos', [argument]);
    }
    case 'bessel':
      return call(atom.bessel, [number(atom.order), number(atom.argument)]);
    case 'radical':
      return integer(atom.base);
    case 'power':
      return call('exp', [expressionOfProduct(atom.exponent)]);
    case 'logarithm':
      return call('log', [expressionOfAtom(atom.of)]);
    case 'other':
      return atom.expression;
  }
}

/** A product of powers as an expression; 1 where it is empty. */
export function expressionOfProduct(product: PowerProduct): Expression {
  const factors = product.map(({ atom, exponent: { numerator, denominator } }): Expression => {
    const base = expressionOfAtom(atom);
    if (numerator === 1n && denominator === 1n) return base;
    return binary('power', base, fraction(numerator, denominator));
  });
  return factors.length === 0 ? integer(1) : factors.reduce((x, y) => binary('multiply', x, y));
}
