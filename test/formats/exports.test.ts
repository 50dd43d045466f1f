import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { describe, it } from 'mocha';
import { conjectureAs, conjectureFormats } from '../../src/formats/conjectureAs.ts';
import { notebookOf } from '../../src/formats/programs/notebook.ts';
import { articleOf, latexArticle } from '../../src/formats/latex/article.ts';
import { csvTable } from '../../src/formats/text/csv.ts';
import { manyRecords } from '../support/records.ts';
import { sampleSearch } from '../support/samples.ts';
import { typeset } from '../support/tex.ts';
import { hasTool } from '../support/tools.mjs';
import { recordOf } from '../support/wideConjectures.ts';

const options = { depth: 3, environment: 'equation' } as const;
const e = recordOf('e', 'e', { numerator: [-1n, 1n], denominator: [1n] }, '2; 2k + 3', '-+');
const root = recordOf(
  'root',
  'exp(2/3)',
  { numerator: [-1n, 1n], denominator: [1n, 2n] },
  '0 | 1/2k^2 + 1/2k + 2',
  '+',
);

describe('a conjecture as', () => {
  it('Markdown: displays in paragraphs of their own', async () => {
    assert.equal(
      await conjectureAs(e, 'markdown', options),
      [
        '$$',
        '  e - 1 = 2 - \\cfrac{1}{3 + \\cfrac{1}{2 - \\cfrac{1}{5 + \\cdots}}},',
        '$$',
        '',
        'that is, $a_{0} + b_{1}/(a_{1} + b_{2}/(a_{2} + \\cdots))$ with $b_{n} = (-1)^{n}$ and $a_{2j} = 2$, $a_{2j+1} = 2j + 3$ for all $j \\ge 0$.',
        '',
        'Both sides agree to 1000 digits, with a proved enclosure of $e$.',
      ].join('\n'),
    );
  });

  it('Typst: with the fractions as large as in a display', async () => {
    assert.equal(
      await conjectureAs(e, 'typst', options),
      '$ e - 1 = 2 - frac(1, display(3 + frac(1, display(2 - frac(1, display(5 + dots.c)))))) $',
    );
    assert.match(
      (await conjectureAs(root, 'typst', options))!,
      /^\$ frac\(e\^\(2 \\\/ 3\) - 1, 2 e\^\(2 \\\/ 3\) \+ 1\) = /,
    );
    const others = recordOf(
      'x',
      'besseli(-1/2,2)/besselj(0,1)+cbrt(2)*asinh(3)-pi',
      { numerator: [0n, 0n, 1n], denominator: [3n] },
      '1; k + 2',
      '+',
    );
    assert.match(
      (await conjectureAs(others, 'typst', options))!,
      /^\$ frac\(\(frac\(I_\(-1 \\\/ 2\) \(2\), J_\(0\) \(1\)\) \+ root\(3, 2\) dot op\("arsinh"\)\(3\) - pi\)\^2, 3\) =/,
    );
  });

  it('MathML: one math element, every element closed, with its LaTeX', async () => {
    const text = (await conjectureAs(e, 'mathml', options))!;
    assert.match(
      text,
      /^<math xmlns="http:\/\/www\.w3\.org\/1998\/Math\/MathML" display="block">.*<\/math>$/,
    );
    assert.equal(text.match(/<mfrac>/g)!.length, 3);
    const open: string[] = [];
    for (const [, close, name] of text.matchAll(/<(\/?)([a-z]+)[^>]*>/g)) {
      if (close) assert.equal(open.pop(), name);
      else open.push(name!);
    }
    assert.deepEqual(open, []);
    assert.match(text, /<annotation encoding="application\/x-tex">e - 1 = 2 - \\cfrac/);
  });

  it('plain text', async () => {
    assert.equal(
      await conjectureAs(e, 'text', options),
      'e - 1 = [2; 3, 2, 5, 2, 7, 2, 9, 2, 11, …]  signs −+, repeated\nterms 2; 2k + 3; both sides agree to 1000 digits',
    );
  });

  it('SageMath, which is not run here', async () => {
    assert.equal(
      await conjectureAs(root, 'sage', options),
      `# (exp(2/3) - 1)/(2*exp(2/3) + 1) = [0; 2, 3, 5, 8, 12, 17, 23, 30, 38, ...], signs + repeated
# Written by ESMA; its record says that both sides agree to 1000 digits.
# Run with: sage FILE.sage
wanted = 200
def a(n):
    if n < 1: return [0][n]
    k = n - 1
    return (k^2 + k + 4)/2
def b(n): return 1
alpha = exp(2/3)
value = N((alpha - 1)/(2*alpha + 1), digits=wanted + 32)
p, P, q, Q, n = a(0), 1, 1, 0, 0
while q*(q + b(n + 1)*Q) < 10^(wanted + 2) and n < 100*wanted + 10000:
    n += 1
    p, P = a(n)*p + b(n)*P, p
    q, Q = a(n)*q + b(n)*Q, q
difference = abs(value - p/q)
agreed = wanted if difference < 10^(-wanted) else max(0, floor(-log(difference, 10)))
print("agreement to" if agreed == wanted else "disagreement after", agreed, "digits")
`,
    );
  });

  it('Mathematica, which is not run here', async () => {
    assert.equal(
      await conjectureAs(e, 'mathematica', options),
      `(* e - 1 = [2; 3, 2, 5, 2, 7, 2, 9, 2, 11, ...], signs -+ repeated *)
(* Written by ESMA; its record says that both sides agree to 1000 digits. *)
(* Run with: wolframscript -file FILE *)
ClearAll[a, b];
wanted = 200;
a[n_] := With[{k = Quotient[n, 2]}, {2, 2*k + 3}[[Mod[n, 2] + 1]]];
b[n_] := {-1, 1}[[Mod[n - 1, 2] + 1]];
alpha = E;
value = N[alpha - 1, wanted + 30];
{p, pp, q, qq, n} = {a[0], 1, 1, 0, 0};
While[q*(q + b[n + 1]*qq) < 10^(wanted + 2) && n < 100*wanted + 10000, n++; {p, pp} = {a[n]*p + b[n]*pp, p}; {q, qq} = {a[n]*q + b[n]*qq, q}];
difference = Abs[value - p/q];
agreed = If[difference < 10^-wanted, wanted, Max[0, Floor[-Log10[difference]]]];
Print[If[agreed == wanted, "agreement to ", "disagreement after "], agreed, " digits"];
`,
    );
  });

  it('each format is a text that ends as it should, and a proof only where there is one', async () => {
    for (const { name: format } of conjectureFormats) {
      const text = await conjectureAs(e, format, options);
      if (format === 'latex-proof') assert.equal(text, null);
      else assert.ok(text && text.length > 20 && text.trim() === text.trimEnd(), format);
    }
  });
});

describe('a table of conjectures', () => {
  it('is read by an independent reader of CSV with every field as it was', function () {
    if (!hasTool('python3-sympy')) this.skip();
    const comma = recordOf(
      'quoted "id", with\na break',
      'besseli(1,2)/besseli(0,2)',
      e.value,
      '2; 2k + 3',
      '-+',
    );
    const table = csvTable([e, root, comma]);
    assert.ok(table.endsWith('\r\n'));
    const reader =
      'import csv, io, json, sys; print(json.dumps(list(csv.DictReader(io.StringIO(sys.stdin.buffer.read().decode(), newline=""), strict=True))))';
    const { stdout } = spawnSync('/usr/bin/python3', ['-c', reader], { input: table, encoding: 'utf8' });
    const rows = JSON.parse(stdout) as Record<string, string>[];
    assert.equal(rows.length, 3);
    assert.equal(rows[0]!.signs, '-1 1');
    assert.equal(rows[0]!.coefficients, '2; 3 2');
    assert.equal(rows[1]!.polynomials, '1/2k^2 + 1/2k + 2');
    assert.equal(rows[1]!.coefficients, '2 1/2 1/2');
    assert.equal(rows[2]!.id, comma.id);
    assert.equal(rows[2]!.constant, 'besseli(1,2)/besseli(0,2)');
  });

  it('has digits that were compared in their column, and in another what a record says of digits that are not there', () => {
    const [byDigits] = manyRecords(1);
    const [head, ...rows] = csvTable([
      { ...e, digits: 40 },
      { ...byDigits!, digits: 999_999 },
    ])
      .trim()
      .split('\r\n')
      .map((row) => row.split(/,(?=(?:[^"]*"[^"]*")*[^"]*$)/));
    const cells = (name: string) => rows.map((row) => row[head!.indexOf(name)]);
    assert.deepEqual(cells('digits'), ['40', '']);
    assert.deepEqual(cells('digits_as_recorded'), ['', '999999']);
  });
});

describe('an article', () => {
  it('of a library says what has written it, and not that this has found the formulas; of a search, that it has', () => {
    const command = 'esma export e.jsonl --as article';
    const written = articleOf([e], command, 3);
    assert.ok(!/Found by/.test(written) && /\{flushleft\}Written by /.test(written));
    assert.match(
      written,
      /writes the article from its library\. The bounds of the searches .* as the records name/,
    );
    assert.ok(!/given by digits/.test(written));
    const family = { id: e.family, count: 1, members: [e], quadratic: false };
    const found = latexArticle([family], { command, origin: 'found', conjectures: 1, families: 1 }, 3);
    assert.match(found, /\{flushleft\}Found by /);
    assert.match(articleOf(manyRecords(1), command, 3), /but where its constant is given by digits/);
  });

  it('of the families of several constants has a section for each, tables, a chart and how to reproduce it', async function () {
    if (!hasTool('texlive-pictures')) this.skip();
    this.timeout(300_000);
    const found = [await sampleSearch('e', { period: 2 }), await sampleSearch('tan(1)', { period: 1 })];
    const families = found.flatMap(({ families }) => families);
    const text = latexArticle(
      families,
      { command: 'esma export e_1.jsonl', origin: 'written', conjectures: 9, families: 5 },
      4,
    );
    assert.match(
      text,
      /\\section\*\{The families of \$e\$\}[^]*\\section\*\{The families of \$\\tan\(1\)\$\}/,
    );
    assert.match(text, /\\begin\{longtable\}[^]*\\begin\{axis\}[^]*\\section\*\{How to reproduce\}[^]*e\\_1/);
    const { status, complaints, log } = typeset(text, { runs: 4 });
    assert.deepEqual(complaints, []);
    assert.equal(status, 0, log.slice(-2000));
  });
});

describe('the terms as a b-file', () => {
  const read = (text: string) => text.split('\n').filter((line) => !line.startsWith('#'));

  it('are numbered from 0 to 10,000, one a line', async () => {
    const lines = read((await conjectureAs(e, 'bfile', options))!);
    assert.equal(lines.length, 10_001);
    assert.deepEqual(lines.slice(0, 4), ['0 2', '1 3', '2 2', '3 5']);
    assert.equal(lines.at(-1), '10000 2');
  });

  it('end before the first one of more than 1,000 digits', async () => {
    const doubling = {
      ...e,
      fraction: { ...e.fraction, rule: { kind: 'recurrent', initial: [1n], recurrence: [2n] } },
    };
    const lines = read((await conjectureAs(doubling as typeof e, 'bfile', options))!);
    const last = lines.at(-1)!.split(' ')[1]!;
    assert.deepEqual([last.length, lines.length], [1000, Number(lines.at(-1)!.split(' ')[0]) + 1]);
    assert.equal((2n * BigInt(last)).toString().length, 1001);
  });
});

describe('conjectures as a notebook', () => {
  const quotient = recordOf('quotient', 'e', { numerator: [1n, 1n], denominator: [-1n, 1n] }, '4k + 2', '+');
  interface Cell {
    readonly cell_type: string;
    readonly id: string;
    readonly source: readonly string[];
  }
  const notebook = JSON.parse(notebookOf([e, quotient], 3)) as {
    readonly nbformat: number;
    readonly cells: readonly Cell[];
  };

  it('are statement, program and chart each, in cells with names of their own', () => {
    assert.equal(notebook.nbformat, 4);
    const kinds = ['markdown', 'code', 'code'];
    assert.deepEqual(
      notebook.cells.map(({ cell_type }) => cell_type),
      [...kinds, ...kinds],
    );
    const ids = notebook.cells.map(({ id }) => id);
    assert.equal(new Set(ids).size, ids.length);
    for (const id of ids) assert.match(id, /^[\w-]{1,64}$/);
    assert.match(notebook.cells[0]!.source.join(''), /e - 1 = 2 - /);
  });

  it('run in Python: both sides agree, and the chart rises', function () {
    if (!hasTool('python3-sympy')) this.skip();
    // In the place of matplotlib, which draws: what it is given is printed.
    const drawing = [
      'import sys, types',
      'plt = types.ModuleType("matplotlib.pyplot")',
      'plt.plot = lambda x, y: print(len(x), all(s < t for s, t in zip(y, y[1:])), round(y[-1]))',
      'plt.xlabel = plt.ylabel = lambda text: None',
      'plt.show = lambda: None',
      'package = types.ModuleType("matplotlib"); package.pyplot = plt',
      'sys.modules["matplotlib"] = package; sys.modules["matplotlib.pyplot"] = plt',
    ];
    const code = notebook.cells
      .filter((cell) => cell.cell_type === 'code')
      .map(({ source }) => source.join(''));
    const { stdout, stderr } = spawnSync('/usr/bin/python3', ['-'], {
      input: [...drawing, ...code].join('\n'),
      encoding: 'utf8',
    });
    const said = stdout.trim().split('\n');
    assert.equal(said.length, 4, stderr);
    assert.deepEqual([said[0], said[2]], ['agreement to 200 digits', 'agreement to 200 digits']);
    // The fraction of order 2 passes 200 digits within 100 convergents, the other one has 100 points.
    assert.match(said[1]!, /^100 True 1\d\d$/);
    assert.match(said[3]!, /^[5-9]\d True (19\d|200)$/);
  });
});
