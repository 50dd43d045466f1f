/** What the LaTeX scanner knows by name: LaTeX, amsmath, mathtools and what mathematicians load beside them. */

const starred = (names: string): readonly string[] => names.split(' ').flatMap((name) => [name, `${name}*`]);
const plain = (names: string): readonly string[] => names.split(' ');

/** Environments that are displays of their own. */
export const displayEnvironments: ReadonlySet<string> = new Set([
  ...starred('equation displaymath eqnarray align alignat flalign xalignat xxalignat gather multline'),
  ...starred('IEEEeqnarray empheq dmath dgroup darray numcases subnumcases'),
]);

/** Environments that stand inside mathematics, and leave it inline or displayed as it is. */
export const innerEnvironments: ReadonlySet<string> = new Set([
  ...starred('split aligned alignedat gathered multlined lgathered rgathered cases dcases rcases drcases'),
  ...starred('array subarray smallmatrix matrix pmatrix bmatrix Bmatrix vmatrix Vmatrix'),
  ...starred('psmallmatrix bsmallmatrix Bsmallmatrix vsmallmatrix Vsmallmatrix'),
]);

/** Environments whose body is not read, up to the very words \end{name}. */
export const verbatimEnvironments: ReadonlySet<string> = new Set([
  ...starred('verbatim Verbatim BVerbatim LVerbatim SaveVerbatim spverbatim lstlisting filecontents'),
  ...plain('alltt minted code Sinput Soutput verbatimtab verbatimwrite VerbatimOut tcblisting dispListing'),
  ...plain('luacode luacode* pycode pyblock pyconsole sageblock sagesilent sageexample asy asydef gnuplot'),
]);

/** Environments that leave text. */
export const textEnvironments: ReadonlySet<string> = new Set([
  ...starred('figure table theorem lemma proposition corollary conjecture definition remark example claim'),
  ...plain(
    'document abstract center flushleft flushright quote quotation verse itemize enumerate description',
  ),
  ...plain('list trivlist minipage multicols proof proof* thm lem prop cor conj defn rem fact notation note'),
  ...plain('question problem exercise solution axiom assumption hypothesis observation algorithm appendices'),
  ...plain('acknowledgments acknowledgements acks titlepage thebibliography subequations samepage sloppypar'),
  ...plain('small footnotesize normalsize large landscape spacing doublespace singlespace onehalfspace'),
  ...plain('frame block alertblock exampleblock columns column overlayarea onlyenv letter appendix keywords'),
  ...plain(
    'wrapfigure subfigure adjustwidth mdframed tcolorbox framed shaded leftbar restatable titlingpage',
  ),
]);

/** Environments of cells: their text takes no display. */
export const cellEnvironments: ReadonlySet<string> = new Set([
  ...starred('tabular tabularx tabulary longtable tabbing supertabular xltabular tblr longtblr'),
]);

/** How many arguments follow \begin{name} that are no part of the body. */
export const environmentArguments: Readonly<Record<string, number>> = {
  alignat: 1,
  'alignat*': 1,
  xalignat: 1,
  'xalignat*': 1,
  xxalignat: 1,
  alignedat: 1,
  'alignedat*': 1,
  array: 1,
  'array*': 1,
  subarray: 1,
  IEEEeqnarray: 1,
  'IEEEeqnarray*': 1,
  empheq: 1,
  'empheq*': 1,
  tabular: 1,
  'tabular*': 2,
  tabularx: 2,
  tabulary: 2,
  longtable: 1,
  supertabular: 1,
  xltabular: 2,
  tblr: 1,
  longtblr: 1,
  minipage: 1,
  multicols: 1,
  list: 2,
  thebibliography: 1,
  column: 1,
  wrapfigure: 2,
  subfigure: 1,
  adjustwidth: 2,
  spacing: 1,
  restatable: 2,
  letter: 1,
};

/** Commands whose argument, inside mathematics, is text in a box. */
export const boxCommands: ReadonlySet<string> = new Set([
  ...plain('text textrm textit textbf textsf texttt textnormal textup textsl textsc textmd emph'),
  ...plain('mbox hbox fbox makebox framebox intertext shortintertext tag tag* textnormal parbox vbox vtop'),
]);

/** Those of them that are boxes in text, too. */
export const textBoxCommands: ReadonlySet<string> = new Set(plain('mbox hbox fbox makebox framebox'));

/** Commands whose argument is text of one line: headings, captions. */
export const headingCommands: ReadonlySet<string> = new Set([
  ...starred('part chapter section subsection subsubsection paragraph subparagraph caption'),
  ...plain('title subtitle author date thanks frametitle framesubtitle captionof'),
]);

/** The headings that end whatever was left open above them. */
export const sectionCommands: ReadonlySet<string> = new Set(
  starred('part chapter section subsection subsubsection'),
);

/** Commands with arguments that are names, lengths or options, by how many; what follows those is text as around. */
export const nameCommands: Readonly<Record<string, number>> = Object.fromEntries([
  ...plain('label ref eqref cref Cref crefrange autoref nameref pageref vref zcref cite citep citet').map(
    (name) => [name, 1],
  ),
  ...starred('parencite textcite autocite footcite citeauthor citeyear citealp citealt nocite').map(
    (name) => [name, 1],
  ),
  ...plain('bibliography bibliographystyle addbibresource input include includeonly subfile bibitem').map(
    (name) => [name, 1],
  ),
  ...starred('hspace vspace includegraphics usepackage RequirePackage documentclass documentstyle').map(
    (name) => [name, 1],
  ),
  ...plain('LoadClass pagestyle thispagestyle pagenumbering color hypersetup geometry graphicspath').map(
    (name) => [name, 1],
  ),
  ...plain('index gls Gls glspl usetikzlibrary tikzset pgfplotsset theoremstyle usetheme textcolor').map(
    (name) => [name, 1],
  ),
  ...plain('colorbox lstinputlisting verbatiminput lstset allowdisplaybreaks eqref*').map((name) => [
    name,
    1,
  ]),
  ...plain('setlength addtolength setcounter addtocounter numberwithin rule settowidth resizebox').map(
    (name) => [name, 2],
  ),
  ...plain('inputminted raisebox hyperref newcounter newlength refstepcounter stepcounter').map((name) => [
    name,
    1,
  ]),
]) as Record<string, number>;

/** Commands whose argument is taken letter by letter, up to the brace that closes it. */
export const addressCommands: ReadonlySet<string> = new Set(plain('url nolinkurl path href detokenize'));

/** Commands that take what stands between two equal letters as it is. */
export const verbCommands: ReadonlySet<string> = new Set([
  ...starred('verb Verb'),
  'lstinline',
  'mintinline',
]);

/** Commands that define a command: its name, then its body. */
export const definitionCommands: ReadonlySet<string> = new Set([
  ...starred('newcommand renewcommand providecommand DeclareRobustCommand DeclareMathOperator'),
  ...plain('NewDocumentCommand RenewDocumentCommand ProvideDocumentCommand DeclareDocumentCommand'),
  ...plain('NewExpandableDocumentCommand newrobustcmd renewrobustcmd DeclarePairedDelimiter'),
]);

/** TeX's own way to define. */
export const primitiveDefinitions: ReadonlySet<string> = new Set(plain('def edef gdef xdef'));

/** TeX's conditions; others are made by \newif. */
export const conditions: ReadonlySet<string> = new Set(
  plain(
    'if ifcat ifnum ifdim ifodd ifvmode ifhmode ifmmode ifinner ifvoid ifhbox ifvbox ifx ifeof iftrue iffalse ifcase ifdefined ifcsname iffontchar ifpdf ifxetex ifluatex',
  ),
);
