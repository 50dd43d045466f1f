import { InputError } from '../../core/errors.ts';
import { answerCall } from '../../assistant/answer.ts';
import type * as Server from '../../assistant/server.ts';
import { assistantTools } from '../../assistant/tools.ts';
import { command, entryLines, noWords } from '../command.ts';
import { text, UsageError } from '../options.ts';
import { exitCodes } from '../terminal.ts';
import type { Terminal } from '../terminal.ts';

/** The tools of an assistant, over the Model Context Protocol. */
export const mcp = command({
  name: 'mcp',
  call: '',
  summary:
    'serve an assistant: searches, names, expansions, values, proofs and tools, over the Model Context Protocol',
  example: 'mcp',
  options: {
    call: text('TOOL', 'call one tool and end, instead of serving'),
    given: text('JSON', 'its arguments, an object'),
  },
  positionals: noWords,
  details: [
    'An assistant starts it and speaks with it over standard input and output: it is set up as the command "esma" with the',
    'word "mcp". Every tool is a command of this program with bounds; none reads or writes a file, or reaches a network.',
    '',
    ...assistantTools.flatMap((tool) => [
      entryLines(tool.name, [tool.title]),
      entryLines('', [Object.keys(tool.schema.entries).join(', ')]),
    ]),
  ].join('\n'),
  async run(given, terminal) {
    const commands = new URL('./command.js', import.meta.url);
    const name = given.text('call');
    if (name === undefined && given.text('given') !== undefined)
      throw new UsageError('--given goes with --call');
    if (name !== undefined) return callOnce(commands, name, given.text('given') ?? '{}', terminal);
    // A file of its own beside this program: nothing else needs the protocol.
    const script = new URL('./assistant.js', import.meta.url);
    const { serveAssistant } = (await import(script.href)) as typeof Server;
    await serveAssistant(terminal, assistantTools, (...call) => answerCall(commands, ...call));
    return exitCodes.done;
  },
});

/** Puts out what one tool answers: what was asked for to out, all else to err. */
async function callOnce(commands: URL, name: string, given: string, terminal: Terminal): Promise<number> {
  const tool = assistantTools.find((one) => one.name === name);
  if (!tool)
    throw new InputError(
      `call: "${name}" is no tool; give one of ${assistantTools.map((one) => one.name).join(', ')}.`,
    );
  const { texts, isError } = await answerCall(commands, tool, readObject(given), terminal.signal);
  const [first = '', ...others] = texts;
  (isError ? terminal.err : terminal.out)(first.replace(/\n?$/, '\n'));
  for (const other of others) terminal.err(other);
  return isError ? exitCodes.wrongInput : exitCodes.done;
}

function readObject(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new InputError(`given: ${text.slice(0, 40)} is no JSON; give an object, as {"constant":"e"}.`);
  }
}
