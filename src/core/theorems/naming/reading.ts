import type { Constant } from '../../constants/constant.ts';
import type { WrittenFraction } from '../../fractions/parseFraction.ts';

/** How the rule of a fraction is known. */
export type RuleOrigin =
  /** It was written down. */
  | { readonly kind: 'given' }
  /**
   * The simplest one that the written terms begin with, and the written numerators where these are not ±1 (0 elsewhere); so
   * many of them obey it beyond those that define it.
   */
  | {
      readonly kind: 'guessed';
      readonly terms: number;
      readonly numerators: number;
      readonly supporting: number;
      /** Whether the form in which the numerators are written says their rule, so that its numbers count as well. */
      readonly isByShape: boolean;
    }
  /** From the value on the other side; `proved` where a certificate says that it has this fraction. */
  | { readonly kind: 'value'; readonly constant: string; readonly proved: boolean };

/** What a researcher wrote. */
export type Reading = (
  | { readonly kind: 'fraction'; readonly written: WrittenFraction; readonly origin: RuleOrigin }
  | {
      readonly kind: 'digits';
      readonly constant: Constant;
      /** Of the beginning of a fraction without a rule: why it is no fraction, a sentence. */
      readonly noRule?: string;
    }
  | {
      readonly kind: 'constant';
      readonly constant: Constant;
      readonly text: string;
      /** Whether it was written as a fraction, which ends. */
      readonly isEnded?: boolean;
    }
) & {
  /** What the reader should be told of how it was understood, a sentence each. */
  readonly notes?: readonly string[];
};
