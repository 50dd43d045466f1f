import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import * as vscode from 'vscode';

interface Manifest {
  readonly contributes: { readonly commands: readonly { readonly command: string }[] };
}

describe('the extension', () => {
  const extension = () => vscode.extensions.getExtension<unknown>('esma.esma')!;

  it('is there, and asleep until it is asked for', () => {
    assert.ok(extension(), 'VS Code has found the extension');
    assert.equal(extension().isActive, false);
  });

  it('activates in less than half a second', async () => {
    const started = performance.now();
    await extension().activate();
    const milliseconds = performance.now() - started;
    console.log(`      activation: ${milliseconds.toFixed(0)} ms in VS Code ${vscode.version}`);
    assert.ok(milliseconds < 500);
  });

  it('registers the commands of its manifest, and no others', async () => {
    const manifest = extension().packageJSON as Manifest;
    const registered = (await vscode.commands.getCommands(true)).filter((id) => id.startsWith('esma.'));
    assert.deepEqual(registered.sort(), manifest.contributes.commands.map(({ command }) => command).sort());
  });
});
