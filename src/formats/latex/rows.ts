import { latexWidth } from './width.ts';

/**
 * What a line of a formula may take, in points at 10 pt: the text width of a Beamer frame (307 pt at 10.95 pt), the
 * narrowest of the usual classes, so that article (345 pt) and amsart (360 pt) have room for a number, too.
 */
export const lineWidth = 272;

/** Space before the later lines of a part that was broken, in points at 10 pt: \\quad, and as much for a sign. */
export const indent = 20;

/** Whether a formula fits on a line. */
export function fits(formula: string, width = lineWidth): boolean {
  return latexWidth(formula) <= width;
}

/**
 * Puts parts side by side as long as a line holds them.
 * @param joint what stands between two parts on a line
 */
export function filledLines(parts: readonly string[], joint: string, width = lineWidth): string[] {
  const lines: string[] = [];
  let line = '';
  for (const part of parts) {
    const longer = line === '' ? part : `${line}${joint}${part}`;
    if (line !== '' && !fits(longer, lines.length === 0 ? width : width - indent)) {
      lines.push(
        line +
          joint
            .trimEnd()
            .replace(/\\q?quad$/, '')
            .trimEnd(),
      );
      line = part;
    } else {
      line = longer;
    }
  }
  return line === '' ? lines : [...lines, line];
}

/** The digits of an integer over as many lines as it takes. */
export function brokenInteger(digits: string, width = lineWidth): string[] {
  const most = Math.max(10, Math.floor(width / 5));
  const lines: string[] = [];
  for (let start = 0; start < digits.length; start += most) lines.push(digits.slice(start, start + most));
  return lines;
}

/** A sum over as many lines as it takes, broken before + and −, and within integers that no line holds. */
function brokenSum(sum: string, width = lineWidth): string[] {
  const summands = sum.split(/ (?=[+-] )/).flatMap((summand) => {
    if (fits(summand, width - indent)) return [summand];
    const [, sign = '', rest] = /^([+-] )?(.*)$/.exec(summand)!;
    const pieces = rest!
      .split(/(?<=^|\D)(?=\d{20})|(?<=\d{20})(?=\D)/)
      .flatMap((piece) => (/^\d+$/.test(piece) ? brokenInteger(piece, width - indent - 20) : [piece]));
    return pieces.map((piece, i) => (i === 0 ? sign + piece : piece));
  });
  return filledLines(summands, ' ', width);
}

/** left = right, broken after the sign of equality and within the right side where a line does not hold it. */
export function brokenEquation(left: string, right: string, width = lineWidth): string[] {
  const whole = `${left} = ${right}`;
  if (fits(whole, width)) return [whole];
  const start = `${left} = `;
  const lines = brokenSum(right, width - Math.min(latexWidth(start), width / 2));
  return fits(start + lines[0]!, width)
    ? [start + lines[0]!, ...lines.slice(1)]
    : [left, ...brokenSum(right, width - indent).map((line, i) => (i === 0 ? `= ${line}` : line))];
}

/**
 * Lines as one formula: a single one as it is, several below each other, the later lines of each part indented.
 * @param parts each the lines of one part
 */
export function stacked(parts: readonly (readonly string[])[]): string {
  if (parts.length === 1 && parts[0]!.length === 1) return parts[0]![0]!;
  const rows = parts.flatMap((lines) => lines.map((line, i) => (i === 0 ? `&${line}` : `&\\quad {}${line}`)));
  return `\\begin{aligned}\n${rows.join(' \\\\\n')}\n\\end{aligned}`;
}

/**
 * Parts of a statement, separated by commas: side by side as long as a line holds them, else below each other.
 * @param parts each the lines of one part
 */
export function statement(parts: readonly (readonly string[])[], width = lineWidth): string {
  const joint = ', \\quad ';
  const placed: string[][] = [];
  parts.forEach((lines, i) => {
    const last = placed[placed.length - 1];
    const one = last && last.length === 1 && lines.length === 1 ? `${last[0]!}${joint}${lines[0]!}` : null;
    if (one !== null && fits(one, width)) {
      placed[placed.length - 1] = [one];
      return;
    }
    if (last && i > 0) last[last.length - 1] += ',';
    placed.push([...lines]);
  });
  return stacked(placed);
}

/** A display with the mark that the sentence has after it. */
export function punctuated(display: string, mark: ',' | ';' | '.'): string {
  return display.replace(/(?=\n\\end\{aligned\}$)|(?<!\\end\{aligned\})$/, mark);
}
