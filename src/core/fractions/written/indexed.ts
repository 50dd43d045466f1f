import { InputError } from '../../errors.ts';
import { lcm } from '../../numbers/integers.ts';
import { evaluatePolynomial, substituteLinear } from '../../numbers/polynomial.ts';
import type { Polynomial } from '../../numbers/polynomial.ts';
import * as Q from '../../numbers/rational.ts';
import { parseIndexPolynomial } from '../indexPolynomial.ts';

/** (-1)^n, (-1)^{n-1}, with the sign that may stand in its exponent. */
const power = /\(-1\)\^(?:\{([^{}]*)\}|\(([^()]*)\)|([a-z]))/g;

/** ⌊…⌋ and ⌈…⌉, and how they are typed. */
const typedPart = /(?<![a-zA-Z\\])(floor|ceil)(?:ing)?\(((?:[^()]|\([^()]*\))*)\)/gi;
const wholePart = /⌊([^⌊⌋⌈⌉]*)⌋|⌈([^⌊⌋⌈⌉]*)⌉/g;
/** \frac{n}{2}, \frac n2, \frac12. */
const quotient = /\\[cdt]?frac(?:\{([^{}]*)\}|([a-z\d]))(?:\{([^{}]*)\}|([a-z\d]))/g;
/** Largest period of the remainders on which they may depend. */
const mostRemainders = 60n;

/** A polynomial in LaTeX in an index that starts at `start`, as one in k = 0, 1, 2, … */
export function shifted(text: string, index: string, start: number): Polynomial {
  return substituteLinear(polynomialIn(text, index), Q.one, Q.rational(BigInt(start)));
}

/**
 * The same where the text may have powers of −1 in it, (-1)^n n^2, or whole parts, ⌊n/2⌋ and ⌈n/3⌉: one polynomial for each
 * remainder of the index on which these depend, beginning with that of its start; one alone where it has none.
 * @throws InputError where an exponent is not the index plus a whole number, or where a part is no linear polynomial in it
 */
export function shiftedByRemainders(text: string, index: string, start: number): readonly Polynomial[] {
  const plain = text
    .replace(typedPart, (_, what: string, inner: string) =>
      what.toLowerCase() === 'floor' ? `⌊${inner}⌋` : `⌈${inner}⌉`,
    )
    .replace(/\s/g, '');
  const exponents = [...plain.matchAll(power)].map((found) => exponentIn(found));
  const parts = wholePartsIn(plain, index);
  const periods = [
    ...parts.map(({ polynomial }) => polynomial[1]?.denominator ?? 1n),
    ...exponents.map((exponent) => periodOfSign(exponent, index)),
  ];
  const period = periods.reduce((all, own) => lcm(all, own), 1n);
  if (period > mostRemainders)
    throw new InputError(
      `fraction: "${text.trim()}" depends on the remainder of ${index} modulo ${period}; that may be ${mostRemainders} at most.`,
    );
  return Array.from({ length: Number(period) }, (_, i) => {
    const n = start + i;
    let own = plain.replace(power, (...found) =>
      signAt(exponentIn(found as unknown as RegExpMatchArray), index, n) > 0 ? '(1)' : '(0-1)',
    );
    for (const one of parts) {
      const [, slope = Q.zero] = one.polynomial;
      // ⌊s·m + c⌋ = s·(m − n) + ⌊s·n + c⌋ where s·(m − n) is a whole number.
      const shift = Q.subtract(Q.rational(wholeAt(one, n)), Q.multiply(slope, Q.rational(BigInt(n))));
      own = own.replaceAll(one.part, () =>
        `(${Q.formatRational(slope)}*${index}+${Q.formatRational(shift)})`.replaceAll('+-', '-'),
      );
    }
    const typed = own.replace(/\)(?=\d)/g, ')*');
    return substituteLinear(polynomialIn(typed, index), Q.rational(period), Q.rational(BigInt(n)));
  });
}

interface WholePart {
  readonly part: string;
  readonly polynomial: Polynomial;
  readonly isCeiling: boolean;
}

/** @throws InputError where one is not of a linear polynomial */
function wholePartsIn(text: string, index: string): WholePart[] {
  return [...text.matchAll(wholePart)].map(([part, below, above]) => {
    const polynomial = polynomialIn((below ?? above)!, index);
    if (polynomial.length > 2)
      throw new InputError(
        `fraction: "${part}" is no whole part of a linear polynomial; give one such as ⌊${index}/2⌋ or ⌈(2${index}+1)/3⌉.`,
      );
    return { part, polynomial, isCeiling: below === undefined };
  });
}

function wholeAt({ polynomial, isCeiling }: WholePart, n: number): bigint {
  const value = evaluatePolynomial(polynomial, Q.rational(BigInt(n)));
  return isCeiling ? -Q.floor(Q.negate(value)) : Q.floor(value);
}

function exponentIn(found: readonly (string | undefined)[]): string {
  return found.slice(1, 4).find((one) => one !== undefined)!;
}

/** (-1)^exponent. @throws InputError where the exponent is no whole number */
function signAt(exponent: string, index: string, n: number): 1 | -1 {
  const plain = wholePartsIn(exponent, index).reduce(
    (text, one) => text.replaceAll(one.part, `(${wholeAt(one, n)})`.replace('(-', '(0-')),
    exponent,
  );
  const value = evaluatePolynomial(polynomialIn(plain, index), Q.rational(BigInt(n)));
  if (Q.isInteger(value)) return value.numerator % 2n === 0n ? 1 : -1;
  throw new InputError(
    `fraction: the exponent "${exponent}" of −1 is no whole number for ${index} = ${n}; give one such as (-1)^{${index}} or (-1)^{${index}(${index}-1)/2}.`,
  );
}

/**
 * The period of (-1)^exponent: binomial coefficients over j are even and odd with the least power of 2 above j, whole parts with
 * twice their denominators.
 * @throws InputError where it has another one
 */
function periodOfSign(exponent: string, index: string): bigint {
  const parts = wholePartsIn(exponent, index);
  const bare = parts.reduce((text, { part }) => text.replaceAll(part, '(0)'), exponent);
  let period = 2n;
  while (period < BigInt(polynomialIn(bare, index).length)) period *= 2n;
  for (const { polynomial } of parts) period = lcm(period, 2n * (polynomial[1]?.denominator ?? 1n));
  const isPeriodic = (n: number): boolean =>
    signAt(exponent, index, n) === signAt(exponent, index, n + Number(period));
  const values = Array.from({ length: period > mostRemainders ? 0 : Number(period) }, (_, n) => n);
  if (values.length > 0 && values.every(isPeriodic)) return period;
  throw new InputError(
    `fraction: the signs of (-1)^{${exponent}} have no short period; give an exponent such as ${index} or ${index}(${index}-1)/2.`,
  );
}

/** @throws InputError where it is no polynomial in this letter alone */
function polynomialIn(text: string, index: string): Polynomial {
  const plain = text
    .replace(/\s/g, '')
    .replace(quotient, (...found: (string | undefined)[]) => {
      const [above, below] = [found[1] ?? found[2]!, found[3] ?? found[4]!];
      return `${/^\d+$/.test(above) ? above : `(${above})`}/${/^\d+$/.test(below) ? below : `(${below})`}`;
    })
    .replace(/\\cdot|\\times/g, '*')
    .replace(/\^\{(\d+)\}/g, '^$1')
    .replace(/[{}]/g, '');
  if (/\/(?:[a-z]|\([^()]*[a-z])/.test(plain))
    throw new InputError(
      `fraction: "${text.trim()}" has its index below a bar; terms and numerators are polynomials: multiply a_n by r_n and b_n by r_n r_{n-1}, which leaves the value as it is.`,
    );
  const other = /[a-zA-Z]/.exec(plain.replace(/\\[a-zA-Z]+/g, ' ').replaceAll(index, ''))?.[0];
  if (other !== undefined && !/[a-zA-Z]{2}|_|!/.test(plain.replaceAll(index, ' ')))
    throw new InputError(
      `fraction: "${text.trim()}" has the letter ${other} beside its index ${index}; give a polynomial in ${index} alone, with a number for ${other}.`,
    );
  // Letters that the reader knows stay as they are, for what it says of them.
  return parseIndexPolynomial(/[kjn]/.test(index) ? plain : plain.replaceAll(index, 'k'), 'fraction');
}
