import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import * as vscode from 'vscode';
import { assistantToolNames } from '../../../src/assistant/names.ts';

describe('the tools of assistants', function () {
  this.timeout(120_000);

  const call = async (name: string, input: object, token?: vscode.CancellationToken) => {
    const { content } = await vscode.lm.invokeTool(name, { input, toolInvocationToken: undefined }, token);
    return content.map((part) => (part as vscode.LanguageModelTextPart).value).join('\n');
  };

  it('are known to VS Code, with what they take', () => {
    const described = vscode.lm.tools.filter(({ name }) => name.startsWith('esma_'));
    assert.deepEqual(described.map(({ name }) => name).sort(), [...assistantToolNames].sort());
    for (const { description, inputSchema } of described) {
      assert.ok(description);
      assert.equal((inputSchema as { type?: string }).type, 'object');
    }
  });

  it('find a formula with its certificate, and name a number', async () => {
    const found = await call('esma_search', { constant: 'e', limit: 1 });
    assert.match(found, /1,470 conjectures in 68 families/);
    assert.ok(JSON.parse(found.split('\n')[0]!).proof);
    assert.match(await call('esma_identify', { numbers: ['1.6449340668482'] }), /zeta\(2\)/);
  });

  it('refuse what is out of bounds, with the reason', async () => {
    await assert.rejects(call('esma_expand', { constant: 'e', terms: 5000 }), /terms: .*2000/);
  });

  it('end when they are cancelled', async () => {
    const cancelling = new vscode.CancellationTokenSource();
    const running = call('esma_search', { constant: 'pi', height: 40, period: 6 }, cancelling.token);
    cancelling.cancel();
    await assert.rejects(running);
    assert.match(await call('esma_expand', { constant: 'e', terms: 3 }), /^\[2; 1, 2, …\]/);
  });
});
