import { rocqQuoting } from '../../quoting.ts';
import type { Conjecture } from '../../../core/conjecture.ts';
import type { Argument, SignedArgument } from '../../../core/theorems/certificates/argument.ts';
import { formatConjecture } from '../../text/plain.ts';
import { comparedPeriods, firstTerms, writeMover, writePeriodic, writeRule } from './data.ts';
import { generatorOfArgument } from './generator.ts';
import type { RocqGenerator } from './generator.ts';
import { termOf, Unwritten, valueTerm, writeReal, writeTree } from './term.ts';

/** A proved conjecture as a theorem of Rocq; the generator is stated once for all theorems that share it. */
export interface RocqTheorem {
  readonly conjecture: Conjecture;
  /** null for a periodic fraction. */
  readonly generator: RocqGenerator | null;
  /** Certificate, theorem and proof, given the theorem's number and that of its generator. */
  readonly write: (number: number, generator: number) => string;
}

/** A proved conjecture that is not written, with the reason, a sentence without full stop. */
export interface Unreached {
  readonly conjecture: Conjecture;
  readonly reason: string;
}

/** Terms that the comment above a theorem shows. */
const shownTerms = 4;

/** The theorem of an argument, or why there is none. */
export function rocqTheorem(argument: Argument): RocqTheorem | Unreached {
  const { conjecture } = argument;
  const { constant } = conjecture;
  const unreached = (reason: string): Unreached => ({ conjecture, reason });
  if (argument.kind === 'gauge') return unreached('the library has no theorem on numerators other than ±1');
  const { fraction, certificate } = argument;
  if (constant.kind === 'digits') return unreached('its constant is given by digits');
  const alpha = termOf(constant.expression);
  if (alpha instanceof Unwritten) return unreached(`the library has no form for ${alpha.part}`);
  const compared = comparedPeriods(fraction, certificate.head, certificate.period);
  if (compared === null)
    return unreached('that its terms are large enough shows only after thousands of periods');
  const value = valueTerm(conjecture.value, alpha);
  const title = comment(conjecture, argument);
  const statement = `expansion (${writeReal(value)})\n    ${writeRule(fraction)}`;
  const tree = writeTree(value);
  if (argument.kind === 'periodic') {
    return {
      conjecture,
      generator: null,
      write: (n) =>
        [
          `Definition certificate_${n} : periodic := ${writePeriodic(argument, compared)}.`,
          `${title}\nTheorem fraction_${n} :\n  ${statement}.`,
          'Proof.',
          `  apply (periodic_proved certificate_${n} ${noSpecialFunctions}\n    (${tree}));`,
          '    [vm_compute; reflexivity | same_rule].',
          'Qed.',
        ].join('\n'),
    };
  }
  const generator = generatorOfArgument(argument);
  if (!generator) return unreached('the series of its constant has thousands of terms');
  const { fractional } = generator;
  const quantified = fractional ? 'forall Gamma power, gamma_like Gamma -> power_like power ->\n  ' : '';
  return {
    conjecture,
    generator,
    write: (n, g) =>
      [
        `Definition certificate_${n} : certificate := ${writeMover(argument, compared)}.`,
        `${title}\nTheorem fraction_${n} :\n  ${quantified}${statement}.`,
        'Proof.',
        ...(fractional ? ['  intros Gamma power HGamma Hpower.'] : []),
        `  apply (proved ${fractional ? 'Gamma power' : noSpecialFunctions} generator_${g} place_${g} located_${g} ${fractional ? '(conj HGamma Hpower)' : 'I'} certificate_${n}`,
        `    (${tree}));`,
        '    [vm_compute; reflexivity | same_rule].',
        'Qed.',
      ].join('\n'),
  };
}

/**
 * The library's verdict on an argument as a term of Rocq: a boolean that is true exactly where it accepts the certificate for
 * the value, whatever our own checker says of it. "false" where the argument is not written.
 */
export function rocqCheck(argument: SignedArgument): string {
  const { conjecture, fraction, certificate } = argument;
  const alpha = conjecture.constant.kind === 'digits' ? null : termOf(conjecture.constant.expression);
  if (!alpha || alpha instanceof Unwritten) return 'false';
  const compared = comparedPeriods(fraction, certificate.head, certificate.period) ?? 0;
  const tree = writeTree(valueTerm(conjecture.value, alpha));
  if (argument.kind === 'periodic') return `(paccepts ${writePeriodic(argument, compared)} (${tree}))`;
  const generator = generatorOfArgument(argument);
  if (!generator) return 'false';
  const { text, terms, bits } = generator;
  return `(let g := (${text})%Q in accepts g (place_of g ${terms} ${bits}) ${writeMover(argument, compared)} (${tree}))`;
}

/** Functions in the place of Gamma and power, which play no part. */
const noSpecialFunctions = '(fun x => x) (fun x _ => x)';

function comment(conjecture: Conjecture, { fraction }: SignedArgument): string {
  return [formatConjecture(conjecture), `= ${firstTerms(fraction, shownTerms)}`]
    .map(rocqQuoting.comment)
    .join('\n');
}

export function isReached(theorem: RocqTheorem | Unreached): theorem is RocqTheorem {
  return 'write' in theorem;
}
