/** Commands with one argument of which nothing is to be read. */
const dropped =
  /\\(?:label|tag\*?|color|hspace\*?|vspace\*?|phantom|hphantom|vphantom|begin|end|eqref|ref)\s*(?:\[[^\]]*\])?\{[^{}]*\}(?:\{\d*\})?/g;
/** Commands whose last argument is what is to be read. */
const transparent =
  /\\(?:textcolor|raisebox|colorbox)\s*\{[^{}]*\}(?:\[[^\]]*\])*\s*|\\(?:boxed|mbox|ensuremath|underline|mathord)(?![a-zA-Z])/g;
/** Gauss's letter in whatever font, with its bounds below and above or beside it; blanks are single ones. */
const gaussLetter =
  /\\(?:operatorname\*?|mathop|mathrm|mathbf|mathcal|mathsf|mathbb) ?\{ ?(?:\\(?:mathrm|mathbf|mathcal|vcenter|rm|bf|Large|huge|Huge|LARGE) ?(?:\{ ?)?){0,9}K(?: ?\}){0,9}(?= ?[_}])/g;
const stacked = /\\underset\s*\{([^{}]*)\}\s*\{\s*\\overset\s*\{([^{}]*)\}\s*\{[^{}]*K\s*\}\s*\}/g;
/** Commands that only space or size. */
const spacing =
  /\\(?:strut|mathstrut|hfill|hfil|displaystyle|textstyle|scriptstyle|left|right|[bB]igg?[lrm]?|nonumber|notag|limits|nolimits|quad|qquad|thinspace|negthinspace|noindent|null|relax)(?![a-zA-Z])|\\[,;:! ]|\\\\(?:\[[^\]]*\])?|\\(?:\(|\)|\[|\])|[&$~]|\\rule\s*\{[^{}]*\}\{[^{}]*\}/g;
const dots =
  /\\(?:ddots|cdots|dots|ldots|dotsb|dotsc|dotsm|vdots|iddots)(?![a-zA-Z])|\.{3}|⋯|⋱|dots\.(?:c|h|v|down)|\bdots\b/g;

/** The formula without what only spaces, colours, numbers or surrounds it; blanks are single ones, dots "…", minus signs "-". */
export function withoutDecorations(text: string): string {
  return text
    .replace(/(?<!\\)%[^\n]*/g, ' ')
    .replace(/\s+/g, ' ')
    .replace(dropped, ' ')
    .replace(stacked, 'K_{$1}^{$2}')
    .replace(gaussLetter, 'K')
    .replace(/\\(?:mathbf|mathrm|mathsf|boldsymbol|text)\s*\{\s*(\d+)\s*\}/g, '$1')
    .replace(transparent, ' ')
    .replace(spacing, ' ')
    .replace(dots, '…')
    .replace(/\{\s*\}(?=\s*[=+-])/g, ' ')
    .replace(/[−–]/g, '-')
    .replace(/\\(?:lbrack|langle)(?![a-zA-Z])|⟨/g, '[')
    .replace(/\\(?:rbrack|rangle)(?![a-zA-Z])|⟩/g, ']')
    .replace(/\\\{/g, '[')
    .replace(/\\\}/g, ']')
    .replace(/\\(?:mid|vert|rvert|lvert)(?![a-zA-Z])/g, '|')
    .replace(/\bdisplay\(/g, '(')
    .replace(/\s+/g, ' ')
    .trim();
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
