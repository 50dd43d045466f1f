import { toolboxHelp, toolboxOverview } from './commands/toolbox/help.ts';

/** What each command does and how it is called, with an example. */
export const help: Readonly<Record<string, string>> = {
  search: `esma search <constant> [options]     find conjectures P(α)/Q(α) = signed continued fraction

  <constant>        an expression (e, exp(1/2), tan(1), \\frac{e+1}{e-1}) or @FILE, a file of decimal digits
  --degree D        largest degree of P and Q (1)
  --height H        largest |coefficient| of P and Q (2)
  --period B        longest sign pattern (4)
  --signs=WORD      one sign pattern instead, as --signs=-+
  --order L         largest linear complexity of the terms (24); auto: 24, then 48 and 96 for candidates of orbits
                    that have shown a pattern
  --digits N        digits to which a conjecture is approved (1000)
  --shape S         quotient: P/Q (default); power: a·α^k + b
  --seed-file LIST  a file with an expression a line, each a value of its own, instead of a constant
  --members M       simplest, all, or how many members of each family to put out (simplest)
  --terms N         terms that the table shows (8)
  --limit N         families (with --members all --json: conjectures) to put out
  --json            one conjecture a line, as JSON of schema 1
  --latex           a standalone LaTeX article
  --out FILE        add the conjectures to a library file (JSON Lines)
  --no-prove        prove nothing; by default every conjecture that stands for its family, and every other one that is
                    shown, is proved where it can be: a few hundredths of a second, since families are few
  --prove           with --members all: prove every single one, which takes about as long as the search
  --workers N       worker threads (one a core, less one)
  --checkpoint FILE save the search as it goes; esma resume FILE goes on with it after an interruption
  --shard i/n       do the i-th of n shares; esma merge joins their checkpoints

Example: esma search "tan(1)" --period 3 --members all --json > tan.jsonl
`,
  expand: `esma expand <constant> [--signs=-+] [--terms 40]     the terms of its continued fraction

Every term is proved from an enclosure of the constant.

Example: esma expand "\\frac{e+1}{e-1}" --terms 10
`,
  evaluate: `esma evaluate <constant> [--digits 1000]                the value of a constant
esma evaluate --signs=-+ --terms "2; 3+2k" [--digits N]   the value of a fraction

Terms are polynomials in k, interlaced; a preperiod stands before a bar: "2 | 1; 2+2k; 1".

Example: esma evaluate --signs=-+ --terms "2; 3+2k" --digits 50
`,
  resume: `esma resume FILE [--workers N]     go on with a search from its checkpoint

It ends with the same result, byte for byte, as a search that was never interrupted.

Example: esma resume e.checkpoint
`,
  merge: `esma merge FILE … [--json | --latex] [--out FILE] [--limit N] [--terms N] [--prove | --no-prove]     join the shards of a search

FILE … are the checkpoints of all shards. The result is that of one run, byte for byte.

Example: esma merge e-1.checkpoint e-2.checkpoint --out e.jsonl
`,
  verify: `esma verify FILE [--digits 10000]     check every conjecture of a library file again, from scratch

Example: esma verify e.jsonl --digits 2000
`,
  prove: `esma prove FILE [--latex | --pari | --sympy] [--id ID]     prove the conjectures of a library file

Certificates go into FILE: it is only ever added to, so a proved conjecture is appended once more, with its proof, and
the last record with an id stands. What stays open is listed with the reason.

  --latex           print the proofs instead, as a LaTeX document
  --pari            print a program for PARI/GP instead that checks the proofs on its own: gp -q -f PROGRAM
  --sympy           the same for SymPy: python3 PROGRAM
  --id ID           one conjecture only

Example: esma prove e.jsonl --latex > e-proofs.tex
`,
  check: `esma check FILE     put every certificate of a library file through the independent checker, from scratch

The exit code is 1 where one is refused.

Example: esma check e.jsonl
`,
  export: `esma export FILE --as FORMAT [--id ID] [--limit N]     the conjectures of a library file as formulas, programs, a table

Formulas      latex-nested, latex-line, latex-gauss, latex-pringsheim, latex-terms, latex-theorem, latex-proof,
              markdown, typst, mathml, text
Programs      pari, sage, sympy, mathematica, maxima: they evaluate the fraction and compare it with the value
All at once   article (LaTeX, with tables, proofs and a chart), csv, library (JSON Lines), json

  --id ID           one conjecture only
  --limit N         the first N
  --depth D         depth of nested fractions, 1 to 20 (4)
  --environment E   what a LaTeX formula stands in: equation (numbered), equation*, brackets

Example: esma export e.jsonl --as article > e.tex
`,
  insert: `esma insert FILE:LINE:COLUMN LIBRARY --id ID [options]     write a conjecture into a document

FILE is LaTeX, Markdown or Typst, by its ending. The place is read, and the formula is written as it wants it: a display
in text, its body in a display, on one line in $…$, commented in a comment. Labels of the whole project are known; what
the preamble of its root lacks is reported. LINE and COLUMN count from 1, columns in characters.

  --id ID           the conjecture of LIBRARY; not needed where there is only one
  --style S         nested (default), line, gauss, pringsheim, terms, theorem
  --depth D         depth of nested fractions, 1 to 20 (4)
  --environment E   what a display stands in: equation (numbered), equation*, brackets
  --label PREFIX    what a label begins with (eq:); --no-label for none
  --no-comment      without the comment that names the conjecture
  --as WORDING      how to write it where the place does not say: display, body, inline, markdown, typst, plain
  --proof           the theorem with its proof instead
  --dry-run         change nothing, show what would be inserted
  --json            one object: place (text, inline, display, comment, verbatim, unknown), wording, edits, missing

The exit code is 1 where nothing could be inserted.

Example: esma insert paper.tex:120:1 e.jsonl --id 0i03vvdmr696r
`,
  identify: `esma identify NUMBER …                                  name numbers: from digits, or given exactly
esma identify --numbers FILE                            one a line; - for standard input
esma identify --terms "2; 3+2k" [--signs=-+]            name the value of a fraction

NUMBER is typed with a point (6 significant digits or more, the last one or two may be off; 2.71828(3) gives the error),
@FILE for a file of digits, or an expression. Looked for are rational and algebraic numbers to degree 12, a catalogue of
some thousand constants with its rational multiples, Möbius images, combinations, products and pairs, elementary functions
at simple points, and numbers whose continued fraction has a pattern.

A name is given where it explains at least 3 digits more than it takes to write it: no more than one random number in
1,000 gets one, and one in 10,000 from 4 on; between the two it is called "perhaps". A name for digits is a conjecture,
however many agree; one for a fraction, or for an expression that a classical theorem reaches, is proved.

  --json            one number a line, as JSON, with all names
  --determinant D   images (ax + b)/d with ad up to D are looked at for a pattern (100)

Example: esma identify 1.6449340668482264 5.859874482048838
`,
  families: `esma families <constant with k> [--k 1..12] [--odd | --even] [options]     one statement for all k

Searches each k, draws formulas for all k from what it finds, and proves them with k as a symbol. The k at which a
formula does not stand are named, with what holds there.

  --k FIRST..LAST   the k that are searched (1..12)
  --odd, --even     only these
  --height H        largest |coefficient| of P and Q (1)
  --period B        longest sign pattern (2)
  --order L         largest linear complexity (24)
  --limit N         statements to put out
  --latex           theorems with proofs, as a LaTeX document

Example: esma families "exp(2/k)" --k 1..13 --odd
`,
  constants: `esma constants     the catalogue: what is proved, and what ESMA can reach

Example: esma constants
`,
  plan: `esma plan <constant> [search options]     what a search would do and cost, without doing it

Example: esma plan "besseli(1,2)/besseli(0,2)" --height 5
`,
  tour: `esma tour     a first search, for e, one of its results checked by hand, and where to go from there

Example: esma tour
`,
  ...toolboxHelp,
};

export const overview = `ESMA finds continued-fraction conjectures for mathematical constants.

  esma search <constant>      find conjectures
  esma plan <constant>        what a search would do and cost
  esma resume FILE            go on with a search from its checkpoint
  esma merge FILE …           join the shards of a search
  esma expand <constant>      the terms of its continued fraction
  esma evaluate <constant>    its value, and whether it is proved
  esma verify FILE            check the conjectures of a library file
  esma prove FILE             prove them; as LaTeX, or as programs for PARI/GP and SymPy
  esma check FILE             put their certificates through the independent checker
  esma export FILE --as …     formulas, programs, an article, a table
  esma insert F:L:C FILE      write a conjecture into a document, as its place wants it
  esma identify <digits>      name a number, or the value of a fraction
  esma families "exp(1/k)"    one statement for all k
  esma constants              the catalogue of constants
  esma tour                   a first search, and where to go from there

${toolboxOverview}
esma COMMAND --help shows the options and an example.
`;
