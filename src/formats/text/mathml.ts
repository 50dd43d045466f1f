import { renderToString } from 'katex';

/** A display of LaTeX's mathematics as presentation MathML: a `math` element with the LaTeX as its annotation. */
export function mathml(latex: string): string {
  const html = renderToString(latex, { output: 'mathml', displayMode: true, strict: 'error' });
  return /<math[^]*<\/math>/.exec(html)![0];
}
