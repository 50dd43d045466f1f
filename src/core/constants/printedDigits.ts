/** The digits of one number, as they were printed somewhere. */
export interface PrintedDigits {
  readonly isNegative: boolean;
  /** Plain digits with a point: "2.71828", or "2.71828(3)" for ± 3 units in the last place. */
  readonly digits: string;
  /** What the reader should be told, a sentence each. */
  readonly warnings: readonly string[];
}
