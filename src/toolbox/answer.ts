/** A table of an answer, where its rows say more than a line of a list can. */
interface AnswerTable {
  readonly header: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** Columns of numbers, which are aligned to the right. */
  readonly numeric: readonly number[];
  /** The column that is cut first where a line is too narrow. */
  readonly widest: number;
}

/** What a tool gives. */
export interface ToolAnswer {
  /** Whether there is an answer; where there is none, the lines say why. */
  readonly answered: boolean;
  /** A fraction as TERMS @ NUMERATORS, or a name; null where the lines are the answer. */
  readonly result: string | null;
  /** The same as a formula in LaTeX. */
  readonly latex: string | null;
  /** What else is to be read: first terms, sentences, the rows of the table in short. */
  readonly lines: readonly string[];
  readonly table: AnswerTable | null;
  /** What the tool keeps, and how sure its figures are: sentences. */
  readonly remarks: readonly string[];
  /** How the rules of its fractions are known, where they were not written down: sentences. */
  readonly origins: readonly string[];
  /** Whether the result is a fraction on which other tools can go on. */
  readonly goesOn: boolean;
}

const empty: ToolAnswer = {
  answered: true,
  result: null,
  latex: null,
  lines: [],
  table: null,
  remarks: [],
  origins: [],
  goesOn: false,
};

/** An answer of which only some parts are there. */
export function answer(parts: Partial<ToolAnswer>): ToolAnswer {
  return { ...empty, ...parts };
}

/** "Kept: the value, exactly." @param kept without full stop */
export function keptSentence(kept: string): string {
  return `Kept: ${kept}.`;
}
