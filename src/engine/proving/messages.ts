import type { Outcome } from '../../core/outcome.ts';
import type { StatementsRequest } from '../../core/theorems/parametric/request.ts';
import type { NumberReport } from '../../formats/text/numberReport.ts';
import type { ProofDialect, ProofText } from '../../formats/proofs/text.ts';
import type { CertificateJson } from '../../library/recordSchema.ts';
import type { ToolAnswer } from '../../toolbox/answer.ts';
import type { Echo, Typed } from '../../toolbox/echo.ts';
import type { ReadingAnswer, ToolRequest } from '../../toolbox/toolbox.ts';

/** A certificate that the checker has accepted, or why there is no proof, a sentence without full stop. */
export type ProofAnswer = Outcome<{ readonly certificate: CertificateJson }>;

/** Programs that check a proof on their own; for Rocq a file with its library. */
export type ProofLanguage = 'pari' | 'sympy' | 'rocq';

/** Proofs and the tools for continued fractions. Conjectures cross in their JSON form. */
export interface ProvingCalls {
  /** The proofs of members of one family, in their order. */
  prove: {
    readonly parameters: { readonly conjectures: readonly unknown[] };
    readonly result: readonly ProofAnswer[];
  };
  /** The proof of a conjecture that has a certificate, in words; null where the checker refuses the certificate. */
  proofText: {
    readonly parameters: {
      readonly conjecture: unknown;
      readonly dialect: ProofDialect;
      /** The text around it: foundations that it has already are left out. */
      readonly paper: string;
    };
    readonly result: ProofText | null;
  };
  /** Adds records to a library file, as far as it does not hold them: waiting for its lock holds up nothing here. */
  addToLibrary: {
    readonly parameters: { readonly path: string; readonly conjectures: readonly unknown[] };
    readonly result: null;
  };
  /** What adding records to a library's text puts behind it, for those that are no files of this machine. */
  linesToAdd: {
    readonly parameters: { readonly text: string; readonly conjectures: readonly unknown[] };
    readonly result: string;
  };
  /** Writes a file as a whole: all of it or nothing. */
  writeFile: {
    readonly parameters: { readonly path: string; readonly text: string };
    readonly result: null;
  };
  /** How a text is understood. */
  read: { readonly parameters: { readonly text: string }; readonly result: ReadingAnswer };
  /** The same while it is typed: what is wrong is an answer, too. */
  echo: { readonly parameters: { readonly text: string; readonly as: Typed }; readonly result: Echo };
  tool: { readonly parameters: ToolRequest; readonly result: ToolAnswer };
  /** What holds for all k, drawn from searches at some k, and proved with k as a symbol. */
  statements: { readonly parameters: StatementsRequest; readonly result: NumberReport };
  /** The proof of one of them; null where it is not proved. */
  statementProof: {
    readonly parameters: {
      readonly request: StatementsRequest;
      /** The statement's text in the report. */
      readonly line: string;
      readonly dialect: ProofDialect;
      /** The text around it: foundations that it has already are left out. */
      readonly paper: string;
    };
    readonly result: ProofText | null;
  };
  /** The names of numbers, in their order; one that cannot be read gets a report that says so. */
  identify: {
    readonly parameters: {
      readonly texts: readonly string[];
      /** The user's own constants: names, and expressions or digits. */
      readonly own: readonly (readonly [name: string, text: string])[];
    };
    readonly result: readonly NumberReport[];
  };
  /** The same as a program. */
  proofProgram: {
    readonly parameters: { readonly conjecture: unknown; readonly language: ProofLanguage };
    readonly result: string | null;
  };
}
