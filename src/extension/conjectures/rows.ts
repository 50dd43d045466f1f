import { isSigned, numeratorsOf } from '../../core/fractions/fraction.ts';
import { numeratorSign, numeratorSize } from '../../core/fractions/numerators.ts';
import { measuredRate } from '../../core/fractions/convergence.ts';
import { termsOf } from '../../core/fractions/fraction.ts';
import type { ContinuedFraction } from '../../core/fractions/fraction.ts';
import type { Conjecture, SearchBounds } from '../../core/conjecture.ts';
import { shownGain } from '../../core/gain.ts';
import { isQuadratic } from '../../core/fractions/canonicalTail.ts';
import { latexEquation, latexPolynomial, latexRule, latexLeftSide } from '../../formats/latex/latex.ts';
import { displayNumerators, formatConjecture, formatRule } from '../../formats/text/plain.ts';
import type { Detail, DetailProof, FigureCurve, ListRow, TermClass } from '../../protocol/page.ts';
import { mostSelected } from '../../protocol/parts.ts';
import type { Listed } from './collection.ts';
import type { Relation } from '../../core/theorems/relation.ts';
import { standingOf } from '../../core/theorems/standing.ts';

/** Partial quotients after a_0 in a row of the list. */
const rowTerms = 6;

/** A row for the page. */
export function listRow({ entry, family, isMember }: Listed): ListRow {
  const { conjecture } = entry;
  const { fraction } = conjecture;
  const gain = shownGain(conjecture);
  return {
    kind: isMember ? 'member' : 'family',
    id: entry.id,
    family: conjecture.family,
    latex: latexLine(conjecture),
    text: formatConjecture(conjecture),
    constant: conjecture.constant.name,
    signs: displayNumerators(numeratorsOf(fraction)),
    isSigned: isSigned(fraction),
    rule: formatRule(fraction.rule),
    order: conjecture.order,
    count: isMember ? 1 : family.count,
    members: isMember ? 0 : family.members.length - 1,
    standing: entry.standing,
    rate: measuredRate(fraction),
    gain: gain.value,
    gainIsLimit: gain.limit !== null,
    quadratic: isQuadratic(fraction),
    relation: entry.relation,
  };
}

/**
 * The conjectures of the rows from one to another, in either direction, at most `mostSelected`: those at `from` first.
 * @param from the id of a row that is listed, and `to` likewise; null for the list's end
 */
export function idsBetween(
  rows: readonly Listed[],
  from: string | null,
  to: string | null,
): { readonly ids: readonly string[]; readonly areAll: boolean } {
  const indexOf = (id: string) => rows.findIndex(({ entry }) => entry.id === id);
  const [start, end] = [from === null ? 0 : indexOf(from), to === null ? rows.length - 1 : indexOf(to)];
  if (end < 0) return { ids: [], areAll: true };
  const first = start < 0 ? end : start;
  const count = Math.abs(end - first) + 1;
  const step = Math.sign(end - first);
  const ids = Array.from(
    { length: Math.min(count, mostSelected) },
    (_, i) => rows[first + i * step]!.entry.id,
  );
  return { ids: [...new Set(ids)], areAll: count <= mostSelected };
}

/** The equation on one line, as Pringsheim writes it: a_0 + \frac{b_1}{a_1}{\atop+}\frac{b_2}{a_2}{\atop+}\cdots. */
function latexLine({ value, constant, terms, fraction }: Conjecture): string {
  const numerators = numeratorsOf(fraction);
  const parts = terms.slice(1, rowTerms + 1).map((term, i) => {
    const sign = numeratorSign(numerators, i) > 0 ? '+' : '-';
    return `${i === 0 ? sign : `{\\atop ${sign}}`} \\dfrac{${numeratorSize(numerators, i)}}{${term}}`;
  });
  return `${latexLeftSide({ value, constant })} = ${terms[0]} ${parts.join(' ')} {\\atop \\cdots}`;
}

/** The detail of a conjecture. @param curves its own, and that of the simple continued fraction beside it @param standingText and @param relation sentences */
export function detailOf(
  conjecture: Conjecture,
  depth: number,
  curves: readonly FigureCurve[],
  standingText: string,
  { relation, relationText }: { readonly relation: Relation; readonly relationText: string },
  proof: DetailProof | null,
): Detail {
  const {
    fraction,
    terms,
    search,
    constant: { name },
  } = conjecture;
  const { rule } = fraction;
  const numerators = numeratorsOf(fraction);
  return {
    id: conjecture.id,
    family: conjecture.family,
    latex: latexEquation(conjecture, depth),
    text: formatConjecture(conjecture),
    constant: name,
    signs: displayNumerators(numerators),
    isSigned: isSigned(fraction),
    preperiod: rule.kind === 'interlaced' ? rule.preperiod.map(String) : [],
    classes: termClasses(fraction),
    recurrence: rule.kind === 'recurrent' ? latexRule(rule).body : null,
    terms: terms.map(String),
    order: conjecture.order,
    digits: conjecture.digits,
    proved: conjecture.enclosure === 'proved',
    standing: standingOf(conjecture).kind,
    standingText,
    proof,
    rate: measuredRate(fraction),
    curves,
    search: `${name}: degree ${search.degree}, height ${search.height}, period ${search.period}${numeratorBounds(search)}, order ${search.order}`,
    quadratic: isQuadratic(fraction),
    relation: relation.kind,
    relationText,
  };
}

/** ", numerators of degree 1 and height 2"; "" for ±1. */
function numeratorBounds({ numeratorDegree, numeratorHeight }: SearchBounds): string {
  return numeratorDegree === undefined || numeratorHeight === undefined
    ? ''
    : `, numerators of degree ${numeratorDegree} and height ${numeratorHeight}`;
}

/** First terms of a class that the table shows. */
const classTerms = 4;

function termClasses(fraction: ContinuedFraction): TermClass[] {
  const { rule } = fraction;
  const numerators = numeratorsOf(fraction);
  if (rule.kind !== 'interlaced') return [];
  const k = rule.preperiod.length;
  const m = rule.polynomials.length;
  const terms = termsOf(rule, k + classTerms * m);
  return rule.polynomials.map((polynomial, i) => {
    const places = Array.from({ length: classTerms }, (_, j) => k + m * j + i);
    // Over as many periods as the word is long every sign of the class occurs.
    const after = new Set(
      Array.from({ length: numerators.length }, (_, j) =>
        numeratorSign(numerators, k + m * j + i) > 0 ? '+' : '−',
      ),
    );
    const multiple = m === 1 ? 'j' : `${m}j`;
    return {
      index: k + i === 0 ? multiple : `${multiple}+${k + i}`,
      polynomial: latexPolynomial(polynomial, 'j'),
      sign: [...after].sort().join(', '),
      first: places.map((place) => String(terms[place])),
    };
  });
}
