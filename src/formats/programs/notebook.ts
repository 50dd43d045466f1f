import type { Conjecture } from '../../core/conjecture.ts';
import { markdownConjecture } from '../text/markdown.ts';
import { program } from './programs.ts';

/** Convergents that the chart shows at most. */
const shownTerms = 100;

/** What a chart shows, after the program of the same conjecture: digits of its convergents against their number. */
const chart = `import matplotlib.pyplot as plt

digits, P, p, Q, q = [], 1, a(0), 0, 1
while len(digits) < ${shownTerms}:
    n = len(digits) + 1
    p, P = a(n)*p + b(n)*P, p
    q, Q = a(n)*q + b(n)*Q, q
    error = abs(value - mpf(p)/q)
    if error < mpf(10)**-wanted: break
    digits.append(float(-log10(error)))
plt.plot(range(1, len(digits) + 1), digits)
plt.xlabel('convergent')
plt.ylabel('digits')
plt.show()`;

/**
 * Conjectures as a notebook of Jupyter with Python: of each its statement, the program that compares both sides, and the
 * chart of its convergence (https://nbformat.readthedocs.io/en/latest/format_description.html, version 4.5).
 * @param depth of nested fractions
 */
export function notebookOf(conjectures: readonly Conjecture[], depth: number): string {
  const cells = conjectures.flatMap((conjecture) => {
    const { id } = conjecture;
    const statement = markdownCell(`statement-${id}`, markdownConjecture(conjecture, depth));
    const code = program(conjecture, 'sympy');
    // Of a constant that is known by its digits alone there is no program.
    return code === null
      ? [statement]
      : [statement, codeCell(`program-${id}`, code.trimEnd()), codeCell(`chart-${id}`, chart)];
  });
  const notebook = {
    cells,
    metadata: {
      kernelspec: { display_name: 'Python 3', language: 'python', name: 'python3' },
      language_info: { name: 'python' },
    },
    nbformat: 4,
    nbformat_minor: 5,
  };
  return `${JSON.stringify(notebook, null, 1)}\n`;
}

/** Lines as a notebook has them: each with its end, but the last. */
const sourceOf = (text: string) =>
  text.split('\n').map((line, i, { length }) => (i === length - 1 ? line : `${line}\n`));

const markdownCell = (id: string, text: string) => ({
  cell_type: 'markdown',
  id,
  metadata: {},
  source: sourceOf(text),
});

const codeCell = (id: string, text: string) => ({
  cell_type: 'code',
  execution_count: null,
  id,
  metadata: {},
  outputs: [],
  source: sourceOf(text),
});
