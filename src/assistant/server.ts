import { createReadStream } from 'node:fs';
import { Writable } from 'node:stream';
import { McpServer } from '@modelcontextprotocol/server';
import { StdioServerTransport } from '@modelcontextprotocol/server/stdio';
import { toStandardJsonSchema } from '@valibot/to-json-schema';
import { esmaVersion } from '../engine/version.ts';
import type { AssistantAnswer } from './answer.ts';
import { messagesOnly } from './requests.ts';
import type { AssistantTool } from './tools.ts';

/*
 * The server of the Model Context Protocol: a file of its own in dist, which only "esma mcp" loads, with the protocol's
 * library. What the tools are and do comes from the command.
 */

/** What an assistant is told of all tools together. */
const instructions =
  'ESMA finds, proves and names continued fractions of mathematical constants. Its answers are exact or enclosed. Call a formula proved only where an answer says so: a record with a "proof", a name whose standing is proved. All else holds to the digits that are said, and is a conjecture. Do not state a formula that no tool has given or checked.';

/** Where the server writes, and what ends it. */
export interface ServedTerminal {
  out(text: string): void;
  readonly signal: AbortSignal;
}

/** Answers a call of a tool; the signal ends it. */
export type AnswerCall = (
  tool: AssistantTool,
  given: unknown,
  signal: AbortSignal,
) => Promise<AssistantAnswer>;

/** What a tool takes, as a client is told; what does not fit is refused where the call is answered, in the words of this program. */
function describedOnly({ schema }: AssistantTool) {
  const described = toStandardJsonSchema(schema)['~standard'];
  return { '~standard': { ...described, validate: (value: unknown) => ({ value }) } };
}

function serverOf(tools: readonly AssistantTool[], answerCall: AnswerCall): McpServer {
  const server = new McpServer({ name: 'esma', version: esmaVersion }, { instructions });
  for (const tool of tools)
    server.registerTool(
      tool.name,
      {
        title: tool.title,
        description: tool.description,
        inputSchema: describedOnly(tool),
        annotations: {
          readOnlyHint: true,
          destructiveHint: false,
          idempotentHint: true,
          openWorldHint: false,
        },
      },
      async (given, { mcpReq }) => {
        const { texts, isError } = await answerCall(tool, given, mcpReq.signal);
        return { content: texts.map((text) => ({ type: 'text' as const, text })), isError };
      },
    );
  return server;
}

/** Serves an assistant over standard input and output until one of them is closed, or the terminal's signal comes. */
export async function serveAssistant(
  terminal: ServedTerminal,
  tools: readonly AssistantTool[],
  answerCall: AnswerCall,
): Promise<void> {
  const server = serverOf(tools, answerCall);
  const input = createReadStream('', { fd: 0, autoClose: false });
  const output = new Writable({
    decodeStrings: false,
    write(text, _encoding, done) {
      terminal.out(String(text));
      done();
    },
  });
  await new Promise<void>((closed) => {
    const close = () => void server.close().finally(closed);
    input.once('end', close).once('error', close);
    terminal.signal.addEventListener('abort', close, { once: true });
    const messages = input.pipe(messagesOnly((line) => terminal.out(line)));
    void server.connect(new StdioServerTransport(messages, output));
  });
  input.destroy();
}
