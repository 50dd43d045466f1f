import { InputError } from '../../errors.ts';

/** Signs that stand for one of equality between a number and its fraction, under or over something else as well. */
const signs =
  /\\(?:stackrel|overset|underset) ?\{(?:[^{}]|\{[^{}]*\})*\} ?\{ ?= ?\}|~(?= ?\[)|\\(?:coloneqq|eqqcolon|triangleq|doteq|cong|simeq|approxeq)(?![a-zA-Z])|[≐≅≙≔≜≗≟]|(?:\\sim(?![a-zA-Z])|∼)(?= ?\[)|(?<=\] ?)(?:\\sim(?![a-zA-Z])|∼)|\?=|:=/g;
/** Arrows that say what a fraction comes to; "n → ∞" is no such one. */
const arrows =
  /(?:\\(?:to|rightarrow|longrightarrow|Rightarrow|mapsto)(?![a-zA-Z])|[→⟶⇒↦]|[-=]>)(?! ?(?:\\infty|∞))/g;
const words =
  /(?<![a-zA-Z])(?:is equal to|equals|converges to|tends to|represents|gives|with (?:the )?value|whose value is|has (?:the )?(?:value|(?:simple |regular )?continued fraction(?: expansion)?)|is the (?:simple |regular )?continued fraction(?: expansion)? (?:of|for))(?![a-zA-Z])/g;
/** "is", beside a list. */
const isBeside = /(?<=\] ?)\bis\b|\bis\b(?= ?\[)/g;
const title =
  /^(?:the )?(?:(?:simple |regular )?continued fraction(?: expansion)?|expansion) (?:of |for )?|^\\?lim(?:_\{[^{}]*\})?(?= ?\[)/i;
/** "e: [2; 1, …]". */
const colon = /^([^[\]:=]{1,99}?) ?::? ?(?=\[)/;
/** A value in parentheses: (= 2.718…). */
const inParentheses = /\( ?(?:=|≈|\\approx|i\.e\.,?|approx(?:\.|imately)?) ?([^()=]{1,20000})\)/g;
const wrapped = /^`([^`]+)`$|^\*\*([^*]+)\*\*(?= ?=)/;
/** A number of integers that stands for another one as an approximation only. */
const rational = /[+-]?\d+(?: ?\/ ?\d+)?|\\[cdt]?frac ?\{\d+\} ?\{\d+\}/.source;
const near = /(?:≈|\\approx(?![a-zA-Z])|≃)/.source;
const approximation = new RegExp(
  `${near} ?(?:${rational})(?= ?(?:$|[=≈]|\\\\approx))|(?:^|(?<==)) ?(?:${rational}) ?${near}`,
  'g',
);
const others = /≠|\\n(?:e|eq)(?![a-zA-Z])|!=|<>|\\not ?=|≉|\\not ?\\approx|(?<=\] ?)[<>≤≥]|[<>≤≥](?= ?\[)/;

/**
 * The formula with a sign of equality for what says so in other signs and in words, "converges to", "→", ":=". A whole number or a
 * quotient of two beside ≈ is left out: π ≈ 22/7 is no equation.
 * @throws InputError where a fraction is said to be something else than equal, as by ≠ or <
 */
export function withSignsOfEquality(text: string): string {
  if (!/[[{@…]|\.\.\.|\\dots|K_|_/.test(text)) return text;
  const plain = text
    .replace(wrapped, (_, code?: string, bold?: string) => code ?? bold!)
    .replace(/\\(?:mathrm|operatorname|text|mathsf) ?\{ ?(cf|CF) ?\}/g, '$1')
    .replace(/(?<![a-zA-Z])(?:cf|CF|CFE) ?(?=\[\s*\d)/g, '')
    .replace(title, '')
    .replace(inParentheses, '= $1')
    .replace(approximation, ' ')
    .replace(signs, '=')
    .replace(arrows, '=')
    .replace(words, '=')
    .replace(isBeside, '=')
    // A name before a colon is the value only where nothing else is.
    .replace(colon, (_, name: string, at: number) => (text.includes('=', at + 1) ? '' : `${name} = `))
    .replace(/,? ?= ?(?:= ?)*(?= ?=)/g, '');
  const other = others.exec(plain)?.[0];
  if (other !== undefined && /[[…]|\.\.\.|\\[lcd]?dots/.test(plain) && !/_\{?[a-z]/.test(plain))
    throw new InputError(
      `fraction: "${other}" stands between the sides of "${plain}"; a fraction is read alone, or as an equation with "=".`,
    );
  return plain;
}
