/** How far a job has come. */
export interface JobProgress {
  /** Values and candidates that there are: of a shard, until it is done, about. */
  readonly values: number;
  readonly candidates: number;
  readonly candidatesDone: number;
  readonly conjectures: number;
  readonly families: number;
  readonly refused: number;
  readonly undecided: number;
  /** Candidates expanded in full. */
  readonly expansions: number;
  /** Candidates a second, since the job was started or resumed. */
  readonly rate: number;
  /** Share of the work that is done, by its cost, 0 … 1: candidates cost very different times. */
  readonly share: number;
  /** Seconds that are left; null before so much is done that it can be told. */
  readonly secondsLeft: number | null;
}
