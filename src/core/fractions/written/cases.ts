/** The rows of cases, and of the arrays that stand for them behind a brace. */
const block = /\\begin ?\{(d?cases|array|aligned)\}([^]*?)\\end ?\{\1\}/g;
const brace = /(?:\\left ?)?(?:\\\{|\\lbrace) ?$/;
/** The letter that the cases are those of. */
const letterBefore = /([a-zA-Z]_(?:\{[^{}]*\}|[a-z\d])) ?:?= ?&? ?$/;

/**
 * The formula with each value of a case as an equation of its own and the condition in parentheses behind it: a_n = 2 (n = 0),
 * a_n = 1 (otherwise).
 */
export function withoutCases(text: string): string {
  const formula = text.replace(/\s+/g, ' ');
  let plain = '';
  let from = 0;
  for (const { 0: whole, 1: name, 2: content, index } of formula.matchAll(block)) {
    const braced = plain + formula.slice(from, index);
    const before = braced.replace(brace, '');
    const letter = letterBefore.exec(before);
    if (!letter || (!name!.includes('cases') && before === braced)) continue;
    const equations = rowsOf(content!).map(([value, condition]) => `${letter[1]!} = ${value} (${condition})`);
    plain = `${before.slice(0, letter.index)}${equations.join(', ')}, `;
    from =
      index + whole.length + (/^ ?\\right ?\./.exec(formula.slice(index + whole.length))?.[0].length ?? 0);
  }
  return from === 0 ? text : plain + formula.slice(from);
}

/** Each row as its value and its condition, which an ampersand parts, or else a comma or a text. */
function rowsOf(content: string): [string, string][] {
  return content
    .replace(/^ ?\{[^{}]*\}/, '')
    .split(/\\\\(?:\[[^\]]*\])?/)
    .filter((row) => row.trim() !== '')
    .map((row) => {
      const mark = row.includes('&') ? '&' : row.includes(',') ? ',' : '\\text';
      const at = row.indexOf(mark);
      if (at < 0) return [row.trim(), ''];
      const condition = row.slice(mark === '\\text' ? at : at + 1).replaceAll('&', ' ');
      return [withoutStop(row.slice(0, at)), withoutStop(condition)];
    });
}

function withoutStop(text: string): string {
  return text.trim().replace(/(?<![.,;])[.,;]{1,9}$/, '');
}
