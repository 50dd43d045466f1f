import type { Needed } from './preliminaries.ts';

/** A lemma of the library for Rocq and the file of the library that it stands in. */
type Lemma = readonly [name: string, file: string];

/** The sentences that say which lemma of the library for Rocq does each step of the proofs of a document, in LaTeX. */
export function rocqLemmas({ movers, periodic }: Needed): string {
  // It has no theorem on numerators other than ±1.
  if (!movers && !periodic) return '';
  const steps = [
    step('Theorem~\\ref{tietze} is', [['admissible_expansion', 'Expansion']]),
    ...(movers
      ? [
          step('Theorem~\\ref{classical} is', [
            ['solution_recurrence', 'Minimal'],
            ['pincherle', 'Fraction'],
            ['kappa_ok', 'Evaluation'],
          ]),
          step('Lemma~\\ref{transfer} is', [
            ['coboundary', 'Coboundary'],
            ['transport', 'Transport'],
          ]),
        ]
      : []),
    ...(periodic ? [step('Lemma~\\ref{lagrange} is', [['paccepts_correct', 'Periodic']])] : []),
    step('the step \\emph{The matrix period} is', [['period_steps_ok', 'Interlaced']]),
    ...(movers
      ? [
          step('\\emph{The classical fraction} is', [['evaluate_ok', 'Evaluation']]),
          step('\\emph{The identity} and \\emph{The heads} are multiplied out by', [
            ['check', 'Mover'],
            ['check_correct', 'Mover'],
          ]),
        ]
      : []),
    ...(periodic
      ? [
          step('\\emph{The tail} is', [
            ['qtimes_ok', 'Periodic'],
            ['qevaluate_ok', 'Periodic'],
          ]),
        ]
      : []),
    step('\\emph{Convergence} is', [
      ['sound_admissible', 'Interlaced'],
      ['sound_proper', 'Interlaced'],
    ]),
    step('\\emph{Conclusion} is', [
      ...(movers ? [['proved', 'Evaluation'] as const] : []),
      ...(periodic ? [['periodic_proved', 'Periodic'] as const] : []),
    ]),
  ];
  return [
    `The same proofs are carried out in Rocq (Coq). In the library Esma, which comes with them, ${steps.join('; ')}.`,
    '\\texttt{esma prove FILE {-}{-}rocq {-}{-}standalone} writes all in one file: it rests on the definitions of the standard library',
    'and the axioms of its real numbers.',
  ].join('\n');
}

function step(subject: string, lemmas: readonly Lemma[]): string {
  return `${subject} ${lemmas.map(([name, file]) => `\\texttt{${name.replaceAll('_', '\\_')}} (${file})`).join(', ')}`;
}
