import type { InterlacedFraction } from '../core/fractions/fraction.ts';
import { termsOf } from '../core/fractions/fraction.ts';
import type { WrittenFraction } from '../core/fractions/parseFraction.ts';
import { generalConvergents, quotientOf } from '../core/fractions/toolbox/generalFraction.ts';
import type { GeneralFraction } from '../core/fractions/toolbox/generalFraction.ts';
import type { FractionImage } from '../core/fractions/toolbox/image.ts';
import { formatRational } from '../core/numbers/rational.ts';
import { latexNested } from '../formats/latex/latex.ts';
import { latexGeneralNested } from '../formats/latex/toolbox.ts';
import { formatGeneralFraction, formatSignedFraction } from '../formats/text/fraction.ts';
import { formatTerms } from '../formats/text/plain.ts';
import { answer, keptSentence } from './answer.ts';
import type { ToolAnswer } from './answer.ts';

/** Terms or convergents that are shown beside a rule. */
const termsShown = 12;
const convergentsShown = 6;

/** TERMS @ NUMERATORS, as it can be read again. */
export function notationOf(written: WrittenFraction): string {
  return written.kind === 'signed'
    ? formatSignedFraction(written.fraction)
    : formatGeneralFraction(written.fraction);
}

/** The first terms of a signed fraction, the first convergents of a general one. */
export function beginningOf(written: WrittenFraction): string {
  if (written.kind === 'signed') return formatTerms(termsOf(written.fraction.rule, termsShown), termsShown);
  const shown = generalConvergents(written.fraction, convergentsShown).map((convergent) => {
    const value = quotientOf(convergent);
    return value ? formatRational(value) : '∞';
  });
  return `convergents ${shown.join(', ')}, …`;
}

/** A signed fraction as an answer. @param kept what was kept, without full stop */
export function signedAnswer(fraction: InterlacedFraction, kept: string, depth: number): ToolAnswer {
  const written = { kind: 'signed', fraction } as const;
  return answer({
    result: notationOf(written),
    latex: latexNested(termsOf(fraction.rule, depth + 1), fraction.signs, depth),
    lines: [beginningOf(written)],
    remarks: [keptSentence(kept)],
    goesOn: true,
  });
}

/** A polynomial fraction as an answer. @param kept what was kept, without full stop */
export function generalAnswer(fraction: GeneralFraction, kept: string, depth: number): ToolAnswer {
  const written = { kind: 'general', fraction } as const;
  return answer({
    result: notationOf(written),
    latex: latexGeneralNested(fraction, depth),
    lines: [beginningOf(written)],
    remarks: [keptSentence(kept)],
    goesOn: true,
  });
}

/** An image, or why there is none of interlaced polynomials. @param kept what was kept, without full stop */
export function imageAnswer(found: FractionImage, kept: string, depth: number): ToolAnswer {
  if (found.kind === 'interlaced') return signedAnswer(found.fraction, `${kept}; shown for all terms`, depth);
  return noAnswer(found.kind === 'unbounded' ? 'No interlaced polynomials' : 'Not found', found.reason);
}

/** That there is no answer, and why. @param reason without full stop */
export function noAnswer(what: string, reason: string): ToolAnswer {
  return answer({ answered: false, lines: [`${what}: ${reason}.`] });
}
