/** The key of the paper, as its publisher gives it. */
export const paperKey = 'pmlr-v202-razon23a';

/**
 * The fields of the ESMA paper's entry (https://proceedings.mlr.press/v202/razon23a.html; arXiv 2212.09470). BibTeX and
 * biblatex read them alike.
 */
export const paperFields = [
  [
    'author',
    'Razon, Ofir and Harris, Yoav and Gottlieb, Shahar and Carmon, Dan and David, Ofir and Kaminer, Ido',
  ],
  ['title', 'Automated Search for Conjectures on Mathematical Constants using Analysis of Integer Sequences'],
  ['booktitle', 'Proceedings of the 40th International Conference on Machine Learning'],
  ['series', 'Proceedings of Machine Learning Research'],
  ['volume', '202'],
  ['pages', '28809--28842'],
  ['publisher', 'PMLR'],
  ['year', '2023'],
  ['url', 'https://proceedings.mlr.press/v202/razon23a.html'],
] as const;

/** The entry as a bibliography of its own has it. */
export const paperEntry = [
  `@inproceedings{${paperKey},`,
  paperFields.map(([name, text]) => `  ${name.padEnd('booktitle'.length)} = {${text}}`).join(',\n'),
  '}',
  '',
].join('\n');

/** The same written out, as an item of a bibliography that the paper itself holds. */
export const paperItem =
  `\\bibitem{${paperKey}}\n` +
  'O. Razon, Y. Harris, S. Gottlieb, D. Carmon, O. David, and I. Kaminer, \\emph{Automated search for conjectures on\n' +
  'mathematical constants using analysis of integer sequences}, Proceedings of the 40th International Conference on\n' +
  'Machine Learning, Proceedings of Machine Learning Research, vol.~202, PMLR, 2023, pp.~28809--28842.\n';

/** And as an entry of amsrefs. */
export const paperBib = [
  `\\bib{${paperKey}}{inproceedings}{`,
  ...['Razon, Ofir', 'Harris, Yoav', 'Gottlieb, Shahar', 'Carmon, Dan', 'David, Ofir', 'Kaminer, Ido'].map(
    (author) => `  author={${author}},`,
  ),
  ...paperFields
    .filter(([name]) => name !== 'author' && name !== 'url')
    .map(([name, text]) => `  ${name === 'year' ? 'date' : name}={${text}},`),
  '}',
  '',
].join('\n');

/** The key under which a bibliography has the paper already, by its title or the publisher's key; null where it has not. */
export function keyOfPaper(bibliography: string): string | null {
  const starts = [...bibliography.matchAll(/(?:^|\n)[ \t]*@\w+\s*[{(]\s*([^,\s]+)\s*,/g)];
  for (const [n, { 1: key, index }] of starts.entries()) {
    const words = bibliography
      .slice(index, starts[n + 1]?.index)
      .replace(/[{}\s]+/g, ' ')
      .toLowerCase();
    const isPaper = words.includes(
      'search for conjectures on mathematical constants using analysis of integer',
    );
    if (key === paperKey || isPaper) return key!;
  }
  return null;
}
