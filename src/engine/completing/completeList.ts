import type { Conjecture } from '../../core/conjecture.ts';
import type { Constant } from '../../core/constants/constant.ts';
import { InputError } from '../../core/errors.ts';
import { fitPolynomials, longestPeriod } from '../../core/esma/approve.ts';
import { interlacing, massey, residues } from '../../core/esma/massey.ts';
import { searchBounds } from '../../core/esma/searchScope.ts';
import { margin, patternsOf } from '../../core/esma/specification.ts';
import type { SearchSpecification } from '../../core/esma/specification.ts';
import { compareSimplicity } from '../../core/family.ts';
import type { CanonicalImage } from '../../core/fractions/canonicalFraction.ts';
import { familyOf } from '../../core/fractions/canonicalTail.ts';
import type { SignPattern } from '../../core/fractions/signs.ts';
import {
  adjugate,
  identity,
  multiplyMatrices,
  normalizeMatrix,
  stepMatrix,
} from '../../core/numbers/matrix.ts';
import type { Matrix } from '../../core/numbers/matrix.ts';
import { progressionBehind } from '../../core/planning/completeness.ts';
import { possibleDeterminants } from '../../core/planning/determinants.ts';
import { imageTerms, normalForms, startFor } from '../../core/planning/images.ts';
import type { NormalForm, Progression } from '../../core/planning/images.ts';
import { leastTails, mostDeterminant, mostTails } from '../../core/theorems/completeness/checker.ts';
import { rotate } from '../../kernel/rotations.ts';
import { mayRecur, plainTails, tailTerms } from '../../kernel/plainOrbits.ts';
import type { PlainState } from '../../kernel/plainOrbits.ts';
import { mergingPlaces } from '../../kernel/orbitSieve.ts';
import { plainComplexity } from '../../kernel/plain.ts';
import { TermSieve } from '../../kernel/termSieve.ts';
import { simplestMember } from './simplestMember.ts';
import type { Tail } from './simplestMember.ts';

/** What was found at one determinant relative to κ. */
interface DeterminantCount {
  readonly determinant: number;
  /** Orbits of GL₂(ℤ), ψ(D), and those of which a tail has a recurrence. */
  readonly orbits: number;
  readonly recurrent: number;
  readonly families: number;
}

/** All families of values (aα + b)/(cα + d), whatever their height, and what shows that there are no others. */
export interface CompleteList {
  /** α = M κ with κ = [a; a + b, a + 2b, …]. */
  readonly image: CanonicalImage;
  readonly progression: Progression;
  /** L, and the patterns. */
  readonly order: number;
  readonly patterns: readonly SignPattern[];
  /** The determinants that can have hits, each with what was found. */
  readonly determinants: readonly DeterminantCount[];
  /** A member of each family, simplest first. */
  readonly families: readonly Conjecture[];
}

/** Orders up to which the determinants are few enough to look at all of them. */
export const mostCompleteOrder = 28;

/** Orbits after which the share that is done is told. */
const orbitsTold = 256;

/** Terms that the kernel takes are below. */
const mostTerm = 2 ** 30;

/** Terms of a survivor's tail that are looked at: beyond them the recurrence is that of a proved rule, or there is none. */
const survivorTerms = 700;

/**
 * Decides all orbits that can have a hit of order ≤ L: THEORY.md, "A complete list".
 * @param specification constant, patterns and order of it; its height does not matter
 * @param advanced told the share that is done
 * @throws InputError where the constant is not such an image, or the list would be larger than any that is checked
 */
export function completeList(
  specification: SearchSpecification,
  constant: Constant,
  kernel: Uint8Array,
  advanced: (share: number, families: number) => void,
): CompleteList {
  const { order } = specification;
  const behind = progressionBehind(constant);
  if (!behind) {
    throw new InputError(
      `constant: ${constant.name} is not known to be a Möbius image of a number [a; a + b, a + 2b, …] with integers a and b; e, exp(2/3), tan(1/2) and besseli(1,2)/besseli(0,2) are.`,
    );
  }
  const patterns = patternsOf(specification);
  const { progression, image } = behind;
  const excess = excessOfCompleteList(specification, progression);
  if (excess !== null) throw new InputError(excess);
  const possible = possibleDeterminants(order, progression.difference);
  const sieve = new TermSieve(kernel, { constant, degree: 1, height: 1, patterns, order, margin });
  const largest = Math.max(...patterns.map((pattern) => pattern.length)) + 2;
  const bounds = { ...searchBounds(specification), degree: 1 };
  const found = new Map<string, Conjecture>();
  const determinants: DeterminantCount[] = [];
  const weight = possible.reduce((sum, determinant) => sum + determinant, 0);
  let done = 0;
  for (const determinant of possible) {
    const start = startFor(progression, determinant, largest);
    const forms: NormalForm[] = [];
    const beyond: NormalForm[] = [];
    let orbits = 0;
    for (const form of normalForms(determinant)) {
      orbits++;
      const terms = imageTerms(progression, form, start, sieve.length);
      if (terms.some((term) => term >= mostTerm)) beyond.push(form);
      else {
        forms.push(form);
        sieve.add(terms);
      }
    }
    const passed = sieve.take();
    const survivors = [...forms.filter((_, i) => passed[i]), ...beyond];
    const before = found.size;
    let recurrent = 0;
    for (const [i, form] of survivors.entries()) {
      if (i % orbitsTold === 0) advanced((done + (determinant * i) / survivors.length) / weight, found.size);
      let isRecurrent = false;
      for (const tail of recurrentTails(form, start, { progression, image, patterns, order })) {
        isRecurrent = true;
        const family = familyOf(tail.fraction);
        if (!found.has(family)) found.set(family, simplestMember(constant, tail, bounds));
      }
      if (isRecurrent) recurrent++;
    }
    determinants.push({ determinant, orbits, recurrent, families: found.size - before });
    done += determinant;
    advanced(done / weight, found.size);
  }
  const families = [...found.values()].sort(compareSimplicity);
  return { image, progression, order, patterns, determinants, families };
}

/**
 * Why a complete list would be larger than any that the checker looks at, so that it would take hours and be worth nothing.
 * @returns a sentence; null where it would not
 */
export function excessOfCompleteList(
  specification: SearchSpecification,
  { difference }: Progression,
): string | null {
  const { constant, order } = specification;
  if (order > mostCompleteOrder)
    return `order: a complete list needs an order from 2 to ${mostCompleteOrder}.`;
  const most = `a complete list goes up to ${mostDeterminant}`;
  // 2b is one of them whatever the order is; beyond it they are not even counted.
  if (2 * difference > mostDeterminant)
    return `constant: values of ${constant} may have the determinant ${2 * difference} relative to [a; a + b, …], whatever the order; ${most}.`;
  const determinants = possibleDeterminants(order, difference).map((determinant) => ({ determinant }));
  const largest = determinants[determinants.length - 1]!.determinant;
  if (largest > mostDeterminant)
    return `order: within order ${order} values of ${constant} may have the determinant ${largest}; ${most}; give a smaller order.`;
  const tails = leastTails({ determinants, patterns: patternsOf(specification) });
  return tails > mostTails
    ? `order, period: within order ${order} and these patterns the orbits of ${constant} have ${tails} tails or more; a complete list takes up to ${mostTails}; give a smaller order or period.`
    : null;
}

/** The tails of an image of κ that have a recurrence, with their rule. @throws Error where a recurrence has no rule */
function* recurrentTails(
  form: NormalForm,
  start: number,
  { progression, image, patterns, order }: Pick<CompleteList, 'progression' | 'image' | 'patterns' | 'order'>,
): Generator<Tail> {
  const termsAfter = (count: number) => imageTerms(progression, form, start, count).map(BigInt);
  // Nearly all that the kernel has not seen are refused by as many terms as it would take.
  const few = termsAfter(Math.min(2 * (2 * order + margin) + 2 * mergingPlaces, 2 * survivorTerms));
  const hopeful = plainTails(rotate(patterns).words, few, 0).filter((state) =>
    mayRecur(state, few, { order, margin }),
  );
  if (hopeful.length === 0) return;
  const simple = termsAfter(2 * survivorTerms);
  for (const state of hopeful) {
    const terms = tailTerms(state, simple, survivorTerms, order);
    if (!terms || plainComplexity(terms) > order) continue;
    const signs = state.word;
    const recurrence = massey(residues(terms), signs, order, margin, true);
    const shape = recurrence && interlacing(recurrence.connectionPolynomial, longestPeriod);
    const rule = shape ? fitPolynomials(terms, signs, shape, margin) : 'no interlaced polynomials';
    if (!recurrence || typeof rule === 'string')
      throw new Error(`a tail of determinant ${form.A * form.E} has a recurrence, and ${String(rule)}`);
    const skipped = rule.preperiod.length;
    const turned = signs.map((_, i) => signs[(i + skipped) % signs.length]!);
    let value = valueOfState(state, simple, form, start, progression, image);
    for (const [n, term] of rule.preperiod.entries()) {
      const sign = BigInt(signs[n % signs.length]!);
      value = normalizeMatrix(multiplyMatrices({ a: 0n, b: sign, c: 1n, d: -term }, value));
    }
    yield {
      fraction: { rule: { ...rule, preperiod: [] }, signs: turned },
      value,
      order: recurrence.complexity - skipped,
    };
  }
}

/** The complete quotient that a state stands for, as a Möbius map of α. */
function valueOfState(
  state: PlainState,
  simple: readonly bigint[],
  { A, B, E }: NormalForm,
  start: number,
  { first, difference, sign }: Progression,
  { matrix }: CanonicalImage,
): Matrix {
  // κ = R ξ_T, and (A ξ_T + B)/E = W ξ_j in the simple terms.
  let steps = identity;
  for (let t = 0; t < start; t++)
    steps = multiplyMatrices(steps, stepMatrix(BigInt(first + difference * t), BigInt(sign)));
  let simpleSteps = identity;
  for (const term of simple.slice(0, state.place))
    simpleSteps = multiplyMatrices(simpleSteps, stepMatrix(term, 1n));
  const shift: Matrix =
    state.kind === 'quotient'
      ? { a: 1n, b: BigInt(state.offset), c: 0n, d: 1n }
      : { a: 1n, b: BigInt(1 - state.taken), c: 1n, d: BigInt(-state.taken) };
  const form = { a: BigInt(A), b: BigInt(B), c: 0n, d: BigInt(E) };
  return normalizeMatrix(
    [shift, adjugate(simpleSteps), form, adjugate(steps), adjugate(matrix)].reduce(multiplyMatrices),
  );
}
