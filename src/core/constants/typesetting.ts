/*
 * What is written in two dimensions, on one line: repeating decimals with a bar or dots, and the parameters of pFq one above
 * the other.
 */

/** 0.\overline{142857}, 1.2\dot{3}4\dot{5}, and 0.(3), where no digit stands that could be uncertain. */
const repeating =
  /(?<![\d.])(\d{1,99})\.(?:(\d{0,99})(?:\\overline ?\{(\d{1,99})\}|\\dot ?\{?(\d)\}?(?:(\d{0,99})\\dot ?\{?(\d)\}?)?)|\((\d{1,99})\))(?![\d.(])/g;
/** Where the parameters of pFq begin, when they stand in two rows. */
const stackedParameters =
  /(F_?\{?[12]?\}? ?(?:\\left ?)?[([] ?)(?:\{([^{}\\]{0,99})\\atop([^{}]{0,99})\}|\\begin\{(?:matrix|array|smallmatrix)\}(?:\{[clr]{1,9}\})?([^\\{}]{0,99})\\\\([^{}]{0,99})\\end\{(?:matrix|array|smallmatrix)\}) ?(?:\\,)? ?[;,|]/g;

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
    .replace(stackedParameters, (_, before: string, ...parts: (string | undefined)[]) => {
      const [top, bottom] = parts[0] === undefined ? [parts[2]!, parts[3]!] : [parts[0], parts[1]!];
      const list = (row: string): string =>
        /^(?:-|–|—|−|\\cdot|~)?$/.test(row.trim()) ? '' : row.replaceAll('&', ',');
      return `${before}${list(top)};${list(bottom)};`;
    });
}
