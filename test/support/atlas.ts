// npm run atlas [FOLDER [CONSTANT …]]: searches the catalogue, and constants that only other numerators than ±1 reach, with
// numerators of degree ≤ 1 and ≤ 2; proves one fraction of each family and writes an article of what is open, and the figures.
// What is done is in the folder: the same command goes on after an interruption.
import { spawnSync } from 'node:child_process';
import { appendFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { catalogue } from '../../src/core/constants/catalogue.ts';
import type { Conjecture } from '../../src/core/conjecture.ts';
import { FamilyCollection } from '../../src/core/family.ts';
import { proveConjecture, withCertificate } from '../../src/core/theorems/certificates/prove.ts';
import { readLibrary } from '../../src/library/file.ts';
import { conjectureToLine } from '../../src/library/json.ts';
import { atlasArticle, atlasText } from './atlasArticle.ts';
import type { AtlasSearch } from './atlasArticle.ts';

/** Constants beyond the catalogue: error functions, incomplete gamma and Bessel functions, cosines, Σ 1/n!³. */
const further = [
  'sqrt(pi/2)*exp(1/2)*erf(1/sqrt(2))',
  'sqrt(pi)*exp(1)*erf(1)',
  'sqrt(pi/2)*exp(-1/2)*erfi(1/sqrt(2))',
  'sqrt(2)*dawson(1/sqrt(2))',
  'dawson(1)',
  'exp(1/3)*lowergamma(1/2,1/3)*sqrt(3)',
  'exp(1/2)*lowergamma(3/2,1/2)*sqrt(2)',
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
  'hyp0f2(1,1,1)',
  'hyp1f1(1,5/3,1)',
  'hyp1f1(1,4/3,1/3)',
] as const;

/** The spaces, as words of the command line: by their δ. */
const spaces = [
  [1, ['--numerator-degree', '1', '--numerator-height', '2', '--period', '2']],
  [2, ['--numerator-degree', '2', '--numerator-height', '2', '--period', '1']],
] as const;

const [folder = 'atlas', ...chosen] = process.argv.slice(2);
mkdirSync(folder, { recursive: true });
const [library, done] = [join(folder, 'atlas.jsonl'), join(folder, 'searches.jsonl')];
const searches: AtlasSearch[] = existsSync(done)
  ? readFileSync(done, 'utf8')
      .split('\n')
      .filter((line) => line.endsWith('}'))
      .map((line) => JSON.parse(line) as AtlasSearch)
  : [];
const names = chosen.length > 0 ? chosen : [...new Set([...catalogue.map(({ name }) => name), ...further])];
for (const [degree, space] of spaces) {
  for (const name of names) {
    if (searches.some((search) => search.degree === degree && search.constant === name)) continue;
    const { search, proved } = searched(name, degree, space);
    // First the records, then that they are there: a search that was interrupted is done again, and its records are the same.
    appendFileSync(library, proved.map((conjecture) => `${conjectureToLine(conjecture)}\n`).join(''));
    appendFileSync(done, `${JSON.stringify(search)}\n`);
    searches.push(search);
    const { candidates, families } = search;
    console.log(`δ ≤ ${degree}  ${name}: ${candidates} candidates, ${families.length} families`);
  }
}
const conjectures = new Map(
  (existsSync(library) ? readLibrary(library).conjectures : []).map((conjecture) => [
    conjecture.id,
    conjecture,
  ]),
);
const text = atlasText(searches, conjectures);
console.log(text);
writeFileSync(join(folder, 'atlas.txt'), `${text}\n`);
writeFileSync(join(folder, 'open.tex'), atlasArticle(searches, conjectures));

/** One search: the simplest fraction of each family, with its proof where it has one, and how many the family has. */
function searched(
  name: string,
  degree: number,
  space: readonly string[],
): { readonly search: AtlasSearch; readonly proved: readonly Conjecture[] } {
  const found = join(folder, 'search.jsonl');
  rmSync(found, { force: true });
  const bounds = [...space, '--digits', '300'];
  const words = ['search', name, ...bounds, '--members', 'all', '--no-prove', '--out', found];
  const { stdout, stderr, status } = spawnSync(process.execPath, ['dist/cli.js', ...words], {
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
  });
  const totals = /^([\d,]+) values, ([\d,]+) candidates, /m.exec(stdout);
  if (status !== 0 || !totals) throw new Error(`esma ${words.join(' ')}: ${stderr}`);
  const collection = new FamilyCollection(1);
  for (const conjecture of existsSync(found) ? readLibrary(found).conjectures : [])
    collection.add(conjecture);
  rmSync(found, { force: true });
  const families = collection.ranked();
  return {
    search: {
      constant: name,
      degree,
      bounds,
      candidates: Number(totals[2]!.replaceAll(',', '')),
      families: families.map(({ members, count }) => ({ first: members[0]!.id, count })),
    },
    proved: families.map(({ members: [first] }) => withCertificate(first!, proveConjecture(first!))),
  };
}
