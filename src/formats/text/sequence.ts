import type { GuessedRule } from '../../core/fractions/guessRule.ts';
import type { SequenceNaming } from '../../core/theorems/naming/sequence/nameSequence.ts';
import type { PolynomialRecurrence } from '../../core/theorems/naming/sequence/recurrence.ts';
import { degree } from '../../core/numbers/polynomial.ts';
import type { Polynomial } from '../../core/numbers/polynomial.ts';
import * as Q from '../../core/numbers/rational.ts';
import { formatGeneralFraction } from './fraction.ts';
import { formatPolynomial } from './plain.ts';

/** A recurrence as an equation: "u(n) = u(n-1) + u(n-2)", "n^3 u(n) = (34n^3 - …) u(n-1) - … u(n-2)". */
export function formatRecurrence({ polynomials }: PolynomialRecurrence): string {
  const [lead, ...others] = polynomials;
  const parts = others
    .map((p, i) => ({ p: p.map(Q.negate), i: i + 1 }))
    .filter(({ p }) => p.length > 0)
    .map(({ p, i }, place) => {
      const isNegative = p[p.length - 1]!.numerator < 0n;
      const size = isNegative ? p.map(Q.negate) : p;
      const sign = place === 0 ? (isNegative ? '-' : '') : isNegative ? ' - ' : ' + ';
      return `${sign}${factor(size)}u(n-${i})`;
    });
  return `${factor(lead!)}u(n) = ${parts.join('') || '0'}`;
}

function factor(p: Polynomial): string {
  if (degree(p) === 0 && Q.equals(p[0]!, Q.one)) return '';
  const text = formatPolynomial(p, 'n');
  return /[ +]|.-/.test(text) ? `(${text}) ` : `${text} `;
}

/** Interlaced polynomials as text, for j = 0, 1, 2, …: "2 | 1; 2j + 2; 1". */
export function formatInterlaced({ rule }: GuessedRule): string {
  const before = rule.preperiod.map(Q.formatRational).join('; ');
  return `${before ? `${before} | ` : ''}${rule.polynomials.map((p) => formatPolynomial(p, 'j')).join('; ')}`;
}

/** What a sequence is, a sentence each. */
export function sentencesOfSequence({
  terms,
  linear,
  interlaced,
  polynomial,
  fraction,
}: SequenceNaming): string[] {
  const support = (supporting: number): string =>
    `guessed from ${terms.length} terms, of which ${supporting} speak for it beyond those that define it`;
  const query = terms.slice(0, 20).map(String).join(',');
  return [
    ...(linear ? [`Linear recurrence ${formatRecurrence(linear)}: ${support(linear.supporting)}.`] : []),
    ...(interlaced
      ? [
          `Interlaced polynomials ${formatInterlaced(interlaced)} for j = 0, 1, 2, …: ${support(interlaced.supporting)}.`,
        ]
      : []),
    ...(polynomial ? [`Recurrence ${formatRecurrence(polynomial)}: ${support(polynomial.supporting)}.`] : []),
    ...(fraction
      ? [
          `So do numerators and denominators of the fraction ${formatGeneralFraction(fraction.fraction)}, from its second convergent on.`,
        ]
      : []),
    ...(linear || interlaced || polynomial
      ? []
      : [
          `No recurrence shows in these ${terms.length} terms, neither a linear one nor one of order 2 with polynomial coefficients; more terms may show one.`,
        ]),
    `Look it up: https://oeis.org/search?q=${query}`,
  ];
}
