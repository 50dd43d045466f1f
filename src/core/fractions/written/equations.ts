import { InputError } from '../../errors.ts';
import { conditionAt } from './conditions.ts';
import type { Condition } from './conditions.ts';

/** An equation for terms or numerators: letter_{subscript} = body, and where it holds. */
export interface Equation {
  readonly letter: string;
  readonly subscript: string;
  readonly body: string;
  /** What stands directly beside it, or is said of several behind the last of them; some of it may be of another index. */
  readonly conditions: readonly Condition[];
  /** Whether they are said of other equations as well. */
  readonly isShared: boolean;
}

/** What stands behind a fraction in letters, or without one. */
export interface Equations {
  readonly equations: readonly Equation[];
  /** What is neither an equation nor where it holds. */
  readonly others: readonly string[];
}

const name = /(?<![a-zA-Z\\])[a-zA-Z]_\{[^{}]*\}/.source;
/** a_{1} = a_{2} = ⋯ =, and := of definitions. */
const lefts = new RegExp(`${name} ?=(?: ?(?:${name}|…) ?=){0,99} ?`, 'y');
/** (a_1, a_2) = (2, 1), with dots among the letters where they are many. */
const heads = new RegExp(`\\((${name}(?:, ?(?:${name}|…)){0,99})\\) ?= ?\\(([-+\\d,\\s]+)\\)`, 'y');
/** Where an equation ends. */
const wordAfter =
  /(?:for|if|when|whenever|where|and|with|otherwise|else|in|as|on|is|signs|all|every|each|odd|even)\b/y;
/** Words and marks that say nothing of a value. */
const filling =
  /[\s,;:)]+|\(|\.(?!\d)|(?:for|all|any|every|each|if|when|whenever|where|with|and|also|some|let|have|has|is|are|an?|the|we|integers?|numbers?|natural|index|indices|otherwise,)\b/y;
/** Another value of the letter before: "and 2 if n is even". */
const another =
  / ?(?:and|or|,|;)? ?((?:[-+*^\d{}()/ ]|[a-z](?![a-z])){1,99}?) (?:(?:if|when|for) |(?=otherwise|else))/y;
/** A value behind "otherwise", which ends there. */
const valueAlone =
  /[ :,]{0,3}(?:it is |is |equals )?((?:[-+*^\d{}()/ ]|[a-z](?![a-z_])){1,99}?)(?= ?(?:$|[,;.](?!\d)))/y;
const signs =
  /(?:@|signs) ?[+-]{1,99}(?:, ?repeated)?|\(b_\{?1\}?, ?b_\{?2\}?, ?…\) ?= ?\( ?\\overline ?\{[-\d,\s]+\} ?\)/y;

/** The text of equations in the one form that they are read in. */
export function plainEquations(text: string): string {
  return text
    .replace(/\\(?:text|textrm|textit|mathrm|operatorname|rm|hbox)(?![a-zA-Z]) ?\{([^{}]*)\}/g, ' $1 ')
    .replace(/\\(?:forall)(?![a-zA-Z])|∀/g, ' for all ')
    .replace(/\\ge(?:q|qslant|qq)?(?![a-zA-Z])|>=|⩾/g, '≥')
    .replace(/\\le(?:q|qslant|qq)?(?![a-zA-Z])|<=|⩽/g, '≤')
    .replace(/\\gt(?![a-zA-Z])/g, '>')
    .replace(/\\lt(?![a-zA-Z])/g, '<')
    .replace(/\\in(?![a-zA-Z])/g, '∈')
    .replace(/\\(?:mathbb|mathbf|Bbb) ?\{?([NZ])\}?|\\N(?![a-zA-Z])/g, (_, set?: string) =>
      set === 'Z' ? 'ℤ' : 'ℕ',
    )
    .replace(/\s+/g, ' ')
    .trim();
}

/**
 * The equations of a text and where they hold: every part of it is either read or among `others`.
 * @param text as plainEquations writes it, letters with their indices in braces
 */
export function readEquations(text: string): Equations {
  const equations: (Omit<Equation, 'conditions' | 'isShared'> & {
    conditions: Condition[];
    isShared: boolean;
  })[] = [];
  const others: string[] = [];
  /** Equations that may still get a condition, and conditions that stand before their equation. */
  let open: typeof equations = [];
  let before: Condition[] = [];
  let hasCondition = false;
  let at = 0;
  const match = (pattern: RegExp): RegExpExecArray | null => {
    pattern.lastIndex = at;
    const found = pattern.exec(text);
    if (found) at = pattern.lastIndex;
    return found;
  };
  const add = (lettersOf: string, body: string): void => {
    if (hasCondition) [open, hasCondition] = [[], false];
    for (const [, letter, subscript] of lettersOf.matchAll(/([a-zA-Z])_\{([^{}]*)\}/g)) {
      const equation = {
        letter: letter!,
        subscript: subscript!.replace(/\s/g, ''),
        body: body.trim(),
        conditions: [...before],
        isShared: false,
      };
      equations.push(equation);
      if (before.length === 0) open.push(equation);
    }
    before = [];
  };
  while (at < text.length) {
    if (match(signs)) continue;
    const list = match(heads);
    if (list) {
      const values = list[2]!.split(',').map((value) => value.trim());
      const [first] = /\{(\d+)\}/.exec(list[1]!)?.slice(1) ?? ['0'];
      values.forEach((value, i) => add(`${list[1]![0]!}_{${Number(first) + i}}`, value));
      open = [];
      continue;
    }
    const left = match(lefts)?.[0];
    if (left !== undefined) {
      const end = endOfBody(text, at);
      const body = text.slice(at, end);
      at = end;
      add(left, body);
      if (left.includes('…')) runOn(equations, left, body);
      continue;
    }
    const condition = conditionAt(text, at);
    if (condition) {
      at = condition.end;
      if (isOfNext(condition.condition, open)) {
        [open, hasCondition] = [[], false];
        // "otherwise 1", of the letter before it.
        const last = equations[equations.length - 1]!;
        const value = match(valueAlone)?.[1];
        if (value !== undefined) {
          before.push(condition.condition);
          add(`${last.letter}_{${indexOf(last.subscript) === null ? 'n' : last.subscript}}`, value);
          continue;
        }
      }
      if (open.length === 0) before.push(condition.condition);
      const { index } = condition.condition;
      const isAbout = (equation: Equation): boolean =>
        indexOf(equation.subscript) === index ||
        equation.conditions.some(({ meaning }) => meaning.kind === 'written in' && meaning.letter === index);
      open.forEach((equation, i) => {
        // A condition is that of the last equation, and of those before it that it could be of.
        const isLast = i === open.length - 1;
        const isOfRange = ['from', 'all'].includes(condition.condition.meaning.kind);
        const isOwn = index === null ? isLast : isAbout(equation) || (isLast && !open.some(isAbout));
        if (!isOwn || (!isLast && !isOfRange)) return;
        equation.conditions.push(condition.condition);
        if (!isLast) equation.isShared = true;
      });
      hasCondition ||= open.length > 0;
      continue;
    }
    const last = equations[equations.length - 1];
    const next = hasCondition && last && match(another);
    if (next) {
      add(`${last.letter}_{${last.subscript}}`, next[1]!);
      continue;
    }
    if (match(filling)) continue;
    const rest = /^[^]*?(?=[,;] ?\(?[a-zA-Z]_\{[^{}]*\}(?:, ?[a-zA-Z]_\{[^{}]*\})*\)? ?=|$)/.exec(
      text.slice(at),
    )![0];
    others.push(rest);
    at += Math.max(1, rest.length);
  }
  return { equations, others };
}

/** Whether "otherwise" is said of the equation behind it: the one before it has places of its own. */
function isOfNext(
  { meaning }: Condition,
  open: readonly Pick<Equation, 'subscript' | 'conditions'>[],
): boolean {
  const last = open[open.length - 1];
  if (meaning.kind !== 'rest' || !last) return false;
  const places = ['residue', 'only', 'written in', 'rest'];
  return indexOf(last.subscript) === null || last.conditions.some((one) => places.includes(one.meaning.kind));
}

function indexOf(subscript: string): string | null {
  return /[a-z]/.exec(subscript)?.[0] ?? null;
}

/** a_1 = a_2 = ⋯ = 2: from the first one on. */
function runOn(
  equations: { letter: string; subscript: string; conditions: Condition[] }[],
  left: string,
  body: string,
): void {
  const first = /_\{ ?(\d{1,9}) ?\}/.exec(left)?.[1];
  if (first === undefined)
    throw new InputError(
      `fraction: "${left}${body}" has no first index; give a number for it, as in a_{1} = a_{2} = \\cdots = 2.`,
    );
  const one = equations[equations.length - 1]! as {
    letter: string;
    subscript: string;
    conditions: Condition[];
  };
  one.subscript = 'n';
  one.conditions.push({ index: 'n', meaning: { kind: 'from', least: Number(first) } });
}

/** Where the body of an equation ends that begins at a place: at a comma, a stop, a word, a condition or the next equation. */
function endOfBody(text: string, start: number): number {
  let depth = 0;
  for (let at = start; at < text.length; at++) {
    const mark = text[at]!;
    if (depth === 0 && at > start) {
      if (',;:'.includes(mark)) return at;
      if (mark === '.' && !/\d/.test(text[at + 1] ?? '')) return at;
      const isWordStart = /[\s({]/.test(text[at - 1]!);
      wordAfter.lastIndex = at;
      if (isWordStart && wordAfter.test(text)) return at;
      if (isWordStart && conditionAt(text, at)) return at;
      lefts.lastIndex = at;
      if (lefts.test(text)) return at;
    }
    if (mark === '(' && depth === 0 && isCondition(text, at + 1)) return at;
    if ('({['.includes(mark)) depth++;
    if (')}]'.includes(mark)) depth--;
    if (depth < 0) return at;
  }
  return text.length;
}

/** Whether a condition begins at a place, behind words such as "if". */
function isCondition(text: string, start: number): boolean {
  let at = start;
  for (;;) {
    if (conditionAt(text, at)) return true;
    filling.lastIndex = at;
    if (text[at] === '(' || !filling.test(text)) return false;
    at = filling.lastIndex;
  }
}
