/**
 * What the arguments of commands and environments are: those of the LaTeX kernel (LaTeX2e: An unofficial reference manual;
 * The LaTeX Companion), of amsmath, mathtools, amsthm, graphics, xcolor, hyperref, the caption, list, table and verbatim
 * packages, cleveref, natbib, biblatex, beamer, memoir and KOMA-Script, after their manuals.
 */

/**
 * What stands in an argument:
 * - name: a name, a length, a key, an address: no text
 * - same: what stands around the command
 * - line: text of one line, without displays: a caption, a link
 * - heading: the same, and a bookmark
 * - keyed: the same within the value of a key, which a comma ends
 * - box: the same in a horizontal box, where $$ is an empty formula; also within mathematics
 * - paragraphs: text with paragraphs
 * - math: mathematics in the line
 */
type ArgumentKind = 'name' | 'same' | 'line' | 'heading' | 'keyed' | 'box' | 'paragraphs' | 'math';

/** An argument, with the mark that opens it where it may be missing. */
export interface ArgumentSpec {
  readonly kind: ArgumentKind;
  readonly option: '' | '[' | '(' | '<';
}

const kinds: Readonly<Record<string, ArgumentKind>> = {
  n: 'name',
  s: 'same',
  l: 'line',
  h: 'heading',
  x: 'box',
  p: 'paragraphs',
  m: 'math',
};

/** Reads "[n]nl": a letter of a kind is an argument in braces; one in brackets, parentheses or angles is optional. */
export function signatureOf(written: string): readonly ArgumentSpec[] {
  const parts = written.match(/[nslhxpm]|\[[nslhxpm]|\([nslhxpm]|<[nslhxpm]/g) ?? [];
  return parts.map((part) =>
    part.length === 1
      ? { kind: kinds[part]!, option: '' }
      : { kind: kinds[part[1]!]!, option: part[0] as ArgumentSpec['option'] },
  );
}

/** A table of signatures from lists of names by their signature. */
function tableOf(lists: Readonly<Record<string, string>>): ReadonlyMap<string, readonly ArgumentSpec[]> {
  return new Map(
    Object.entries(lists).flatMap(([written, names]) => {
      const signature = signatureOf(written);
      return names
        .trim()
        .split(/\s+/)
        .map((name) => [name, signature] as const);
    }),
  );
}

/** Signatures of commands, without their stars. A command that is in none takes its braces as groups. */
export const commandSignatures = tableOf({
  n: `DoNotIndex DescribeMacro DescribeEnv SweaveOpts orcidID hl label ref eqref pageref autoref nameref vref vpageref fref zcref zref subref labelcref labelcpageref input include includeonly subfile subfileinclude bibliography nobibliography bibliographystyle addglobalbib usebox usecounter pagestyle thispagestyle pagenumbering hypersetup geometry graphicspath usetikzlibrary tikzset pgfplotsset pgfkeys usepgfplotslibrary theoremstyle lstset captionsetup sisetup newcounter newlength newsavebox newboolean stepcounter refstepcounter bookmarksetup allsectionsfont setmainfont linespread fontsize fontfamily fontseries fontshape selectlanguage hyphenation excludeversion includeversion excludecomment includecomment SetKwInOut crefname gls Gls GLS glspl Glspl acrshort acrlong acrfull ac acs acl acf si nth listof tableofcontentsname usetheme usecolortheme usefonttheme setbeamercovered includepdf nomenclature hspace vspace addvspace enlargethispage newif tcbset mdfsetup setlist color pagecolor DeclareMathAlphabet lstinputlisting verbatiminput VerbatimInput pgfmathsetmacro declaretheoremstyle tnoteref corref fnref inst authormark orcid setcopyright acmConference acmDOI acmISBN acmYear acmMonth acmVolume acmNumber acmArticle acmPrice acmSubmissionID received Description doi funding lstMakeShortInline newboolean setboolean`,
  '[l]n': 'cite footcite email homepage',
  '[n]n': `IEEEeqnarrayboxm IEEEeqnarrayboxt nocite usepackage RequirePackage documentclass LoadClass includegraphics addbibresource addsectionbib cref Cref cpageref namecref num si ang unit usebeamertemplate declaretheorem bibitem ead urladdr ccsdesc bibdiv`,
  '[l][l]n': `citep citet citealp citealt Citep Citet citeauthor Citeauthor citeyear citeyearpar parencite Parencite textcite Textcite autocite Autocite footcitetext smartcite supercite fullcite footfullcite cites citetitle citeurl parencites textcites autocites`,
  '[n]': `\\ pagebreak linebreak nopagebreak nolinebreak printbibliography listoftodos displaybreak allowdisplaybreaks newline printglossary footnotemark onslide listoftheorems tableofcontents`,
  nn: `setlength addtolength setcounter addtocounter numberwithin counterwithin counterwithout settowidth settoheight settodepth crefrange Crefrange vrefrange import subimport inputfrom includefrom subincludefrom inputminted definecolorset setkomafont addtokomafont newdateformat numrange`,
  '[n]nn': `rule definecolor providecolor colorlet newglossaryentry includesvg pgfdeclareimage`,
  nnh: `addcontentsline`,
  '[n]n[n]n': 'SI qty',
  '[n]nnn': 'SIrange qtyrange',
  'n[n]l[n]': 'newtheorem newmdtheoremenv newdefinition newproof newremark',
  'n[n]lnn': 'spnewtheorem',
  '[n]nlnn': 'newtcbtheorem',
  '[h]h': `part chapter section subsection subsubsection paragraph subparagraph title addpart addchap addsec minisec`,
  '[l]l': `caption subcaption captionabove captionbelow altaffiliation`,
  '[n]h': 'author',
  '<n[h]h': 'frametitle framesubtitle',
  'n[l]l': 'captionof',
  l: `index date thanks subtitle legend keywords dedicatory subjclass titlehead publishers extratitle uppertitleback lowertitleback subject alert emailaddr sectionmark chaptermark markright uline uuline uwave sout xout dashuline dotuline MakeUppercase MakeLowercase MakeTextUppercase chead lhead rhead cfoot lfoot rfoot ihead ohead ifoot ofoot preprint collaboration pacs IEEEauthorblockN IEEEauthorblockA IEEEmembership titlerunning authorrunning journal`,
  '[n]l':
    'institute todo hyperref fancyhead fancyfoot tnotetext cortext fntext address affiliation affil curraddr altaffilmark institution city country state postcode titlenote authornote subtitlenote',
  nl: 'hyperlink hypertarget pdfbookmark',
  '<n[l': 'item',
  '[l][l]s': 'subfloat subfigure subtable subcaptionbox subbottom',
  '[n]p': 'footnote footnotetext sidenote marginnote',
  '[p]p': 'marginpar',
  pl: 'epigraph dictum',
  '[n][n][n]np': 'parbox',
  x: `qq mbox fbox hbox line centerline leftline rightline llap rlap clap underline reflectbox tag intertext shortintertext underbar textsuperscript textsubscript circled doublebox shadowbox ovalbox Ovalbox vbox vtop vcenter`,
  '(n)[n][n]x': 'makebox framebox',
  '[n]x': 'tcbox makecell thead shortstack rotcell rothead Centerstack',
  nnx: 'multicolumn fcolorbox resizebox',
  '[n]n[n]n[n]x': 'multirow',
  'n[n][n]x': 'raisebox savebox',
  'n[n]x': 'scalebox',
  '[n]nx': 'colorbox rotatebox adjustbox',
  '[n]ns': 'textcolor foreignlanguage',
  nx: 'sbox',
  '<n>s': 'only uncover visible invisible',
  '<n>ss': 'alt',
  ll: 'texorpdfstring markboth IEEEPARstart',
  m: 'ensuremath xymatrix',
});

/** Commands that are such boxes only where they stand in mathematics; in text they take what stands around. */
export const mathBoxes: ReadonlySet<string> = new Set(
  `text textrm textit textbf textsf texttt textnormal textup textsl textsc textmd emph uppercase lowercase`.split(
    /\s+/,
  ),
);

/** Signatures of what follows \begin{name}. */
export const environmentSignatures = tableOf({
  n: `alignat alignat* xalignat xalignat* xxalignat subarray thebibliography spacing turn otherlanguage filecontents`,
  '[n]n': `macro environment function variable IEEEeqnarrayboxm IEEEeqnarrayboxt alignedat alignedat* array array* tabular longtable supertabular tblr longtblr column subfigure subtable IEEEeqnarray IEEEeqnarray* IEEEeqnarraybox empheq empheq* minted adjustbox`,
  'n[n]n': 'tabular* tabularx tabulary xltabular',
  '[n][n][n]n': 'minipage',
  l: 'letter',
  'n[p]': 'multicols multicols*',
  nn: 'list adjustwidth adjustwidth* overlayarea changemargin',
  '[n]n[n]n': 'wrapfigure wraptable',
  '[l]nn': 'restatable restatable*',
  '<n>[n]ll': 'frame',
  '<n>l': 'block alertblock exampleblock',
  '[l]': `theorem lemma proposition corollary conjecture definition remark example claim proof proof* IEEEproof thm lem prop cor conj defn rem fact notation note question problem exercise solution axiom assumption hypothesis observation`,
  '[n]': `figure figure* table table* itemize enumerate description algorithm algorithmic columns tcolorbox mdframed aligned gathered multlined wrapfloat tikzpicture axis scope abstract sidewaysfigure sidewaystable SCfigure appendices lstlisting psmallmatrix smallmatrix* matrix* pmatrix* bmatrix* Bmatrix* vmatrix* Vmatrix*`,
});
