import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { readMarkdown } from '../../src/documents/reading/markdownScanner.ts';
import { readTypst } from '../../src/documents/reading/typstScanner.ts';
import type { PlaceMap } from '../../src/documents/reading/place.ts';

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
    ['# On ▮', 'text narrow'],
    ['# On $▮e$', 'inline $'],
    ['| a | ▮ |', 'text narrow'],
    ['#hashtag ▮', 'text'],
    ['1. one ▮', 'text'],
  ]);
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
    ['$ #text[so ▮] $', 'text #['],
    ['$ #text[so] ▮ $', 'display $'],
    ['[#let a = 1] ▮', 'text'],
  ]);
});
