import { InputError } from '../../errors.ts';
import { generalBlock } from './generalBlock.ts';
import type { Terms } from './writtenTerms.ts';

const brackets: Readonly<Record<string, string>> = { '[': ']', '(': ')', '{': '}' };
/** A function with its arguments; a block that is overlined has the look of one. */
const application = /(?<![a-zA-Z\\])(?!overline)[a-zA-Z]{2,}\(/;
/** ⟨2; 1, 2, 1⟩ as it is typed. */
const angles = /^<([-\d;,\s…]+)>$/;

/** Whether a side of an equation is a list in brackets, with nothing after it but a stop or a sentence. */
export function isBracketedList(side: string): boolean {
  return listIn(side) !== null;
}

/** The text within the brackets of a list. */
function listIn(side: string): string | null {
  const text = side
    .replace(/^ContinuedFraction\s*|^contfrac\s*/i, '')
    .trim()
    .replace(angles, '[$1]');
  const close = brackets[text[0] ?? ''];
  if (close === undefined) return null;
  let depth = 0;
  for (let i = 0; i < text.length; i++) {
    if ('{[('.includes(text[i]!)) depth++;
    if ('}])'.includes(text[i]!)) depth--;
    if (depth > 0) continue;
    const inner = text.slice(1, i).trim();
    const behind = text.slice(i + 1).trim();
    if (/^(?:[-+*/^·×⋅]|\\(?:cdot|times|over)(?![a-zA-Z]))/.test(behind)) {
      // (I_1(2)/I_0(2)) + 1 begins with a bracket, and is no list.
      if (!/^[-+\d;,\s…]+$/.test(inner) || !/[;…]/.test(inner)) return null;
      throw new InputError(
        `fraction: "${behind}" stands behind the list; a list is read as a whole side of an equation, and its images are those of "moebius".`,
      );
    }
    const single = /^[{[(]([^]*)[}\])]$/.exec(inner);
    // ContinuedFraction[{2, 1, 2}], [[2, 1, 2]].
    const list = single && !/[;,]\s*$/.test(inner) && isOnePair(inner) ? single[1]! : inner;
    // (frac(1 + sqrt(17), 4)) of Typst is a value: its comma is a function's.
    return /[;,]|^ ?\\(?:overline|bar|widebar)(?![a-zA-Z])/.test(list) &&
      !/[a-zA-Z]_/.test(list) &&
      !application.test(list)
      ? list
      : null;
  }
  throw new InputError(`fraction: "${text}" has no closing bracket.`);
}

function isOnePair(text: string): boolean {
  let depth = 0;
  for (let i = 0; i < text.length; i++) {
    if ('{[('.includes(text[i]!)) depth++;
    if ('}])'.includes(text[i]!)) depth--;
    if (depth === 0) return i === text.length - 1;
  }
  return false;
}

/** A block that is repeated: overlined, with a bar, or in brackets of its own. */
const block =
  /\\(?:overline|bar|widebar)\s*(?:\{([^{}]*)\}|(\d))|overline\(([^()]*)\)|[([{]([^()[\]{}]*)[)\]}]/;

/**
 * Reads a list of partial quotients in any brackets, "[2; 3, 2, 5, …]", "(1, 1, 3, …)", "{2, 1, 2}"; a repeated block is
 * overlined or stands in brackets, "[1; \overline{2}]", "[4; (2,1,3)]".
 * @throws InputError naming the entry that is no integer
 */
export function readBracketedList(side: string): Terms {
  return readEntries(listIn(side) ?? side);
}

/** The same of entries that stand without brackets. @throws InputError */
export function readEntries(whole: string): Terms {
  // [2; 1, 2, 1, …, 1, 2n, 1, …] says its rule once more in letters; its first terms say it without.
  const list = whole.replace(/…[^…a-z]*[a-z][^]*$/, '…');
  const marked = withBlock(list);
  const [first, ...behind] = marked.split(';');
  if (behind.length > 0 && first!.includes(','))
    throw new InputError(
      `fraction: in "${whole.trim()}" the semicolon stands behind the second term or a later one; it stands behind the first, as in [2; 3, 2, 5], and numerators over terms are given as b_n = … and a_n = …, or by contfracpnqn.`,
    );
  const found = block.exec(marked);
  const inside = found?.slice(1).find((text) => text !== undefined);
  const before = found ? marked.slice(0, found.index) : marked;
  const after = found ? marked.slice(found.index + found[0].length) : '';
  if (found && /\d/.test(after))
    throw new InputError('fraction: terms stand after the repeated block; it is the last part of a list.');
  const head = integersOf(before);
  const repeated = inside === undefined ? [] : integersOf(inside);
  const terms = [...head, ...repeated];
  if (terms.length === 0)
    throw new InputError('fraction: the list has no terms; give some, as [2; 3, 2, 5].');
  return {
    terms,
    numerators: [],
    scale: 1n,
    lastSign: null,
    repeatedFrom: repeated.length > 0 ? head.length : null,
    goesOn: repeated.length > 0 || list.includes('…'),
    general: null,
    block: repeated.length > 0 ? null : generalBlock(whole, terms),
    shape: null,
  };
}

/** A block that is marked over its terms as one that is overlined. */
function withBlock(list: string): string {
  // A combining macron over each repeated digit.
  const overlined = list.replace(
    /\d[\u0304\u0305](?:(?:[\s,;]|\u0304|\u0305)*\d[\u0304\u0305])*/g,
    (run) => `\\overline{${run.replace(/[\u0304\u0305]/g, '')}}`,
  );
  // Perron's stars before the block and behind it, or over its first and last terms.
  const starred = overlined
    .replace(
      /^([^*]*?)(?:\{ ?\} ?)?\^ ?(?:\{ ?\* ?\}|\*) ?([-+\d,\s]+?) ?\^ ?(?:\{ ?\* ?\}|\*)/,
      '$1\\overline{$2}',
    )
    .replace(/\\(?:overset|stackrel) ?\{ ?(?:\*|\\ast) ?\} ?(?:\{ ?(\d+) ?\}|(\d))/g, '\\dot{$1$2}');
  // Dots over the first and the last term of the block, as over those of a repeating decimal.
  const dotted = starred.replace(
    /(?<!\d)(\d{1,99})\u0307|\\dot\s*(?:\{\s*(\d+)\s*\}|(\d))/g,
    (_, ...digits: (string | undefined)[]) => `•${digits.slice(0, 3).find((text) => text !== undefined)!}•`,
  );
  const marks = [...dotted.matchAll(/•\d+•/g)];
  if (marks.length === 0) return starred;
  const last = marks[marks.length - 1]!;
  const [start, end] = [marks[0]!.index, last.index + last[0].length];
  const block = dotted.slice(start, end).replaceAll('•', '');
  return `${dotted.slice(0, start)}\\overline{${block}}${dotted.slice(end)}`;
}

function integersOf(text: string): bigint[] {
  return text
    .split(/[;,]/)
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '' && !/^…+$/.test(entry))
    .map((entry) => {
      const integer = entry
        .replace(/…$/, '')
        .replace(/^\{(.*)\}$/, '$1')
        .replace(/\s/g, '');
      if (/^[+-]?\d*[a-z]/i.test(integer))
        throw new InputError(
          `fraction: "${entry}" in the list of partial quotients holds a letter; put a number in its place, or give the rule, as in 2 | 1; 2k+2; 1, or the constant with k in it, as exp(1/k), to "Find a Family in k…" or the command "statements".`,
        );
      if (!/^[+-]?\d+$/.test(integer))
        throw new InputError(`fraction: "${entry}" in the list of partial quotients is no integer.`);
      return BigInt(integer);
    });
}
