import { answerCall } from '../../assistant/answer.ts';
import type * as Server from '../../assistant/server.ts';
import { assistantTools } from '../../assistant/tools.ts';
import { command, noWords } from '../command.ts';
import { exitCodes } from '../terminal.ts';

/** The tools of an assistant, over the Model Context Protocol. */
export const mcp = command({
  name: 'mcp',
  call: '',
  summary:
    'serve an assistant: searches, names, expansions, values, proofs and tools, over the Model Context Protocol',
  example: 'mcp',
  options: {},
  positionals: noWords,
  details: [
    'An assistant starts it and speaks with it over standard input and output: it is set up as the command "esma" with the',
    'word "mcp". Every tool is a command of this program with bounds; none reads or writes a file, or reaches a network.',
  ].join('\n'),
  async run(_given, terminal) {
    // A file of its own beside this program: nothing else needs the protocol.
    const commands = new URL('./command.js', import.meta.url);
    const script = new URL('./assistant.js', import.meta.url);
    const { serveAssistant } = (await import(script.href)) as typeof Server;
    await serveAssistant(terminal, assistantTools, (...call) => answerCall(commands, ...call));
    return exitCodes.done;
  },
});
