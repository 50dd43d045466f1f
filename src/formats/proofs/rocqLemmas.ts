import type { Needed } from './preliminaries.ts';

/** A lemma of the library for Rocq and the file of the library that it stands in. */
type Lemma = readonly [name: string, file: string];

/** The ladders of the library by the steps of a function. */
const ladders = { kummer: 'kummer_ladder', bessel: 'gauss_ladder', sum: 'euler_ladder' } as const;

/** The sentences that say which lemma of the library for Rocq does each step of the proofs of a document, in LaTeX. */
export function rocqLemmas({ classical, signed, carried, transfer, periodic, steps }: Needed): string {
  const movers = classical.length > 0;
  const grows = movers || steps.length > 0;
  const done = [
    step(
      signed
        ? 'Theorem~\\ref{tietze} is'
        : movers || periodic
          ? 'that the fractions converge is'
          : 'that the fraction of Lemma~\\ref{nested} is the expansion of its value is',
      [['admissible_expansion', 'Expansion']],
    ),
    ...(movers
      ? [
          step(
            `${theorems(classical)}${carried ? ' with Lemma~\\ref{tails}' : ''} ${classical.length === 1 ? 'is' : 'are'}`,
            [
              ['classical_ladder', 'Ladders'],
              ['kappa_ok', 'Evaluation'],
            ],
          ),
        ]
      : []),
    ...steps.map((kind) => step(`Theorem~\\ref{${kind}} is`, [[ladders[kind], 'Ladders']])),
    ...(grows
      ? [
          step(
            [
              transfer ? 'Lemma~\\ref{transfer}' : movers ? 'the passage to the limit' : '',
              steps.length > 0 ? 'Lemma~\\ref{gauge}' : '',
            ]
              .filter((lemma) => lemma !== '')
              .join(' and ') + (movers && steps.length > 0 ? ' are' : ' is'),
            [
              ['coboundary', 'Coboundary'],
              ['transport', 'Transport'],
              ['pincherle', 'Fraction'],
            ],
          ),
        ]
      : []),
    ...(periodic ? [step('Lemma~\\ref{lagrange} is', [['paccepts_correct', 'Periodic']])] : []),
    step('the product of the steps of a period is', [['period_steps_ok', 'Interlaced']]),
    ...(movers ? [step('the value as an image of $\\kappa_0$ is', [['evaluate_ok', 'Evaluation']])] : []),
    ...(steps.length > 0
      ? [
          step('\\emph{The function} is', [
            ['evaluate_ok', 'Evaluation'],
            ['base_form_ok', 'Evaluation'],
          ]),
          step('\\emph{The steps} are', [['base_period_ok', 'Certificate']]),
          step('in the place of \\emph{The tail} stands', [['scaled_rapid', 'Ladder']]),
        ]
      : []),
    ...(grows
      ? [
          step('the identities of matrices are multiplied out by', [
            ['check', 'Certificate'],
            ['check_correct', 'Certificate'],
          ]),
        ]
      : []),
    ...(periodic
      ? [
          step('the tail of a periodic fraction is', [
            ['qtimes_ok', 'Periodic'],
            ['qevaluate_ok', 'Periodic'],
          ]),
        ]
      : []),
    step('the sizes of the terms are', [
      ['sound_admissible', 'Interlaced'],
      ['sound_proper', 'Interlaced'],
    ]),
    step('the conclusion is', [
      ...(grows ? [['proved', 'Evaluation'] as const] : []),
      ...(periodic ? [['periodic_proved', 'Periodic'] as const] : []),
    ]),
  ];
  return [
    `In the library Esma, which comes with them, ${done.join('; ')}.`,
    '\\texttt{esma prove FILE {-}{-}rocq {-}{-}standalone} writes all in one file: it rests on the definitions of the standard library',
    'and the axioms of its real numbers.',
  ].join('\n');
}

/** "Theorem 1", "Theorems 1 and 2", "Theorems 1, 2 and 3". */
function theorems(labels: readonly string[]): string {
  const refs = labels.map((label) => `\\ref{${label}}`);
  if (refs.length === 1) return `Theorem~${refs[0]!}`;
  return `Theorems~${refs.slice(0, -1).join(', ')} and~${refs[refs.length - 1]!}`;
}

function step(subject: string, lemmas: readonly Lemma[]): string {
  return `${subject} ${lemmas.map(([name, file]) => `\\texttt{${name.replaceAll('_', '\\_')}} (${file})`).join(', ')}`;
}
