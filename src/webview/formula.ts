import katex from 'katex';
import { element } from './dom.ts';

/** Inline and display carry MathML for screen readers; a row has its words beside it and does without. */
export type FormulaKind = 'inline' | 'display' | 'row';

/**
 * A formula as KaTeX draws it; what KaTeX cannot read is shown as LaTeX. Errors are caught here since KaTeX's own
 * rendering of them writes a style attribute, which the content security policy forbids.
 */
export function renderFormula(latex: string, kind: FormulaKind): HTMLElement {
  const node = element('span', { class: `math math-${kind}` });
  // Labels belong to the document; KaTeX does not know them.
  const source = latex.replace(/\\label\{[^{}]*\}/g, '');
  try {
    katex.render(source, node, {
      displayMode: kind === 'display',
      output: kind === 'row' ? 'html' : 'htmlAndMathml',
      throwOnError: true,
      strict: 'ignore',
      trust: false,
      maxSize: 20,
    });
  } catch {
    node.replaceChildren(element('code', {}, latex));
  }
  return node;
}

/** Height of a rendered formula in em of its own font size, from KaTeX's struts, without asking for the layout. */
export function formulaHeight(node: HTMLElement): number {
  let height = 0;
  for (const strut of node.querySelectorAll<HTMLElement>('.katex-html > .katex-base > .katex-strut')) {
    height = Math.max(height, Number.parseFloat(strut.style.height) || 0);
  }
  return height;
}
