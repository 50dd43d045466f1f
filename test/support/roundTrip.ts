import assert from 'node:assert/strict';
import type { Conjecture } from '../../src/core/conjecture.ts';
import { isInterlaced, isSigned, numeratorsOf } from '../../src/core/fractions/fraction.ts';
import { numeratorPolynomials } from '../../src/core/fractions/numerators.ts';
import { asGeneral } from '../../src/core/fractions/parseFraction.ts';
import type { GeneralFraction } from '../../src/core/fractions/toolbox/generalFraction.ts';
import { lowestDescription, sequenceOfTerms } from '../../src/core/fractions/toolbox/sequence.ts';
import { rational } from '../../src/core/numbers/rational.ts';
import { readFraction } from '../../src/core/theorems/naming/readFraction.ts';
import { conjectureAs } from '../../src/formats/conjectureAs.ts';
import type { ConjectureFormat } from '../../src/formats/conjectureAs.ts';
import { displaySigns } from '../../src/formats/text/plain.ts';
import { formatGeneralFraction } from '../../src/formats/text/fraction.ts';
import { conjectureOfLine } from '../../src/library/json.ts';
import { esma } from './cli.ts';

/** Every format that is the text of a formula; the others are programs, and the terms alone. */
export const formulaFormats: readonly ConjectureFormat[] = [
  'latex-nested',
  'latex-line',
  'latex-gauss',
  'latex-pringsheim',
  'latex-terms',
  'latex-theorem',
  'latex-proposition',
  'latex-remark',
  'latex-table',
  'markdown',
  'typst',
  'mathml',
  'text',
];

/** A search, and how many of its conjectures are taken, from first to last. */
export type Sample = readonly [taken: number, ...search: string[]];

/** Conjectures of searches, as the terminal writes them. */
export function conjecturesOf(samples: readonly Sample[]): Conjecture[] {
  return samples.flatMap(([taken, ...search]) => {
    const { code, out, err } = esma('search', ...search, '--members', 'all', '--json', '--no-prove');
    assert.equal(code, 0, err);
    const lines = out.trim().split('\n');
    assert.ok(lines.length >= taken, `${search.join(' ')}: ${lines.length} conjectures`);
    return Array.from({ length: taken }, (_, i) =>
      conjectureOfLine(lines[Math.floor((i * lines.length) / taken)]!),
    );
  });
}

/** Terms and numerators of a fraction, each sequence in its lowest description, as a text that is equal for equal ones. */
function described({ terms, numerators }: GeneralFraction): string {
  return formatGeneralFraction({
    terms: lowestDescription(terms),
    numerators: lowestDescription(numerators),
  });
}

function ownDescription({ fraction }: Conjecture): string {
  assert.ok(!isSigned(fraction) || isInterlaced(fraction));
  const polynomials = numeratorPolynomials(numeratorsOf(fraction)).map((word) =>
    word.map((c) => rational(c)),
  );
  assert.ok(fraction.rule.kind === 'interlaced');
  return described({ terms: sequenceOfTerms(fraction.rule), numerators: { preperiod: [], polynomials } });
}

/**
 * Writes a conjecture and reads it as the terminal reads what is typed: the fraction must be the same, and its value is
 * compared by the reader, which refuses two sides that differ. Nested formulas have the depth that is written without being
 * asked for, where those of another fraction of the value may begin so, which is told then; and one that decides.
 */
export async function readBack(conjecture: Conjecture, format: ConjectureFormat): Promise<void> {
  const own = ownDescription(conjecture);
  for (const depth of isSigned(conjecture.fraction) ? [4, 14] : [14]) {
    const text = (await conjectureAs(conjecture, format, { depth, environment: 'equation' }))!;
    // A table too narrow for a rule has the first terms, as a line of text has.
    if (text.includes('\\begin{tabular}{@{}l@{}}')) continue;
    const reading = readFraction(text);
    assert.ok(reading.kind === 'fraction', text);
    const read = described(asGeneral(reading.written));
    if (depth === 4 && read !== own) {
      const told = isSigned(conjecture.fraction) && displaySigns(conjecture.fraction.signs);
      assert.ok(told && reading.notes?.some((note) => note.includes(` ${told}, repeated, begins so`)), text);
    } else assert.equal(read, own, text);
  }
}
