import { rocqQuoting } from '../../quoting.ts';
import type { Conjecture } from '../../../core/conjecture.ts';
import { fractionOfArgument } from '../../../core/theorems/certificates/argument.ts';
import type { Argument, PeriodicArgument } from '../../../core/theorems/certificates/argument.ts';
import { polynomialDeterminant } from '../../../core/theorems/certificates/gaugeTail.ts';
import { formatConjecture } from '../../text/plain.ts';
import { writtenGauge, writtenMover } from './certificate.ts';
import type { CertificateData } from './certificate.ts';
import { comparedPeriods, firstTerms, writeCertificate, writePeriodic, writeRule } from './data.ts';
import type { FractionData, WrittenCertificate } from './data.ts';
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

const unsettled = 'that its terms are large enough shows only after thousands of periods';

/** The theorem of an argument, or why there is none. */
export function rocqTheorem(argument: Argument): RocqTheorem | Unreached {
  const { conjecture } = argument;
  const unreached = (reason: string): Unreached => ({ conjecture, reason });
  const { constant } = conjecture;
  if (constant.kind === 'digits') return unreached('its constant is given by digits');
  const alpha = termOf(constant.expression);
  if (alpha instanceof Unwritten) return unreached(`the library has no form for ${alpha.part}`);
  const fraction = fractionOfArgument(argument);
  const value = valueTerm(conjecture.value, alpha);
  const title = comment(conjecture, fraction);
  const statement = `expansion (${writeReal(value)})\n    ${writeRule(fraction)}`;
  const tree = writeTree(value);
  const ending = ['    [vm_compute; reflexivity | same_rule | same_rule].', 'Qed.'];
  if (argument.kind === 'periodic') {
    const compared = comparedPeriods(fraction, argument.certificate.head, argument.certificate.period);
    if (compared === null) return unreached(unsettled);
    return {
      conjecture,
      generator: null,
      write: (n) =>
        [
          `Definition certificate_${n} : periodic := ${writePeriodic(argument, compared)}.`,
          `${title}\nTheorem fraction_${n} :\n  ${statement}.`,
          'Proof.',
          `  apply (periodic_proved certificate_${n} ${noSpecialFunctions}\n    (${tree}));`,
          ...ending,
        ].join('\n'),
    };
  }
  const written = writtenOf(argument);
  if (typeof written === 'string') return unreached(written);
  const { certificate, generator } = written;
  const compared = comparedOf(fraction, certificate);
  if (compared === null) return unreached(unsettled);
  if (!generator) return unreached('the series of its constant has thousands of terms');
  const { fractional } = generator;
  const quantified = fractional ? 'forall Gamma power, gamma_like Gamma -> power_like power ->\n  ' : '';
  return {
    conjecture,
    generator,
    write: (n, g) =>
      [
        `Definition certificate_${n} : certificate := ${writeCertificate(fraction, certificate, compared)}.`,
        `${title}\nTheorem fraction_${n} :\n  ${quantified}${statement}.`,
        'Proof.',
        ...(fractional ? ['  intros Gamma power HGamma Hpower.'] : []),
        `  apply (proved ${fractional ? 'Gamma power' : noSpecialFunctions} generator_${g} place_${g} located_${g} ${fractional ? '(conj HGamma Hpower)' : 'I'} certificate_${n}`,
        `    (${tree}));`,
        ...ending,
      ].join('\n'),
  };
}

function writtenOf(argument: Exclude<Argument, PeriodicArgument>): CertificateData | string {
  return argument.kind === 'gauge' ? writtenGauge(argument) : writtenMover(argument);
}

function comparedOf(
  fraction: FractionData,
  { head, period, transformation, factor: [, below] }: WrittenCertificate,
): number | null {
  const whole = below.map(({ numerator }) => numerator);
  return comparedPeriods(fraction, head, period, [polynomialDeterminant(transformation), whole]);
}

/**
 * The library's verdict on an argument as a term of Rocq: a boolean that is true exactly where it accepts the certificate for
 * the value, whatever our own checker says of it. "false" where the argument is not written.
 */
export function rocqCheck(argument: Argument): string {
  const { conjecture } = argument;
  const alpha = conjecture.constant.kind === 'digits' ? null : termOf(conjecture.constant.expression);
  if (!alpha || alpha instanceof Unwritten) return 'false';
  const fraction = fractionOfArgument(argument);
  const tree = writeTree(valueTerm(conjecture.value, alpha));
  if (argument.kind === 'periodic') {
    const compared = comparedPeriods(fraction, argument.certificate.head, argument.certificate.period) ?? 0;
    return `(paccepts ${writePeriodic(argument, compared)} (${tree}))`;
  }
  const written = writtenOf(argument);
  if (typeof written === 'string' || !written.generator) return 'false';
  const { certificate, generator } = written;
  const { text, terms, bits } = generator;
  const compared = comparedOf(fraction, certificate) ?? 0;
  return `(let g := (${text})%Q in accepts g (place_of g ${terms} ${bits}) ${writeCertificate(fraction, certificate, compared)} (${tree}))`;
}

/** Functions in the place of Gamma and power, which play no part. */
const noSpecialFunctions = '(fun x => x) (fun x _ => x)';

function comment(conjecture: Conjecture, fraction: FractionData): string {
  return [formatConjecture(conjecture), `= ${firstTerms(fraction, shownTerms)}`]
    .map(rocqQuoting.comment)
    .join('\n');
}

export function isReached(theorem: RocqTheorem | Unreached): theorem is RocqTheorem {
  return 'write' in theorem;
}
