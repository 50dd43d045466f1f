// npm run screenshots: the pictures and the table of the README, from what the program prints today.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { withPalette } from './palette.mjs';

function run(command, args, options = {}) {
  const result = spawnSync(command, args, { encoding: 'utf8', maxBuffer: 2 ** 28, ...options });
  if (result.status !== 0)
    throw new Error(`${command} ${args.join(' ')} failed:\n${result.stdout}${result.stderr}`);
  return result.stdout;
}

const folder = mkdtempSync(join(tmpdir(), 'esma-screenshots-'));
// On one page, as long as TeX can make it: a picture of a theorem with its proof has no page break in it.
const article = run(process.execPath, ['dist/cli.js', 'search', 'e', '--latex', '--limit', '2']);
const start = '\\begin{document}';
const onePage = `\\textheight=200in\n\\raggedbottom\n${start}\n\\pdfpageheight=210in`;
writeFileSync(
  join(folder, 'e.tex'),
  article.replace(start, () => onePage),
);
// Twice: references are known at the second time.
for (let pass = 0; pass < 2; pass++)
  run('pdflatex', ['-interaction=nonstopmode', '-halt-on-error', 'e.tex'], { cwd: folder });
// The second family's theorem and the beginning of its proof: from its heading on.
const dotsPerInch = 110;
const words = run('pdftotext', ['-bbox', 'e.pdf', '-'], { cwd: folder });
const heading = /yMin="([\d.]+)"[^>]*>Family<\/word>\s*<word[^>]*>2:<\/word>/.exec(words);
if (!heading) throw new Error('the article has no second family');
const top = Math.floor((Number(heading[1]) / 72) * dotsPerInch) - 12;
const clip = { r: dotsPerInch, x: 110, y: top, W: 720, H: 645 };
const flags = Object.entries(clip).flatMap(([name, value]) => [`-${name}`, String(value)]);
run('pdftoppm', ['-png', '-singlefile', ...flags, 'e.pdf', 'article'], { cwd: folder });
writeFileSync('media/article.png', await withPalette(readFileSync(join(folder, 'article.png'))));
rmSync(folder, { recursive: true });

const table = run(process.execPath, ['dist/cli.js', 'search', 'e', '--limit', '8', '--terms', '7'], {
  env: { ...process.env, COLUMNS: '160' },
});
const readme = readFileSync('README.md', 'utf8');
const block = /<!-- table -->[\s\S]*<!-- \/table -->/;
const rows = table.trimEnd().replace(/, [\d.]+ s$/, '');
writeFileSync(
  'README.md',
  readme.replace(block, () => `<!-- table -->\n\n\`\`\`\n${rows}\n\`\`\`\n\n<!-- /table -->`),
);
console.log('media/article.png and the table of README.md are new.');

const pictures = run(process.execPath, ['--import', 'tsx', 'test/host/pictures.ts']);
console.log(pictures.trimEnd());
