import { mostCurves } from '../../core/fractions/figureAxes.ts';

/** Marks on a curve, each filled or open. */
export type MarkShape = 'circle' | 'square' | 'triangle' | 'diamond' | 'pentagon' | 'plus';

export interface Mark {
  readonly shape: MarkShape;
  readonly isFilled: boolean;
}

/** How a curve is drawn: strokes and gaps in points, none for a solid line, and what stands on it. */
export interface Look {
  readonly dash: readonly number[];
  readonly mark: Mark | null;
}

const dashed = [4, 2];

/** Lines and marks that are told apart in print without colours. */
const own: readonly Look[] = [
  { dash: [], mark: { shape: 'circle', isFilled: true } },
  { dash: [], mark: { shape: 'square', isFilled: false } },
  { dash: [], mark: { shape: 'triangle', isFilled: true } },
  { dash: [], mark: { shape: 'circle', isFilled: false } },
  { dash: dashed, mark: { shape: 'diamond', isFilled: true } },
  { dash: dashed, mark: { shape: 'square', isFilled: true } },
  { dash: dashed, mark: { shape: 'pentagon', isFilled: false } },
  { dash: [1, 2], mark: { shape: 'plus', isFilled: true } },
];

/** Grey lines of what is drawn beside: as many as there can be fractions. */
const beside: readonly Look[] = [
  { dash: [1, 1.5], mark: null },
  { dash: [5, 2, 1, 2], mark: null },
  { dash: [1, 4], mark: null },
  { dash: [5, 2, 1, 2, 1, 2], mark: null },
  { dash: [9, 3], mark: null },
  { dash: [9, 2, 3, 2], mark: null },
  { dash: [2, 5], mark: null },
  { dash: [9, 2, 1, 2, 1, 2, 1, 2], mark: null },
];

/** The looks of curves, in their order: those of fractions, then those beside them. */
export function looksOf(curves: readonly { readonly isBeside: boolean }[]): Look[] {
  const others = curves.filter(({ isBeside }) => !isBeside).length;
  return curves.map(({ isBeside }, i) =>
    isBeside ? beside[(i - others) % beside.length]! : own[i % own.length]!,
  );
}

/** Whether a curve has a mark at its nth term, 1, 2, …: at every eighth, for each curve at other ones, so that curves upon each other are seen. */
export function isMarked(curve: number, n: number): boolean {
  return (n - 1) % mostCurves === curve % mostCurves;
}

/** The corners of a mark of radius 1 around (0, 0), y upwards; null for a circle, and for a plus, which is two strokes. */
export function cornersOf(shape: MarkShape): readonly (readonly [x: number, y: number])[] | null {
  const polygon = (corners: number, turned: number) =>
    Array.from({ length: corners }, (_, i) => {
      const angle = 2 * Math.PI * ((i + turned) / corners + 0.25);
      return [Math.cos(angle), Math.sin(angle)] as const;
    });
  switch (shape) {
    case 'square':
      return polygon(4, 0.5);
    case 'diamond':
      return polygon(4, 0);
    case 'triangle':
      return polygon(3, 0);
    case 'pentagon':
      return polygon(5, 0);
    case 'circle':
    case 'plus':
      return null;
  }
}
