/** The key of the paper, as its publisher gives it. */
export const paperKey = 'pmlr-v202-razon23a';

/**
 * The BibTeX entry of the ESMA paper (https://proceedings.mlr.press/v202/razon23a.html; arXiv 2212.09470). BibTeX and
 * biblatex read it alike.
 */
export const paperEntry = [
  `@inproceedings{${paperKey},`,
  '  author    = {Razon, Ofir and Harris, Yoav and Gottlieb, Shahar and Carmon, Dan and David, Ofir and Kaminer, Ido},',
  '  title     = {Automated Search for Conjectures on Mathematical Constants using Analysis of Integer Sequences},',
  '  booktitle = {Proceedings of the 40th International Conference on Machine Learning},',
  '  series    = {Proceedings of Machine Learning Research},',
  '  volume    = {202},',
  '  pages     = {28809--28842},',
  '  publisher = {PMLR},',
  '  year      = {2023},',
  '  url       = {https://proceedings.mlr.press/v202/razon23a.html}',
  '}',
  '',
].join('\n');

/** The key under which a bibliography has the paper already, by its title or the publisher's key; null where it has not. */
export function keyOfPaper(bibliography: string): string | null {
  const entries = bibliography.matchAll(/@\w+\s*[{(]\s*([^,\s]+)\s*,([\s\S]*?)(?=\n\s*@\w+\s*[{(]|$)/g);
  for (const [, key, fields] of entries) {
    const words = fields!.replace(/[{}\s]+/g, ' ').toLowerCase();
    const isPaper = words.includes(
      'search for conjectures on mathematical constants using analysis of integer',
    );
    if (key === paperKey || isPaper) return key!;
  }
  return null;
}
