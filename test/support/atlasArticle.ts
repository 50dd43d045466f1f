import type { Conjecture } from '../../src/core/conjecture.ts';
import { sourceOf } from '../../src/core/constants/source.ts';
import { compareSimplicity } from '../../src/core/family.ts';
import type { Family } from '../../src/core/family.ts';
import { isQuadratic } from '../../src/core/fractions/canonicalTail.ts';
import { proofOf } from '../../src/core/theorems/certificates/proofOf.ts';
import { relationOf } from '../../src/core/theorems/relation.ts';
import { latexArticle } from '../../src/formats/latex/article.ts';
import { latexConstant } from '../../src/formats/latex/latex.ts';
import { formatConjecture } from '../../src/formats/text/plain.ts';

/** A search of the atlas, as it is kept. */
export interface AtlasSearch {
  readonly constant: string;
  /** δ, the largest degree of the numerators. */
  readonly degree: number;
  /** Its bounds, as words of the command line. */
  readonly bounds: readonly string[];
  readonly candidates: number;
  /** The simplest fraction of each family, by its id, and how many the family has. */
  readonly families: readonly { readonly first: string; readonly count: number }[];
}

/** The simplest fractions, by id. */
type Records = ReadonlyMap<string, Conjecture>;

const depth = 5;

/** The families of all searches, each once, simplest first; the larger count where two searches have it. */
function familiesOf(searches: readonly AtlasSearch[], records: Records): Family[] {
  const families = new Map<string, Family>();
  for (const { first, count } of searches.flatMap(({ families: found }) => found)) {
    const member = records.get(first);
    if (!member) throw new Error(`The atlas has no record ${first}: begin it again in another folder.`);
    const key = `${member.constant.name} ${member.family}`;
    const known = families.get(key);
    if (known && known.count >= count) continue;
    const quadratic = isQuadratic(member.fraction);
    families.set(key, { id: member.family, count, members: [member], quadratic });
  }
  return [...families.values()].sort((x, y) => compareSimplicity(x.members[0]!, y.members[0]!));
}

const isOpen = ({ members: [first] }: Family): boolean => proofOf(first!) === null;
const isOutside = ({ members: [first] }: Family): boolean => relationOf(first!).kind === 'outside';
const fractions = (families: readonly { readonly count: number }[]): number =>
  families.reduce((sum, { count }) => sum + count, 0);

/** The first, that is the simplest, family of each constant. */
function firstOfEach(families: readonly Family[]): Family[] {
  const seen = new Set<string>();
  return families.filter(({ members: [first] }) => {
    const { name } = first!.constant;
    return !seen.has(name) && seen.add(name);
  });
}

/** The figures of the atlas: a line a search, what is open, and what is outside the class of ₀F₁. */
export function atlasText(searches: readonly AtlasSearch[], records: Records): string {
  const families = familiesOf(searches, records);
  const [open, outside] = [families.filter(isOpen), families.filter(isOutside)];
  const list = (some: readonly Family[]): string[] =>
    some.map(({ members: [first], count }) => `${formatConjecture(first!)}  ${count} in its family`);
  return [
    ...searches.map(
      ({ degree, constant, candidates, families: found }) =>
        `δ ≤ ${degree}  ${constant.padEnd(40)} ${candidates} candidates, ${fractions(found)} fractions in ${found.length} families`,
    ),
    '',
    `${families.length} families in all: ${families.length - open.length} proved, ${open.length} open, ${outside.length} outside the class of ₀F₁.`,
    ...list(open),
    'The simplest outside the class of ₀F₁, of each constant:',
    ...list(firstOfEach(outside)),
  ].join('\n');
}

/** The article of what is open, with what was searched; where nothing is open, it says so. */
export function atlasArticle(searches: readonly AtlasSearch[], records: Records): string {
  const families = familiesOf(searches, records);
  const open = families.filter(isOpen);
  const shown = open.length > 0 ? open : firstOfEach(families.filter(isOutside));
  const verdict =
    open.length > 0
      ? `Of ${families.length} families ${open.length} have no proof here; they follow.`
      : `All of ${families.length} families have a proof: nothing is open. What follows is the simplest family, of each constant that has one, outside the class of \\({}_{0}F_{1}\\): no matrix of polynomials carries it to the steps of that function, as it does simple continued fractions of exponentials, tangents and ratios of Bessel functions.`;
  return latexArticle(
    shown,
    {
      command: 'npm run atlas',
      origin: 'found',
      conjectures: fractions(shown),
      families: shown.length,
      preface: [searchTable(searches, families), verdict, ''],
    },
    depth,
  );
}

/** One row a constant: fractions and families of each of its searches, families outside the class of ₀F₁, and open ones. */
function searchTable(searches: readonly AtlasSearch[], families: readonly Family[]): string {
  const degrees = [...new Set(searches.map(({ degree }) => degree))].sort();
  const rows = [...new Set(searches.map(({ constant }) => constant))].map((name) => {
    const own = families.filter(({ members: [first] }) => first!.constant.name === name);
    const cells = degrees.flatMap((degree): (number | string)[] => {
      const search = searches.find((one) => one.constant === name && one.degree === degree);
      return search ? [fractions(search.families), search.families.length] : ['', ''];
    });
    return [
      `$${latexConstant(sourceOf(name))}$`,
      ...cells,
      own.filter(isOutside).length,
      own.filter(isOpen).length,
    ].join(' & ');
  });
  const bounds = degrees.map((degree) => {
    const { bounds: words, candidates } = searches.find((search) => search.degree === degree)!;
    return `for $\\delta \\le ${degree}$ \\texttt{${words.join(' ').replaceAll('--', '-{}-')}}, ${candidates} candidates where the constant is no algebraic number`;
  });
  return [
    `\\begin{flushleft}Searched were ${rows.length} constants, ${bounds.join('; ')}.\\end{flushleft}`,
    `\\begin{longtable}{l${'rr'.repeat(degrees.length)}rr}`,
    [
      'constant',
      ...degrees.flatMap((degree) => [`$\\delta \\le ${degree}$`, 'families']),
      'outside ${}_{0}F_{1}$',
      'open',
    ].join(' & ') + ' \\\\',
    '\\hline',
    '\\endhead',
    ...rows.map((row) => `${row} \\\\`),
    '\\end{longtable}',
  ].join('\n');
}
