import { answerSteps, stepsInWords, within } from '../core/work.ts';

/**
 * Answers within the work that one answer may take, wherever the tool runs.
 * @throws InputError where it takes more
 */
export function answering<Answer>(answer: () => Answer): Answer {
  return within(answerSteps, tooMuch, answer);
}

const tooMuch = `This takes too much work: an answer may take ${stepsInWords(answerSteps)} steps of arithmetic; give smaller degrees, shorter periods or smaller numbers.`;
