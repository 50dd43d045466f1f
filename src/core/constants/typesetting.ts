/*
 * What is written in two dimensions, on one line: repeating decimals with a bar or dots, and the parameters of pFq one above
 * the other.
 */

/** 0.\overline{142857}, 1.2\dot{3}4\dot{5}, and 0.(3), where no digit stands that could be uncertain. */
const repeating =
  /(?<![\d.])(\d+)\.(?:(\d*)(?:\\overline\s*\{(\d+)\}|\\dot\s*\{?(\d)\}?(?:(\d*)\\dot\s*\{?(\d)\}?)?)|\((\d+)\))(?![\d.(])/g;
const above = '\\{\\s*([^{}]*?)\\s*\\\\atop\\s*([^{}]*?)\\s*\\}';
const rows =
  '\\\\begin\\{(?:matrix|array|smallmatrix)\\}(?:\\{[clr]+\\})?\\s*([^]*?)\\s*\\\\\\\\\\s*([^]*?)\\s*\\\\end\\{(?:matrix|array|smallmatrix)\\}';
const parameters = new RegExp(
  `(F_?\\{?1?\\}?\\s*(?:\\\\left)?\\s*[([]\\s*)(?:${above}|${rows})\\s*(?:[;,|]|\\\\mid)`,
  'g',
);

/** The text with repeating decimals as fractions and stacked parameters in a row. */
export function onOneLine(text: string): string {
  return text
    .replace(repeating, (_, whole: string, ...parts: (string | undefined)[]) => {
      const [head = '', bar, first, middle = '', last = '', parentheses] = parts;
      const block = bar ?? (first === undefined ? parentheses! : first + middle + last);
      const nines = 10n ** BigInt(block.length) - 1n;
      const scale = 10n ** BigInt(head.length);
      const numerator = BigInt(whole + head) * nines + BigInt(block);
      return `(${numerator}/${nines * scale})`;
    })
    .replace(parameters, (_, before: string, ...parts: (string | undefined)[]) => {
      const [top, bottom] = parts[0] === undefined ? [parts[2]!, parts[3]!] : [parts[0], parts[1]!];
      const list = (row: string): string =>
        /^(?:-|–|—|−|\\cdot|~)?$/.test(row) ? '' : row.replaceAll('&', ',');
      return `${before}${list(top)};${list(bottom)};`;
    });
}
