import type { CertificateJson } from '../core/theorems/certificate.ts';
import type { ProofDialect, ProofText } from '../formats/proofText.ts';
import { Caller } from './calls.ts';

/** A certificate that the checker has accepted, or why there is no proof, a sentence without full stop. */
export type ProofAnswer =
  | { readonly proved: true; readonly certificate: CertificateJson }
  | { readonly proved: false; readonly reason: string };

/** Programs that check a proof on their own. */
export type ProofLanguage = 'pari' | 'sympy';

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

/** Proofs and the tools for continued fractions. Conjectures cross in their JSON form. */
export interface ToolsCalls {
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
  /** How a text is understood. */
  read: { readonly parameters: { readonly text: string }; readonly result: ReadingAnswer };
  tool: { readonly parameters: ToolRequest; readonly result: ToolAnswer };
  /** The same as a program. */
  proofProgram: {
    readonly parameters: { readonly conjecture: unknown; readonly language: ProofLanguage };
    readonly result: string | null;
  };
}

/** The host's side of a thread that proves and computes: it can be ended at any time, and is cheap to start. */
export class Tools extends Caller<ToolsCalls> {
  /** @param script dist/tools.js */
  constructor(script: URL) {
    super(script, null);
  }
}
