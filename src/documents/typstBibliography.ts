import { keyOfPaper, paperFields, paperKey } from '../formats/latex/bibtex.ts';
import { yamlString } from '../formats/quoting.ts';
import { entryFor } from './bibliographyStyle.ts';
import type { EntryEdit } from './bibliographyStyle.ts';
import { folderOf } from './paths.ts';
import { readTypst } from './reading/typstScanner.ts';
import { pathsOf } from './typstPaper.ts';
import type { TypstPaper } from './typstPaper.ts';

const using = /(?<![\w-])bibliography\s{0,20}\(\s{0,100}(?:"[^"\n]{1,300}"|\([^()]{1,1000}\))/g;
const fileName = /"([^"\n]{1,300}\.(?:bib|ya?ml))"/g;

/** Where the bibliographies of a Typst document may be, for each that it names the likeliest path first. */
export function typstBibliographiesOf({ files }: TypstPaper): string[][] {
  return files.flatMap(({ path, text }) => {
    if (!text.includes('bibliography')) return [];
    const places = readTypst(text);
    return [...text.matchAll(using)]
      .filter(({ index }) => places.at(index + 1).kind !== 'comment')
      .flatMap(([words]) => [...words.matchAll(fileName)].map(([, name]) => pathsOf(name!, folderOf(path))));
  });
}

/** Whether a bibliography is one of Hayagriva, Typst's own format. */
export function isHayagriva(path: string): boolean {
  return !path.endsWith('.bib');
}

/** The entry of the ESMA paper in a bibliography that Typst reads. @param path which tells its format */
export function typstEntry(path: string, bibliography: string): EntryEdit {
  if (!isHayagriva(path))
    return entryFor(bibliography, { type: 'inproceedings', key: paperKey, fields: paperFields });
  const space = bibliography === '' || bibliography.endsWith('\n') ? '' : '\n';
  return { offset: bibliography.length, text: `${space}${hayagrivaEntry}` };
}

/** The key under which a bibliography that Typst reads has the ESMA paper already; null where it has not. */
export function typstKeyOfPaper(path: string, bibliography: string): string | null {
  if (!isHayagriva(path)) return keyOfPaper(bibliography);
  const blocks = bibliography.split(/^(?=[^\s#:][^\n:]{0,200}:[ \t]*$)/m);
  const own = blocks.find((block) =>
    block
      .replace(/[{}\s]+/g, ' ')
      .toLowerCase()
      .includes('search for conjectures on mathematical constants using analysis of integer'),
  );
  const key = own && /^["']?([^\s"':]+)["']?:/.exec(own)?.[1];
  return key ?? null;
}

const field = (name: string) => paperFields.find(([each]) => each === name)![1];

/** The entry as Hayagriva has it (github.com/typst/hayagriva, docs/file-format.md). */
const hayagrivaEntry = [
  `${paperKey}:`,
  '  type: article',
  `  title: ${yamlString(field('title'))}`,
  `  author: [${field('author').split(' and ').map(yamlString).join(', ')}]`,
  `  date: ${field('year')}`,
  `  page-range: ${field('pages').replace('--', '-')}`,
  `  url: ${yamlString(field('url'))}`,
  '  parent:',
  '    type: proceedings',
  `    title: ${yamlString(field('booktitle'))}`,
  `    volume: ${field('volume')}`,
  `    publisher: ${yamlString(field('publisher'))}`,
  '',
].join('\n');
