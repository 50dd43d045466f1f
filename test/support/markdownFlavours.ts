/**
 * Makes test/fixtures/markdown-flavours.json: what readers of Markdown take each way to write mathematics for. Of npm it wants
 * markdown-it, @vscode/markdown-it-katex and myst-parser, of Debian pandoc; none is installed for the tests.
 *
 *     node --import tsx test/support/markdownFlavours.ts FOLDER
 *
 * FOLDER has these packages in its node_modules.
 */
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, join, resolve } from 'node:path';

export const flavoursFile = join(import.meta.dirname, '../fixtures/markdown-flavours.json');

/** Ways to write mathematics, as the table of docs/documents.md names them; the letter of each is x. */
export const forms: Readonly<Record<string, string>> = {
  '`$x$`': 'so $x$ it',
  '`$ x $`': 'so $ x $ it',
  '`` $`x`$ ``': 'so $`x`$ it',
  '`$$`, x, `$$` on lines of their own': 'so\n\n$$\nx\n$$\n\nit',
  'the same right below text': 'so\n$$\nx\n$$\nit',
  '`$$x$$` amid a line': 'so $$x$$ it',
  '`\\(x\\)`': 'so \\(x\\) it',
  '`\\[x\\]`': 'so\n\n\\[\nx\n\\]\n\nit',
  '`\\begin{equation}`': 'so\n\n\\begin{equation}\nx\n\\end{equation}\n\nit',
  '` ```math `': 'so\n\n```math\nx\n```\n\nit',
  '`` {math}`x` ``': 'so {math}`x` it',
  '` ```{math} `': 'so\n\n```{math}\nx\n```\n\nit',
};

/** What a form is for a reader. */
export type FlavourAnswer = 'inline' | 'display' | 'no';

/** Answers by readers, as the table heads its columns, and by forms. */
export type Flavours = Readonly<Record<string, Readonly<Record<string, FlavourAnswer>>>>;

function pandoc(format: string): (text: string) => FlavourAnswer {
  return (input) => {
    const { stdout, status } = spawnSync('pandoc', ['-f', format, '-t', 'json'], { input, encoding: 'utf8' });
    if (status !== 0) throw new Error(`pandoc ends with ${status}`);
    if (stdout.includes('DisplayMath')) return 'display';
    if (stdout.includes('InlineMath')) return 'inline';
    // Raw LaTeX, which it sets as such or, for a page, as mathematics.
    return /"Raw(?:Block|Inline)","c":\["(?:la)?tex"/.test(stdout) ? 'display' : 'no';
  };
}

interface Node {
  readonly type: string;
  readonly children?: readonly Node[];
}

function mystAnswer({ type, children = [] }: Node): FlavourAnswer {
  if (type === 'math') return 'display';
  if (type === 'inlineMath') return 'inline';
  return children.map(mystAnswer).find((answer) => answer !== 'no') ?? 'no';
}

if (basename(process.argv[1] ?? '') === 'markdownFlavours.ts') {
  const load = createRequire(join(resolve(process.argv[2] ?? '.'), 'package.json'));
  const MarkdownIt = load('markdown-it') as new () => {
    use(plugin: unknown): { render(text: string): string };
  };
  const katex = load('@vscode/markdown-it-katex') as { default?: unknown };
  const preview = new MarkdownIt().use(katex.default ?? katex);
  const { mystParse } = (await import(load.resolve('myst-parser'))) as { mystParse(text: string): Node };
  const readers: Readonly<Record<string, (text: string) => FlavourAnswer>> = {
    Pandoc: pandoc('markdown'),
    'R Markdown': pandoc('markdown+tex_math_single_backslash'),
    'VS Code': (text) => {
      const page = preview.render(text);
      if (page.includes('katex-display') || page.includes('katex-block')) return 'display';
      return page.includes('class="katex"') ? 'inline' : 'no';
    },
    MyST: (text) => mystAnswer(mystParse(text)),
  };
  const answers = Object.entries(readers).map(([name, read]) => [
    name,
    Object.fromEntries(Object.entries(forms).map(([form, text]) => [form, read(text)])),
  ]);
  writeFileSync(flavoursFile, `${JSON.stringify(Object.fromEntries(answers), null, 1)}\n`);
}
