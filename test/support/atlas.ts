// npm run atlas [FOLDER]: searches the catalogue, and constants that only other numerators than ±1 reach, with numerators of
// degree ≤ 1 and ≤ 2; keeps what it finds as a library and writes an article of what is open, and the figures.
import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { catalogue } from '../../src/core/constants/catalogue.ts';
import { proofOf } from '../../src/core/theorems/certificates/proofOf.ts';
import { articleOf } from '../../src/formats/latex/article.ts';
import { formatConjecture } from '../../src/formats/text/plain.ts';
import { readLibrary } from '../../src/library/file.ts';

/** Constants beyond the catalogue: error functions, incomplete gamma and Bessel functions, cosines. */
const further = [
  'sqrt(pi/2)*exp(1/2)*erf(1/sqrt(2))',
  'sqrt(pi)*exp(1)*erf(1)',
  'sqrt(pi/2)*exp(-1/2)*erfi(1/sqrt(2))',
  'sqrt(2)*dawson(1/sqrt(2))',
  'dawson(1)',
  'exp(1)*lowergamma(1/3,1)',
  'exp(1)*lowergamma(2/3,1)',
  'besseli(0,1)',
  'besseli(0,2)',
  'besseli(1,2)',
  'besselj(0,2)',
  'besselj(1,2)',
  'cos(1)',
  'cos(1/2)',
  'cosh(1)',
  'sinh(1)',
  'hyp0f1(1/3,1/3)',
  'hyp1f1(1,5/3,1)',
] as const;

/** The spaces, as words of the command line. */
const spaces = [
  ['--numerator-degree', '1', '--numerator-height', '2', '--period', '2'],
  ['--numerator-degree', '2', '--numerator-height', '2', '--period', '1'],
] as const;

const folder = process.argv[2] ?? 'atlas';
mkdirSync(folder, { recursive: true });
const library = join(folder, 'atlas.jsonl');
rmSync(library, { force: true });
const names = [...new Set([...catalogue.map(({ name }) => name), ...further])];
const rows: string[] = [];
for (const space of spaces) {
  for (const name of names) {
    const words = ['search', name, ...space, '--digits', '300', '--out', library];
    const { stdout, stderr, status } = spawnSync(process.execPath, ['dist/cli.js', ...words], {
      encoding: 'utf8',
      maxBuffer: 2 ** 28,
    });
    if (status !== 0) throw new Error(`esma ${words.join(' ')}: ${stderr}`);
    const row = `δ ≤ ${space[1]}  ${name.padEnd(40)} ${stdout.trimEnd().split('\n').pop()!}`;
    rows.push(row);
    console.log(row);
  }
}
const { conjectures } = readLibrary(library);
const open = conjectures.filter((conjecture) => proofOf(conjecture) === null);
const families = new Set(conjectures.map(({ family }) => family));
const openFamilies = new Set(open.map(({ family }) => family));
const summary = [
  `${conjectures.length} conjectures kept in ${families.size} families; ${open.length} of them, in ${openFamilies.size} families, have no proof here.`,
  ...open.map((conjecture) => `${conjecture.id}  ${formatConjecture(conjecture)}`),
];
console.log(summary.join('\n'));
writeFileSync(join(folder, 'atlas.txt'), `${[...rows, '', ...summary].join('\n')}\n`);
writeFileSync(join(folder, 'open.tex'), articleOf(open, 'npm run atlas', 4));
