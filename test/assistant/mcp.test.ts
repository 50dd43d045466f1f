import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { Client } from '@modelcontextprotocol/client';
import { StdioClientTransport } from '@modelcontextprotocol/client/stdio';
import { after, before, describe, it } from 'mocha';
import { faultOfLine } from '../../src/assistant/requests.ts';
import { assistantTools } from '../../src/assistant/tools.ts';
import { commands, tools } from '../../src/cli/commands.ts';

/** The words that start the server. */
const server = { command: process.execPath, args: ['dist/cli.js', 'mcp'] };

describe('the server for assistants, asked by a client of the Model Context Protocol', function () {
  this.timeout(300_000);
  const client = new Client({ name: 'a test', version: '1' });
  before(() => client.connect(new StdioClientTransport(server)));
  after(() => client.close());

  async function call(name: string, given: Record<string, unknown>) {
    const { content, isError } = await client.callTool({ name, arguments: given });
    assert.ok(Array.isArray(content));
    const texts = (content as readonly { readonly text: string }[]).map(({ text }) => text);
    return { texts, text: texts.join('\n'), isError: isError === true };
  }

  it('describes each tool: what it takes, with bounds, and that it changes nothing', async () => {
    const { tools: listed } = await client.listTools();
    assert.deepEqual(
      listed.map(({ name }) => name),
      assistantTools.map(({ name }) => name),
    );
    for (const { description, inputSchema, annotations } of listed) {
      assert.ok(description);
      assert.equal(inputSchema.additionalProperties, false);
      assert.equal(annotations?.readOnlyHint, true);
      assert.equal(annotations.openWorldHint, false);
    }
    const search = listed.find(({ name }) => name === 'esma_search')!;
    assert.deepEqual(search.inputSchema.required, ['constant']);
    assert.deepEqual(
      (search.inputSchema.properties as Record<string, { maximum?: number }>).height?.maximum,
      40,
    );
    assert.match(client.getInstructions() ?? '', /is a conjecture/);
  });

  it('finds a formula with its certificate, writes it, proves it and verifies it', async () => {
    const found = await call('esma_search', { constant: 'e', limit: 2 });
    assert.equal(found.isError, false, found.text);
    assert.match(found.text, /1,470 conjectures in 68 families/);
    const [records] = found.texts as [string];
    const [first] = records.split('\n');
    assert.ok(JSON.parse(first!).proof);
    assert.match(
      (await call('esma_export', { records, as: 'latex-line' })).text,
      /\\frac\{e \+ 1\}\{e - 1\}/,
    );
    const program = await call('esma_prove', { records, as: 'pari' });
    assert.equal(program.isError, false, program.text);
    const { stdout } = spawnSync('gp', ['-q'], { input: program.texts[0], encoding: 'utf8' });
    assert.match(stdout, /proved/);
    assert.match((await call('esma_verify', { records })).text, /2 of 2|2 conjectures/);
    // One number changed: the formula is false, and nothing calls it proved.
    const forged = first!.replace('"polynomials":[["2","4"]]', '"polynomials":[["2","6"]]');
    assert.notEqual(forged, first);
    for (const name of ['esma_verify', 'esma_prove']) {
      const { text, isError } = await call(name, { records: forged });
      assert.ok(isError, text);
      assert.doesNotMatch(text, /\bgp -q\b|\\begin\{proof\}/);
    }
  });

  it('names, expands, evaluates and converts as the terminal does', async () => {
    const naming = await call('esma_identify', { numbers: ['1.6449340668482'] });
    const { standing, answers } = JSON.parse(naming.text);
    assert.deepEqual([standing, answers[0].name], ['conjectured', 'zeta(2)']);
    assert.match((await call('esma_expand', { constant: 'e', terms: 6 })).text, /^\[2; 1, 2, 1, 1, 4, …\]/);
    // A negative number is no option.
    assert.match((await call('esma_evaluate', { constant: '-1/3', digits: 5 })).text, /^-0\.33333/);
    const converted = await call('esma_toolbox', {
      tool: 'convert',
      fraction: '2; 3+2k @ -+',
      parameters: { to: '+' },
    });
    assert.match(converted.text, /^1; 1; 2k \+ 2 @ \+/);
  });

  it('says what is wrong with a call, and reads no file', async () => {
    for (const [name, given, expected] of [
      ['esma_search', { constant: 'e', height: 1000 }, /height/],
      ['esma_search', { constant: 'e', out: '/tmp/x' }, /out/],
      ['esma_search', { constant: 'nonsense(' }, /nonsense/],
      ['esma_expand', { constant: '@/etc/passwd' }, /the content of a file, not its name/],
      ['esma_identify', { numbers: ['1.5', ' @/etc/passwd'] }, /the content of a file, not its name/],
      [
        'esma_toolbox',
        { tool: 'negate', fraction: '2; 3+2k @ -+', parameters: { from: 'x' } },
        /no parameter "from"/,
      ],
      [
        'esma_toolbox',
        { tool: 'convert', fraction: '--from=x', parameters: { to: '+' } },
        /"--from ?= ?x" cannot be read/,
      ],
      ['esma_evaluate', {}, /constant/],
    ] as const) {
      const { text, isError } = await call(name, given);
      assert.ok(isError, `${name}: ${text}`);
      assert.match(text, expected);
      assert.doesNotMatch(text, /root:/);
    }
  });

  it('answers more calls than it runs at once', async () => {
    const terms = Array.from({ length: 7 }, (_, i) => i + 1);
    const answers = await Promise.all(
      terms.map((count) => call('esma_expand', { constant: 'phi', terms: count })),
    );
    assert.deepEqual(
      answers.map(({ text }) => text.match(/1/g)!.length),
      terms,
    );
  });

  it('ends a call that is cancelled, and answers the next one', async () => {
    const stop = new AbortController();
    const running = client.callTool(
      { name: 'esma_search', arguments: { constant: 'pi', height: 40, period: 6 } },
      { signal: stop.signal },
    );
    // Another call is answered while the search runs.
    assert.match((await call('esma_expand', { constant: 'e', terms: 3 })).text, /^\[2; 1, 2, …\]/);
    stop.abort();
    await assert.rejects(running);
    assert.match((await call('esma_expand', { constant: 'sqrt(2)', terms: 3 })).text, /^\[1; 2, 2, …\]/);
  });
});

describe('the server for assistants', () => {
  it('speaks with a client of an earlier version of the protocol, and ends when its input ends', async () => {
    const child = spawn(server.command, server.args, { stdio: ['pipe', 'pipe', 'inherit'] });
    const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
    const send = (message: object) =>
      child.stdin.write(`${JSON.stringify({ jsonrpc: '2.0', ...message })}\n`);
    const receive = async () => JSON.parse((await lines.next()).value as string);
    const clientInfo = { name: 'a test', version: '1' };
    send({
      id: 1,
      method: 'initialize',
      params: { protocolVersion: '2024-11-05', capabilities: {}, clientInfo },
    });
    const { result } = await receive();
    assert.deepEqual([result.protocolVersion, result.serverInfo.name], ['2024-11-05', 'esma']);
    send({ method: 'notifications/initialized' });
    send({
      id: 2,
      method: 'tools/call',
      params: { name: 'esma_expand', arguments: { constant: 'e', terms: 3 } },
    });
    assert.match((await receive()).result.content[0].text, /^\[2; 1, 2, …\]/);
    const ended = once(child, 'exit');
    child.stdin.end();
    assert.equal((await ended)[0], 0);
  }).timeout(300_000);

  it('answers every line, also one that is no request of JSON-RPC 2.0', () => {
    const lines: readonly (readonly [string, number | string | null, number])[] = [
      ['nonsense', null, -32700],
      ['{"jsonrpc":"2.0","id":1', null, -32700],
      ['42', null, -32600],
      ['[]', null, -32600],
      ['{"id":7}', 7, -32600],
      ['{"jsonrpc":"2.0","id":"a"}', 'a', -32600],
      ['{"jsonrpc":"2.0","id":{},"method":"ping"}', null, -32600],
      ['{"jsonrpc":"2.0","id":8,"method":5}', 8, -32600],
      ['{"jsonrpc":"1.0","id":9,"method":"ping"}', 9, -32600],
      ['{"jsonrpc":"2.0","id":10,"method":"ping","params":[1]}', 10, -32600],
    ];
    for (const [line, id, code] of lines) {
      const answer = JSON.parse(faultOfLine(line)!) as { id: unknown; error: { code: number } };
      assert.deepEqual([answer.id, answer.error.code], [id, code], line);
    }
    assert.equal(faultOfLine('{"jsonrpc":"2.0","id":1,"method":"ping"}'), null);
    assert.equal(faultOfLine('{"jsonrpc":"2.0","method":"notifications/initialized"}'), null);
    const { stdout, status } = spawnSync(process.execPath, ['dist/cli.js', 'mcp'], {
      encoding: 'utf8',
      input: `${lines.map(([line]) => line).join('\r\n\n')}\n\n  \n`,
    });
    assert.equal(status, 0);
    const answers = stdout.trimEnd().split('\n');
    assert.deepEqual(
      answers.map((answer) => (JSON.parse(answer) as { id: unknown }).id),
      lines.map(([, id]) => id),
    );
  }).timeout(300_000);

  it('answers a single call, and says what is wrong with its arguments', () => {
    const once = (...words: readonly string[]) =>
      spawnSync(process.execPath, ['dist/cli.js', 'mcp', ...words], { encoding: 'utf8' });
    const { status, stdout } = once('--call', 'esma_expand', '--given', '{"constant":"e","terms":3}');
    assert.deepEqual([status, stdout], [0, '[2; 1, 2, …]  signs +, repeated\n']);
    for (const [name, given, expected] of [
      ['esma_expand', '{"constant":"e","terms":5000}', /^terms: 5000 is not allowed; give at most 2000/],
      ['esma_expand', '{"constant":"e","from":"x"}', /from/],
      ['esma_expand', '{', /^given: \{ is no JSON/],
      ['esma_nothing', '{}', /^call: "esma_nothing" is no tool/],
    ] as const) {
      const wrong = once(`--call=${name}`, `--given=${given}`);
      assert.deepEqual([wrong.status, wrong.stdout], [1, '']);
      assert.match(wrong.stderr, expected);
    }
  }).timeout(300_000);

  it('has only commands that the terminal has', () => {
    const names = new Set([...commands, ...tools].map(({ name }) => name));
    const given: Readonly<Record<string, Record<string, unknown>>> = {
      esma_search: { constant: 'e' },
      esma_identify: { numbers: ['1.5'] },
      esma_expand: { constant: 'e' },
      esma_evaluate: { constant: 'e' },
      esma_prove: { records: '{}' },
      esma_verify: { records: '{}' },
      esma_export: { records: '{}', as: 'text' },
      esma_toolbox: { tool: 'fold', fraction: '2; 3+2k @ -+' },
    };
    for (const { name, call } of assistantTools) assert.ok(names.has(call(given[name]!).words[0]!), name);
  });
});
