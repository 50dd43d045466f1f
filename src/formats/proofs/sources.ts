/** The literature that proofs cite, once as data: for bibliographies of every kind, and by name in running text. */

/** Works that proofs cite. */
export type SourceKey =
  'perron' | 'tietze' | 'lambert' | 'lehmer' | 'dlmf' | 'lagrange' | 'kummer' | 'gauss' | 'euler';

/** A work of the literature. */
export interface Source {
  /** The type of a BibTeX entry. */
  readonly type: 'article' | 'book' | 'misc';
  /** What it is called in running text: an author and a year; the year is "" where it has none. */
  readonly author: string;
  readonly year: string;
  /** The entry of BibTeX, in the order in which fields are written. */
  readonly fields: readonly (readonly [name: string, text: string])[];
  /** The same written out, as the text of a \bibitem. */
  readonly item: string;
}

/** All of them. */
export const sources: Readonly<Record<SourceKey, Source>> = {
  perron: {
    type: 'book',
    author: 'Perron',
    year: '1954',
    fields: [
      ['author', 'Perron, Oskar'],
      ['title', 'Die {L}ehre von den {K}ettenbr{\\"u}chen'],
      ['edition', '3rd'],
      ['publisher', 'Teubner'],
      ['address', 'Stuttgart'],
      ['year', '1954'],
    ],
    item: 'O. Perron, \\emph{Die Lehre von den Kettenbr\\"uchen}, 3rd ed., Teubner, Stuttgart 1954, 1957.',
  },
  tietze: {
    type: 'article',
    author: 'Tietze',
    year: '1911',
    fields: [
      ['author', 'Tietze, Heinrich'],
      [
        'title',
        '{\\"U}ber {K}riterien f{\\"u}r {K}onvergenz und {I}rrationalit{\\"a}t unendlicher {K}ettenbr{\\"u}che',
      ],
      ['journal', 'Math. Ann.'],
      ['volume', '70'],
      ['pages', '236--265'],
      ['year', '1911'],
    ],
    item: 'H. Tietze, \\"Uber Kriterien f\\"ur Konvergenz und Irrationalit\\"at unendlicher Kettenbr\\"uche, \\emph{Math. Ann.} \\textbf{70} (1911), 236--265.',
  },
  lambert: {
    type: 'article',
    author: 'Lambert',
    year: '1761',
    fields: [
      ['author', 'Lambert, Johann Heinrich'],
      [
        'title',
        "M{\\'e}moire sur quelques propri{\\'e}t{\\'e}s remarquables des quantit{\\'e}s transcendentes circulaires et logarithmiques",
      ],
      ['journal', 'Hist. Acad. Berlin'],
      ['volume', '17'],
      ['pages', '265--322'],
      ['year', '1761'],
    ],
    item: "J. H. Lambert, M\\'emoire sur quelques propri\\'et\\'es remarquables des quantit\\'es transcendentes circulaires et logarithmiques, \\emph{Hist. Acad. Berlin} \\textbf{17} (1761), 265--322.",
  },
  lehmer: {
    type: 'article',
    author: 'Lehmer',
    year: '1973',
    fields: [
      ['author', 'Lehmer, D. H.'],
      ['title', 'Continued fractions containing arithmetic progressions'],
      ['journal', 'Scripta Math.'],
      ['volume', '29'],
      ['pages', '17--24'],
      ['year', '1973'],
    ],
    item: 'D. H. Lehmer, Continued fractions containing arithmetic progressions, \\emph{Scripta Math.} \\textbf{29} (1973), 17--24.',
  },
  dlmf: {
    type: 'misc',
    author: 'DLMF',
    year: '',
    fields: [
      ['key', 'DLMF'],
      ['title', '{\\it NIST Digital Library of Mathematical Functions}'],
      ['howpublished', 'https://dlmf.nist.gov'],
      [
        'note',
        'F. W. J. Olver, A. B. {Olde Daalhuis}, D. W. Lozier, B. I. Schneider, R. F. Boisvert, C. W. Clark, B. R. Miller, B. V. Saunders, H. S. Cohl, and M. A. McClain, eds.',
      ],
    ],
    item: 'F. W. J. Olver, A. B. Olde Daalhuis, D. W. Lozier, B. I. Schneider, R. F. Boisvert, C. W. Clark, B. R. Miller, B. V. Saunders, H. S. Cohl, and M. A. McClain, eds., \\emph{NIST Digital Library of Mathematical Functions}, dlmf.nist.gov.',
  },
  lagrange: {
    type: 'article',
    author: 'Lagrange',
    year: '1770',
    fields: [
      ['author', 'Lagrange, Joseph-Louis'],
      ['title', "Additions au m{\\'e}moire sur la r{\\'e}solution des {\\'e}quations num{\\'e}riques"],
      ['journal', "M{\\'e}m. Acad. Berlin"],
      ['volume', '24'],
      ['pages', '111--180'],
      ['year', '1770'],
    ],
    item: "J.-L. Lagrange, Additions au m\\'emoire sur la r\\'esolution des \\'equations num\\'eriques, \\emph{M\\'em. Acad. Berlin} \\textbf{24} (1770), 111--180.",
  },
  kummer: {
    type: 'article',
    author: 'Kummer',
    year: '1836',
    fields: [
      ['author', 'Kummer, Ernst Eduard'],
      ['title', '{\\"U}ber die hypergeometrische {R}eihe'],
      ['journal', 'J. reine angew. Math.'],
      ['volume', '15'],
      ['pages', '39--83, 127--172'],
      ['year', '1836'],
      ['doi', '10.1515/crll.1836.15.39'],
    ],
    item: 'E. E. Kummer, \\"Uber die hypergeometrische Reihe, \\emph{J. reine angew. Math.} \\textbf{15} (1836), 39--83, 127--172.',
  },
  gauss: {
    type: 'article',
    author: 'Gauss',
    year: '1813',
    fields: [
      ['author', 'Gauss, Carl Friedrich'],
      ['title', 'Disquisitiones generales circa seriem infinitam'],
      ['journal', 'Comm. Soc. Reg. Gott.'],
      ['volume', '2'],
      ['year', '1813'],
    ],
    item: 'C. F. Gauss, Disquisitiones generales circa seriem infinitam, \\emph{Comm. Soc. Reg. Gott.} \\textbf{2} (1813).',
  },
  euler: {
    type: 'book',
    author: 'Euler',
    year: '1748',
    fields: [
      ['author', 'Euler, Leonhard'],
      ['title', 'Introductio in analysin infinitorum'],
      ['address', 'Lausanne'],
      ['publisher', 'Bousquet'],
      ['year', '1748'],
    ],
    item: 'L. Euler, \\emph{Introductio in analysin infinitorum}, Lausanne 1748, ch.~18.',
  },
};

const keys = Object.keys(sources) as SourceKey[];

/** The works that a text cites, in the order of their list. */
export function citedIn(latex: string): SourceKey[] {
  const cited = new Set(
    [...latex.matchAll(/\\cite(?:\[[^\]]*\])?\{([\w,]+)\}/g)].flatMap(([, all]) => all!.split(',')),
  );
  return keys.filter((key) => cited.has(key));
}

/** Works as a bibliography of LaTeX; nothing where there are none. */
export function bibliographyOf(cited: readonly SourceKey[]): string {
  return cited.length === 0
    ? ''
    : [
        '\\begin{thebibliography}{9}',
        ...cited.map((key) => `\\bibitem{${key}} ${sources[key].item}`),
        '\\end{thebibliography}',
      ].join('\n');
}
