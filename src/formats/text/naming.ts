import { formatExpression } from '../../core/constants/expression.ts';
import { formatRational } from '../../core/numbers/rational.ts';
import type { Naming } from '../../core/theorems/naming/nameNumber.ts';
import { displaySigns, formatRule } from './plain.ts';
import { formatSum } from './sum.ts';

/** A name in the notation of the expression language, or null, and what is to be said of it, a sentence each. */
export interface NamingText {
  readonly name: string | null;
  readonly sentences: readonly string[];
}

/** What a number is called, and how sure that is. */
export function describeNaming(naming: Naming): NamingText {
  switch (naming.kind) {
    case 'certified':
      return {
        name: formatExpression(naming.form.expression),
        sentences: [
          'Proved: the checker has accepted a certificate of the equality.',
          ...(naming.known
            ? [`Known: the tail is that of ${naming.known.name} (${naming.known.source}).`]
            : []),
        ],
      };
    case 'derived':
      return {
        name: formatExpression(naming.form.expression),
        sentences: ['Proved: exact algebra from the theorem that gives its continued fraction.'],
      };
    case 'rational':
      return { name: formatRational(naming.value), sentences: ['Proved: it is rational.'] };
    case 'conjectured':
      return describeConjectured(naming.identification);
    case 'unknown':
      return {
        name: null,
        sentences: [`${naming.reason.charAt(0).toUpperCase()}${naming.reason.slice(1)}.`],
      };
  }
}

function describeConjectured({
  form,
  pattern,
  digits,
}: Extract<Naming, { kind: 'conjectured' }>['identification']): NamingText {
  const agreement = `Conjectured: it agrees with all ${digits.toLocaleString('en-US')} digits, and digits prove nothing.`;
  const name = formatExpression(form.expression);
  if (!pattern) {
    const how = 'By an integer relation; its continued fraction shows no pattern in so many terms.';
    return { name, sentences: [agreement, how] };
  }
  const { a, b, d } = pattern.map;
  const sum = formatSum([String(b), String(a)], (power) => (power === 0 ? '' : 'x'), '');
  const x = d === 1n ? sum : `${sum.includes(' ') ? `(${sum})` : sum}/${d}`;
  const { rule, signs } = pattern.fraction;
  const how = `The pattern: with x the number, ${x} has the terms ${formatRule(rule)}, signs ${displaySigns(signs)}, as far as the digits go.`;
  return { name, sentences: [agreement, how] };
}
