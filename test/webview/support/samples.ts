import { gainOf } from '../../../src/core/gain.ts';
import type { Conjecture } from '../../../src/core/conjecture.ts';
import { isQuadratic } from '../../../src/core/fractions/canonicalTail.ts';
import { correctDigits } from '../../../src/core/fractions/convergence.ts';
import { signAfter, termsOf } from '../../../src/core/fractions/fraction.ts';
import { displaySigns, formatRule, formatTerms, formatValue } from '../../../src/formats/text/plain.ts';
import {
  latexConstant,
  latexEquation,
  latexPolynomial,
  latexValue,
} from '../../../src/formats/latex/latex.ts';
import type { StandingKind } from '../../../src/core/theorems/standingKinds.ts';
import type { Detail, FigureCurve, ListRow } from '../../../src/protocol/page.ts';
import { sampleSearch } from '../../support/samples.ts';
import { signed, signsOf } from '../../support/signs.ts';

/** A row and its detail, as a host would make them from a conjecture. */
export interface Sample {
  readonly row: ListRow;
  readonly detail: Detail;
}

/** Real conjectures as the page sees them: of e, and of a constant with longer names and larger coefficients. */
export async function pageSamples(): Promise<Sample[]> {
  const searches = await Promise.all([
    sampleSearch('e', { height: 2 }),
    sampleSearch('tan(1/2)', { height: 2, period: 2 }),
    sampleSearch('besseli(1,2)/besseli(0,2)', { height: 1, period: 2 }),
  ]);
  return searches.flatMap(({ families }) =>
    families.slice(0, 60).map((family, i) => sample(family.members[0]!, family.count, i)),
  );
}

const standings: readonly StandingKind[] = ['known', 'proved', 'open', 'open'];

function sample(conjecture: Conjecture, count: number, i: number): Sample {
  const { fraction, terms, value, constant } = conjecture;
  const standing = standings[i % standings.length]!;
  const text = `${formatValue(value, constant.name)} = ${formatTerms(terms, 7)}`;
  const gain = gainOf(conjecture);
  const row: ListRow = {
    kind: 'family',
    id: conjecture.id,
    family: conjecture.family,
    latex: oneRow(conjecture),
    text,
    constant: constant.name,
    signs: displaySigns(signsOf(fraction)),
    isSigned: true,
    rule: formatRule(fraction.rule),
    order: conjecture.order,
    count,
    members: Math.min(count - 1, 50),
    standing,
    rate: conjecture.rate,
    gain: gain.value,
    gainIsLimit: gain.limit !== null,
    quadratic: isQuadratic(fraction),
    relation: 'signed',
  };
  const long = termsOf(fraction.rule, 31);
  const own = correctDigits(long, signsOf(fraction));
  return {
    row,
    detail: {
      id: conjecture.id,
      family: conjecture.family,
      latex: latexEquation(conjecture, 5),
      text,
      constant: constant.name,
      signs: row.signs,
      isSigned: row.isSigned,
      ...rule(conjecture),
      terms: terms.map(String),
      order: conjecture.order,
      digits: conjecture.digits,
      proved: true,
      standing,
      standingText:
        standing === 'known'
          ? "Euler's continued fraction of $e$ (1737); Perron, \\emph{Die Lehre von den Kettenbrüchen}, § 34."
          : standing === 'proved'
            ? ''
            : 'No certificate was found within 20 steps.',
      proof: standing === 'proved' ? { theorem, proof, foundations } : null,
      rate: conjecture.rate,
      curves: [
        curve(`${i + 1}: ${text}`, own, false),
        curve(
          `the simple continued fraction of ${constant.name}`,
          own.map((_, n) => conjecture.simpleRate * (n + 1)),
          true,
        ),
      ],
      search: `${constant.name}: degree 1, height 2, period 4, order 24`,
      quadratic: row.quadratic,
      relation: row.relation,
      relationText: '',
    },
  };
}

function curve(text: string, digits: readonly number[], isBeside: boolean): FigureCurve {
  return { text, latex: text, cost: 2, digits, isBeside };
}

/** Pringsheim's notation: a_0 + 1/a_1 + 1/a_2 …, each denominator lower than the one before. */
function oneRow({ value, constant, terms, fraction }: Conjecture): string {
  let text = `${latexValue(value, latexConstant(constant))} = ${terms[0]}`;
  for (let n = 1; n < 8; n++) {
    const sign = signAfter(signsOf(fraction), n - 1) > 0 ? '+' : '-';
    text += n === 1 ? ` ${sign} \\frac{1}{${terms[n]}}` : ` {\\atop ${sign}} \\frac{1}{${terms[n]}}`;
  }
  return `${text} {\\atop ${signAfter(signsOf(fraction), 7) > 0 ? '+' : '-'}} {\\atop \\cdots}`;
}

function rule({ fraction }: Conjecture): Pick<Detail, 'preperiod' | 'classes' | 'recurrence'> {
  const { rule: terms, signs } = signed(fraction);
  if (terms.kind === 'recurrent') {
    return { preperiod: [], classes: [], recurrence: 'a_n = a_{n-1} + a_{n-2}' };
  }
  const preperiod = terms.preperiod.map(String);
  const m = terms.polynomials.length;
  const k = preperiod.length;
  const list = termsOf(terms, k + 5 * m);
  const classes = terms.polynomials.map((polynomial, i) => ({
    index: `${m === 1 ? '' : m}j${k + i === 0 ? '' : `+${k + i}`}`,
    polynomial: latexPolynomial(polynomial, 'j'),
    sign:
      m % signs.length === 0
        ? displaySigns([signAfter(signs, k + i)])
        : displaySigns(signs.length > 1 ? [1, -1] : signs),
    first: [0, 1, 2, 3, 4].map((j) => String(list[k + i + m * j])),
  }));
  return { preperiod, classes, recurrence: null };
}

const theorem = String.raw`\textbf{Theorem.} For all $j \ge 0$ let $a_{2j} = 2$ and $a_{2j+1} = 2j + 3$.`;

const foundations = String.raw`\textbf{Theorem A (Tietze 1911).} An admissible fraction converges.`;

const proof = String.raw`Put $M_n = \begin{pmatrix} a_n & 1 \\ 1 & 0 \end{pmatrix}$. The product over one period is
\[ M_{2j} M_{2j+1} = \begin{pmatrix} 4j + 7 & 2 \\ 2j + 3 & 1 \end{pmatrix}, \]
which contracts to Gauss's fraction of \(\tanh\tfrac12\).

Both sides satisfy the \emph{same} recurrence $f_{j+1} = (4j + 6) f_j + f_{j-1}$ and agree for $j = 0$ and $j = 1$; by
Pincherle's theorem the minimal solution is unique.~$\square$`;
