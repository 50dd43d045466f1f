import { Transform } from 'node:stream';
import { deserializeMessage } from '@modelcontextprotocol/server';

/*
 * JSON-RPC 2.0 wants an answer to every line, also to one that is no request; the protocol's library drops those.
 */

/** What is said of a line that is no message (JSON-RPC 2.0, section 5.1). */
const faults = {
  parse: { code: -32700, message: 'Parse error: the line is no JSON' },
  request: {
    code: -32600,
    message:
      'Invalid request: a line is one object with "jsonrpc": "2.0", a "method" and, for an answer, an "id"; "params" is an object',
  },
} as const;

/** The answer to a line that is no message of the protocol, a line; null for one that is. */
export function faultOfLine(line: string): string | null {
  let json: unknown;
  try {
    json = JSON.parse(line);
  } catch {
    return answerOf(faults.parse, null);
  }
  try {
    deserializeMessage(line);
    return null;
  } catch {
    return answerOf(faults.request, json);
  }
}

function answerOf(error: (typeof faults)[keyof typeof faults], json: unknown): string {
  const own = typeof json === 'object' && json !== null && 'id' in json ? json.id : null;
  const id = typeof own === 'string' || typeof own === 'number' ? own : null;
  return `${JSON.stringify({ jsonrpc: '2.0', id, error })}\n`;
}

/** Longest line that is read, in bytes: the largest argument of a tool, with its quotes. */
const longestLine = 8_000_000;

/**
 * Passes on the lines that are messages.
 * @param answer takes the answers to all others
 */
export function messagesOnly(answer: (line: string) => void): Transform {
  let parts: Buffer[] = [];
  let length = 0;
  const end = (line: Buffer) => {
    const text = line.toString('utf8').trim();
    if (text === '') return null;
    const fault = length > longestLine ? answerOf(faults.request, null) : faultOfLine(text);
    if (fault !== null) answer(fault);
    return fault === null ? `${text}\n` : null;
  };
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      let start = 0;
      for (let at = chunk.indexOf(10); at >= 0; at = chunk.indexOf(10, start)) {
        length += at - start;
        const message = end(Buffer.concat([...parts, chunk.subarray(start, at)]));
        if (message !== null) this.push(message);
        [parts, length, start] = [[], 0, at + 1];
      }
      length += chunk.length - start;
      // Of a line that is too long nothing more is kept.
      if (length > longestLine) parts = [];
      else parts.push(chunk.subarray(start));
      done();
    },
    flush(done) {
      const message = end(Buffer.concat(parts));
      done(null, message);
    },
  });
}
