import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { describe, it } from 'mocha';
import * as vscode from 'vscode';
import { keepsPromise } from '../../support/promise.ts';
import { activationFiles } from '../activationFiles.ts';

interface Manifest {
  readonly contributes: {
    readonly commands: readonly { readonly command: string }[];
    readonly views?: Readonly<Record<string, readonly { readonly id: string }[]>>;
  };
}

describe('the extension', () => {
  const extension = () => vscode.extensions.getExtension<unknown>('esma.esma')!;
  const contributes = () => (extension().packageJSON as Manifest).contributes;

  it('is there, and asleep until it is asked for', () => {
    assert.ok(extension(), 'VS Code has found the extension');
    assert.equal(extension().isActive, false);
  });

  it('activates in a moment', async () => {
    // There is only one try, and the bundle is compiled in it for the first time: twice the promised 50 ms are allowed. Time
    // of the processor counts, since what else the machine does meanwhile is not the extension's.
    // Read before, it does not come from a cold disk, which is not the extension's time.
    const dist = join(extension().extensionPath, 'dist');
    for (const name of activationFiles) readFileSync(join(dist, name));
    const promised = 2 * 50;
    const activate = async () => {
      const [started, before] = [performance.now(), process.cpuUsage()];
      await extension().activate();
      const { user, system } = process.cpuUsage(before);
      console.log(`      activation: ${(performance.now() - started).toFixed(0)} ms until it answers`);
      return (user + system) / 1000;
    };
    await keepsPromise(`processor time of the activation in VS Code ${vscode.version}`, promised, activate, {
      tries: 1,
    });
    assert.equal(extension().isActive, true);
    // Records and commands are loaded with the first of them.
    const loaded = Object.keys(require.cache).filter((path) => path.startsWith(dist));
    const own = loaded.map((path) => relative(dist, path)).filter((name) => !name.startsWith('test'));
    assert.deepEqual(own.sort(), activationFiles.toSorted());
  });

  it('registers the commands of its manifest, and no others', async () => {
    const { commands, views = {} } = contributes();
    // Those that VS Code makes for a view, as "….focus", are its own.
    const viewPrefixes = Object.values(views).flatMap((list) => list.map(({ id }) => `${id}.`));
    const declared = commands.map(({ command }) => command);
    const registered = (await vscode.commands.getCommands(true)).filter(
      (id) =>
        id.startsWith('esma.') &&
        (declared.includes(id) || !viewPrefixes.some((prefix) => id.startsWith(prefix))),
    );
    assert.deepEqual(registered.sort(), declared.sort());
  });
});
