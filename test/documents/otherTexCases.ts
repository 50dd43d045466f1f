/** Hand-written cases of what is no LaTeX, or holds programs. */
import type { Case } from './latexCases.ts';

export const plainTex: readonly Case[] = [
  ['\\input amstex\n\\documentstyle{amsppt}\nLet ▮ be\n\\document', 'unknown'],
  ['\\input amstex\n\\documentstyle{amsppt}\n\\document\nLet ▮ be\n\\enddocument', 'text'],
  ['$$\\eqalign{a &= ▮b\\cr c&=d\\cr}$$', 'display'],
  ['$$\\eqalignno{a &= b&(1)\\cr c&=▮d&(2)\\cr}$$', 'display'],
  ['$$\\displaylines{a▮ \\hfill\\cr}$$', 'display'],
  ['$$a \\eqno(▮1)$$', 'display'],
  ['\\proclaim Theorem 1. Let ▮$x$ be.\\par', 'text'],
  ['\\halign{#\\hfil&$#$\\cr a▮&b\\cr}', 'text'],
  ['\\beginsection Intro ▮\n\nso', 'text'],
  ['{\\bf a ▮}', 'text'],
  ['\\item{(a)} so ▮', 'text'],
  ['$\\hbox{if ▮}$', 'text'],
  ['\\footnote{*}{A ▮ note}', 'text'],
  ['$\\pmatrix{a&▮b\\cr c&d\\cr}$', 'inline'],
  ['\\vbox{\\hsize=3cm so ▮}', 'text'],
  ['$$x\\leqno\\hbox{(▮)}$$', 'text'],
  ['\\bye ▮', 'unknown'],
  ['\\catcode`@=11 so ▮ \\catcode`@=12', 'text'],
];

export const amsTex: readonly Case[] = [
  ['$$\\align a &= ▮b \\\\ c&=d\\endalign$$', 'display'],
  ['$$\\gather a▮\\\\ b\\endgather$$', 'display'],
  ['$$\\multline a▮\\\\ b\\endmultline$$', 'display'],
  ['\\proclaim{Theorem 1} Let ▮ be \\endproclaim', 'text'],
  ['\\demo{Proof} so ▮\\enddemo', 'text'],
  ['\\heading Intro ▮\\endheading', 'text'],
  ['\\topmatter\\title On ▮ \\endtitle\\endtopmatter', 'text'],
  ['$$\\cases a&▮b\\endcases$$', 'display'],
  ['$$\\matrix a&▮b\\endmatrix$$', 'display'],
  ['\\text{so ▮}', 'text'],
  ['$\\text{so ▮}$', 'text'],
];

export const context: readonly Case[] = [
  ['\\starttext\n\\startsection[title={On ▮}]\nso\\stopsection\\stoptext', 'unknown'],
  ['\\starttext so ▮\\stoptext', 'text'],
  ['\\starttext \\startformula a ▮\\stopformula', 'display'],
  ['\\starttext \\placeformula[eq:a]\\startformula a▮\\stopformula', 'display'],
  ['\\starttext \\startformula\\startalign\\NC a \\NC= ▮b\\NR\\stopalign\\stopformula', 'display'],
  ['\\starttext \\m{a▮}', 'inline'],
  ['\\starttext \\math{a▮}', 'inline'],
  ['\\starttext \\mathematics{a▮}', 'inline'],
  ['\\starttext \\startitemize\\item so ▮\\stopitemize', 'text'],
  ['\\starttext \\starttyping $▮ \\stoptyping', 'verbatim'],
  ['\\starttext \\startlua x=▮ \\stoplua', 'verbatim'],
  ['\\starttext \\startbuffer so $▮x$\\stopbuffer', 'inline'],
  ['\\starttext \\setupbodyfont[▮10pt]', 'unknown'],
  ['\\starttext \\definefont[a][▮b]', 'unknown'],
  ['\\starttext \\footnote{so ▮}', 'text'],
  ['\\starttext \\bTABLE\\bTR\\bTD a▮\\eTD\\eTR\\eTABLE', 'text'],
  ['\\starttext \\type{$▮}', 'verbatim'],
  ['\\starttext \\startMPpage draw ▮;\\stopMPpage', 'verbatim'],
  ['\\starttext \\starttabulate[|l|m|]\\NC a \\NC b▮\\NC\\NR\\stoptabulate', 'unknown'],
  ['\\starttext \\placefigure[here][fig:▮a]{So}{}', 'unknown'],
  ['so \\m{a▮}', 'text'],
  ['\\begin{document} so \\type{$x▮$}', 'inline'],
];

export const chunks: readonly Case[] = [
  ['<<a, echo=FALSE>>=\nx <- d$▮y\n@\n', 'verbatim'],
  ['<<a>>=\nx\n@\nso ▮', 'text'],
  ['<<a>>=\nx\n@ %def\nso $▮x$', 'inline'],
  ['so \\Sexpr{d$▮y} it', 'unknown'],
  ['so \\Sexpr{d$y} it ▮', 'text'],
  ['  <<a>>=\nx$y\n@\nso ▮', 'text'],
  ['<<a>>=\nx <- "\\\\begin{equation}"\n@\nso ▮', 'text'],
  ['\\SweaveOpts{concordance=▮TRUE}', 'unknown'],
  ['%% begin.rcode a\n% x$▮y\n%% end.rcode\n', 'comment'],
  ['so\n<<a>>\nit ▮', 'text'],
  ['$a \\Sexpr{x$y} ▮$', 'inline'],
];

/** Chunks of Sweave and knitr, and sources that speak of themselves. */
export const mixed: readonly Case[] = [
  ['<<a>>=\nx <- d$y\n@\nt▮', 'text'],
  ['a\n<<a, echo=FALSE>>=\nx <- d$▮y\n@\nt', 'verbatim <<>>='],
  ['a\n<<>>=\nx <- d$y\n@ %def\n<<b>>=\n$\n@\nt▮', 'text'],
  ['so \\Sexpr{d$y▮} is', 'unknown'],
  ['so \\Sexpr{d$y} is ▮', 'text'],
  ['a << b >> c ▮', 'text'],
];
