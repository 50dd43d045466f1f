import { commands } from './commands/commands.ts';

/** A step of the walkthrough: it is done when its command has run, not when it was read. */
interface Step {
  readonly id: string;
  readonly title: string;
  /** Sentences before the button. */
  readonly text: string;
  /** A command of ours, whose title the button has. */
  readonly command: string;
  /** What the picture shows, for those who do not see it. */
  readonly picture: string;
  /** What ends the step, beside the command: a context key that becomes true. */
  readonly until?: string;
}

const steps: readonly Step[] = [
  {
    id: 'search',
    title: 'Search for formulas of e',
    text: 'Type a constant as you write it (e, tan 1, \\sqrt{2}, besseli(1,2)/besseli(0,2)), or its digits. A second later its continued fractions are there, simplest first, with what is proved of each.',
    command: 'esma.search',
    picture: 'The constant e in a box, and three of its continued fractions, each with the word proved.',
    until: 'esma.hasConjectures',
  },
  {
    id: 'insert',
    title: 'Put one into your paper',
    text: 'Open a LaTeX, Markdown or Typst document and place the cursor where the formula is to stand: a display in text, the formula alone in mathematics, a row in an alignment. One undo takes it away.',
    command: 'esma.insertConjecture',
    picture: 'Text with a displayed and numbered continued fraction of e.',
  },
  {
    id: 'prove',
    title: 'Insert its proof',
    text: 'Theorem and proof, in the environments of your paper, with the sources cited. What has no proof says why.',
    command: 'esma.insertProof',
    picture: 'A theorem with its proof, and the words: proved, accepted by the checker.',
  },
  {
    id: 'identify',
    title: 'Name a number',
    text: 'Select digits, such as 1.6449340668482264, a fraction, or a list of integers. A name from digits is a conjecture, with what speaks for it; one of a fraction may be a theorem.',
    command: 'esma.identify',
    picture: 'The digits 1.6449340668482264, and their name ζ(2) = π²/6.',
  },
  {
    id: 'export',
    title: 'Take it with you',
    text: 'An article, programs that check each formula in PARI/GP, SymPy, SageMath, Mathematica or Maxima, tables, a library that git merges.',
    command: 'esma.exportConjectures',
    picture: 'Three files: an article, a program, a library.',
  },
];

const titleOf = (command: string) => commands.find(({ name }) => name === command)!.title;

/** The part "walkthroughs" of "contributes". */
export function walkthroughs(): readonly object[] {
  return [
    {
      id: 'esma.firstMinutes',
      title: 'ESMA: from a constant to a theorem',
      description: 'Five steps, each done where you work.',
      steps: steps.map(({ id, title, text, command, picture, until }) => ({
        id: `esma.${id}`,
        title,
        description: `${text}\n[${titleOf(command)}](command:${command})`,
        media: { svg: `media/walkthrough/${id}.svg`, altText: picture },
        completionEvents: [until === undefined ? `onCommand:${command}` : `onContext:${until}`],
      })),
    },
  ];
}
