import type { Argument } from '../../core/theorems/certificates/argument.ts';
import { latexQuoting } from '../quoting.ts';
import { latexProof, latexTheorem } from './proof.ts';
import { foundations, neededBy } from './preliminaries.ts';
import type { Needed } from './preliminaries.ts';
import { citedIn, sources } from './sources.ts';
import type { SourceKey } from './sources.ts';

/**
 * What a proof is written for:
 * - environments: LaTeX for a paper, with its environments of theorems; statements are numbered, labelled and referred to
 * - paragraphs: LaTeX that needs nothing but amsmath
 * - markdown: with formulas between dollars
 * - page: paragraphs of text with $…$, \[…\] and align*, which the panel draws
 */
export type ProofDialect =
  | {
      readonly kind: 'environments';
      /** That of the statement which is proved. */
      readonly theorem: string;
      readonly lemma: string;
      /** That of the classical theorems, where what is proved stands in another one: a proposition is no theorem. */
      readonly classical?: string;
      /** The label of the theorem itself; without one where it is absent. */
      readonly label?: string;
      /** The conjecture that the theorem's comment names, so that it is known again; without one where it is absent. */
      readonly comment?: string;
      /** How the paper cites, and under which keys: then sources are cited, else they are named in the text. */
      readonly citing?: CitationStyle;
    }
  | { readonly kind: 'paragraphs' | 'markdown' | 'page' };

/** The paper's command for citations, "cite", and the key of each source. */
export interface CitationStyle {
  readonly command: string;
  readonly keys: Readonly<Record<SourceKey, string>>;
}

/** A proof in the words of one dialect. Where nothing is cited by key it stands on its own: sources are named in the text. */
export interface ProofText {
  readonly theorem: string;
  readonly proof: string;
  /** The classical theorems that it rests on, the lemma that carries them over with its proof, and the sources; or "". */
  readonly foundations: string;
  /** The sources that are cited by their keys. */
  readonly cited: readonly SourceKey[];
}

/** Where statements have no numbers they have these names; what is no statement has none. */
const names: Readonly<Record<string, string>> = {
  notation: '',
  tietze: 'Theorem A',
  'lambert-coth': 'Theorem B',
  'lambert-cot': 'Theorem C',
  'lambert-coth-roots': 'Theorem D',
  'lambert-cot-roots': 'Theorem E',
  'bessel-i': 'Theorem F',
  'bessel-j': 'Theorem G',
  'bessel-i-roots': 'Theorem H',
  'bessel-j-roots': 'Theorem I',
  tails: 'Lemma J',
  transfer: 'Lemma K',
  lagrange: 'Lemma L',
  'notation-numerators': '',
  nested: 'Lemma M',
  kummer: 'Theorem N',
  bessel: 'Theorem O',
  sum: 'Theorem P',
  'kummer-tails': 'Lemma Q',
  'bessel-tails': 'Lemma R',
  'sum-tails': 'Lemma S',
  gauge: 'Lemma T',
  'lambert-coth-surds': 'Theorem U',
  'lambert-cot-surds': 'Theorem V',
  'bessel-i-surds': 'Theorem W',
  'bessel-j-surds': 'Theorem X',
};

/** The label of a classical statement in a paper; without a colon, which some packages for languages make active. */
function foundationLabel(name: string): string {
  return `esma-${name}`;
}

/** By what a classical statement is known in a paper: its label, or the comment above a paragraph. */
export function foundationMark(): RegExp {
  return new RegExp(`(?:\\\\label\\{|%[ \\t]*)esma-(?:${Object.keys(names).join('|')})(?![\\w-])`, 'g');
}

/** The labels of the classical statements that a paper has already. */
export function foundationsIn(paper: string): string[] {
  return Object.keys(names).filter((name) => new RegExp(`esma-${name}(?![\\w-])`).test(paper));
}

/**
 * The theorem, its proof and what they rest on.
 * @param present names of the foundations that the paper has already: they are left out
 */
export function proofText(
  argument: Argument,
  dialect: ProofDialect,
  present: readonly string[] = [],
): ProofText {
  const written = { theorem: latexTheorem(argument), proof: latexProof(argument) };
  return withFoundations(written, neededBy([argument]), dialect, present);
}

/**
 * A theorem and its proof, in LaTeX that cites the preliminaries, in the words of a dialect.
 * @param present names of the foundations that the paper has already: they are left out
 */
export function withFoundations(
  { theorem, proof }: Omit<ProofText, 'foundations' | 'cited'>,
  needed: Needed,
  dialect: ProofDialect,
  present: readonly string[],
): ProofText {
  const write = (latex: string) => inDialect(latex, dialect).trim();
  const classical =
    dialect.kind === 'environments' ? { ...dialect, theorem: dialect.classical ?? dialect.theorem } : dialect;
  const missing = foundations(needed).filter(({ name }) => !present.includes(name));
  const inPaper = dialect.kind === 'environments' || dialect.kind === 'paragraphs';
  const words = missing.map(({ name, latex }) =>
    // A statement is known by its label, a paragraph by a comment.
    names[name] === '' && inPaper ? `% ${foundationLabel(name)}\n${latex}` : latex,
  );
  const isCiting = dialect.kind === 'environments' && dialect.citing !== undefined;
  return {
    theorem: write(theorem),
    proof: write(proof),
    foundations: inDialect(
      isCiting ? words.join('\n\n') : `${words.join('\n\n')}\n\n${sourcesParagraph(words.join('\n'))}`,
      classical,
    ).trim(),
    cited: isCiting ? citedIn([...words, theorem, proof].join('\n')) : [],
  };
}

/** The sources that a text cites, as a paragraph. */
function sourcesParagraph(text: string): string {
  const cited = citedIn(text);
  return cited.length === 0
    ? ''
    : `\\paragraph{Sources.} ${cited.map((key) => sources[key].item).join('\n')}`;
}

const statement =
  /\\begin\{(theorem|lemma|proof)\}(?:\[((?:[^[\]{}]|\{(?:[^{}]|\{[^{}]*\})*\})*)\])?(?:\\label\{([\w-]+)\})?\n?/g;

/** A heading in the line of its paragraph, in every class. */
const runInHeading = '\\par\\medskip\\noindent\\textbf';

/** LaTeX as proof.ts and proofPreliminaries.ts write it, in a dialect. */
function inDialect(latex: string, dialect: ProofDialect): string {
  const inPaper = dialect.kind === 'environments' || dialect.kind === 'paragraphs';
  const citing = dialect.kind === 'environments' ? dialect.citing : undefined;
  // Beamer has no \\paragraph.
  const text = (dialect.kind === 'environments' ? latex.replaceAll('\\paragraph', runInHeading) : latex)
    .replace(statement, (_, kind: string, note: string | undefined, label: string | undefined) =>
      opening(kind, note === undefined ? '' : citing ? note : citeInNote(note), label, dialect),
    )
    .replace(/\n?\\end\{(theorem|lemma|proof)\}/g, (_, kind: string) => closing(kind, dialect))
    .replace(/(?:Theorem|Lemma)~\\ref\{([\w-]+)\}/g, (whole, label: string) =>
      dialect.kind === 'environments'
        ? whole.replace(label, foundationLabel(label))
        : (names[label] ?? label).replace(' ', '~'),
    )
    .replace(/(\w{1,40} )?\\cite(?:\[([^\]]*)\])?\{(\w+)\}/g, citing ? citeByKey(citing) : citeInText);
  if (inPaper) return text;
  return dialect.kind === 'page' ? toPage(text) : toMarkdown(text);
}

function opening(kind: string, note: string, label: string | undefined, dialect: ProofDialect): string {
  if (dialect.kind === 'environments') {
    if (kind === 'proof') return '\\begin{proof}\n';
    const environment = kind === 'theorem' ? dialect.theorem : dialect.lemma;
    const own = dialect.label === undefined ? '' : `\\label{${dialect.label}}`;
    const labelled = label === undefined ? own : `\\label{${foundationLabel(label)}}`;
    const named =
      label === undefined && dialect.comment !== undefined
        ? ` ${latexQuoting.comment(`esma: ${dialect.comment}`)}`
        : '';
    return `\\begin{${environment}}${note && `[${note}]`}${labelled}${named}\n`;
  }
  if (kind === 'proof') return '\\emph{Proof.} ';
  const name = label === undefined ? 'Theorem' : (names[label] ?? label);
  const title = `${name}${note && ` (${note})`}.`;
  if (dialect.kind === 'page') return `\\textbf{${title}} `;
  if (dialect.kind === 'markdown') return `**${title}** `;
  const mark = label === undefined ? '' : `% ${foundationLabel(label)}\n`;
  return `${mark}\\paragraph{${title}}\n`;
}

function closing(kind: string, dialect: ProofDialect): string {
  if (dialect.kind === 'environments')
    return `\n\\end{${kind === 'theorem' ? dialect.theorem : kind === 'lemma' ? dialect.lemma : kind}}`;
  if (kind !== 'proof') return '\n';
  // amsmath has no square, but every TeX has rules.
  if (dialect.kind === 'paragraphs') return '\\hfill\\rule{1ex}{1ex}\n';
  // Markdown goes through LaTeX as well, whose fonts have no ∎.
  return dialect.kind === 'markdown' ? ' $\\square$\n' : ' ∎\n';
}

/** "Tietze 1911, Perron 1954, ch. V", in parentheses anyway. */
function citeInNote(note: string): string {
  return note.replace(
    /\{?(\w{1,40} )?\\cite(?:\[([^\]]*)\])?\{(\w+)\}\}?/g,
    (_, before: string | undefined, place: string | undefined, key: string) => sourceText(before, place, key),
  );
}

/** The same with the paper's command and key. */
const citeByKey =
  ({ command, keys }: CitationStyle) =>
  (_: string, before: string | undefined, place: string | undefined, key: string): string =>
    `${before ?? ''}\\${command}${place === undefined ? '' : `[${place}]`}{${keys[key as SourceKey]}}`;

/** "Siegel (1929)", "(DLMF 10.6.1, 10.29.1)". */
function citeInText(_: string, before: string | undefined, place: string | undefined, key: string): string {
  const { author, year } = sources[key as SourceKey];
  if (before?.trim() === author && !place) return `${author} (${year})`;
  return `${before ?? ''}(${sourceText(undefined, place, key)})`;
}

function sourceText(before: string | undefined, place: string | undefined, key: string): string {
  const { author, year } = sources[key as SourceKey];
  const named = [author, year].filter((part) => part !== '').join(' ');
  const again = before?.trim() === author ? '' : (before ?? '');
  if (place === undefined) return `${again}${named}`;
  return year === '' ? `${again}${named} ${place}` : `${again}${named}, ${place}`;
}

const accents: Readonly<Record<string, string>> = {
  '"': '\u0308',
  "'": '\u0301',
  '`': '\u0300',
  '^': '\u0302',
};

/** Text with letters in the place of TeX's accents, and without its commands for the layout. */
function withoutTex(latex: string): string {
  return latex
    .replace(/\\(["'`^])\{?([A-Za-z])\}?/g, (_, accent: string, letter: string) =>
      `${letter}${accents[accent]!}`.normalize(),
    )
    .replace(/\\S(?![A-Za-z])\s*/g, '§\u00a0')
    .replace(/§\u00a0§/g, '§§')
    .replace(/\\noindent\s*/g, '')
    .replace(/(no|ch)\.~/g, '$1.\u00a0');
}

function toPage(latex: string): string {
  return withoutTex(latex).replace(/\\paragraph\{([^{}]*)\}/g, '\n\n\\textbf{$1}');
}

function toMarkdown(latex: string): string {
  return withoutTex(latex)
    .replace(/\\paragraph\{([^{}]*)\}/g, '\n\n**$1**')
    .replace(/\\emph\{([^{}]*)\}/g, '*$1*')
    .replace(/\\textbf\{([^{}]*)\}/g, '**$1**')
    .replace(/(?<!\\)~/g, '\u00a0')
    .replace(/---?/g, '–')
    .replace(/\n{0,2}\\\[\n/g, '\n\n$$$$\n')
    .replace(/\n\\\]/g, '\n$$$$\n')
    .replace(/\n{0,2}(\\begin\{align\*\})/g, '\n\n$$$$\n$1')
    .replace(/(\\end\{align\*\})\n{0,2}/g, '$1\n$$$$\n\n')
    .replace(/\n{3,}/g, '\n\n');
}
