/**
 * Makes test/fixtures/markdown-places.json: what Pandoc takes the words of test/corpus/markdown for.
 *
 *     node --import tsx test/support/markdownPlaces.ts
 */
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { digestOf } from './modes.ts';

export const markdownFolder = join(import.meta.dirname, '../corpus/markdown');
export const placesFile = join(import.meta.dirname, '../fixtures/markdown-places.json');

/** What a word is for Pandoc. */
export type Role = 'text' | 'inline' | 'display' | 'verbatim';

/** What Pandoc says of one document: offsets in its text by what stands there, parted by spaces. */
export type MarkdownPlaces = Readonly<Record<Role | 'sha256', string>>;

/** Before a word that begins no block: a mark there changes nothing but the word. */
const words = /(?<=[ \n])(?=[A-Za-z0-9\\])(?!\\(?:begin|end|new))/g;
/** What begins a block at a line's start: items of lists, captions. */
const blockStart = /^(?:\w+[.)]\s|Table:)/;

/** The roles of the marked words in a tree of Pandoc's. */
function rolesIn(tree: unknown, found: Map<number, Role>): void {
  const note = (text: unknown, role: Role) => {
    for (const [, offset] of String(text).matchAll(/Zq(\d+)z/g)) found.set(Number(offset), role);
  };
  if (Array.isArray(tree)) tree.forEach((each) => rolesIn(each, found));
  else if (typeof tree === 'object' && tree !== null) {
    const { t: kind, c: content } = tree as { t?: string; c?: unknown[] };
    if (kind === 'Str') note(content, 'text');
    else if (kind === 'Math')
      note(content![1], (content![0] as { t: string }).t === 'InlineMath' ? 'inline' : 'display');
    else if (kind === 'Code' || kind === 'CodeBlock') note(content![1], 'verbatim');
    else if (kind === 'RawBlock' && content![0] === 'tex') note(content![1], 'display');
    else if (kind !== 'RawBlock' && kind !== 'RawInline')
      Object.values(tree).forEach((each) => rolesIn(each, found));
  }
}

function placesOf(text: string): MarkdownPlaces {
  const offsets = [...text.matchAll(words)]
    .map(({ index }) => index)
    .filter((at) => {
      const isFirst = text.slice(text.lastIndexOf('\n', at - 1) + 1, at).trim() === '';
      return !isFirst || !blockStart.test(text.slice(at, at + 20));
    });
  const marked = offsets.reduceRight((done, at) => `${done.slice(0, at)}Zq${at}z${done.slice(at)}`, text);
  const { stdout } = spawnSync('pandoc', ['--from', 'markdown', '--to', 'json'], {
    input: marked,
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
  });
  const found = new Map<number, Role>();
  rolesIn((JSON.parse(stdout) as { blocks: unknown }).blocks, found);
  const listed = (role: Role) => [...found].flatMap(([at, said]) => (said === role ? [at] : [])).join(' ');
  return {
    sha256: digestOf(text),
    text: listed('text'),
    inline: listed('inline'),
    display: listed('display'),
    verbatim: listed('verbatim'),
  };
}

if (basename(process.argv[1] ?? '') === 'markdownPlaces.ts') {
  const made = readdirSync(markdownFolder)
    .filter((name) => name.endsWith('.md'))
    .sort()
    .map((name) => [name, placesOf(readFileSync(join(markdownFolder, name), 'utf8'))] as const);
  writeFileSync(placesFile, `${JSON.stringify(Object.fromEntries(made), null, 1)}\n`);
}
