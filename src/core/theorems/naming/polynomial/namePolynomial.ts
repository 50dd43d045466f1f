import { InputError } from '../../../errors.ts';
import { contract } from '../../../fractions/toolbox/contract.ts';
import {
  commonPeriod,
  evaluateGeneral,
  generalConvergents,
  quotientOf,
} from '../../../fractions/toolbox/generalFraction.ts';
import type { GeneralFraction } from '../../../fractions/toolbox/generalFraction.ts';
import { decimalExpansion } from '../../../numbers/decimal.ts';
import { approximate, encloseRational } from '../../../numbers/enclosure.ts';
import type { Enclosure } from '../../../numbers/enclosure.ts';
import { bitsForDigits } from '../../../numbers/integers.ts';
import type { Catalogue } from '../catalogue/catalogue.ts';
import { digitsOfEnclosure } from '../interval.ts';
import type { KnownDigits } from '../interval.ts';
import { nameKnownDigits } from '../nameDigits.ts';
import type { DigitName } from '../nameDigits.ts';
import { answerSteps, ifAffordable } from '../../../work.ts';
import { periodicValue } from './constantElements.ts';
import { convergenceTheorem, periodicConvergence } from './convergence.ts';
import type { ConvergenceTheorem } from './convergence.ts';
import { certifiedForm } from './certifiedForm.ts';
import { closedByExpression, polynomialClosedForm } from './closedForm.ts';
import type { PolynomialClosedForm } from './closedForm.ts';
import { longestPeriod, polynomialFraction } from './fractionOfPolynomials.ts';
import type { PolynomialFraction } from './fractionOfPolynomials.ts';
import { measuredConvergence, measuredValue } from './measure.ts';
import type { MeasuredConvergence } from './measure.ts';

/** How the value of a polynomial fraction is known. */
type ValueOrigin =
  /** By the series of its closed form. */
  | 'closed form'
  /** Between two convergents, or by Śleszyński's and Pringsheim's criterion. */
  | 'convergents'
  /** Two calculations that agree; nothing is proved. */
  | 'measured';

/** What is known of a polynomial fraction. */
export interface PolynomialNaming {
  readonly kind: 'polynomial';
  /** Proved; null where no theorem in use reaches the fraction. */
  readonly form: PolynomialClosedForm | null;
  readonly value: { readonly text: string; readonly origin: ValueOrigin } | null;
  /** Names of the value by its digits: conjectures. */
  readonly answers: readonly DigitName[];
  readonly known: KnownDigits | null;
  readonly convergence: MeasuredConvergence | null;
  /** By which it converges; null where none that is looked at says so. A closed form says so by itself. */
  readonly convergesBy: ConvergenceTheorem | null;
  /**
   * Where the elements have a longer period: the fraction whose convergents are every N-th one, of which all the rest speaks. Its
   * value is that of the whole if that converges: by a theorem, or null where none says so.
   */
  readonly contraction: {
    readonly every: number;
    readonly fraction: GeneralFraction;
    readonly wholeConvergesBy: ConvergenceTheorem | null;
    /** How far N convergents of the whole in a row are apart at a late place where they do not come nearer to each other, measured. */
    readonly apart: number | null;
  } | null;
}

/** Whether the value is that of the fraction only if this converges, which no theorem says. */
export function isConditional({ contraction }: Pick<PolynomialNaming, 'contraction'>): boolean {
  return contraction !== null && contraction.wholeConvergesBy === null;
}

/** Terms that an enclosure by convergents may take. */
const mostTerms = 2000;
/** Digits of a value that are shown, and with which it is named. */
const valueDigits = 60;

/** Work on each of the parts without which an answer is one, too. */
const partSteps = answerSteps / 4;

/**
 * The value of a fraction with one polynomial for its terms and one for its numerators, or that of its contraction where their
 * period is longer: a closed form by theorem where there is one, its digits, and names for them, by a certificate where one of
 * them has it; null where nothing is known of it.
 */
export function namePolynomialFraction(
  fraction: GeneralFraction,
  catalogue: Catalogue,
): PolynomialNaming | null {
  const naming = nameByPolynomials(fraction, catalogue);
  const form = naming && certifiedForm(fraction, naming.answers);
  if (!form) return naming;
  // It is of the whole fraction, and says that this converges.
  const convergence = naming.contraction ? convergenceOf(fraction) : naming.convergence;
  return { ...naming, form, answers: [], convergence, contraction: null };
}

function convergenceOf(fraction: GeneralFraction): MeasuredConvergence | null {
  return ifAffordable(partSteps, () => measuredConvergence(fraction));
}

function nameByPolynomials(fraction: GeneralFraction, catalogue: Catalogue): PolynomialNaming | null {
  const own = polynomialFraction(fraction);
  if (!own)
    return (
      nameByPeriod(fraction) ?? nameContraction(fraction, catalogue) ?? nameByConvergents(fraction, catalogue)
    );
  const form = polynomialClosedForm(own);
  const convergence = convergenceOf(fraction);
  const found = valueOf(own, fraction, form, convergence?.rate ?? 0);
  const known = found?.known ?? null;
  const answers = known && !form?.elementary ? nameKnownDigits(known, catalogue, 1).answers : [];
  if (!form && !found) return null;
  return {
    kind: 'polynomial',
    form,
    value: found && { text: found.text, origin: found.origin },
    answers,
    known,
    convergence,
    convergesBy: convergenceTheorem(own),
    contraction: null,
  };
}

/** Where all elements are constant from some place on. */
function nameByPeriod(fraction: GeneralFraction): PolynomialNaming | null {
  const value = periodicValue(fraction);
  const form = value?.kind === 'value' ? closedByExpression('fixed point', value.expression) : null;
  if (!form) return null;
  const found = valueByForm(form);
  return {
    kind: 'polynomial',
    form,
    value: found && { text: found.text, origin: found.origin },
    answers: [],
    known: found?.known ?? null,
    convergence: convergenceOf(fraction),
    convergesBy: null,
    contraction: null,
  };
}

function nameContraction(fraction: GeneralFraction, catalogue: Catalogue): PolynomialNaming | null {
  const { period } = commonPeriod(fraction);
  if (period < 2 || period > longestPeriod) return null;
  try {
    const contracted = contract(fraction, period, 0);
    if (!polynomialFraction(contracted)) return null;
    const naming = nameByPolynomials(contracted, catalogue);
    const wholeConvergesBy = periodicConvergence(fraction);
    const apart = wholeConvergesBy ? null : ifAffordable(partSteps, () => apartness(fraction, period));
    return (
      naming && { ...naming, contraction: { every: period, fraction: contracted, wholeConvergesBy, apart } }
    );
  } catch (error) {
    // Convergents without a contraction: one of them repeats.
    if (error instanceof InputError) return null;
    throw error;
  }
}

/** The convergents from which on N in a row are looked at. */
export const apartAt = [120, 240] as const;
/** Bits behind the point with which they are compared. */
const apartBits = 128;
/** What is left of a distance at the second place of what it was at the first one; a fraction that converges like 1/n has 1/2. */
const hardlyLess = 0.9;

/** How far N convergents in a row are apart at the second place; null where that is less than at the first, or one is infinite. */
function apartness(fraction: GeneralFraction, period: number): number | null {
  const convergents = generalConvergents(fraction, apartAt[1] + period).map(quotientOf);
  const [before, after] = apartAt.map((n) => {
    const row = convergents
      .slice(n, n + period)
      .map((x) => (x ? approximate(encloseRational(x, apartBits)) : Infinity));
    return Math.max(...row) - Math.min(...row);
  }) as [number, number];
  return Number.isFinite(before) && after > hardlyLess * before && after > 0 ? after : null;
}

/** What the convergents say of a fraction whose periods are too long for a contraction; null where they enclose nothing. */
function nameByConvergents(fraction: GeneralFraction, catalogue: Catalogue): PolynomialNaming | null {
  const convergence = convergenceOf(fraction);
  const found = enclosedByConvergents(fraction, convergence?.rate ?? 0);
  return (
    found && {
      kind: 'polynomial',
      form: null,
      value: { text: found.text, origin: found.origin },
      answers: nameKnownDigits(found.known, catalogue, 1).answers,
      known: found.known,
      convergence,
      convergesBy: null,
      contraction: null,
    }
  );
}

/** A value, its digits as they are named, and how it is known. */
interface FoundValue {
  readonly text: string;
  readonly known: KnownDigits;
  readonly origin: ValueOrigin;
}

function valueOf(
  own: PolynomialFraction,
  general: GeneralFraction,
  form: PolynomialClosedForm | null,
  rate: number,
): FoundValue | null {
  const byForm = form && valueByForm(form);
  if (byForm) return byForm;
  const between = enclosedByConvergents(general, rate);
  if (between) return between;
  const measured = measuredValue(own);
  return (
    measured && {
      text: measured.text,
      known: { ...measured.known, negative: measured.negative },
      origin: 'measured',
    }
  );
}

function valueByForm(form: PolynomialClosedForm): FoundValue | null {
  // Shifts widen an enclosure, and terms that cancel out: some bits more than are shown, and many more where those do not do.
  for (const more of [96, 384, 1536]) {
    const enclosed = ifAffordable(partSteps, () => form.value.enclose(bitsForDigits(valueDigits) + more));
    const found = enclosed && described(enclosed, 'closed form', valueDigits);
    if (found) return found;
  }
  return null;
}

/** The value between two convergents. @param rate digits a term, measured */
function enclosedByConvergents(general: GeneralFraction, rate: number): FoundValue | null {
  // Where the fraction is slow, exact convergents would take minutes: fewer digits may still be affordable.
  for (const digits of [valueDigits, valueDigits / 2, valueDigits / 4]) {
    if (rate * mostTerms <= digits) continue;
    const interval = ifAffordable(partSteps, () => evaluateGeneral(general, digits));
    if (!interval) continue;
    const bits = bitsForDigits(digits) + 8;
    const [lo, hi] = [encloseRational(interval.lo, bits), encloseRational(interval.hi, bits)];
    return described({ lo: lo.lo, hi: hi.hi, bits }, 'convergents', digits);
  }
  return null;
}

function described(enclosure: Enclosure, origin: ValueOrigin, digits: number): FoundValue | null {
  const known = digitsOfEnclosure(enclosure);
  const text = decimalExpansion(enclosure, digits - 2) ?? decimalExpansion(enclosure, digits - 3);
  return known && text ? { text, known, origin } : null;
}
