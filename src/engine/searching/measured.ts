/** What a survey found: for each of the first groups the candidates that go on beyond the sieve, and its time. */
export interface Survey {
  readonly judged: readonly number[];
  readonly seconds: number;
}

/** How a group went: seconds that it took, and its candidates beyond the sieve of orbits. */
export interface GroupCost {
  readonly seconds: number;
  readonly judged: number;
}
