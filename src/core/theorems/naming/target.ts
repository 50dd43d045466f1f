import { approximate } from '../../numbers/enclosure.ts';
import { bitsForDigits, floorDivide, powerOfTen } from '../../numbers/integers.ts';
import type { Rational } from '../../numbers/rational.ts';
import type { Catalogue } from './catalogue/catalogue.ts';
import { choiceCost, windows } from './cost.ts';
import type { Method } from './cost.ts';
import { information, log10 } from './interval.ts';
import type { KnownDigits } from './interval.ts';
import type { NumberName } from './name.ts';

/** Digits with which algebraic numbers are looked for; whether a formula holds is decided with all digits. */
export const searchedDigits = 110;
/**
 * Digits with which relations among constants are looked for: lattice reduction at 50 digits takes a quarter of the time that
 * it takes at 110, and finds every formula that costs less than 48.
 */
export const relationDigits = 50;
/** Digits that calculations carry beyond those of the number. */
const guardDigits = 40;
/** A double's rounding errors in a few operations, relative. */
const doubleError = 1e-15;
/** Formulas that double precision finds may cost this much; beyond, chance would offer too many that do not hold. */
const doubleBudget = 12.5;

/** A number to be named, as the methods see it: positive, in fixed point and as a double. */
export interface Target {
  readonly known: KnownDigits;
  /** Digits that the search looks at: those of the number, or as many as are searched. */
  readonly digits: number;
  /** Binary digits after the point of all fixed-point numbers of the search. */
  readonly bits: number;
  readonly x: bigint;
  /** One unit of the error that the search allows for, ≥ 1. */
  readonly unit: bigint;
  readonly value: number;
  /** log₁₀ of the number: integers of a relation with numbers of size 1 cost about as much as its absolute value. */
  readonly magnitude: number;
  /** The error as a part of the number, in double precision with its own errors. */
  readonly relative: number;
  /** Most that a formula may cost to be of interest. */
  readonly budget: number;
  /** The same for formulas that are found in double precision. */
  readonly doubleBudget: number;
}

/** A formula that a method has found, before it is decided whether it holds. */
export interface Candidate {
  readonly method: Method;
  /** −log₁₀ of its weight, without the window. */
  readonly cost: number;
  readonly build: () => NumberName;
}

/** Takes a formula that a method proposes. */
export type Offer = (candidate: Candidate) => void;

/** What a method does: it looks at a number and offers formulas. */
export type NamingMethod = (target: Target, catalogue: Catalogue, offer: Offer) => void;

/** Whether relations of the number with numbers of size 1 could be worth their cost. */
export function isOfUsualSize({ magnitude, budget }: Target): boolean {
  return Math.abs(magnitude) <= budget;
}

/** Largest distance, in units, that any window allows. */
export const widestWindow = Math.max(...windows.map(({ units }) => units));

/** The surplus that a formula has at best, in the narrowest window. */
function bestSurplus(known: KnownDigits, cost: number): number {
  return Math.max(...windows.map(({ units, share }) => information(known, units) - choiceCost(share) - cost));
}

/**
 * @param leastSurplus formulas that explain less beyond their cost are of no interest
 * @param mostDigits digits that the search looks at; formulas that these do not explain beyond their cost are of no interest
 */
export function targetOf(known: KnownDigits, leastSurplus: number, mostDigits = searchedDigits): Target {
  const magnitude = log10(known.size);
  const digits = Math.min(known.digits, mostDigits);
  const bits = bitsForDigits(digits + guardDigits + Math.max(0, Math.ceil(-magnitude)));
  const x = fixed(known.size, bits);
  const own = fixed(known.error, bits);
  const searched = known.digits > mostDigits ? x / powerOfTen(mostDigits) : 0n;
  const unit = own > searched ? own : searched;
  const budget = Math.min(bestSurplus(known, 0), mostDigits) - leastSurplus;
  const relative = Number(unit) / Number(x);
  return {
    known,
    digits,
    bits,
    x,
    unit: unit > 0n ? unit : 1n,
    value: approximate({ lo: x, hi: x, bits }),
    magnitude,
    relative: (Number.isFinite(relative) ? relative : 0) * widestWindow + doubleError,
    budget,
    doubleBudget: Math.min(budget, doubleBudget),
  };
}

function fixed({ numerator, denominator }: Rational, bits: number): bigint {
  return floorDivide(numerator << BigInt(bits), denominator);
}
