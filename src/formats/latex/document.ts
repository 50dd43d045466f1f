/** The environments of statements, numbered together. */
const statements = [
  '\\newtheorem{theorem}{Theorem}',
  '\\newtheorem{lemma}[theorem]{Lemma}',
  '\\newtheorem{conjecture}[theorem]{Conjecture}',
];

/**
 * A standalone article in LaTeX, with amsmath, amsthm and room for matrices and long lists; its statements are called
 * theorem, lemma and conjecture.
 * @param body what stands in the document
 * @param preamble further lines of the preamble
 */
export function latexDocument(body: readonly string[], preamble: readonly string[] = []): string {
  return [
    '\\documentclass{article}',
    '\\usepackage[utf8]{inputenc}',
    '\\usepackage[T1]{fontenc}',
    '\\usepackage{lmodern}',
    '\\usepackage{amsmath}',
    '\\usepackage{amsthm}',
    '\\usepackage[margin=3cm]{geometry}',
    ...preamble,
    '\\setlength{\\emergencystretch}{3em}',
    ...statements,
    '\\allowdisplaybreaks',
    '\\begin{document}',
    ...body,
    '\\end{document}',
    '',
  ].join('\n');
}
