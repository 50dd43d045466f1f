import { markSize, textSize } from '../formats/figure/scene.ts';
import type { Scene } from '../formats/figure/scene.ts';
import { dashUnit, markPath, pathOf, printPaint } from '../formats/figure/svg.ts';

/** Pixels of a picture for one of the figure. */
const scale = 3;

/** A figure as it is printed, as a PNG. @throws Error where the browser cannot draw it */
export async function figurePng(scene: Scene): Promise<Blob> {
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = [scene.width * scale, scene.height * scale];
  const context = canvas.getContext('2d')!;
  context.scale(scale, scale);
  paint(context, scene);
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('no picture'))), 'image/png');
  });
}

/** Lines, marks and texts where SVG has them (`figureSvg`). */
function paint(context: CanvasRenderingContext2D, { width, height, lines, marks, texts }: Scene): void {
  const { ink, quiet, grid, paper } = printPaint;
  context.fillStyle = paper ?? 'white';
  context.fillRect(0, 0, width, height);
  context.lineJoin = 'round';
  for (const { points, dash, curve, isBeside } of lines) {
    context.strokeStyle = curve === null ? grid : isBeside ? quiet : ink;
    context.lineWidth = curve === null ? 1 : 1.5;
    context.setLineDash(dash.map((length) => length * dashUnit));
    context.stroke(new Path2D(pathOf(points)));
  }
  context.setLineDash([]);
  context.lineWidth = 1.2;
  for (const { at, mark } of marks) {
    const path = new Path2D(mark.shape === 'circle' ? undefined : markPath(at, mark));
    if (mark.shape === 'circle') path.arc(...at, markSize, 0, 2 * Math.PI);
    context.fillStyle = mark.isFilled ? ink : (paper ?? 'white');
    context.strokeStyle = ink;
    context.fill(path);
    context.stroke(path);
  }
  context.fillStyle = ink;
  context.font = `${textSize}px Helvetica, Arial, sans-serif`;
  for (const { at, anchor, text } of texts) {
    context.textAlign = anchor === 'middle' ? 'center' : anchor;
    context.fillText(text, ...at);
  }
}
