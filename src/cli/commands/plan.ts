import { plainSieve } from '../../core/esma/plainSieve.ts';
import { planSearch } from '../../core/esma/plan.ts';
import { checkSearchable, valueSpace } from '../../core/esma/search.ts';
import { readConstant } from '../constant.ts';
import { readArguments } from '../options.ts';
import { duration, exitCodes, grouped } from '../terminal.ts';
import type { Terminal } from '../terminal.ts';
import { readSpecification, searchOptionKinds } from './search.ts';

/** What a search would do and cost, without doing it. */
export function planCommand(words: readonly string[], terminal: Terminal): number {
  const options = readArguments(words, searchOptionKinds, { least: 1, most: 1, meaning: 'the constant' });
  const constant = readConstant(options.positionals[0]!);
  const specification = readSpecification(options, constant.name);
  checkSearchable(constant, specification);
  const plan = planSearch(specification, constant, valueSpace(constant, specification), plainSieve);
  const { degree, height } = specification;
  const shape = specification.shape === 'quotient' ? 'P/Q' : 'a·α^k + b';
  const lines = [
    `${constant.name}: values ${shape} of degree ≤ ${degree} and height ≤ ${height}`,
    `${grouped(plan.values)} values × ${grouped(plan.patterns)} sign patterns = ${grouped(plan.candidates)} candidates`,
    `about ${duration(plan.seconds)} on one core`,
    `an exhaustive search would visit about 10^${Math.floor(plan.exhaustiveDigits)} sequences: ${plan.exhaustiveMeaning}`,
    ...(plan.warning ? [plan.warning] : []),
  ];
  terminal.out(`${lines.join('\n')}\n`);
  return exitCodes.done;
}
