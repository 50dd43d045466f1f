import { InputError } from '../errors.ts';

/** The beginning of a continued fraction as it was written out: a_0, …, a_n and the numerators after them. */
export interface WrittenTerms {
  /** What stands before the sign of equality; null where there is none. */
  readonly left: string | null;
  readonly terms: readonly bigint[];
  /** b_1, b_2, …, as far as they are written; empty where none is, as in a list of partial quotients. */
  readonly numerators: readonly bigint[];
  /** The sign before the dots, where there are some: of a numerator that is not written. */
  readonly lastSign: 1n | -1n | null;
  /** Terms that are overlined, from this one to the last: they are repeated. null where none is. */
  readonly repeatedFrom: number | null;
}

/** What surrounds a formula in a document, and what only spaces it. */
const surroundings =
  /\\begin\{(?:equation|displaymath|math|align|gather|multline)\*?\}|\\end\{(?:equation|displaymath|math|align|gather|multline)\*?\}|\\label\{[^{}]*\}|\\\[|\\\]|\\\(|\\\)|\$+|&|\\(?:left|right|displaystyle|,|;|:|!|quad|qquad)(?![a-zA-Z])|\\nonumber/g;

const dots = /^(?:\\(?:ddots|cdots|dots|ldots|dotsb|dotsc|vdots)(?![a-zA-Z])|…|\.\.\.)/;

/** Whether a text has the look of a continued fraction that was written out: nested fractions, or a list in brackets. */
export function looksWrittenOut(text: string): boolean {
  return /\\cfrac|[dt]?frac[^]*\\(?:ddots|cdots|dots)|\[\s*[-−]?\d+\s*[;,]/.test(text);
}

/**
 * Reads nested fractions as LaTeX has them, "e - 1 = 2 - \cfrac{1}{3 + \cfrac{1}{2 - \ddots}}", or a list of partial
 * quotients, "[2; 3, 2, 5, \dots]", "[1; \overline{2}]". What stands around the formula in a document is passed over.
 * @throws InputError that shows the place.
 */
export function readWrittenTerms(text: string): WrittenTerms {
  const plain = text.replace(surroundings, ' ').replaceAll('−', '-').replace(/\s+/g, ' ').trim();
  const equals = plain.lastIndexOf('=');
  const left = equals < 0 ? null : plain.slice(0, equals).trim();
  const right = plain.slice(equals + 1).trim();
  return right.startsWith('[') ? readList(right, left) : new Reader(right).fraction(left);
}

function readList(text: string, left: string | null): WrittenTerms {
  const inner = /^\[([^\]]*)\]/.exec(text)?.[1];
  if (inner === undefined) throw new InputError(`fraction: "${text}" has no closing bracket.`);
  const overlined = /\\overline\{([^{}]*)\}/.exec(inner);
  const entries = inner
    .replace(/\\overline\{([^{}]*)\}/, '$1')
    .split(/[;,]/)
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '' && !dots.test(entry));
  const terms = entries.map((entry) => {
    if (!/^[+-]?\d+$/.test(entry))
      throw new InputError(`fraction: "${entry}" in the list of partial quotients is no integer.`);
    return BigInt(entry);
  });
  const repeated = overlined ? overlined[1]!.split(/[;,]/).length : 0;
  return {
    left,
    terms,
    numerators: [],
    lastSign: null,
    repeatedFrom: repeated > 0 ? terms.length - repeated : null,
  };
}

/** Reads a_0 ± \cfrac{b_1}{a_1 ± …} from the left. */
class Reader {
  private at = 0;
  private readonly terms: bigint[] = [];
  private readonly numerators: bigint[] = [];
  private lastSign: 1n | -1n | null = null;

  constructor(private readonly text: string) {}

  fraction(left: string | null): WrittenTerms {
    this.step();
    const rest = this.text.slice(this.at).trim();
    if (!/^[.,;]?$/.test(rest)) this.fail('the end');
    const { terms, numerators, lastSign } = this;
    return { left, terms, numerators, lastSign, repeatedFrom: null };
  }

  /** A term and what follows it. */
  private step(): void {
    const term = this.match(/^[+-]? ?\d+/);
    // A fraction may begin with its first numerator: a_0 is 0 then.
    if (term === null && !/^[+-]? ?\\[cdt]?frac/.test(this.rest())) this.fail('an integer');
    this.terms.push(term === null ? 0n : BigInt(term.replace(' ', '')));
    const sign = this.match(/^[+-]/) ?? (term === null ? '+' : null);
    if (sign === null) return;
    if (this.match(dots) !== null) {
      this.lastSign = sign === '-' ? -1n : 1n;
      return;
    }
    const fraction = this.match(/^\\[cdt]?frac ?(?:\[[lr]\])?/);
    if (fraction === null) this.fail('\\cfrac or dots');
    const numerator = this.group(() => this.match(/^[+-]? ?\d+/) ?? this.fail('an integer'));
    this.numerators.push(BigInt(`${sign === '-' ? '-' : ''}1`) * BigInt(numerator.replace(' ', '')));
    if (this.group(() => this.match(dots))) return;
    this.group(() => this.step(), this.opened);
  }

  private opened = false;

  /** What stands in braces; where nothing was read, the brace stays open for the next attempt. */
  private group<Result>(read: () => Result, isOpen = false): Result {
    if (!isOpen && this.match(/^\{/) === null) this.fail('{');
    const start = this.at;
    const result = read();
    this.opened = result === null && this.at === start;
    if (!this.opened && this.match(/^\}/) === null) this.fail('}');
    return result;
  }

  private rest(): string {
    return this.text.slice(this.at).trimStart();
  }

  private match(pattern: RegExp): string | null {
    const rest = this.rest();
    const found = pattern.exec(rest)?.[0];
    if (found === undefined) return null;
    this.at = this.text.length - rest.length + found.length;
    return found;
  }

  private fail(expected: string): never {
    const place = this.rest().slice(0, 20);
    throw new InputError(
      `fraction: ${expected} was expected ${place === '' ? 'at the end' : `before "${place}"`}; give nested fractions such as 2 - \\cfrac{1}{3 + \\ddots}, a list such as [2; 3, 2, 5], or a rule such as 2; 3+2k @ -+.`,
    );
  }
}
