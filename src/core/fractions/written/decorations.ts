import { withLatinIndices } from './greekIndices.ts';
import { withoutDisplay, withoutGroups } from './groups.ts';

/** Commands with one argument of which nothing is to be read. */
const dropped =
  /\\(?:label|tag\*?|color|hspace\*?|vspace\*?|phantom|hphantom|vphantom|begin|end|eqref|ref)\s*(?:\[[^\]]*\])?\{[^{}]*\}(?:\{\d*\})?/g;
/** Commands whose last argument is what is to be read. */
const transparent =
  /\\(?:textcolor|raisebox|colorbox)\s*\{[^{}]*\}(?:\[[^\]]*\])*\s*|\\(?:boxed|mbox|ensuremath|underline|mathord)(?![a-zA-Z])/g;
/** Gauss's letter in whatever font, with its bounds below and above or beside it; blanks are single ones. */
const gaussLetter =
  /(?:\\(?:operatorname\*?|operatornamewithlimits|mathop|mathbin|mathrel|mathrm|mathbf|mathcal|mathsf|mathbb) ?\{|\{ ?(?=\\(?:large|Large|huge|Huge|LARGE|rm|bf|mathop|displaystyle)[^a-zA-Z])) ?(?:\\(?:mathrm|mathbf|mathcal|mathsf|mathbb|operatorname|vcenter|hbox|mbox|textrm|text|rm|bf|large|Large|huge|Huge|LARGE|displaystyle) ?(?:\{ ?)?){0,9}K/g;
/** Bounds above and below are bounds all the same. */
const limits = /\\(?:limits|DOTSB|slimits@)(?![a-zA-Z]) ?/g;
const stackedOver = /\\overset\s*\{([^{}]*)\}\s*\{\s*\\underset\s*\{([^{}]*)\}\s*(?:\{[^{}]*K\s*\}|K)\s*\}/g;
const stacked = /\\underset\s*\{([^{}]*)\}\s*\{\s*\\overset\s*\{([^{}]*)\}\s*(?:\{[^{}]*K\s*\}|K)\s*\}/g;
/** A sign that stands low between quotients: \frac{1}{2} {\atop +} \frac{1}{3}. */
const lowSign =
  /\\[cdt]?frac ?(\{[^{}]*\}|\d)(?:\{([^{}]*)\}|(\d))(?: |\\[,;:!]){0,3}(?:\{ ?(?:\\[,;:!] ?)?\\atop ?|\\genfrac\{\}\{\}\{0pt\}\{\d?\}\{\}\{|\\underset\{\}\{|\{\}_\{)([+-])((?: ?\\[lc]?dots)?) ?\}/g;
/** Gauss's letter by a name of its own, and as the Greek one. */
const namedLetter = /\\(?:Kappa|bigK|BigK|cfK)(?![a-zA-Z])|Κ/g;
/** Such a sign within braces that hold nothing else. */
const wrappedSign = /\{ ?(\\genfrac\{\}\{\}\{0pt\}\{\d?\}\{\}\{[^{}]*\}) ?\}/g;
/** Commands that only space or size. */
const spacing =
  /\\(?:strut|mathstrut|hfill|hfil|displaystyle|textstyle|scriptstyle|left|right|[bB]igg?[lrm]?|nonumber|notag|limits|nolimits|quad|qquad|thinspace|negthinspace|noindent|null|relax)(?![a-zA-Z])|\\[,;:! ]|\\\\(?:\[[^\]]*\])?|\\(?:\(|\)|\[|\])|[&$~]|\\rule\s*\{[^{}]*\}\{[^{}]*\}/g;
const dots =
  /(?<=[,;+] ?)(?:\\text ?\{ ?)?(?:(?:etc|ecc|usw|u\. ?s\. ?w|и т\. ?д)\.?|and so (?:on|forth)|et cetera|und so weiter|и так далее)(?: ?\})?(?![\p{L}])|\\(?:ddots|cdots|dots|ldots|dotsb|dotsc|dotsm|vdots|iddots)(?![a-zA-Z])|\.{3}|⋯|⋱|dots\.(?:c|h|v|down)|\bdots\b/gu;

/** Gauss's letter without its font: as many braces end behind it as begin before it. */
function withPlainLetter(text: string): string {
  let plain = '';
  let from = 0;
  for (const { 0: opening, index } of text.matchAll(gaussLetter)) {
    const braces = opening.split('{').length - 1;
    const end = index + opening.length;
    const closing = new RegExp(`^(?: ?\\}){${braces}}`).exec(text.slice(end));
    if (!closing || index < from) continue;
    plain += `${text.slice(from, index)} K`;
    from = end + closing[0].length;
  }
  return plain + text.slice(from);
}

/** The row of a table, value & [a_0; a_1, …] & b_n = …, as an equation with what stands beside it; of a table with one row, that row. */
function rowAsEquation(text: string): string {
  const inTable = /\\begin\{tabular\}[^]*?\\hline([^]*?)\\end\{tabular\}/.exec(text)?.[1];
  const row = (inTable ?? text).replace(/\\\\\s*$/, '');
  const [left, list, ...more] = row.split('&');
  if (list === undefined || row.includes('\\\\') || left!.includes('=') || !/^[\s$]*\[/.test(list))
    return inTable ?? text;
  return `${left!} = ${[list, ...more].join(', ')}`;
}

/** The formula without what only spaces, colours, numbers or surrounds it; blanks are single ones, dots "…", minus signs "-". */
export function withoutDecorations(text: string): string {
  const lines = rowAsEquation(withoutDisplay(text))
    .replace(/\\(?:left|right)\s*\./g, ' ')
    .replace(/\\(?:lower|raise) ?-?[\d.]{1,9} ?[a-z]{2} ?\\hbox/g, '\\mbox')
    .replace(/\\t?cFrac\s*\{([^{}]{0,99})\}\s*\{([^{}]{0,99})\}/g, '\\frac{$1|}{|$2}')
    .replace(/\\(?:contfrac|confrac|cfraction)\s*\{([-+\d;,\s]{1,9999})\}/g, '[$1]')
    .replace(/(?<=\d)[⁰¹²³⁴⁵⁶⁷⁸⁹]+/g, (power) => `^{${power.normalize('NFKC')}}`)
    .replace(/(?<!\\)%[^\n]*/g, ' ')
    .replace(/\s+/g, ' ')
    .replace(dropped, ' ')
    .replace(limits, '')
    .replace(namedLetter, 'K')
    .replace(wrappedSign, '$1')
    .replace(/\{ ?\{ ?\} ?(?=\\atop)/g, '{');
  const plain = withPlainLetter(lines)
    .replace(stacked, 'K_{$1}^{$2}')
    .replace(stackedOver, 'K_{$2}^{$1}')
    .replace(lowSign, '\\frac$1{$2$3$4} $5')
    .replace(/:=|\\(?:approx|simeq|equiv)(?![a-zA-Z])|[≈≃≡]|==/g, '=')
    .replace(/\\(?:mathbf|mathrm|mathsf|boldsymbol|text)\s*\{\s*(\d+)\s*\}/g, '$1')
    .replace(transparent, ' ')
    .replace(spacing, ' ')
    .replace(dots, '…')
    .replace(/\{ ?\} ?_ ?(?:\{ ?… ?\}|…)/g, '…')
    .replace(/(?<=[+-] ?)\{ ?… ?\}/g, '…')
    .replace(/\{\s*\}(?=\s*[=+-])/g, ' ')
    .replace(/[−–]/g, '-')
    .replace(/[⁄∕]/g, '/')
    .replace(/\\(?:lbrack|langle|llbracket|lBrack)(?![a-zA-Z])|[⟨⟦〈]/g, '[')
    .replace(/\\(?:rbrack|rangle|rrbracket|rBrack)(?![a-zA-Z])|[⟩⟧〉]/g, ']')
    .replace(/\\\{/g, '[')
    .replace(/\\\}/g, ']')
    .replace(/\\lfloor(?![a-zA-Z])/g, '⌊')
    .replace(/\\rfloor(?![a-zA-Z])/g, '⌋')
    .replace(/\\lceil(?![a-zA-Z])/g, '⌈')
    .replace(/\\rceil(?![a-zA-Z])/g, '⌉')
    .replace(/\\(?:mid|vert|rvert|lvert)(?![a-zA-Z])/g, '|')
    .replace(/\bdisplay\(/g, '(')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/^\{([^{}=]*=[^]*)\}$/, '$1')
    .trim();
  return withLatinIndices(withoutGroups(plain));
}

/** The LaTeX that a formula in MathML carries with it; the text elsewhere. */
export function texOf(text: string): string {
  const tex = /<annotation encoding="application\/x-tex">([^<]*)<\/annotation>/.exec(text)?.[1];
  if (tex === undefined) return text;
  return tex
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&amp;/g, '&');
}

/** The parts of a formula between its signs of equality, those within brackets left alone. */
export function sidesOf(formula: string): string[] {
  const sides: string[] = [];
  let depth = 0;
  let start = 0;
  [...formula].forEach((letter, i, letters) => {
    if ('{[('.includes(letter)) depth++;
    else if ('}])'.includes(letter)) depth--;
    else if (letter === '=' && depth <= 0) {
      sides.push(letters.slice(start, i).join(''));
      start = i + 1;
    }
  });
  return [...sides, [...formula].slice(start).join('')].map((side) => side.trim());
}
