/** What candidates beyond the sieve of orbits come to: what takes most of their time, counted. */
export interface Effort {
  /** The weight of judging them, at every bound on the order that they are, and of counting hits: as of judgingWeight. */
  readonly judging: number;
  readonly hits: number;
  /** Hits that are approved in full: the first one of each tail; the others follow cheaply, by exact algebra. */
  readonly approvals: number;
}

/** What is foreseen of a group, without approving anything. */
export interface Foreseen {
  readonly effort: Effort;
  /** Share of the rows beyond the sieve that was judged: what was found of them was taken for all. */
  readonly share: number;
}

/** A group, what it takes to judge it, and what it comes to beyond that. */
export interface SurveyedGroup {
  readonly group: number;
  /** Seconds of sieving its orbits and judging its candidates. */
  readonly seconds: number;
  readonly effort: Effort;
}

/** What a survey found of the cost of groups. */
export interface Survey {
  /** Ascending. Where orbits are sieved by determinant the first ones; else some from first to last. */
  readonly groups: readonly SurveyedGroup[];
  /** Whether the groups between those are like them; else they have nothing beyond the sieve. */
  readonly isSpread: boolean;
}

/** What was spent on a group so far: seconds of processor time, those that went by meanwhile, and what that came to. */
export interface Spent {
  readonly seconds: number;
  readonly passed: number;
  readonly effort: Effort;
}

/** How far a group has come: the share of it that is done, and what was spent on that. */
export interface Advance extends Spent {
  readonly share: number;
}
