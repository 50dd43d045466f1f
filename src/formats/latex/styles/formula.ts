/** What a formula stands in, in text. */
export const formulaEnvironments = ['equation', 'equation*', 'brackets'] as const;
export type FormulaEnvironment = (typeof formulaEnvironments)[number];

/** What a conjecture can be stated as, beside a formula: what is not proved is a conjecture, but in a remark, which says so. */
export type StatementKind = 'theorem' | 'proposition' | 'remark';

/** The environments that statements stand in. */
export type StatementEnvironment = StatementKind | 'conjecture';

/** Choices of the author. */
export interface FormulaOptions {
  /** Terms below a_0 in a nested fraction, ≥ 1. */
  readonly depth: number;
  readonly environment: FormulaEnvironment;
  /** What a line may take, in points at 10 pt; what all usual pages have room for, where it is not said. */
  readonly width?: number;
  /** Set only where there is a number: in `equation`, and in a statement. */
  readonly label?: string;
  /** The paper's own environments for statements, where they have other names. */
  readonly environments?: Readonly<Partial<Record<StatementEnvironment, string>>>;
  /** Whether a statement is followed by its proof, if the conjecture has one. */
  readonly proof?: boolean;
}

/** What an author is likely to change in a formula. */
type Editable = 'label' | 'value';

/** Literal LaTeX, or a place to stop at, with the text that stands there at first. */
export type Piece = string | { readonly place: Editable; readonly text: string };

/** A conjecture in a style, as LaTeX without any macro of its own. */
export interface Formula {
  /** For inside someone's own mathematics, inline or display; undefined for what cannot stand there. */
  readonly body: readonly Piece[] | undefined;
  /** For text: the body in its environment, with a sentence after it where the style needs one; or a statement, or a table. */
  readonly block: readonly Piece[];
  /** The packages that the block needs, in the order to load them in. */
  readonly packages: readonly string[];
  /** Lines that the preamble must have unless it says the same in its own way: the \newtheorem of a statement. */
  readonly preamble: readonly string[];
}

/** The commands of amsmath that formulas use. */
const amsmathCommands =
  /\\(?:cfrac|dfrac|tfrac|operatorname|text|begin\{(?:aligned|alignedat|cases|equation\*|pmatrix|smallmatrix|align\*?)\}|tag)/;

/** The text of pieces, with what stands at the places. */
export function textOf(pieces: readonly Piece[]): string {
  return pieces.map((piece) => (typeof piece === 'string' ? piece : piece.text)).join('');
}

/** The packages that some LaTeX of this room needs. */
export function packagesOf(pieces: readonly Piece[]): string[] {
  return amsmathCommands.test(textOf(pieces)) ? ['amsmath'] : [];
}
