/** What the axes of a figure of convergence show: digits against terms or against multiplications, or the error, which is one over a power of ten. */
export const figureAxes = ['terms', 'multiplications', 'error'] as const;
export type FigureAxes = (typeof figureAxes)[number];

/** Fractions that one figure carries and the eye still tells apart. */
export const mostCurves = 8;
