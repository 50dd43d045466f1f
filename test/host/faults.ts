import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkout } from './folders.ts';

/** A copy of the extension as it is built, whose worker threads can be made to die. */
export class FragileExtension {
  readonly folder = mkdtempSync(join(tmpdir(), 'esma-fragile-'));
  private readonly fault = join(this.folder, 'fault');

  constructor() {
    for (const name of ['package.json', 'package.nls.json', 'media', 'dist'])
      cpSync(join(checkout, name), join(this.folder, name), { recursive: true });
    mkdirSync(this.fault);
    const script = join(this.folder, 'dist', 'worker.js');
    // Before the worker's own listener: the thread is gone when a group arrives, and the group is not searched.
    const dying = `
      import { existsSync as faulty } from 'node:fs';
      import { parentPort as faultyPort, workerData as faultyData } from 'node:worker_threads';
      if (faultyData.role === 'groups') {
        let groups = 0;
        faultyPort.on('message', () => {
          const once = faulty(${JSON.stringify(join(this.fault, 'once'))}) && ++groups > 1;
          if (once || faulty(${JSON.stringify(join(this.fault, 'always'))})) process.exit(9);
        });
      }
    `;
    writeFileSync(script, `${dying}\n${readFileSync(script, 'utf8')}`);
  }

  /** Workers die never, each at its second group, or each at its first one. */
  set workersDie(when: 'never' | 'once' | 'always') {
    for (const name of readdirSync(this.fault)) rmSync(join(this.fault, name));
    if (when !== 'never') writeFileSync(join(this.fault, when), '');
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** The extension host that was started last on this machine, by this user's VS Code server. */
export function newestExtensionHost(server: number): number {
  const hosts: { readonly pid: number; readonly started: number }[] = [];
  for (const name of readdirSync('/proc').filter((entry) => /^\d+$/.test(entry))) {
    try {
      const command = readFileSync(join('/proc', name, 'cmdline'), 'utf8');
      const status = readFileSync(join('/proc', name, 'stat'), 'utf8');
      const fields = status.slice(status.lastIndexOf(')') + 2).split(' ');
      if (command.includes('--type=extensionHost') && Number(fields[1]) === server)
        hosts.push({ pid: Number(name), started: Number(fields[19]) });
    } catch {
      // It has ended meanwhile.
    }
  }
  const [newest] = hosts.sort((x, y) => y.started - x.started);
  if (!newest) throw new Error(`the server ${server} has no extension host`);
  return newest.pid;
}

/** Whether processes can be looked up as newestExtensionHost does it. */
export const canFindProcesses = existsSync('/proc/self/cmdline');
