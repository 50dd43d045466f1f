import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { readLatex } from '../../../src/extension/documents/reading/latexScanner.ts';

/** Kind, and what encloses the place, of the caret that ▮ marks. */
function placeIn(marked: string): string {
  const { kind, within } = readLatex(marked.replace('▮', '')).places.at(marked.indexOf('▮'));
  return `${kind} ${within}`.trim();
}

/** A document with a mark, and the kind of the place; where it is said, also what encloses it. */
type Case = readonly [marked: string, place: string];

const formulas: readonly Case[] = [
  ['▮', 'text'],
  ['Let $▮x$ be', 'inline $'],
  ['Let $x▮$ be', 'inline $'],
  ['Let ▮$x$ be', 'text'],
  ['Let $x$▮ be', 'text'],
  ['Let $▮$ be', 'inline $'],
  ['Let $x$$y▮$ be', 'inline $'],
  ['Let $x$$y$▮ be', 'text'],
  ['$$ a ▮ $$', 'display $$'],
  ['$$ a $▮$ b', 'unknown'],
  ['$$ a $$ ▮', 'text'],
  ['$$\na\n▮\n$$', 'display $$'],
  ['\\( ▮ \\)', 'inline \\('],
  ['\\( x \\) ▮', 'text'],
  ['\\(\nx ▮\n\\)', 'inline \\('],
  ['\\[ ▮', 'display \\['],
  ['\\[ x \\]▮', 'text'],
  ['a \\\\[2pt] ▮', 'text'],
  ['\\\\\\[ ▮ \\]', 'display \\['],
  ['\\begin{equation}\n  ▮\n\\end{equation}', 'display equation'],
  ['\\begin{equation}\\label{eq:a}▮x\\end{equation}', 'display equation'],
  ['\\begin {equation} ▮', 'display equation'],
  ['\\begin{equation}x\\end{equation}▮', 'text'],
  ['\\begin{align*} a &= ▮ \\\\ \\end{align*}', 'display align*'],
  ['\\begin{gather} ▮ \\end{gather}', 'display gather'],
  ['\\begin{multline} ▮ \\end{multline}', 'display multline'],
  ['\\begin{flalign} ▮ \\end{flalign}', 'display flalign'],
  ['\\begin{alignat}{2} a &= ▮ \\end{alignat}', 'display alignat'],
  ['\\begin{alignat}{▮2} a \\end{alignat}', 'unknown'],
  ['\\begin{eqnarray} ▮', 'display eqnarray'],
  ['\\begin{equation}\\begin{split} a &= ▮ \\end{split}\\end{equation}', 'display split'],
  ['\\begin{equation}\\begin{split} a \\end{split} ▮\\end{equation}', 'display equation'],
  ['\\[ \\begin{cases} 1 & ▮ \\end{cases} \\]', 'display cases'],
  ['$\\begin{pmatrix} 1 & ▮ \\end{pmatrix}$', 'inline pmatrix'],
  ['\\[\\begin{array}{c▮c} 1 \\end{array}\\]', 'unknown'],
  ['\\[\\begin{array}[t]{cc} 1 & ▮ \\end{array}\\]', 'display array'],
  ['\\begin{math} ▮ \\end{math}', 'inline math'],
  ['$\\sqrt{▮x}$', 'inline $'],
  ['$\\left\\{ ▮ \\right\\}$', 'inline $'],
  ['$a \\} ▮ b$', 'inline $'],
  ['{$a$} ▮ {$b$}', 'text'],
  ['\\ensuremath{▮}', 'inline \\ensuremath'],
  ['$$ \\eqalign{ x &= ▮ \\cr } $$ \\bye', 'display $$'],
  ['cost: 5\\$ and ▮ 6\\$', 'text'],
  ['\\% $▮x$', 'inline $'],
  ['\\\\% $x\n▮', 'text'],
];

const texts: readonly Case[] = [
  ['\\begin{align} a \\text{ where ▮} \\end{align}', 'text \\text'],
  ['\\begin{align} a \\text{ where $▮x$} \\end{align}', 'inline $'],
  ['\\begin{align} a \\text{ where $x$▮} \\end{align}', 'text \\text'],
  ['\\begin{align} a \\text{ where } ▮ \\end{align}', 'display align'],
  ['\\begin{align} a \\text{ a \\textbf{b ▮} c} \\end{align}', 'text \\text'],
  ['\\[ a \\text{if $\\text{odd $▮n$}$} \\]', 'inline $'],
  ['\\[ a \\text{if $\\text{odd $n$▮}$} \\]', 'text \\text'],
  ['\\[ a \\text{if $\\text{odd}▮$} \\]', 'inline $'],
  ['\\begin{align} \\mbox{a {b} ▮} \\end{align}', 'text \\mbox'],
  ['\\begin{align} a \\\\ \\intertext{so▮} b \\end{align}', 'text \\intertext'],
  ['\\begin{align} a \\\\ \\intertext{so} b▮ \\end{align}', 'display align'],
  ['\\begin{align} a \\\\ \\shortintertext{and $b▮$} b \\end{align}', 'inline $'],
  ['$\\hbox to 3cm{▮}$', 'text \\hbox'],
  ['$\\text %\n {▮}$', 'text \\text'],
  ['\\mbox{$$▮}', 'text \\mbox'],
  ['$$\\mbox{a$$b▮}$$', 'text \\mbox'],
  ['$\\text{if $n$ is odd▮}$', 'text \\text'],
  ['$\\text x ▮$', 'inline $'],
  ['\\section{On ▮}', 'text \\section'],
  ['\\section[On $▮e$]{On $e$}', 'unknown'],
  ['\\caption{The $▮e$}', 'inline $'],
  ['\\textbf{so ▮}', 'text'],
  ['\\footnote{so ▮}', 'text'],
  ['\\begin{itemize} \\item ▮ \\end{itemize}', 'text itemize'],
  ['\\begin{theorem}[Euler] ▮ \\end{theorem}', 'text theorem'],
  ['\\begin{tabular}{cc} a & ▮ \\end{tabular}', 'text tabular'],
  ['\\newtheorem{satz}{Satz}\\begin{satz} ▮', 'text satz'],
  ['\\label{eq:▮a}', 'unknown \\label'],
  ['\\begin{equation}\\label{eq▮:a} x', 'unknown \\label'],
  ['see \\cite[p.~5]{▮} for', 'unknown \\cite'],
  ['see \\cite{a} ▮ for', 'text'],
  ['\\textcolor{red}{▮}', 'text'],
  ['\\al▮pha', 'unknown'],
  ['\\▮(x\\)', 'unknown'],
  ['\\begin{equ▮ation}', 'unknown'],
  ['\\begin{tikzpicture} ▮ \\end{tikzpicture}', 'unknown tikzpicture'],
  ['\\begin{tikzpicture} \\node {$▮x$}; \\end{tikzpicture}', 'inline $'],
  ['\\documentclass{article} ▮ \\begin{document}', 'unknown preamble'],
  ['\\documentclass{article}\\begin{document}▮\\end{document}', 'text document'],
  ['\\begin{document}\\end{document} ▮ $', 'unknown'],
  ['\\url{http://a.b/%7E$} ▮', 'text'],
  ['\\href{http://a.b/%7E}{so ▮}', 'text'],
];

const unread: readonly Case[] = [
  ['% $ ▮', 'comment %'],
  ['% $▮\nx', 'comment %'],
  ['% $\n▮', 'text'],
  ['% \\[ \n▮', 'text'],
  ['\\[ x % \\]\n ▮ \\]', 'display \\['],
  ['$ x % $\n ▮ $', 'inline $'],
  ['$x$ % so $y\n\n▮', 'text'],
  ['a % \\begin{equation}\n▮', 'text'],
  ['\\begin{equation} % \\end{equation}\n▮', 'display equation'],
  ['\\verb|$| ▮', 'text'],
  ['\\verb|$▮|', 'verbatim \\verb'],
  ['\\verb*+\\[+ ▮', 'text'],
  ['\\verb@$@ ▮', 'text'],
  ['\\verb|$ is open\n▮', 'text'],
  ['\\verb|%| $▮x$', 'inline $'],
  ['\\lstinline[language=C]{a $ b} ▮', 'text'],
  ['\\lstinline!a $ ▮b! c', 'verbatim \\lstinline'],
  ['\\mintinline{python}{a $ ▮b} c', 'verbatim \\mintinline'],
  ['\\begin{verbatim} $ ▮ \\end{verbatim}', 'verbatim verbatim'],
  ['\\begin{verbatim} $ \\end{verbatim} ▮', 'text'],
  ['\\begin{verbatim} % \\end{verbatim} ▮', 'text'],
  ['\\begin{verbatim*} \\end{verbatim} ▮', 'verbatim verbatim*'],
  ['\\begin{lstlisting}[language=C]\n\\[ \n\\end{lstlisting}▮', 'text'],
  ['\\begin{minted}{python}\na▮ = "$"\n\\end{minted}', 'verbatim minted'],
  ['\\begin{comment} $ ▮ \\end{comment}', 'comment comment'],
  ['\\begin{comment} $ \\end{comment} ▮', 'text'],
  ['\\lstnewenvironment{code1}{}{}\\begin{code1} $▮ \\end{code1}', 'verbatim code1'],
  ['\\excludecomment{hidden}\\begin{hidden} $ \\end{hidden}▮', 'text'],
  ['\\MakeShortVerb{\\|} |$| ▮', 'text'],
  ['\\MakeShortVerb\\| |$▮|', 'verbatim \\verb'],
  ['\\MakeShortVerb\\| \\DeleteShortVerb\\| |$▮|$', 'inline $'],
  ['\\iffalse $ ▮ \\fi', 'comment \\iffalse'],
  ['\\iffalse $ \\fi ▮', 'text'],
  ['\\iffalse \\ifx a b $ \\fi ▮ \\fi', 'comment \\iffalse'],
  ['\\iffalse % \\fi\n ▮ \\fi', 'comment \\iffalse'],
  ['\\iffalse $ \\else $▮x$ \\fi', 'inline $'],
  ['\\iftrue x \\else $ \\fi ▮', 'text'],
  ['\\newif\\ifdraft \\iffalse \\ifdraft \\fi $ ▮ \\fi', 'comment \\iffalse'],
  ['\\ifdraft $ x \\else $ y \\fi ▮ $', 'text'],
  ['\\newif\\ifdraft \\ifdraft $ x \\else $ y \\fi ▮ $', 'inline $'],
  ['\\newif\\ifdraft \\ifdraft $ x \\else y \\fi ▮', 'unknown'],
  ['$a \\iff ▮ b$', 'inline $'],
];

const definitions: readonly Case[] = [
  ['\\newcommand{\\x}{▮}', 'unknown definition'],
  ['\\newcommand{\\x}{$▮y$}', 'inline $'],
  ['\\newcommand{\\x}{$y} ▮', 'text'],
  ['\\newcommand\\x[2][d]{#1 ▮}', 'unknown definition'],
  ['\\newcommand{\\be}{\\begin{equation}} ▮', 'text'],
  ['\\newcommand{\\be}{\\begin{equation}}\n\\be ▮', 'display equation'],
  ['\\newcommand{\\be}{\\begin{equation}}\\newcommand{\\ee}{\\end{equation}}\\be x \\ee ▮', 'text'],
  ['\\def\\beq{\\[}\\def\\eeq{\\]}\\beq ▮ \\eeq', 'display \\['],
  ['\\def\\beq{\\[}\\def\\eeq{\\]}\\beq x \\eeq ▮', 'text'],
  ['\\def\\pair#1#2{($#1▮$,$#2$)}', 'inline $'],
  ['\\newenvironment{eq}{\\begin{equation}}{\\end{equation}}\\begin{eq} ▮ \\end{eq}', 'display equation'],
  ['\\newenvironment{eq}{\\begin{equation}}{\\end{equation}}\\begin{eq} \\end{eq} ▮', 'text'],
  ['\\newenvironment{hint}{\\small}{}\\begin{hint} ▮ \\end{hint}', 'text hint'],
  ['\\makeatletter\\def\\a@b{$x}\\makeatother $▮y$', 'inline $'],
];

const wrong: readonly Case[] = [
  ['an open $ dollar\n\nnew paragraph ▮', 'text'],
  ['an open $ dollar\n \t \nnew ▮', 'text'],
  ['an open $ dollar\n% no blank line\n▮', 'inline $'],
  ['} ▮ {', 'text'],
  ['\\end{equation} ▮', 'text'],
  ['{ $x } ▮', 'unknown'],
  ['{ $x }\n\n▮', 'text'],
  ['${x$ ▮', 'unknown'],
  ['\\begin{equation} x $ ▮', 'unknown'],
  ['\\begin{equation} x $ \\end{equation} ▮', 'text'],
  ['\\begin{equation} x \\end{align} ▮', 'unknown'],
  ['\\begin{equation} x \\end{align}\n\n▮', 'text'],
  ['\\begin{theorem} \\begin{equation} x \\end{theorem} ▮', 'text'],
  ['\\[ x\n\n▮ \\]', 'unknown'],
  ['\\[ x\n\ny \\] ▮', 'text'],
  ['\\[ x\n\n\\section{New} ▮', 'text'],
  ['\\[ x\n\n\\begin{theorem} ▮', 'text theorem'],
  ['an open $ dollar \\[ ▮ \\]', 'display \\['],
  ['an open $ dollar \\[ x \\] ▮', 'unknown'],
  ['an open $ dollar \\begin{align} ▮', 'display align'],
  ['\\[ \\( ▮ \\) \\]', 'display \\['],
  ['\\begin{▮', 'unknown'],
  ['\\begin{equ▮', 'unknown'],
  ['\\label{a\n\n▮', 'text'],
  ['\\begin{verbatim} ▮', 'verbatim verbatim'],
  ['\\iffalse ▮', 'comment \\iffalse'],
  ['\\newcommand{\\x}{▮', 'unknown definition'],
  ['\\begin{split} ▮ \\end{split}', 'unknown split'],
  ['\\catcode`\\$=12 a $ b ▮', 'unknown'],
];

describe('the place in a LaTeX document', () => {
  const suites = { formulas, texts, unread, definitions, wrong };
  for (const [name, cases] of Object.entries(suites)) {
    describe(name, () => {
      for (const [marked, place] of cases) {
        it(`${JSON.stringify(marked)} is ${place}`, () => {
          const found = placeIn(marked);
          assert.equal(place.includes(' ') ? found : found.split(' ')[0], place);
        });
      }
    });
  }

  it('line ends of Windows change nothing', () => {
    for (const [marked, place] of Object.values(suites).flat()) {
      const found = placeIn(marked.replaceAll('\n', '\r\n'));
      assert.equal(place.includes(' ') ? found : found.split(' ')[0], place, marked);
    }
  });
});
