import { join } from 'node:path';
import { constantFromSource, constantFromText } from '../../core/constants/constants.ts';
import { approvalDigits } from '../../core/esma/examine.ts';
import { planSearch } from '../../core/planning/plan.ts';
import { checkSearchable } from '../../core/esma/searchScope.ts';
import { verifyConjecture } from '../../core/esma/verify.ts';
import { correctDigits, simpleTerms } from '../../core/fractions/convergence.ts';
import { reachOfConstant } from '../../core/theorems/classical/integerTerms.ts';
import { encloseValue } from '../../core/value.ts';
import { conjectureFromJson } from '../../library/reading.ts';
import { InputError } from '../../core/errors.ts';
import { writeRun } from '../cluster/folder.ts';
import { gatherRun } from '../cluster/gathering.ts';
import { runFiles } from '../cluster/manifest.ts';
import { schedulers } from '../cluster/schedulers/schedulers.ts';
import { statusOf } from '../cluster/status.ts';
import { answerCalls } from '../threads/calls.ts';
import type { CallHandlers } from '../threads/calls.ts';
import { estimateSeconds } from './estimate.ts';
import type { PlanningCalls } from './messages.ts';
import type { OwnThread } from '../threads/thread.ts';
import { constantOf, workOf } from '../searching/work.ts';

/** Digits a term that nearly every simple continued fraction stays below. */
const simpleDigitsPerTerm = 2;

const handlersWith = (kernel: Uint8Array): CallHandlers<PlanningCalls> => ({
  describe({ text }) {
    const constant = constantFromText(text);
    const { name, latex, rigor, rationalValue } = constant;
    return { name, latex, rigor, reach: reachOfConstant(constant), rational: rationalValue !== null };
  },
  plan({ specification }) {
    const constant = constantOf(specification);
    checkSearchable(constant, specification);
    return planSearch(specification, constant, workOf(specification, constant).total());
  },
  estimate({ specification }) {
    const constant = constantOf(specification);
    return estimateSeconds(specification, constant, workOf(specification, constant), kernel);
  },
  verify({ conjecture: json, digits }) {
    const conjecture = conjectureFromJson(json);
    return verifyConjecture(conjecture, constantFromSource(conjecture.constant), digits);
  },
  simpleConvergence({ conjecture: json, terms }) {
    const { constant: source, value } = conjectureFromJson(json);
    const constant = constantFromSource(source);
    const digits = approvalDigits(constant, Math.ceil(terms * simpleDigitsPerTerm));
    return correctDigits(simpleTerms(encloseValue(constant, value, digits), terms + 1), [1]);
  },
  writeRun({ folder, scheduler: name, program, membersKept, ...request }) {
    const scheduler = schedulers.find((one) => one.name === name);
    if (!scheduler) throw new InputError(`scheduler: ${name} is not known.`);
    const collecting = { membersKept, all: false };
    const { files } = writeRun(folder, { ...request, collecting, scheduler, program: new URL(program) });
    const scripts = Object.keys(files).filter((file) => /\.(?:sh|yaml)$/.test(file));
    return [runFiles.submit, ...scripts.filter((file) => file !== runFiles.submit)];
  },
  runStatus: ({ folder }) => statusOf(folder),
  gatherRun({ folder }) {
    const library = join(folder, runFiles.library);
    gatherRun(folder, library);
    return library;
  },
});

/** Answers the calls, in the thread. */
export function runPlanningThread(thread: OwnThread, kernel: Uint8Array): void {
  answerCalls(thread, handlersWith(kernel));
}
