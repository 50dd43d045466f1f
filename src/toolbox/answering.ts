import { answerSteps, within } from '../core/work.ts';

/**
 * Answers within the work that one answer may take, wherever the tool runs.
 * @throws InputError where it takes more
 */
export function answering<Answer>(answer: () => Answer): Answer {
  return within(answerSteps, tooMuch, answer);
}

const tooMuch = `This takes too much work: an answer may take ${answerSteps.toExponential().replace('e+', '·10^')} steps of arithmetic; give smaller degrees, shorter periods or smaller numbers.`;
