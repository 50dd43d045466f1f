/** What a survey found of the cost of groups. */
export interface Survey {
  /** For some of the first groups the candidates that go on beyond the sieve, and the seconds that sieving all of these took. */
  readonly judged: ReadonlyMap<number, number>;
  readonly seconds: number;
  /** Groups from first to last with the seconds that each takes; none where `judged` tells. */
  readonly sampled: readonly SampledGroup[];
}

/** A group, and the seconds that it takes as far as a part of it tells. */
export interface SampledGroup {
  readonly group: number;
  readonly seconds: number;
}

/** How a group went: seconds of processor time that it took, and its candidates beyond the sieve of orbits. */
export interface GroupCost {
  readonly seconds: number;
  readonly judged: number;
}
