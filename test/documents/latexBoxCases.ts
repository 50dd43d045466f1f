/** Hand-written cases for the reader of LaTeX documents: boxes, tables, lists, and what journals' classes have. */
import type { Case } from './latexCases.ts';

export const boxes: readonly Case[] = [
  ['\\begin{longtable}{l} a ▮\\endhead b \\end{longtable}', 'text longtable'],
  ['\\begin{longtable}{l>{$}l<{$}} a & b \\endhead ▮ c & d \\end{longtable}', 'text longtable'],
  ['\\begin{longtable}{l>{$}l<{$}} a & b \\endhead c & ▮ d \\end{longtable}', 'inline longtable'],
  ['\\begin{inparaenum}[(i)] ▮\\item a \\end{inparaenum}', 'none \\item'],
  ['\\newtcbox{\\nb}[1][red]{on line}\\nb{so ▮}', 'text \\nb'],
  ['\\newtcbox{\\nb}[1][red]{on line}\\nb[▮blue]{so}', 'unknown \\nb'],
  ['\\newtcbox\\nb{on line}\\nb{so $$▮ x}', 'text \\nb'],
  ['\\NewTCBox{\\nb}{O{red} m}{on line}\\nb[a]{b▮}{so}', 'unknown \\nb'],
  ['\\NewTCBox{\\nb}{O{red} m}{on line}\\nb{b}{so ▮}', 'text \\nb'],
  ['\\newcommandx{\\bel}[1][1=a]{\\begin{equation}}\\bel x ▮', 'display equation'],
  ['\\begin{letter}{To ▮ whom} so \\end{letter}', 'text \\end{letter}'],
  ['\\addcontentsline{toc}{chapter}{On ▮}', 'text \\addcontentsline'],
  ['\\altaffiliation[Also ▮]{There}', 'text \\altaffiliation'],
  ['\\begin{wrapfigure}{r}{3cm} a \\end{wrapfigure} so ▮\n\nand', 'text'],
  ['\\begin{tcolorbox}[title=On $e$ and ▮, sharp corners] so \\end{tcolorbox}', 'text title'],
  ['\\begin{tcolorbox}[title=On $e ▮$, sharp corners] so \\end{tcolorbox}', 'inline $'],
  ['\\begin{tcolorbox}[title={On, $e$ ▮}, sharp corners] so \\end{tcolorbox}', 'text title'],
  ['\\begin{tcolorbox}[title=On, sharp ▮ corners] so \\end{tcolorbox}', 'unknown'],
  ['\\begin{tcolorbox}[ti▮tle=On] so \\end{tcolorbox}', 'unknown'],
  ['\\begin{tcolorbox}[title=On] so ▮ \\end{tcolorbox}', 'text tcolorbox'],
  ['\\begin{lstlisting}[language=C, caption={On ▮ it}]\n$\n\\end{lstlisting}', 'text caption'],
  ['\\begin{lstlisting}[caption={On it}, label=▮a]\n$\n\\end{lstlisting}', 'unknown'],
  ['\\begin{lstlisting}[caption={On it}]\n$ ▮\n\\end{lstlisting}', 'verbatim lstlisting'],
  [
    '\\newenvironment{aside}[1]{\\begin{tcolorbox}[title=#1]}{\\end{tcolorbox}}\\begin{aside}{On ▮} so \\end{aside}',
    'text',
  ],
  [
    '\\newenvironment{aside}[1]{\\begin{tcolorbox}[colback=#1]}{\\end{tcolorbox}}\\begin{aside}{r▮ed} so \\end{aside}',
    'unknown',
  ],
  ['so ▮ \\epigraph{a}{b}', 'unknown'],
  ['so ▮\n\n\\epigraph{a}{b}', 'text'],
];
