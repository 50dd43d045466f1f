/** How a text is understood. */
export interface ReadingAnswer {
  readonly kind: 'signed' | 'general' | 'digits' | 'constant';
  /** A fraction's rule, TERMS @ NUMERATORS; the text itself where it is a number. */
  readonly notation: string;
  /** First terms or convergents; "" for a number. */
  readonly shown: string;
  /** How the rule is known, where it was not written: a sentence. */
  readonly origin: string;
}

/** The tools for continued fractions. */
export const toolNames = [
  'convert',
  'moebius',
  'negate',
  'reciprocal',
  'equivalence',
  'even',
  'odd',
  'contract',
  'extend',
  'fold',
  'unfold',
  'convergents',
  'compare',
  'identify',
] as const;
export type ToolName = (typeof toolNames)[number];

/** One tool on one text. */
export interface ToolRequest {
  readonly tool: ToolName;
  readonly text: string;
  /** The sign word, the map, the factors, the number or the other fraction that the tool asks for; "" for none. */
  readonly parameter: string;
  /** Depth of nested fractions in LaTeX. */
  readonly depth: number;
}

/** What a tool gives. */
export interface ToolAnswer {
  /** A fraction as TERMS @ NUMERATORS, or a name; null where there is none, and the lines say why. */
  readonly result: string | null;
  /** The same as a formula. */
  readonly latex: string | null;
  /** What else is to be read: first terms, sentences, the rows of a table. */
  readonly lines: readonly string[];
  /** What the tool keeps, without a full stop; "" where nothing is changed. */
  readonly kept: string;
  /** Whether the result is a fraction on which other tools can go on. */
  readonly goesOn: boolean;
}
