import { formatExpression } from '../../core/constants/formatExpression.ts';
import { latexOfExpression } from '../../core/constants/latex.ts';
import { formatRational } from '../../core/numbers/rational.ts';
import { knownPhrase } from './standing.ts';
import { rationalExpression } from '../../core/theorems/naming/moebiusExpression.ts';
import type { KnownDigits } from '../../core/theorems/naming/interval.ts';
import type { NumberName } from '../../core/theorems/naming/name.ts';
import { leastSurplus, standingOfName } from '../../core/theorems/naming/nameDigits.ts';
import type { DigitName } from '../../core/theorems/naming/nameDigits.ts';
import { everyNth } from '../../core/theorems/naming/polynomial/divergence.ts';
import { apartAt, isConditional } from '../../core/theorems/naming/polynomial/namePolynomial.ts';
import type { Naming } from '../../core/theorems/naming/nameNumber.ts';
import { sentencesOfSequence } from './sequence.ts';
import { latexValue } from '../latex/latex.ts';
import { formatGeneralFraction } from './fraction.ts';
import { formatValue } from './plain.ts';
import { formatSum } from './sum.ts';

/** A name in the notation of the expression language, or null, and what is to be said of it, a sentence each. */
export interface NamingText {
  readonly name: string | null;
  /** The name as LaTeX. */
  readonly latex: string | null;
  readonly sentences: readonly string[];
}

/** What a number is called, and how sure that is. */
export function describeNaming(naming: Naming): NamingText {
  const text = describe(naming);
  return { ...text, sentences: [...text.sentences, ...sentenceOfReading(naming)] };
}

/** That the numerators were read from k = 1 on, where they were. */
export function sentenceOfReading({ fromOne }: Naming): string[] {
  return fromOne ? ['Read with b_k for k = 1, 2, …, since b_1 would be 0 otherwise.'] : [];
}

function describe(naming: Naming): NamingText {
  switch (naming.kind) {
    case 'certified':
      return {
        name: formatExpression(naming.form.expression),
        latex: latexOfExpression(naming.form.expression),
        sentences: [
          'Proved: the checker has accepted a certificate of the equality.',
          ...(naming.known
            ? [`Known: ${knownPhrase(naming.known, naming.known.name)} (${naming.known.source}).`]
            : []),
        ],
      };
    case 'derived':
      return {
        name: formatExpression(naming.form.expression),
        latex: latexOfExpression(naming.form.expression),
        sentences: ['Proved: exact algebra from the theorem that gives its continued fraction.'],
      };
    case 'rational':
      return {
        name: formatRational(naming.value),
        latex: latexOfExpression(rationalExpression(naming.value)),
        sentences: [
          naming.ends === null
            ? 'Proved: it is rational.'
            : `Proved: the fraction ends, since b_${naming.ends} = 0.`,
        ],
      };
    case 'conjectured':
      return describeConjectured(naming.answers, naming.known);
    case 'unnamed':
      return { name: null, latex: null, sentences: describeUnnamed(naming) };
    case 'polynomial':
      return describePolynomial(naming);
    case 'sequence': {
      const own = naming.fraction?.naming;
      const { name, latex, sentences } = own
        ? describePolynomial(own)
        : { name: null, latex: null, sentences: [] };
      const value = name === null ? [] : [`The value of that fraction is ${name}.`];
      return { name: null, latex, sentences: [...sentencesOfSequence(naming), ...value, ...sentences] };
    }
    case 'unknown':
      return {
        name: null,
        latex: null,
        sentences: [
          `${naming.reason.charAt(0).toUpperCase()}${naming.reason.slice(1)}.`,
          ...(naming.value ? [`Value (${origins.convergents}): ${naming.value}…`] : []),
        ],
      };
  }
}

function describeConjectured(answers: readonly DigitName[], known: KnownDigits): NamingText {
  const [best, ...others] = answers as [DigitName, ...DigitName[]];
  const count = known.digits.toLocaleString('en-US');
  const perhaps = standingOfName(best) === 'perhaps' ? 'Perhaps: ' : '';
  return {
    name: formatName(best.name),
    latex: latexOfName(best.name),
    sentences: [
      `${perhaps}${perhaps ? 'c' : 'C'}onjectured from ${count} digits: it ${explanation(best)}.`,
      ...(best.units > 1 ? [`It differs from the digits by up to ${best.units} units of the last one.`] : []),
      ...(others.length > 0
        ? [
            'Other formulas that hold to these digits, by surplus:',
            ...others.map((other) => `  ${formatName(other.name)}: ${explanation(other)}.`),
          ]
        : []),
    ],
  };
}

const theorems = {
  Bessel: 'the theorem on ₀F₁ (Lambert, Gauss, Lehmer; DLMF 10.33)',
  Kummer: 'Kummer’s fraction of ₁F₁ (DLMF 13.5, Pincherle’s theorem)',
  Gauss: 'Gauss’s relations of ₂F₁ (DLMF 15.7, Pincherle’s theorem)',
  Laplace: 'Laplace’s fraction of Mills’s ratio (DLMF 7.9.1)',
  'parabolic cylinder': 'the recurrence of parabolic cylinder functions (DLMF 12.8.1)',
  Legendre: 'Legendre’s fraction of the incomplete gamma function (DLMF 8.9.2)',
  Tricomi:
    'the continued fraction of Tricomi’s U, of which its convergents are every other one (DLMF 13.5.3, 13.17.3)',
  Euler: 'Euler’s transformation of series into fractions (1785)',
  Apéry: 'Apéry’s theorem (Astérisque 61, 1979), which is cited and not derived here',
  Stieltjes: 'Stieltjes’s fraction of ψ′ (1890), which is cited and not derived here',
  Ramanujan:
    'Ramanujan’s theorem on quotients of Γ (Berndt, Lamphere and Wilson 1985, Entry 25), which is cited and not derived here',
  'fixed point':
    'the theorem on periodic fractions: the convergents tend to the fixed point of a period that attracts',
  certificate: 'a certificate that the checker has accepted',
} as const;

const convergenceTheorems = {
  'Seidel and Stern': 'the theorem of Seidel and Stern on positive elements',
  Worpitzky: 'Worpitzky’s theorem, its elements tending to 0',
  'Van Vleck': 'Van Vleck’s theorem on limit-periodic fractions',
  'Birkhoff and Adams':
    'the theorem of Birkhoff and Adams on double characteristic roots, with Pincherle’s (DLMF 2.9)',
} as const;

const origins = {
  'closed form': 'proved: by the series of the closed form',
  convergents: 'proved: between two convergents',
  measured: 'measured: two calculations agree, which proves nothing',
} as const;

/** The theorem that proves a polynomial fraction's closed form, as a sentence; null where none does. */
export function proofSentence(naming: Extract<Naming, { kind: 'polynomial' }>): string | null {
  const { form } = naming;
  const condition = isConditional(naming) ? ', if the fraction converges,' : '';
  return form && `Proved${condition} by ${theorems[form.theorem]}.`;
}

/** What is to be said of a polynomial fraction beside its names: its value, and how it converges. */
export function sentencesOfPolynomial({
  form,
  value,
  convergence,
  convergesBy,
  contraction,
}: Extract<Naming, { kind: 'polynomial' }>): string[] {
  return [
    ...(contraction
      ? [
          `All this is of ${formatGeneralFraction(contraction.fraction)}, whose convergents are ${everyNth(contraction.every)}; ${
            contraction.wholeConvergesBy
              ? `the fraction has this value, since it converges by ${convergenceTheorems[contraction.wholeConvergesBy]}`
              : 'the fraction has this value if it converges'
          }.`,
          ...(contraction.apart === null
            ? []
            : [
                `It seems to diverge: some of its convergents from the ${apartAt[1]}th on are ${contraction.apart.toPrecision(3)} apart, hardly less than from the ${apartAt[0]}th on.`,
              ]),
        ]
      : []),
    ...(form && !form.expression ? [`The value is ${form.parameters}.`] : []),
    ...(value ? [`Value (${origins[value.origin]}): ${value.text}…`] : []),
    ...(form || value?.origin === 'convergents'
      ? []
      : [
          convergesBy
            ? `${contraction ? 'That contraction' : 'It'} converges by ${convergenceTheorems[convergesBy]}.`
            : `That ${contraction ? 'the contraction' : 'it'} converges is not proved here.`,
        ]),
    ...(convergence
      ? [
          `Measured at convergents 120 and 240: ${convergence.rate.toFixed(3)} digits a term, irrationality exponent δ = ${threePlaces(convergence.delta)}.`,
        ]
      : []),
  ];
}

function describePolynomial(naming: Extract<Naming, { kind: 'polynomial' }>): NamingText {
  const [best, ...others] = naming.answers;
  const expression = naming.form?.expression ?? null;
  const proof = proofSentence(naming);
  const chosen: NumberName | null = expression ? { kind: 'expression', expression } : (best?.name ?? null);
  const sentences = [
    ...(proof === null ? [] : [proof]),
    ...(best
      ? [
          `${expression ? `Also ${formatName(best.name)}: conjectured` : 'Conjectured'} from its digits, it ${explanation(best)}.`,
        ]
      : []),
    ...others.map((other) => `Or ${formatName(other.name)}, which ${explanation(other)}.`),
    ...sentencesOfPolynomial(naming),
  ];
  return {
    name: chosen && formatName(chosen),
    latex: chosen && latexOfName(chosen),
    sentences,
  };
}

function describeUnnamed({ known, undecided }: Extract<Naming, { kind: 'unnamed' }>): string[] {
  const count = known.digits.toLocaleString('en-US');
  const nothing = `No name is given: no formula that is looked for explains ${leastSurplus} digits of these ${count} more than it takes to write it.`;
  if (!undecided) return [nothing];
  const { best, moreDigits } = undecided;
  const more = moreDigits === 1 ? 'One more digit' : `${moreDigits} more digits`;
  return [nothing, `${more} would decide about ${formatName(best.name)}, which ${explanation(best)}.`];
}

/** "explains 15.9 digits with 2.8", in tenths of a digit. */
function explanation({ explains, cost }: DigitName): string {
  return `explains ${explains.toFixed(1)} digits with ${cost.toFixed(1)}`;
}

/** A name in one line: an expression, or "the root of x^5 - x - 1 nearest to the digits". */
export function formatName(name: NumberName): string {
  if (name.kind === 'expression' && name.own) return formatValue(name.own.value, name.own.name);
  return name.kind === 'expression'
    ? formatExpression(name.expression)
    : `the root of ${formatSum(name.polynomial.map(String), powerOfX, '*')}`;
}

function powerOfX(power: number): string {
  if (power === 0) return '';
  return power === 1 ? 'x' : `x^${power}`;
}

/** A name as a formula; of a root, the equation. */
export function latexOfName(name: NumberName): string {
  if (name.kind === 'expression' && name.own) {
    const { name: own, value } = name.own;
    return latexValue(value, own.length === 1 ? own : `\\mathrm{${own.replaceAll('_', '\\_')}}`);
  }
  if (name.kind === 'expression') return latexOfExpression(name.expression);
  const power = (n: number) => (n < 2 ? powerOfX(n) : `x^{${n}}`);
  return `${formatSum(name.polynomial.map(String), power, '')} = 0`;
}

/** A figure to three places; what is 0 to that many has no sign. */
function threePlaces(figure: number): string {
  const text = figure.toFixed(3);
  return Number(text) === 0 ? text.replace('-', '') : text;
}
