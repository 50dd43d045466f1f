import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'mocha';
import { readMarkdown } from '../../src/documents/reading/markdownScanner.ts';
import { readTypst } from '../../src/documents/reading/typstScanner.ts';
import type { PlaceMap } from '../../src/documents/reading/place.ts';
import { markdownFolder, placesFile } from '../support/markdownPlaces.ts';
import type { MarkdownPlaces } from '../support/markdownPlaces.ts';
import { flavoursFile, forms } from '../support/markdownFlavours.ts';
import type { Flavours } from '../support/markdownFlavours.ts';
import { around, digestOf } from '../support/modes.ts';

type Case = readonly [marked: string, place: string];

/** Holds a reader to its cases, with both kinds of line ends. */
function checkCases(read: (text: string) => PlaceMap, cases: readonly Case[]): void {
  const check = (marked: string, place: string) => {
    const { kind, within, narrow } = read(marked.replace('▮', '')).at(marked.indexOf('▮'));
    const words = [kind, within, narrow ? 'narrow' : ''].filter(Boolean).join(' ');
    assert.equal(place.includes(' ') ? words : kind, place);
  };
  for (const [marked, place] of cases) {
    it(`${JSON.stringify(marked)} is ${place}`, () => {
      check(marked, place);
      check(marked.replaceAll('\n', '\r\n'), place);
    });
  }
}

describe('the place in a Markdown document', () => {
  checkCases(readMarkdown, [
    ['- 12. so\n\n      so ▮', 'text'],
    ['12. - so\n\n    so ▮', 'text'],
    ['12. - so\n\n    * so\n\n      so $▮x$', 'inline $'],
    ['- 1. ```\n     a\n     ```\n\n     so $▮x$', 'inline $'],
    ['- - so\n\n        so $▮x$', 'verbatim'],
    ['* * *\n\n    so $▮x$', 'verbatim'],
    ['▮', 'text'],
    ['Let $▮x$ be', 'inline $'],
    ['Let $x▮$ be', 'inline $'],
    ['Let $x$▮ be', 'text'],
    ['Let $▮$ be', 'inline $'],
    ['Let $x = ▮$ be', 'inline $'],
    ['a $x$ and $▮y$', 'inline $'],
    ['It costs $5 and ▮ $10.', 'text'],
    ['It costs $ 5 ▮ and $ 6', 'unknown'],
    ['It costs 5\\$ and $▮x$', 'inline $'],
    ['It costs $5 ▮', 'unknown'],
    ['It costs $5\n\n▮', 'text'],
    ['Let $`x▮`$ be', 'inline $'],
    ['Let $▮`x`$ be', 'unknown'],
    ['Let $`x`▮$ be', 'unknown'],
    ['Let $`x`$ be ▮', 'text'],
    ['Let $`a_b`$ and $`▮c`$ be', 'inline $'],
    ['$$\n▮\n$$', 'display $$'],
    ['$$\na\n$$\n▮', 'text'],
    ['$$ a ▮ $$', 'display $$'],
    ['so $$ a ▮ $$ is', 'display $$'],
    ['$$\na\n\n▮b\n$$\n', 'unknown'],
    ['$$\n\\begin{aligned}\na &= ▮\n\\end{aligned}\n$$', 'display aligned'],
    ['$$ a \\text{ if ▮ } $$', 'text \\text narrow'],
    ['\\begin{align}\na &= ▮\n\\end{align}', 'display align'],
    ['\\begin{align}\na\n\\end{align}\n▮', 'text'],
    ['\\(a ▮\\)', 'unknown'],
    ['`$▮`', 'verbatim `'],
    ['`$` ▮ `$`', 'text'],
    ['``a ` $▮`` b', 'verbatim'],
    ['a ` b $▮x$', 'inline $'],
    ['```\n$ ▮\n```', 'verbatim'],
    ['```\n$\n```\n▮', 'text'],
    ['```\n$\n~~~\n▮', 'verbatim'],
    ['````\n```\n▮\n````', 'verbatim'],
    ['~~~tex\n$ ▮', 'verbatim'],
    ['```math\n▮\n```', 'display ```math'],
    ['- a\n  ```\n  $ ▮\n  ```', 'verbatim'],
    ['> ```\n> $ ▮\n> ```', 'verbatim'],
    ['> Let $▮x$', 'inline $'],
    ['    code $▮x$', 'verbatim'],
    ['a\n    no code $▮x$', 'inline $'],
    ['- item\n\n    text of the item $▮x$', 'inline $'],
    ['- item\n\n      code of the item $▮x$', 'verbatim'],
    ['<!-- $ ▮ -->', 'comment <!--'],
    ['a <!-- $ --> ▮', 'text'],
    ['<!--\n$ ▮\n-->', 'comment <!--'],
    ['<!--\n$\n-->\n▮', 'text'],
    ['<pre>\n$ ▮\n</pre>', 'verbatim'],
    ['<pre>\n$\n</pre>\n\n▮', 'text'],
    ['[a](b▮c)', 'unknown'],
    ['[a](b$c) ▮ $', 'text'],
    ['<a href="▮">', 'unknown'],
    ['---\ntitle: ▮\n---\n', 'unknown'],
    ['---\ntitle: a\n---\n▮', 'text'],
    ['# On ▮', 'text # narrow'],
    ['# On $▮e$', 'inline $'],
    ['| a | ▮ |', 'text | narrow'],
    ['#hashtag ▮', 'text'],
    ['1. one ▮', 'text'],
    ['Hence we get\n$$\nx = y\n▮\n$$\nas said.', 'display $$'],
    ['Hence we get\n$$\nx = y\n$$\nas ▮said.', 'text'],
    ['Hence ▮we get\n$$\nx = y\n$$\nas said.', 'text'],
    ['Hence $▮a$ get\n$$\nx = y\n$$\nas said.', 'inline $'],
    ['so\n$$x▮$$', 'display $$'],
    ['so\n$$x$$\nand $▮y$', 'inline $'],
    ['so\n$$x$$ and ▮', 'text'],
    ['- so\n  $$\n  x▮\n  $$\n  and', 'display $$'],
    ['- so\n  $$\n  x\n  $$\n  and ▮', 'text'],
    ['- $$\n  x▮\n  $$', 'display $$'],
    ['> so\n> $$\n> x▮\n> $$\n> and', 'display $$'],
    ['so\n\\begin{align}\na &= ▮\n\\end{align}\nand', 'display align'],
    ['so\n\\begin{align}\na\n\\end{align}\nand ▮', 'text'],
    ['a\n$$\nx\n$$\nb\n$$\ny▮\n$$\nc', 'display $$'],
    ['a\n$$\nx\n$$\nb ▮\n$$\ny\n$$\nc', 'text'],
    ['a {math}`a▮` b', 'inline {math}'],
    ['a {math}`a` b▮', 'text'],
    ['```{math}\n:label: eq▮\na\n```', 'unknown'],
    ['```{math}\n:label: eq\na▮\n```', 'display ```math'],
    [':::{math}\na▮\n:::', 'display ```math'],
    ['```{note}\nso $▮x$\n```\n', 'inline $'],
    ['```{note}\nso\n```\n▮', 'text'],
    ['```{prf:theorem} Euler\n:label: t▮\n\nso\n```', 'unknown'],
    ['```{prf:theorem} Euler\n:label: t\n\nso ▮\n```', 'text'],
    ['```{code-cell} python\nx = "$▮"\n```', 'verbatim'],
    ['```{r}\nx <- d$▮y\n```', 'verbatim'],
    ['```{r, echo=FALSE}\nx <- d$▮y\n```', 'verbatim'],
    ['```{python}\nx = "$▮"\n```', 'verbatim'],
    ['```{.python .numberLines}\nx = "$▮"\n```', 'verbatim'],
    ['::: {.theorem #a▮}\nso\n:::', 'unknown'],
    ['::: {.theorem #a}\nso ▮\n:::', 'text'],
    ['::: {.theorem #a}\nso\n:::\n▮', 'text'],
    [':::: a\n::: b\nso $▮x$\n:::\n::::', 'inline $'],
    ['+---+---+\n| a | ▮ |\n+===+===+\n| b | c |\n+---+---+', 'unknown'],
    ['+---+---+\n| a | b |\n+---+---+\n\n▮', 'text'],
    ['On ▮\n====', 'text # narrow'],
    ['On ▮\n---\nso', 'text # narrow'],
    ['On\n---\nso ▮', 'text'],
    ['so\n\n---\n▮', 'text'],
    ['[^1]: A note ▮', 'text [^ narrow'],
    ['[^1]: A note\n\n    and more $▮x$ of it', 'inline $'],
    ['Term\n:   Its words\n\n    $$ x▮ = y $$', 'display $$'],
    ['Term\n:   Its words\n\n        code $▮x$', 'verbatim'],
    ['so\n\n: no ▮list', 'text'],
    ['and \\begin{equation} x▮ = y \\end{equation} so', 'display equation'],
    ['and \\begin{equation} x = y \\end{equation} so ▮it', 'text'],
    ['and \\begin{equation} x▮ = y', 'text'],
    ['and \\begin{center} x▮ \\end{center}', 'text'],
    ['\\newcommand{\\R}{\\mathbb R▮}', 'unknown'],
    ['\\newcommand{\\R}{\\mathbb R}\n\nso ▮', 'text'],
  ]);
});

describe('the places of Markdown documents, and Pandoc', () => {
  it('agree on every word that Pandoc was asked about', () => {
    const fixture = JSON.parse(readFileSync(placesFile, 'utf8')) as Record<string, MarkdownPlaces>;
    const names = readdirSync(markdownFolder).filter((name) => name.endsWith('.md'));
    assert.deepEqual(Object.keys(fixture).sort(), names.sort());
    const wrong: string[] = [];
    const counts = { all: 0, unknown: 0 };
    for (const [name, { sha256, ...roles }] of Object.entries(fixture)) {
      const text = readFileSync(join(markdownFolder, name), 'utf8');
      assert.equal(sha256, digestOf(text), `${name} has changed: see test/support/markdownPlaces.ts`);
      const places = readMarkdown(text);
      for (const [role, offsets] of Object.entries(roles))
        for (const offset of offsets.split(' ').filter(Boolean).map(Number)) {
          const { kind, within } = places.at(offset);
          counts.all++;
          if (kind === 'unknown') counts.unknown++;
          // Words of a formula are of the formula for Pandoc, and raw LaTeX is read by nobody else.
          const isSame = kind === role || kind === 'unknown' || within === '\\text';
          if (!isSame) wrong.push(`${name}: ${kind}, not ${role}: ${around(text, offset)}`);
        }
    }
    console.log(`      ${counts.all} words, ${counts.unknown} unknown`);
    assert.deepEqual(wrong, []);
    assert.ok(counts.all > 500 && counts.unknown <= 0.03 * counts.all, JSON.stringify(counts));
  });
});

describe('the table of readers of Markdown', () => {
  it('says what they said, and what is read here', () => {
    const page = readFileSync(join(import.meta.dirname, '../../docs/documents.md'), 'utf8');
    const rows = page
      .split('\n')
      .filter((line) => line.startsWith('| '))
      .map((line) =>
        line
          .slice(1, -1)
          .split('|')
          .map((cell) => cell.trim()),
      );
    const [heads, , ...body] = rows as [string[], string[], ...string[][]];
    const said = JSON.parse(readFileSync(flavoursFile, 'utf8')) as Flavours;
    // A formatter may take the spaces of code away.
    const plain = (cell: string) => cell.replace(/`` ?(.*?) ?``/, '$1');
    assert.deepEqual(
      body.map(([form]) => plain(form!)),
      Object.keys(forms).map(plain),
    );
    Object.entries(forms).forEach(([form, text], n) => {
      const { kind } = readMarkdown(text).at(text.indexOf('x'));
      const here = kind === 'unknown' ? 'asks' : kind;
      const wanted = [here, ...Object.values(said).map((answers) => answers[form])];
      const columns = ['here', ...Object.keys(said)].map((name) =>
        heads.findIndex((head) => head.split(', ').includes(name)),
      );
      assert.deepEqual(
        columns.map((column) => body[n]![column]),
        wanted,
        form,
      );
    });
  });
});

describe('the place in a Typst document', () => {
  checkCases(readTypst, [
    ['▮', 'text'],
    ['Let $▮x$ be', 'inline $'],
    ['Let $x$▮ be', 'text'],
    ['Let $▮$ be', 'inline $'],
    ['$ x ▮ $', 'display $'],
    ['$\n  x ▮\n$', 'display $'],
    ['$ x▮$', 'inline $'],
    ['$ x $ ▮', 'text'],
    ['cost \\$5 ▮', 'text'],
    ['an open $x ▮', 'unknown'],
    ['$ "if ▮" $', 'unknown'],
    ['$ "a $ b" ▮ $', 'display $'],
    ['// $ ▮', 'comment //'],
    ['// $\n▮', 'text'],
    ['https://a.b ▮', 'text'],
    ['/* $ ▮ */', 'comment /*'],
    ['/* $ /* */ ▮ */', 'comment /*'],
    ['/* $ */ ▮', 'text'],
    ['`$▮`', 'verbatim `'],
    ['`$` ▮', 'text'],
    ['```tex\n$ ▮\n```', 'verbatim ```'],
    ['```tex\n$\n``` ▮', 'text'],
    ['#let x = ▮ 1', 'unknown'],
    ['#let x = 1\n▮', 'text'],
    ['#let f(x) = $▮x$', 'inline $'],
    ['#f(▮)', 'unknown'],
    ['#f(1)[so ▮]', 'text #['],
    ['#f(1)[so $▮x$]', 'inline $'],
    ['#f(1)[so] ▮', 'text'],
    ['#strong[a]. ▮', 'text'],
    ['#{ let x = ▮ }', 'unknown'],
    ['#{ [so ▮] }', 'text #['],
    ['#if a { ▮ }', 'unknown'],
    ['#if a [so ▮] else [b]', 'text #['],
    ['#if a [so] else [b]\n▮', 'text'],
    ['#figure(\n  $ ▮x $,\n)', 'display $'],
    ['#"a $ b" ▮', 'text'],
    ['= On ▮', 'text = narrow'],
    ['= On\n▮', 'text'],
    // Typst itself sets a display there in the line.
    ['$ #text[so ▮] $', 'text #[ narrow'],
    ['$ x #box[a $y$ b] ▮ z$', 'inline $'],
    ['$x #box[ a $y$ b ] ▮ z $', 'inline $'],
    ['= On $x$ and ▮', 'text = narrow'],
    ['  = On ▮', 'text = narrow'],
    ['#[= On ▮] x', 'text = narrow'],
    ['#[= On] ▮', 'text'],
    ['#f[\n  == On $x$ ▮\n]', 'text = narrow'],
    ['/ On $x$ ▮ it: words', 'text / narrow'],
    ['/ On it: ▮', 'text'],
    ['a / ▮ b: c', 'text'],
    ['=▮', 'text'],
    ['https://a.b/x$y ▮ and $z$', 'text'],
    ['#f[https://a.b/(x)] ▮', 'text'],
    ['http:// ▮', 'text'],
    ['$ #text[so] ▮ $', 'display $'],
    ['[#let a = 1] ▮', 'text'],
  ]);
});
