import { htmlText } from '../quoting.ts';
import type { Conjecture } from '../../core/conjecture.ts';
import { numeratorsOf } from '../../core/fractions/fraction.ts';
import { numeratorSign, numeratorSize } from '../../core/fractions/numerators.ts';
import { formatValue } from './plain.ts';

/** A box of a formula: how wide it is, how far it reaches above and below its axis, and how it is drawn. */
interface Box {
  readonly width: number;
  readonly above: number;
  readonly below: number;
  /** SVG at a place: x of its left end, y of its axis. */
  readonly draw: (x: number, y: number) => string;
}

const size = 16;
/** Half the height of a line of text around its axis. */
const half = 0.62 * size;
const gap = 3;

/** About how wide a text is in a serif font. */
function widthOf(text: string): number {
  let width = 0;
  for (const letter of text)
    width += letter === ' ' ? 0.28 : /[()/.,;|]/.test(letter) ? 0.36 : /[+−=⋯]/.test(letter) ? 0.6 : 0.52;
  return width * size;
}

function textBox(text: string): Box {
  const width = widthOf(text);
  // Spaces at the ends of a text would not be drawn.
  const safe = htmlText(text.replaceAll(' ', '\u00a0'));
  return {
    width,
    above: half,
    below: half,
    // The letters are given the room that was reckoned for them, whatever font there is.
    draw: (x, y) =>
      `<text x="${round(x)}" y="${round(y + 0.32 * size)}" textLength="${round(width)}" lengthAdjust="spacingAndGlyphs">${safe}</text>`,
  };
}

function row(...boxes: readonly Box[]): Box {
  return {
    width: boxes.reduce((sum, { width }) => sum + width, 0),
    above: Math.max(...boxes.map(({ above }) => above)),
    below: Math.max(...boxes.map(({ below }) => below)),
    draw: (x, y) => {
      let left = x;
      return boxes
        .map((box) => {
          const drawn = box.draw(left, y);
          left += box.width;
          return drawn;
        })
        .join('');
    },
  };
}

function fraction(top: Box, bottom: Box): Box {
  const width = Math.max(top.width, bottom.width) + 2 * gap;
  return {
    width,
    above: top.above + top.below + gap,
    below: bottom.above + bottom.below + gap,
    draw: (x, y) =>
      [
        top.draw(x + (width - top.width) / 2, y - gap - top.below),
        `<path d="M${round(x)} ${round(y)}h${round(width)}"/>`,
        bottom.draw(x + (width - bottom.width) / 2, y + gap + bottom.above),
      ].join(''),
  };
}

const round = (x: number): string => x.toFixed(1).replace(/\.0$/, '');

/**
 * The nested fraction of a conjecture as an SVG picture with a text for those who do not see it.
 * @param depth fractions in each other
 * @param colour of the letters and lines, as SVG names it
 */
export function formulaPicture(
  { value, constant, terms, fraction: f }: Conjecture,
  depth: number,
  colour: string,
): string {
  const shown = terms.slice(0, depth + 1);
  const numerators = numeratorsOf(f);
  const sign = (n: number) => (numeratorSign(numerators, n) > 0 ? ' + ' : ' − ');
  const nested = shown.reduceRight<Box | null>((below, term, n) => {
    const start = textBox(`${String(term).replace('-', '−')}${sign(n)}`);
    return row(start, below ? fraction(textBox(String(numeratorSize(numerators, n))), below) : textBox('⋯'));
  }, null)!;
  const polynomial = (p: Conjecture['value']['numerator']) =>
    textBox(formatValue({ numerator: p, denominator: [1n] }, constant.name).replaceAll('-', '−'));
  const { numerator, denominator } = value;
  const isPolynomial = denominator.length === 1 && denominator[0] === 1n;
  const left = isPolynomial
    ? polynomial(numerator)
    : fraction(polynomial(numerator), polynomial(denominator));
  const whole = row(left, textBox(' = '), nested);
  const width = Math.ceil(whole.width + 2 * gap);
  const height = Math.ceil(whole.above + whole.below + 2 * gap);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}"`,
    ` font-family="'Latin Modern Math','STIX Two Text','Times New Roman',serif" font-size="${size}" fill="${colour}" stroke="none">`,
    `<g><style>path{stroke:${colour};stroke-width:1}</style>${whole.draw(gap, gap + whole.above)}</g></svg>`,
  ].join('');
}
