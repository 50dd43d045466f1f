import { constantFromSource } from '../../core/constants/constants.ts';
import type { ConstantSource } from '../../core/constants/source.ts';
import type { Family } from '../../core/family.ts';
import { isSigned } from '../../core/fractions/fraction.ts';
import { largestHitDeterminant } from '../../core/planning/completeness.ts';
import { familiesByDeterminant } from '../../core/planning/familiesByDeterminant.ts';
import { latexConstant } from './latex.ts';

/**
 * The families of one constant by |ad − bc| of their values (aα + b)/(cα + d), and the largest one that there can be where it
 * is known; nothing where there are other values.
 */
export function determinantTable(constant: ConstantSource, families: readonly Family[]): string {
  const byDeterminant = familiesByDeterminant(families);
  if (byDeterminant === null || byDeterminant.length === 0) return '';
  const alpha = latexConstant(constant);
  const isAboutSigns = families.every(({ members }) => isSigned(members[0]!.fraction));
  const order = Math.max(...families.map(({ members }) => members[0]!.search.order));
  // Of digits alone nothing is known, and a record does not even hold them.
  const largest =
    isAboutSigns && constant.kind !== 'digits'
      ? largestHitDeterminant(constantFromSource(constant), order)
      : null;
  return [
    `\\noindent The values of a family are $(a\\alpha + b)/(c\\alpha + d)$ with one $|ad - bc|$, for $\\alpha = ${alpha}$:`,
    '\\begin{center}',
    '\\begin{longtable}{rrr}',
    '$|ad - bc|$ & families & fractions \\\\',
    '\\hline',
    '\\endhead',
    ...byDeterminant.map(
      ({ determinant, families, fractions }) => `${determinant} & ${families} & ${fractions} \\\\`,
    ),
    '\\end{longtable}',
    '\\end{center}',
    ...(largest === null
      ? []
      : [
          `\\noindent No value with $|ad - bc| > ${largest}$ has a fraction of interlaced polynomials of order up to ${order}, whatever its height.`,
        ]),
  ].join('\n');
}
