import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { latexModeAt } from '../../src/extension/documents/latexMode.ts';
import type { LatexMode } from '../../src/extension/documents/latexMode.ts';

/** The place is marked by ▮. */
function modeIn(marked: string): LatexMode {
  return latexModeAt(marked.replace('▮', ''), marked.indexOf('▮'));
}

describe('the mode at a place of a LaTeX document', () => {
  const cases: readonly [string, LatexMode][] = [
    ['▮', 'text'],
    ['Let $▮x$ be', 'mathematics'],
    ['Let $x$▮ be', 'text'],
    ['$$ a ▮ $$', 'mathematics'],
    ['$$ a $$ ▮', 'text'],
    ['\\( ▮ \\)', 'mathematics'],
    ['\\( x \\) ▮', 'text'],
    ['\\[ ▮', 'mathematics'],
    ['\\[ x \\]▮', 'text'],
    ['\\\\[2pt] ▮', 'text'],
    ['\\begin{equation}\n  ▮\n\\end{equation}', 'mathematics'],
    ['\\begin{equation}x\\end{equation}▮', 'text'],
    ['\\begin{align*} a &= ▮ \\\\ \\end{align*}', 'mathematics'],
    ['\\begin{itemize} ▮ \\end{itemize}', 'text'],
    ['\\begin{align} a \\text{ where ▮} \\end{align}', 'text'],
    ['\\begin{align} a \\text{ where $▮x$} \\end{align}', 'mathematics'],
    ['\\begin{align} a \\text{ where } ▮ \\end{align}', 'mathematics'],
    ['\\begin{align} \\mbox{a {b} ▮} \\end{align}', 'text'],
    ['\\begin{align} \\sqrt{▮} \\end{align}', 'mathematics'],
    ['\\begin{align} \\intertext{so▮} \\end{align}', 'text'],
    ['% $ ▮', 'comment'],
    ['% $\n▮', 'text'],
    ['\\% $▮x$', 'mathematics'],
    ['% \\[ \n▮', 'text'],
    ['cost: 5\\$ and ▮', 'text'],
    ['\\verb|$| ▮', 'text'],
    ['\\verb|$▮|', 'verbatim'],
    ['\\begin{verbatim} $ ▮ \\end{verbatim}', 'verbatim'],
    ['\\begin{verbatim} $ \\end{verbatim} ▮', 'text'],
    ['\\begin{lstlisting}\n\\[ \n\\end{lstlisting}▮', 'text'],
    ['\\begin{comment} $ \\end{comment} ▮', 'text'],
    ['an open $ dollar\n\nnew paragraph ▮', 'text'],
    ['an open $ dollar\n \t \nnew ▮', 'text'],
    ['} ▮ {', 'text'],
    ['\\end{equation} ▮', 'text'],
    ['$\\text{if $n$ is odd▮}$', 'text'],
    ['\\newcommand{\\x}{$▮y$}', 'mathematics'],
    ['{$a$} ▮ {$b$}', 'text'],
  ];

  for (const [marked, mode] of cases) {
    it(`${JSON.stringify(marked)} is ${mode}`, () => assert.equal(modeIn(marked), mode));
  }

  it('line ends of Windows change nothing', () => {
    for (const [marked, mode] of cases) assert.equal(modeIn(marked.replaceAll('\n', '\r\n')), mode, marked);
  });

  it('no document makes it throw, and a place never depends on what comes after it', () => {
    const pieces = [
      '$',
      '$$',
      '\\[',
      '\\]',
      '\\(',
      '\\)',
      '{',
      '}',
      '%',
      '\n',
      '\\text',
      '\\begin{align}',
      '\\end{align}',
      '\\begin{verbatim}',
      '\\end{verbatim}',
      '\\verb|',
      '\\',
      'x',
    ];
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 30 }), fc.nat(60), (list, at) => {
        const document = list.join('');
        const offset = Math.min(at, document.length);
        assert.ok(['text', 'mathematics', 'comment', 'verbatim'].includes(latexModeAt(document, offset)));
      }),
      { numRuns: 1000 },
    );
  });

  it('reads a document of 2 MB in a moment', () => {
    const paragraph =
      'Let $x$ be a number with \\[ x = 1 + \\frac{1}{x}, \\] that is, \\text{golden} % so $\n\n';
    const document = paragraph.repeat(Math.ceil(2_000_000 / paragraph.length));
    assert.equal(latexModeAt(document, document.length), 'text');
  });
});
