/** What the LaTeX scanner knows by name: LaTeX, amsmath, mathtools and what mathematicians load beside them. */

const starred = (names: string): readonly string[] => names.split(' ').flatMap((name) => [name, `${name}*`]);
const plain = (names: string): readonly string[] => names.split(' ');

/** Environments that are displays of their own. */
export const displayEnvironments: ReadonlySet<string> = new Set([
  ...starred('equation displaymath eqnarray align alignat flalign xalignat xxalignat gather multline'),
  ...starred('IEEEeqnarray empheq dmath dgroup dseries darray numcases subnumcases'),
]);

/** Environments that stand inside mathematics, and leave it inline or displayed as it is. */
export const innerEnvironments: ReadonlySet<string> = new Set([
  ...starred('split aligned alignedat gathered multlined lgathered rgathered cases dcases rcases drcases'),
  ...starred('array subarray smallmatrix matrix pmatrix bmatrix Bmatrix vmatrix Vmatrix'),
  'CD',
  ...starred('psmallmatrix bsmallmatrix Bsmallmatrix vsmallmatrix Vsmallmatrix'),
]);

/** Environments whose body is not read, up to the very words \end{name}. */
export const verbatimEnvironments: ReadonlySet<string> = new Set([
  ...starred(
    'verbatim Verbatim BVerbatim LVerbatim SaveVerbatim spverbatim lstlisting filecontents macrocode',
  ),
  ...plain(
    'CCSXML boxedverbatim alltt minted code Sinput Soutput verbatimtab verbatimwrite VerbatimOut tcblisting dispListing',
  ),
  ...plain('luacode luacode* pycode pyblock pyconsole sageblock sagesilent sageexample asy asydef gnuplot'),
]);

/** Environments that leave text. */
export const textEnvironments: ReadonlySet<string> = new Set([
  ...starred('figure table theorem lemma proposition corollary conjecture definition remark example claim'),
  ...plain(
    'document abstract center flushleft flushright quote quotation verse itemize enumerate description',
  ),
  ...plain(
    'list trivlist minipage multicols proof proof* IEEEproof thm lem prop cor conj defn rem fact notation note',
  ),
  ...plain('question problem exercise solution axiom assumption hypothesis observation algorithm appendices'),
  ...plain('acknowledgments acknowledgements acks titlepage thebibliography subequations samepage sloppypar'),
  ...plain('macro environment function variable'),
  ...plain('small footnotesize normalsize large landscape spacing doublespace singlespace onehalfspace'),
  ...plain('frame block alertblock exampleblock columns column overlayarea onlyenv letter appendix keywords'),
  ...plain(
    'wrapfigure subfigure adjustwidth mdframed tcolorbox framed shaded leftbar restatable titlingpage',
  ),
]);

/** Lists whose items stand in the lines of a paragraph. */
export const inlineLists: ReadonlySet<string> = new Set(
  plain('inparaenum inparaitem inparadesc enumerate* itemize* description*'),
);

/** Lists: before the first \item nothing can stand in them. */
export const listEnvironments: ReadonlySet<string> = new Set([
  ...plain('itemize enumerate description list trivlist thebibliography compactitem compactenum compactdesc'),
  ...plain('asparaenum asparaitem asparadesc'),
  ...inlineLists,
]);

/** What begins an item of a list: LaTeX's, amsrefs', acronym's, those of exams. */
export const itemCommands: ReadonlySet<string> = new Set(
  plain(
    'item bibitem bib acro question titledquestion bonusquestion part bonuspart subpart bonussubpart subsubpart choice CorrectChoice correctchoice',
  ),
);

/** Pictures and diagrams: what stands in them is not said by their text. */
export const pictureEnvironments: ReadonlySet<string> = new Set([
  ...plain(
    'tikzpicture pgfpicture picture tikzcd axis semilogyaxis semilogxaxis loglogaxis scope pgfonlayer pspicture',
  ),
  ...plain('circuitikz forest feynman xy ganttchart psmatrix'),
]);

/** Environments of cells: their text takes no display. */
export const cellEnvironments: ReadonlySet<string> = new Set([
  ...starred('tabular tabularx tabulary longtable tabbing supertabular xltabular tblr longtblr'),
]);

/** TeX's spaces, with a length behind them. */
export const spaceCommands: ReadonlySet<string> = new Set(
  plain('hskip vskip kern mskip mkern parskip parindent baselineskip'),
);

/** Commands that must be the first in a row or in a cell of a table, or stand between rows. */
export const rowCommands: ReadonlySet<string> = new Set(
  plain(
    'hline cline hhline toprule midrule bottomrule cmidrule specialrule addlinespace noalign colrule frstrule lasttrule rowcolor multicolumn',
  ),
);

/** Commands before which a paragraph must have ended. */
export const verticalCommands: ReadonlySet<string> = new Set(plain('epigraph'));

/** The headings that end whatever was left open above them. */
export const sectionCommands: ReadonlySet<string> = new Set(
  starred('part chapter section subsection subsubsection'),
);

/** Commands whose argument is taken letter by letter, up to the brace that closes it. */
export const addressCommands: ReadonlySet<string> = new Set(
  plain('url nolinkurl path href detokenize Sexpr'),
);

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
  ...plain(
    'NewExpandableDocumentCommand newrobustcmd renewrobustcmd DeclarePairedDelimiter newcommandx renewcommandx',
  ),
]);

/** TeX's own way to define. */
export const primitiveDefinitions: ReadonlySet<string> = new Set(plain('def edef gdef xdef'));

/** TeX's conditions; others are made by \newif. */
export const conditions: ReadonlySet<string> = new Set(
  plain(
    'if ifcat ifnum ifdim ifodd ifvmode ifhmode ifmmode ifinner ifvoid ifhbox ifvbox ifx ifeof iftrue iffalse ifcase ifdefined ifcsname iffontchar ifpdf ifxetex ifluatex',
  ),
);

/** The letters that begin and end verbatim words in the classes for documentation. */
export const barsOf: Readonly<Record<string, string>> = { ltxdoc: '|', ltxguide: '|', l3doc: '|"' };

/** What begins the documents of ConTeXt, and what begins the text of one, behind its settings. */
export const contextDocument = /\\start(?:text|component|product|project|environment)(?![A-Za-z])/;
export const contextText = /\\start(?:text|component|product|project)(?![A-Za-z])/;
