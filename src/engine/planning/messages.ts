import type { Reach, Rigor } from '../../core/constants/constant.ts';
import type { SearchPlan } from '../../core/planning/plan.ts';
import type { SearchSpecification } from '../../core/esma/specification.ts';
import type { RunRequest } from '../cluster/request.ts';
import type { RunStatus } from '../cluster/status.ts';
import type { Verification } from '../../core/esma/verify.ts';

/** What is known of a constant that was typed. */
export interface ConstantDescription {
  readonly name: string;
  readonly latex: string;
  readonly rigor: Rigor;
  readonly reach: Reach;
  readonly rational: boolean;
}

/** Calls that take longer than a user interface may block. Conjectures cross in their JSON form. */
export interface PlanningCalls {
  describe: { readonly parameters: { readonly text: string }; readonly result: ConstantDescription };
  plan: { readonly parameters: { readonly specification: SearchSpecification }; readonly result: SearchPlan };
  /** Seconds of one core that the search takes, from a sample: itself seconds of work where the groups are large. */
  estimate: { readonly parameters: { readonly specification: SearchSpecification }; readonly result: number };
  verify: {
    readonly parameters: { readonly conjecture: unknown; readonly digits: number };
    readonly result: Verification;
  };
  /** Correct digits of the simple continued fraction of a conjecture's value, after 1, 2, … terms. */
  simpleConvergence: {
    readonly parameters: { readonly conjecture: unknown; readonly terms: number };
    readonly result: readonly number[];
  };
  /** Writes the folder of a run on a cluster. @see writeRun; the result is the names of its scripts, submit.sh first */
  writeRun: {
    readonly parameters: Omit<RunRequest, 'scheduler' | 'program' | 'collecting'> & {
      readonly folder: string;
      readonly scheduler: string;
      readonly program: string;
      readonly membersKept: number;
    };
    readonly result: readonly string[];
  };
  runStatus: { readonly parameters: { readonly folder: string }; readonly result: RunStatus };
  /** Joins a run into its library. @see gatherRun; the result is the library's path */
  gatherRun: { readonly parameters: { readonly folder: string }; readonly result: string };
}

/** What the thread is started with. */
export interface PlanningStart {
  readonly role: 'planning';
}
