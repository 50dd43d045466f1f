import { InputError } from '../errors.ts';
import { numeratorsOfWord } from '../fractions/numerators.ts';
import type { NumeratorRule, Numerators } from '../fractions/numerators.ts';
import { primitivePatterns } from '../fractions/signs.ts';
import { trimInteger } from '../numbers/polynomial.ts';
import type { IntegerPolynomial } from '../numbers/polynomial.ts';

/** Most rules of a space; beyond it the search would take years. */
const mostRules = 1_000_000;

/** The bounds of a space of numerator rules. */
export interface NumeratorSpace {
  /** δ: largest degree of the polynomials, ≥ 0. */
  readonly degree: number;
  /** C: largest |coefficient|, ≥ 1. */
  readonly height: number;
  /** B: longest word, ≥ 1. */
  readonly longest: number;
}

/**
 * The numerator rules of a space, each sequence once, simplest first: by length of the word, then degree, height, size, and
 * text; shorter words stand for longer ones with the same sequence. Their polynomials have coefficients of one sign and a
 * constant coefficient other than 0, so that none is 0 or changes its sign at j ≥ 0; every polynomial that keeps its sign
 * from some j on is of this kind after a shift of j. With δ = 0, C = 1 these are the primitive sign patterns.
 * @throws InputError where there are too many
 */
export function numeratorRules({ degree, height, longest }: NumeratorSpace): Numerators[] {
  if (degree === 0 && height === 1) return primitivePatterns(longest);
  const count = 2 * height * (height + 1) ** degree;
  if (Array.from({ length: longest }, (_, i) => count ** (i + 1)).reduce((x, y) => x + y) > mostRules)
    throw new InputError(
      `numeratorHeight: ${height} with degree ${degree} makes ${count} polynomials, and words of up to ${longest} of them more than ${mostRules}; choose less, or a shorter period.`,
    );
  const polynomials = oneSigned(degree, height);
  const rules: Numerators[] = [];
  for (let length = 1; length <= longest; length++) {
    for (const word of wordsOf(polynomials, length)) {
      const numerators = numeratorsOfWord(word);
      if (numerators.length === length) rules.push(numerators);
    }
  }
  return rules;
}

/** ±(c_0 + c_1 j + … + c_δ j^δ) with 1 ≤ c_0 ≤ C, 0 ≤ c_i ≤ C, simplest first. */
function oneSigned(degree: number, height: number): IntegerPolynomial[] {
  let found: bigint[][] = [[]];
  for (let i = 0; i <= degree; i++) {
    const least = i === 0 ? 1 : 0;
    const choices = Array.from({ length: height + 1 - least }, (_, c) => BigInt(c + least));
    found = found.flatMap((coefficients) => choices.map((c) => [...coefficients, c]));
  }
  return found
    .map((coefficients) => trimInteger(coefficients))
    .sort(comparePolynomials)
    .flatMap((polynomial) => [polynomial, polynomial.map((coefficient) => -coefficient)]);
}

function comparePolynomials(x: IntegerPolynomial, y: IntegerPolynomial): number {
  const most = (p: IntegerPolynomial) => Number(p.reduce((largest, c) => (c > largest ? c : largest), 0n));
  const sum = (p: IntegerPolynomial) => Number(p.reduce((total, c) => total + c, 0n));
  return (
    x.length - y.length ||
    most(x) - most(y) ||
    sum(x) - sum(y) ||
    Number(x.findLast((c, i) => c !== y[i])! - y.findLast((c, i) => c !== x[i])!)
  );
}

/** All words of a length, in the order of the places of their letters: of two words the one whose largest letter is simpler comes first. */
function wordsOf(letters: readonly IntegerPolynomial[], length: number): NumeratorRule[] {
  const words: { readonly word: NumeratorRule; readonly places: readonly number[] }[] = [];
  const places = new Array<number>(length).fill(0);
  for (;;) {
    words.push({ word: places.map((place) => letters[place]!), places: [...places] });
    let at = length - 1;
    while (at >= 0 && places[at] === letters.length - 1) places[at--] = 0;
    if (at < 0) break;
    places[at]!++;
  }
  const largest = ({ places }: { readonly places: readonly number[] }) => Math.max(...places);
  const total = ({ places }: { readonly places: readonly number[] }) => places.reduce((x, y) => x + y);
  return words.sort((x, y) => largest(x) - largest(y) || total(x) - total(y)).map(({ word }) => word);
}
