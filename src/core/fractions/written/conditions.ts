/** For which values of an index an equation holds. */
export interface Condition {
  /** The letter of the index; null where none is named, as in "otherwise". */
  readonly index: string | null;
  readonly meaning:
    /** From this value on. */
    | { readonly kind: 'from'; readonly least: number }
    /** The values that leave this remainder. */
    | { readonly kind: 'residue'; readonly modulus: number; readonly residue: number }
    /** The values m·j + offset of another letter j, in which the equation is written. */
    | {
        readonly kind: 'written in';
        readonly modulus: number;
        readonly letter: string;
        readonly offset: number;
      }
    | { readonly kind: 'only'; readonly values: readonly number[] }
    /** All values, which is no more than the index says. */
    | { readonly kind: 'all' }
    /** What no other equation says. */
    | { readonly kind: 'rest' };
}

type Reader = readonly [RegExp, (found: RegExpExecArray) => Condition | null];

const whole = /(\d{1,9})/.source;
const letter = /([a-z])(?![a-z])/.source;
const at = (pattern: string): RegExp => new RegExp(pattern, 'y');
const from = (index: string, least: number): Condition => ({ index, meaning: { kind: 'from', least } });
const residue = (index: string, modulus: number, rest: number): Condition | null =>
  modulus === 0 ? null : { index, meaning: { kind: 'residue', modulus, residue: rest % modulus } };
const parity = (index: string, word: string): Condition | null => residue(index, 2, word === 'odd' ? 1 : 0);

/** What conditions look like, the longer ones first. */
const readers: readonly Reader[] = [
  [at(`${letter} ?≥ ?${whole}`), ([, i, n]) => from(i!, Number(n))],
  [at(`${letter} ?> ?${whole}`), ([, i, n]) => from(i!, Number(n) + 1)],
  [at(`${whole} ?≤ ?${letter}`), ([, n, i]) => from(i!, Number(n))],
  [at(`${whole} ?< ?${letter}`), ([, n, i]) => from(i!, Number(n) + 1)],
  [
    at(`${letter} ?= ?${whole} ?\\(? ?\\\\?[pb]?mod ?\\{? ?${whole} ?\\}? ?\\)?`),
    ([, i, n, m]) => residue(i!, Number(m), Number(n)),
  ],
  [
    at(`${letter} ?\\\\?b?mod ?\\{? ?${whole} ?\\}? ?= ?${whole}`),
    ([, i, m, n]) => residue(i!, Number(m), Number(n)),
  ],
  [at(`${whole} ?\\| ?${letter}`), ([, m, i]) => residue(i!, Number(m), 0)],
  [at(`${letter} ?= ?${whole}((?: ?, ?\\d{1,9}){0,99}) ?,? ?…(?: ?, ?(?:\\\\infty|∞))?`), listed],
  [at(`${letter} ?= ?${whole}((?: ?, ?\\d{1,9}){1,99})`), listed],
  [
    at(`${letter} ?= ?(\\d{0,9}) ?([a-z])(?![a-z])(?: ?([+-]) ?${whole})?`),
    ([, i, m, j, sign = '', n = 0]) => ({
      index: i!,
      meaning: {
        kind: 'written in',
        modulus: m === '' ? 1 : Number(m),
        letter: j!,
        offset: Number(`${sign}${n}`),
      },
    }),
  ],
  [
    at(`${letter} ?= ?${whole}`),
    ([, i, n]) => ({ index: i!, meaning: { kind: 'only', values: [Number(n)] } }),
  ],
  // "even n ≥ 2" says more of n behind it.
  [at(`(odd|even) (?:integers? |numbers? )?(?=${letter} ?[≥>=∈])`), ([, word, i]) => parity(i!, word!)],
  [at(`${letter} (?:is )?(?:an )?(odd|even)\\b`), ([, i, word]) => parity(i!, word!)],
  [at(`(odd|even) (?:integers? |numbers? )?${letter}`), ([, word, i]) => parity(i!, word!)],
  [at(`positive (?:integers? |numbers? )?${letter}`), ([, i]) => from(i!, 1)],
  [at(`non-?negative (?:integers? |numbers? )?${letter}`), ([, i]) => from(i!, 0)],
  [at(`${letter} ?∈ ?[ℕℤ] ?(?:_ ?\\{? ?(?:≥ ?)?0 ?\\}?)`), ([, i]) => from(i!, 0)],
  [
    at(`${letter} ?∈ ?[ℕℤ] ?(?:_ ?\\{? ?(?:> ?0|≥ ?1|1|\\+) ?\\}?|\\^ ?\\{? ?[+*] ?\\}?)`),
    ([, i]) => from(i!, 1),
  ],
  [at(`${letter} ?∈ ?[ℕℤ]`), ([, i]) => ({ index: i!, meaning: { kind: 'all' } })],
  [
    at('(?:otherwise|else|in (?:all |the )?other cases|for (?:all |the )?(?:other|remaining) [a-z])\\b'),
    () => ({ index: null, meaning: { kind: 'rest' } }),
  ],
];

function listed(found: RegExpExecArray): Condition | null {
  const [text, i, first, more] = found as unknown as [string, string, string, string];
  const values = [first, ...more.split(',').filter((value) => value.trim() !== '')].map(Number);
  if (values.some((value, n) => value !== values[0]! + n)) return null;
  if (text.includes('…')) return from(i, values[0]!);
  return { index: i, meaning: { kind: 'only', values } };
}

/** The condition that begins at a place of a text (equations.ts tells how that is written), and where it ends; null for none. */
export function conditionAt(
  text: string,
  place: number,
): { readonly condition: Condition; readonly end: number } | null {
  for (const [pattern, meaning] of readers) {
    pattern.lastIndex = place;
    const found = pattern.exec(text);
    const condition = found && meaning(found);
    if (condition) return { condition, end: pattern.lastIndex };
  }
  return null;
}
