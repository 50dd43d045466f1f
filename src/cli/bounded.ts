import { digitsSteps } from '../core/constants/constants.ts';
import { stepsInWords, within, withoutBound } from '../core/work.ts';

/** The arguments of a command that has the option "unbounded" and one for how much is wanted. */
interface Bounded<Wanted extends string> {
  flag(name: 'unbounded'): boolean;
  number(name: Wanted): number;
}

/**
 * Calculates as many digits or terms as were asked for, within the budget of work unless that was taken away on purpose.
 * @throws InputError where it takes more
 */
export function bounded<Result, Wanted extends 'digits' | 'terms'>(
  given: Bounded<Wanted>,
  wanted: Wanted,
  calculate: () => Result,
): Result {
  if (given.flag('unbounded')) return withoutBound(calculate);
  const tooMuch = `${wanted}: ${given.number(wanted)} ${wanted} take more than the ${stepsInWords(digitsSteps)} steps of arithmetic that are allowed; ask for fewer, or give --unbounded to calculate until it is done or Ctrl-C ends it.`;
  return within(digitsSteps, tooMuch, calculate);
}
