// npm run screenshots: the pictures and the table of the README, from what the program prints today.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

function run(command, args, options = {}) {
  const result = spawnSync(command, args, { encoding: 'utf8', maxBuffer: 2 ** 28, ...options });
  if (result.status !== 0)
    throw new Error(`${command} ${args.join(' ')} failed:\n${result.stdout}${result.stderr}`);
  return result.stdout;
}

const folder = mkdtempSync(join(tmpdir(), 'esma-screenshots-'));
writeFileSync(
  join(folder, 'e.tex'),
  run(process.execPath, ['dist/cli.js', 'search', 'e', '--latex', '--limit', '2']),
);
// Twice: references are known at the second time.
for (let pass = 0; pass < 2; pass++)
  run('pdflatex', ['-interaction=nonstopmode', '-halt-on-error', 'e.tex'], { cwd: folder });
run(
  'pdftoppm',
  [
    '-r',
    '110',
    '-png',
    '-singlefile',
    '-f',
    '3',
    '-x',
    '110',
    '-y',
    '325',
    '-W',
    '720',
    '-H',
    '760',
    'e.pdf',
    'article',
  ],
  { cwd: folder },
);
renameSync(join(folder, 'article.png'), 'media/article.png');
rmSync(folder, { recursive: true });

const table = run(process.execPath, ['dist/cli.js', 'search', 'e', '--limit', '8', '--terms', '7']);
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
