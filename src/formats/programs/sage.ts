import { pythonQuoting } from '../quoting.ts';
import { round } from './notation.ts';
import type { Notation } from './notation.ts';
import { pythonLines, pythonLoop, pythonVerdict } from './pythonLines.ts';
import type { ComputerAlgebra } from './system.ts';

const notation: Notation = {
  power: '^',
  symbols: { pi: 'pi', e: 'e', catalan: 'catalan', eulergamma: 'euler_gamma', phi: 'golden_ratio' },
  functions: { root: 'real_nth_root', besseli: 'bessel_I', besselj: 'bessel_J' },
  brackets: round,
  call: (name, [x, y, z]) => {
    if (name === 'cbrt') return `real_nth_root(${x}, 3)`;
    if (name === 'hyp0f2') return `hypergeometric([], [${x}, ${y}], ${z})`;
    return name === 'hyp0f1' ? `hypergeometric([], [${x}], ${y})` : undefined;
  },
};

export const sage: ComputerAlgebra<'sage'> = {
  name: 'sage',
  title: 'SageMath program',
  notation,
  program: (facts, digits) => [
    ...facts.title.map(pythonQuoting.comment),
    '# Run with: sage FILE.sage',
    `wanted = ${digits}`,
    ...pythonLines(facts),
    `alpha = ${facts.alpha}`,
    `value = N(${facts.value}, digits=wanted + ${facts.guard})`,
    ...pythonLoop('^', facts.numerators),
    'difference = abs(value - p/q)',
    'agreed = wanted if difference < 10^(-wanted) else max(0, floor(-log(difference, 10)))',
    pythonVerdict,
  ],
};
