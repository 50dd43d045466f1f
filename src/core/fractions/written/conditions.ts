/** For which values of an index an equation holds. */
export interface Condition {
  /** The letter of the index; null where none is named, as in "otherwise". */
  readonly index: string | null;
  readonly meaning:
    /** From this value on. */
    | { readonly kind: 'from'; readonly least: number }
    /** The values that leave one of these remainders, from a least one on where that is said. */
    | {
        readonly kind: 'residue';
        readonly modulus: number;
        readonly residues: readonly number[];
        readonly least?: number;
      }
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

/** Largest modulus of which the remainders are listed. */
const mostModulus = 1_000;

type Reader = readonly [RegExp, (found: RegExpExecArray) => Condition | null];

const whole = /(\d{1,9})/.source;
const letter = /([a-z])(?![a-z])/.source;
/** The index, or a number more or less than it. */
const shifted = `\\(? ?${letter}(?: ?([+-]) ?(\\d{1,9}))? ?\\)?`;
const equality = /(=|≠|≢|\\not ?=|\\n(?:eq?|equiv)(?![a-z])|!=)/.source;
/** 1; 0, 1 or 2; ±1. */
const rests = /((?:±|\\pm)? ?-?\d{1,9}(?:(?: ?, ?(?:or )?| or )\d{1,9}){0,99})/.source;
/** The same where nothing closes it, so that a comma may part it from what follows. */
const openRests = /((?:±|\\pm)? ?-?\d{1,9}(?: or \d{1,9}){0,99})/.source;
const divides = /\||divides(?= )/.source;
const dividesNot = /∤|\\nmid(?![a-z])|\\not ?\||does not divide/.source;
const notDividing = /∤|not|nmid/;
const at = (pattern: string): RegExp => new RegExp(pattern, 'y');
const from = (index: string, least: number): Condition => ({ index, meaning: { kind: 'from', least } });
/** Values that are one of some numbers modulo another one, or none of them. */
const residue = (
  index: string,
  modulus: number,
  rests: readonly number[],
  isOneOf = true,
): Condition | null => {
  if (modulus === 0 || modulus > mostModulus) return null;
  const named = new Set(rests.map((rest) => ((rest % modulus) + modulus) % modulus));
  const residues = Array.from({ length: modulus }, (_, rest) => rest).filter(
    (rest) => named.has(rest) === isOneOf,
  );
  return residues.length === 0 ? null : { index, meaning: { kind: 'residue', modulus, residues } };
};
const parity = (index: string, word: string): Condition | null => residue(index, 2, [word === 'odd' ? 1 : 0]);

/** What conditions look like, the longer ones first. */
const readers: readonly Reader[] = [
  [at(`${letter} ?≥ ?${whole}`), ([, i, n]) => from(i!, Number(n))],
  [at(`${letter} ?> ?${whole}`), ([, i, n]) => from(i!, Number(n) + 1)],
  [at(`${whole} ?≤ ?${letter}`), ([, n, i]) => from(i!, Number(n))],
  [at(`${whole} ?< ?${letter}`), ([, n, i]) => from(i!, Number(n) + 1)],
  [
    at(`${shifted} ?${equality} ?${rests} ?,? ?\\(? ?\\\\?[pb]?mod(?:ulo)? ?\\{? ?${whole} ?\\}? ?\\)?`),
    ([, i, sign, d, equal, n, m]) =>
      residue(i!, Number(m), restsOf(n!, `${sign ?? ''}${d ?? 0}`), equal === '='),
  ],
  [
    at(`${shifted} ?\\\\?b?mod ?\\{? ?${whole} ?\\}? ?${equality} ?${openRests}`),
    ([, i, sign, d, m, equal, n]) =>
      residue(i!, Number(m), restsOf(n!, `${sign ?? ''}${d ?? 0}`), equal === '='),
  ],
  [
    at(`${whole} ?(${divides}|${dividesNot}) ?${shifted}`),
    ([, m, word, i, sign, d]) =>
      residue(i!, Number(m), restsOf('0', `${sign ?? ''}${d ?? 0}`), !notDividing.test(word!)),
  ],
  [
    at(`${shifted} (?:is )?(not )?(?:divisible by|an? multiple of|multiple of) ${whole}`),
    ([, i, sign, d, not, m]) =>
      residue(i!, Number(m), restsOf('0', `${sign ?? ''}${d ?? 0}`), not === undefined),
  ],
  [at(`${letter} ?(?:≠|\\\\not ?=|\\\\neq?(?![a-z])|!=) ?0(?!\\d)`), ([, i]) => from(i!, 1)],
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

/** The remainders that are named, of the index itself where they are those of one that is so far from it. */
function restsOf(text: string, distance: string): number[] {
  const numbers = (text.match(/-?\d+/g) ?? []).map(Number);
  const signed = /±|pm/.test(text) ? numbers.flatMap((number) => [number, -number]) : numbers;
  return signed.map((number) => number - Number(distance));
}

function listed(found: RegExpExecArray): Condition | null {
  const [text, i, first, more] = found as unknown as [string, string, string, string];
  const values = [first, ...more.split(',').filter((value) => value.trim() !== '')].map(Number);
  if (!text.includes('…')) return { index: i, meaning: { kind: 'only', values } };
  // 1, 3, 5, …: in steps that are all the same.
  const step = values.length > 1 ? values[1]! - values[0]! : 1;
  if (step < 1 || step > mostModulus || values.some((value, n) => value !== values[0]! + n * step))
    return null;
  if (step === 1) return from(i, values[0]!);
  const residues = [values[0]! % step];
  return { index: i, meaning: { kind: 'residue', modulus: step, residues, least: values[0]! } };
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
