import type { Command } from './command.ts';
import { exitCodes } from './terminal.ts';

/** What the exit codes mean. */
const exitMeanings: Readonly<Record<keyof typeof exitCodes, string>> = {
  done: 'done',
  wrongInput: 'wrong input, or what was asked for is not so',
  usage: 'a wrong command line',
  interrupted: 'Ctrl-C',
  terminated: 'ended by SIGTERM',
};

/** The overview of all commands. */
export function overviewOf(commands: readonly Command[], tools: readonly Command[]): string {
  const callOf = ({ name, call }: Command) => `esma ${name} ${call}`.trimEnd();
  const width = Math.max(...[...commands, ...tools].map((one) => callOf(one).length));
  const line = (one: Command) => `  ${callOf(one).padEnd(width)}  ${one.summary}`;
  const codes = (Object.keys(exitCodes) as (keyof typeof exitCodes)[]).map(
    (key) => `${exitCodes[key]} ${exitMeanings[key]}`,
  );
  return `ESMA finds continued-fraction conjectures for mathematical constants.

${commands.map(line).join('\n')}

  Tools for continued fractions, written as "2; 3+2k @ -+":
${tools.map(line).join('\n')}

esma COMMAND --help shows the options and an example.
Exit codes: ${codes.join('; ')}.
`;
}
