import { refusal } from '../../outcome.ts';
import type { Outcome } from '../../outcome.ts';
import type { Conjecture } from '../../conjecture.ts';
import { compareSimplicity } from '../../family.ts';
import { isInterlaced, isSigned, numeratorsOf, signAfter, termsOf } from '../../fractions/fraction.ts';
import { numeratorsKey } from '../../fractions/numerators.ts';
import { evaluatePolynomial, overRationals, substituteLinear } from '../../numbers/polynomial.ts';
import type { Polynomial } from '../../numbers/polynomial.ts';
import * as Q from '../../numbers/rational.ts';
import type { Value } from '../../value.ts';
import { Prover } from '../certificates/familyProof.ts';
import { knownResult } from '../classical/known.ts';
import type { KnownResult } from '../classical/known.ts';
import type { InterlacedFraction } from '../../fractions/fraction.ts';
import { agreesAt, fitFractions, parametricFault, parametricTerm, sameShape } from './parametricFraction.ts';
import type { ParametricFraction, ParameterProgression } from './parametricFraction.ts';
import { determinantInK } from './imageInK.ts';
import { parametricImage } from './parametricImage.ts';
import { periodicArgument } from './periodicArgument.ts';
import type { PeriodicProof } from './periodicArgument.ts';
import { applyValueToQuadraticFunction, quadraticFunctionOf } from './quadraticFunction.ts';
import { fractionOverRoot, overRoot, rootAt } from './rootOfK.ts';
import { symbolicArgument } from './symbolicArgument.ts';
import type { MoverProof } from './symbolicArgument.ts';
import type { Template } from './template.ts';

/** A proof for all k: of a fraction with movers, or of a periodic one. */
export type ParametricProof = MoverProof | PeriodicProof;

/** What a search found for one k. */
export interface Sample {
  readonly k: number;
  readonly conjectures: readonly Conjecture[];
  /** Why there is nothing to search at this k, a sentence without full stop: the constant is rational there, or undefined. */
  readonly fault?: string;
}

/** A k at which the formula does not stand as it is, with what holds there instead. */
export interface Exception {
  readonly k: number;
  /** Why, as a sentence without full stop. */
  readonly reason: string;
  /** Whether the constant itself is at fault: rational there, or undefined. */
  readonly isFault: boolean;
  /** The fraction of the same value under the same signs, where the search found it. */
  readonly conjecture: Conjecture | null;
}

/** One statement P(α_k)/Q(α_k) = fraction for all k of a progression. */
export interface ParametricStatement {
  readonly value: Value;
  readonly fraction: ParametricFraction;
  readonly parameters: ParameterProgression;
  /** The k of the search at which the fraction is the formula's. */
  readonly tested: readonly number[];
  readonly exceptions: readonly Exception[];
  /** A proof for all k, or why there is none. */
  readonly proof: Outcome<{ readonly argument: ParametricProof }>;
  /** The classical result that the fraction belongs to, as at the largest k; null where the catalogue has none. */
  readonly known: KnownResult | null;
  /** The fraction at the largest k. */
  readonly last: Conjecture;
}

/** Fewest k that a statement is drawn from. */
const fewestSamples = 4;

/** Whether a conjecture is about the constant itself. */
export function isItself({ value: { numerator, denominator } }: Conjecture): boolean {
  return numerator.join() === '0,1' && denominator.join() === '1';
}

/**
 * Statements for all k from what searches found at k = k_0, k_0 + d, k_0 + 2d, …: the value itself first, then one for
 * each other family at the largest k, simplest first.
 * @param samples in ascending order of k, with equal steps
 */
export function parametricStatements(template: Template, samples: readonly Sample[]): ParametricStatement[] {
  const last = samples[samples.length - 1];
  if (!last || samples.length < fewestSamples) return [];
  const statements: ParametricStatement[] = [];
  const families = new Set<string>();
  // The value itself as a simple continued fraction is what the classical statements are about.
  const rank = (conjecture: Conjecture): number =>
    !isItself(conjecture) ? 2 : numeratorsKey(numeratorsOf(conjecture.fraction)) === '+' ? 0 : 1;
  const ranked = [...last.conjectures].sort((x, y) => rank(x) - rank(y) || compareSimplicity(x, y));
  for (const conjecture of ranked) {
    if (!isItself(conjecture) && families.has(conjecture.family)) continue;
    const statement = statementOf(template, conjecture, samples);
    if (!statement) continue;
    families.add(conjecture.family);
    statements.push(statement);
  }
  return statements;
}

function statementOf(
  template: Template,
  last: Conjecture,
  samples: readonly Sample[],
): ParametricStatement | null {
  const { fraction, value } = last;
  if (!isInterlaced(fraction)) return null;
  const step = samples[1]!.k - samples[0]!.k;
  const key = statementKey(last);
  const found = samples.map(({ k, conjectures, fault }) => ({
    k,
    fault,
    conjecture: conjectures.find((conjecture) => statementKey(conjecture) === key) ?? null,
  }));
  const run: { k: number; fraction: InterlacedFraction }[] = [];
  for (const { k, conjecture } of [...found].reverse()) {
    if (!conjecture || !isInterlaced(conjecture.fraction) || !sameShape(conjecture.fraction, fraction)) break;
    run.unshift({ k, fraction: conjecture.fraction });
  }
  const formula = longestFit(run, step);
  if (!formula) return null;
  // Where there is no constant there is no statement either.
  const faults = samples.filter(({ fault }) => fault !== undefined).map(({ k }) => k + step);
  const parameters = firstParameters(
    formula,
    Math.max(samples[0]!.k, ...faults),
    samples[samples.length - 1]!.k,
    step,
  );
  if (!parameters) return null;
  const inside = found.filter(({ k }) => k >= parameters.from);
  const agrees = inside.flatMap(({ k, conjecture }) =>
    conjecture &&
    isSigned(conjecture.fraction) &&
    agreesAt(formula, conjecture.fraction, firstTerms(conjecture), k)
      ? [{ k, conjecture }]
      : [],
  );
  if (agrees.length < inside.length) return null;
  const exceptions = found
    .filter(({ k }) => k < parameters.from)
    .map(({ k, fault, conjecture }) => ({
      k,
      reason: fault ?? faultAt(formula, k),
      isFault: fault !== undefined,
      conjecture: provedException(conjecture),
    }));
  return {
    value,
    fraction: formula,
    parameters,
    tested: agrees.map(({ k }) => k),
    exceptions,
    proof: proveForAll(template, formula, parameters, agrees),
    known: knownResult(fraction),
    last,
  };
}

function provedException(conjecture: Conjecture | null): Conjecture | null {
  return conjecture && new Prover().withProof(conjecture);
}

function statementKey({ value, fraction }: Conjecture): string {
  return `${value.numerator.join()};${value.denominator.join()};${numeratorsKey(numeratorsOf(fraction))}`;
}

/** As many terms as determine a fraction of the shapes that a search finds, and some more. */
function firstTerms({ fraction }: Conjecture): bigint[] {
  const { rule } = fraction;
  const size = rule.kind === 'interlaced' ? rule.preperiod.length + 4 * rule.polynomials.length : 0;
  return termsOf(rule, size + 30);
}

/** The formula from the most samples that one can be drawn from; small k may be off. */
function longestFit(
  run: readonly { readonly k: number; readonly fraction: InterlacedFraction }[],
  step: number,
): ParametricFraction | null {
  for (let start = 0; run.length - start >= fewestSamples; start++) {
    const from = run[start]!.k;
    const formula = fitFractions(
      run.slice(start).map(({ fraction }) => fraction),
      { from, step },
    );
    if (formula) return formula;
  }
  return null;
}

/** The first k from which on the formula is admissible. */
function firstParameters(
  formula: ParametricFraction,
  first: number,
  last: number,
  step: number,
): ParameterProgression | null {
  for (let from = first; from <= last; from += step) {
    if (parametricFault(formula, { from, step }) === null) return { from, step };
  }
  return null;
}

/** The first term of the formula that is too small at this k. */
function faultAt(formula: ParametricFraction, k: number): string {
  for (let n = 1; n < formula.preperiod.length + 4 * formula.polynomials.length; n++) {
    const { numerator, denominator } = evaluatePolynomial(parametricTerm(formula, n), Q.rational(BigInt(k)));
    const least = signAfter(formula.signs, n) > 0 ? 1n : 2n;
    if (numerator < least * denominator)
      return `a_${n} = ${numerator} ${numerator >= denominator ? 'before a minus ' : ''}there`;
  }
  return 'the formula is not shown to be admissible there';
}

/** A statement with movers to be proved, its parameter k or r = √(mk). */
interface MoverStatement {
  readonly template: Template;
  readonly formula: ParametricFraction;
  /** What the search found at one parameter, from which on images are taken. */
  readonly last: Conjecture;
  readonly k: bigint;
  /** m. */
  readonly root: bigint | null;
}

/**
 * A proof for all k of the progression: by a classical fraction with k as a symbol, or its root, or by the period's fixed point.
 * @param found the conjectures that the formula was found in, not empty
 */
function proveForAll(
  template: Template,
  formula: ParametricFraction,
  parameters: ParameterProgression,
  found: readonly { readonly k: number; readonly conjecture: Conjecture }[],
): ParametricStatement['proof'] {
  const { k, conjecture: last } = found[found.length - 1]!;
  if (formula.polynomials.every((polynomial) => polynomial.length <= 1)) {
    const alpha = quadraticFunctionOf(template.expression);
    const value = alpha && applyValueToQuadraticFunction(last.value, alpha);
    const argument = value && periodicArgument(value, formula, parameters);
    return argument
      ? { ok: true, argument }
      : refusal('its value is not shown to be the fixed point of its period');
  }
  const inRoot = parameters.from > 0 ? overRoot(template) : null;
  if (!inRoot)
    return proveWithMovers(
      { template, formula, last, k: BigInt(k), root: null },
      alongProgression(parameters),
    );
  const { multiplier } = inRoot;
  const roots = found.flatMap(({ k: place, conjecture }) => {
    const root = rootAt(place, multiplier);
    return root === null ? [] : [{ root, conjecture }];
  });
  const at = roots[roots.length - 1];
  if (!at) return refusal('its root is an integer at none of these k, where a proof would begin');
  return proveWithMovers(
    {
      template: inRoot.template,
      formula: fractionOverRoot(formula, multiplier),
      last: at.conjecture,
      k: at.root,
      root: multiplier,
    },
    aboveZero,
  );
}

/** Whether a polynomial is positive at every parameter that a proof is about: shown by its coefficients, or not. */
type Positivity = (p: Polynomial) => boolean;

/** W K(0) … K(s − 1), the first h steps and one period with k as a symbol, and whether U carries one into the other. */
function proveWithMovers(
  { template, formula, last, k, root }: MoverStatement,
  isPositive: Positivity,
): ParametricStatement['proof'] {
  const image = parametricImage(template, last.value, k);
  if (!image) return refusal('this program does not write its value as a classical one with k as a symbol');
  if (!isPositive(image.first) || !isPositive(image.difference))
    return refusal('the canonical terms may not be positive');
  const isNowhereZero = (p: Polynomial) => isPositive(p) || isPositive(p.map(Q.negate));
  const isDefined = image.divisors.every((p) => isNowhereZero(overRationals(p)));
  if (!isDefined || !isNowhereZero(determinantInK(image.map)))
    return refusal('it is not shown that the constant is defined and irrational for all these k');
  const proof = new Prover().prove(last);
  if (!proof.ok || proof.certificate.kind !== 'mover') {
    return refusal(proof.ok ? 'its terms are periodic' : proof.reason);
  }
  const { steps, period } = proof.certificate;
  const skipped = proof.certificate.skipped - image.skipped;
  // Where this κ_0 begins after the tail of the certificate, the tail is taken some periods later.
  const delay = skipped < 0 ? Math.ceil(-skipped / steps) : 0;
  const certificate = {
    ...proof.certificate,
    skipped: skipped + delay * steps,
    head: proof.certificate.head + delay * period,
  };
  const argument = symbolicArgument(image, formula, certificate, root);
  return argument ? { ok: true, argument } : refusal('the identity does not hold with k as a symbol');
}

/** At all k of a progression: with k = from + step·t its coefficients in t are not negative, and the first is positive. */
const alongProgression =
  ({ from, step }: ParameterProgression): Positivity =>
  (p) => {
    const inT = substituteLinear(p, Q.rational(BigInt(step)), Q.rational(BigInt(from)));
    return inT.every(({ numerator }) => numerator >= 0n) && (inT[0]?.numerator ?? 0n) > 0n;
  };

/** At all real numbers above 0. */
const aboveZero: Positivity = (p) =>
  p.every(({ numerator }) => numerator >= 0n) && p.some(({ numerator }) => numerator > 0n);

/** The first `count` terms of a statement as polynomials in k. */
export function statementTerms({ fraction }: ParametricStatement, count: number): Polynomial[] {
  return Array.from({ length: count }, (_, n) => parametricTerm(fraction, n));
}
