import { formatExpression } from '../../core/constants/formatExpression.ts';
import { formatRational } from '../../core/numbers/rational.ts';
import { standingOfName } from '../../core/theorems/naming/nameDigits.ts';
import type { DigitName } from '../../core/theorems/naming/nameDigits.ts';
import { isConditional } from '../../core/theorems/naming/polynomial/namePolynomial.ts';
import type { Naming } from '../../core/theorems/naming/nameNumber.ts';
import { formatGeneralFraction } from './fraction.ts';
import { formatInterlaced, formatRecurrence } from './sequence.ts';
import { describeNaming, formatName, latexOfName } from './naming.ts';

/** The titles of the columns that namingRow fills. */
export const namingTitles = ['name', 'explains', 'with', 'surplus', 'standing'] as const;

/** The best name of a number as cells of a table; of one without name, why. */
export function namingRow(naming: Naming): string[] {
  switch (naming.kind) {
    case 'certified':
    case 'derived':
      return [formatExpression(naming.form.expression), '', '', '', 'proved'];
    case 'rational':
      return [formatRational(naming.value), '', '', '', 'proved'];
    case 'conjectured': {
      const best = naming.answers[0]!;
      const figures = [best.explains, best.cost, best.surplus].map((figure) => figure.toFixed(1));
      return [formatName(best.name), ...figures, standingOfName(best)];
    }
    case 'polynomial': {
      const { name } = describeNaming(naming);
      return [name ?? '', '', '', '', standingOfPolynomial(naming)];
    }
    case 'unnamed': {
      const { undecided } = naming;
      const more = undecided
        ? `${undecided.moreDigits} more digits would decide about ${formatName(undecided.best.name)}`
        : 'no name';
      return ['', '', '', '', more.replace(/^1 more digits/, '1 more digit')];
    }
    case 'sequence': {
      const found = recurrenceOf(naming) ?? interlacedOf(naming);
      return [found ?? '', '', '', '', found === null ? 'no recurrence' : 'guessed'];
    }
    case 'unknown':
      return ['', '', '', '', naming.reason];
  }
}

function standingOfPolynomial(naming: Extract<Naming, { kind: 'polynomial' }>): string {
  const { form, answers } = naming;
  if (form) return isConditional(naming) ? 'proved if it converges' : 'proved';
  return answers[0] ? standingOfName(answers[0]) : 'unnamed';
}

/** A naming as data: kind, and the answers with their figures. */
export function namingJson(naming: Naming): Readonly<Record<string, unknown>> {
  return { ...jsonOf(naming), ...(naming.fromOne ? { numeratorsFrom: 1 } : {}) };
}

function jsonOf(naming: Naming): Readonly<Record<string, unknown>> {
  switch (naming.kind) {
    case 'certified':
    case 'derived':
      return { standing: 'proved', answers: [{ name: formatExpression(naming.form.expression) }] };
    case 'rational':
      return { standing: 'proved', answers: [{ name: formatRational(naming.value) }] };
    case 'conjectured':
      return {
        standing: standingOfName(naming.answers[0]!),
        digits: naming.known.digits,
        answers: naming.answers.map(answerJson),
      };
    case 'polynomial': {
      const { name, latex } = describeNaming(naming);
      const { value, convergence } = naming;
      return {
        standing: standingOfPolynomial(naming),
        answers: [
          ...(naming.form && name !== null ? [{ name, latex }] : []),
          ...naming.answers.map(answerJson),
        ],
        ...(naming.form ? { theorem: naming.form.theorem } : {}),
        ...(value ? { value: value.text, valueIs: value.origin === 'measured' ? 'measured' : 'proved' } : {}),
        ...(convergence ? { rate: convergence.rate, delta: convergence.delta } : {}),
      };
    }
    case 'unnamed':
      return {
        standing: 'unnamed',
        digits: naming.known.digits,
        answers: [],
        ...(naming.undecided
          ? {
              undecided: answerJson(naming.undecided.best),
              moreDigits: naming.undecided.moreDigits,
            }
          : {}),
      };
    case 'sequence': {
      const { fraction } = naming;
      const [recurrence, interlaced] = [recurrenceOf(naming), interlacedOf(naming)];
      return {
        standing: recurrence === null && interlaced === null ? 'unnamed' : 'guessed',
        recurrence,
        interlaced,
        ...(fraction ? { fraction: formatGeneralFraction(fraction.fraction) } : {}),
        ...(fraction?.naming ? { value: namingJson(fraction.naming) } : {}),
        answers: [],
      };
    }
    case 'unknown':
      return {
        standing: 'unnamed',
        answers: [],
        reason: naming.reason,
        ...(naming.value ? { value: naming.value, valueIs: 'proved' } : {}),
      };
  }
}

function recurrenceOf({ linear, polynomial }: Extract<Naming, { kind: 'sequence' }>): string | null {
  const found = linear ?? polynomial;
  return found && formatRecurrence(found);
}

function interlacedOf({ interlaced }: Extract<Naming, { kind: 'sequence' }>): string | null {
  return interlaced && formatInterlaced(interlaced);
}

function answerJson(answer: DigitName): Readonly<Record<string, unknown>> {
  const rounded = (figure: number) => Number(figure.toFixed(2));
  return {
    name: formatName(answer.name),
    latex: latexOfName(answer.name),
    ...(answer.name.kind === 'root' ? { polynomial: answer.name.polynomial.map(String) } : {}),
    method: answer.method,
    explains: rounded(answer.explains),
    cost: rounded(answer.cost),
    surplus: rounded(answer.surplus),
    // How far from the digits, in units of the last one, where that is more than their rounding.
    ...(answer.units > 1 ? { units: answer.units } : {}),
  };
}
