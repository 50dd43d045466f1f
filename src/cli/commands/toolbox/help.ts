import { fractionNotation } from '../../fraction.ts';

/** What each tool does and how it is called, with an example. */
export const toolboxHelp: Readonly<Record<string, string>> = {
  convert: `esma convert FRACTION --to=WORD     the same number under another sign pattern, as interlaced polynomials

${fractionNotation}  --to=WORD         the sign pattern to convert to; --to=+ is the simple continued fraction

Keeps the value, exactly. Under - alone a number may have no interlaced polynomials: then it says so, and why.

Example: esma convert "2; 3+2k @ -+" --to=+
`,
  moebius: `esma moebius MAP FRACTION [--to=WORD]     the image (a x + b)/(c x + d) of a fraction, as interlaced polynomials

  MAP               with integer coefficients, as "(2x+1)/(x+3)", "1/x" or "2x-1"
${fractionNotation}  --to=WORD         the sign pattern of the image (that of the fraction)

Keeps the value, mapped, exactly.

Example: esma moebius "(x+1)/(x-1)" "2 | 1; 2k+2; 1"
`,
  negate: `esma negate FRACTION     -x under the same sign pattern

${fractionNotation}
Keeps the value, up to its sign, exactly.

Example: esma negate "2 | 1; 2k+2; 1"
`,
  reciprocal: `esma reciprocal FRACTION     1/x under the same sign pattern

${fractionNotation}
Keeps the value, inverted, exactly.

Example: esma reciprocal "2; 3+2k @ -+"
`,
  equivalence: `esma equivalence FRACTION --factors "R"     multiply a_n by r_n and b_n by r_n r_(n-1)

${fractionNotation}  --factors R       r_1, r_2, … as interlaced polynomials, fractions allowed, without zeros; r_0 is 1

Keeps every convergent.

Example: esma equivalence "2k+1 @ k^2+2k+1" --factors "1/2k+1/2"
`,
  contract: `esma contract FRACTION --every N [--first O] | --even | --odd     the fraction with every N-th convergent

${fractionNotation}  --every N         1 to 200
  --first O         the first convergent that is kept, 0 to N - 1 (0)
  --even, --odd     the even part, convergents 0, 2, 4, …, or the odd part, 1, 3, 5, …

Keeps every N-th convergent, and so the value.

Example: esma contract "2; 3+2k @ -+" --odd
`,
  extend: `esma extend FRACTION [--every N] [--difference D]     a convergent more before every N-th one

${fractionNotation}  --every N         1 to 200 (1)
  --difference D    the new convergent has a_n - D in the place of a_n; not 0 (1)

Keeps every convergent, at another index. esma contract drops the new ones again.

Example: esma extend "4k+2" --every 2 --difference 1
`,
  fold: `esma fold FRACTION     one period of a signed fraction as one step of a polynomial continued fraction

${fractionNotation}
Keeps every N-th convergent, N the joint period of terms and signs, and so the value.

Example: esma fold "2; 3+2k @ -+"
`,
  unfold: `esma unfold FRACTION [--to=WORD]     the signed fraction that a polynomial continued fraction comes from

${fractionNotation}  --to=WORD         its sign pattern (all up to four signs are tried)

Keeps every convergent; they are every N-th of the signed fraction. Shown exactly, or not found.

Example: esma unfold "2; 7 | 4k + 10 @ -2 | 1" --to=-+
`,
  convergents: `esma convergents <constant> [--signs=WORD] [--count N]     the convergents of a constant, with their errors
esma convergents FRACTION [--count N]                      … of a fraction

${fractionNotation}  --count N         1 to 1000 (12)

Every shown digit of an error is proved from an enclosure of the value.

Example: esma convergents "2; 3+2k @ -+" --count 8
`,
  compare: `esma compare A B     equal value? same family? which converges faster, and by what factor?

  A, B              fractions: TERMS @ SIGNS, as "2; 3+2k @ -+"; without @ all +

Equality is decided exactly, by the simple continued fractions of both for all terms.

Example: esma compare "2; 3+2k @ -+" "1; 1; 2k+2 @ +"
`,
};

/** The tools, for the overview of all commands. */
export const toolboxOverview = `  Tools for continued fractions, written as "2; 3+2k @ -+":
  esma convert FRACTION --to=WORD      the same number under another sign pattern
  esma moebius MAP FRACTION            its image (a x + b)/(c x + d); also esma negate, esma reciprocal
  esma fold FRACTION                   one period as one step of a polynomial fraction; esma unfold undoes it
  esma contract FRACTION --every N     every N-th convergent; esma extend inserts one; esma equivalence keeps all
  esma convergents FRACTION            its convergents, with errors
  esma compare A B                     equal value? same family? which converges faster?
`;
