import { constantFromText } from '../core/constants/constants.ts';
import { InputError } from '../core/errors.ts';
import { approvalDigits } from '../core/esma/examine.ts';
import { planSearch } from '../core/esma/plan.ts';
import { checkSearchable } from '../core/esma/search.ts';
import { verifyConjecture } from '../core/esma/verify.ts';
import { correctDigits, simpleTerms } from '../core/fractions/convergence.ts';
import { encloseValue } from '../core/value.ts';
import { conjectureFromJson } from '../library/json.ts';
import { estimateSeconds } from './estimate.ts';
import type { ServiceAnswer, ServiceCall, ServiceCalls, ServiceRequest } from './serviceClient.ts';
import type { OwnThread } from './threads.ts';
import { constantOf, valuesOf, workOf } from './work.ts';

type Handlers = {
  readonly [call in ServiceCall]: (
    parameters: ServiceCalls[call]['parameters'],
    kernel: Uint8Array,
  ) => ServiceCalls[call]['result'];
};

/** Digits a term that nearly every simple continued fraction stays below. */
const simpleDigitsPerTerm = 2;

const handlers: Handlers = {
  describe({ text }) {
    const { name, latex, rigor, reach, rationalValue } = constantFromText(text);
    return { name, latex, rigor, reach, rational: rationalValue !== null };
  },
  plan({ specification }, kernel) {
    const constant = constantOf(specification);
    checkSearchable(constant, specification);
    const work = workOf(specification, constant);
    const values = valuesOf(work);
    const plan = planSearch(specification, constant, values);
    return { ...plan, seconds: estimateSeconds(specification, constant, work, values, kernel) };
  },
  verify({ conjecture: json, digits }) {
    const conjecture = conjectureFromJson(json);
    return verifyConjecture(conjecture, constantFromText(conjecture.constant), digits);
  },
  simpleConvergence({ conjecture: json, terms }) {
    const { constant: name, value } = conjectureFromJson(json);
    const constant = constantFromText(name);
    const digits = approvalDigits(constant, Math.ceil(terms * simpleDigitsPerTerm));
    return correctDigits(simpleTerms(encloseValue(constant, value, digits), terms + 1), [1]);
  },
};

/** Runs in the thread of the service. */
export function runService(thread: OwnThread, kernel: Uint8Array): void {
  thread.onMessage((message) => {
    const { number, call, parameters } = message as ServiceRequest;
    let answer: ServiceAnswer;
    try {
      const handler = handlers[call] as (parameters: unknown, kernel: Uint8Array) => unknown;
      answer = { number, ok: true, result: handler(parameters, kernel) };
    } catch (error) {
      const text = error instanceof Error ? error.message : String(error);
      answer = { number, ok: false, message: text, input: error instanceof InputError };
    }
    thread.post(answer);
  });
}
