import { spawn, spawnSync } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { eventually } from '../host/eventually.ts';

/** Milliseconds that a daemon has to end by itself before it is killed. */
const mercy = 5000;

/** The daemons of a scheduler that a test starts in a folder of its own, and the programs that talk to them. */
export class Daemons {
  private readonly running = new Set<ChildProcess>();

  /** @param queue what shows the queue of jobs: a program and its words */
  constructor(
    readonly environment: NodeJS.ProcessEnv,
    private readonly queue: readonly [string, ...string[]],
  ) {}

  start(program: string, ...words: string[]): ChildProcess {
    const child = spawn(program, words, { stdio: 'ignore', env: this.environment });
    this.running.add(child);
    child.on('exit', () => this.running.delete(child));
    return child;
  }

  /** Ends one that was started, if it has not ended yet. */
  async end(child: ChildProcess | undefined, signal: NodeJS.Signals): Promise<void> {
    if (!child || !this.running.has(child)) return;
    const ended = new Promise((resolve) => child.on('exit', resolve));
    child.kill(signal);
    const timer = setTimeout(() => child.kill('SIGKILL'), mercy);
    await ended;
    clearTimeout(timer);
  }

  /** Ends all, what was started last first. */
  async endAll(): Promise<void> {
    for (const child of [...this.running].reverse()) await this.end(child, 'SIGTERM');
  }

  /** What a program prints. @throws Error where it fails */
  call(program: string, ...words: string[]): string {
    const { status, stdout, stderr } = spawnSync(program, words, {
      env: this.environment,
      encoding: 'utf8',
    });
    if (status !== 0) throw new Error(`${program} ${words.join(' ')}: ${stdout}${stderr}`);
    return stdout;
  }

  succeeds(program: string, ...words: string[]): boolean {
    return (
      spawnSync(program, words, { env: this.environment, stdio: 'ignore', timeout: 10_000 }).status === 0
    );
  }

  /** Waits until something holds. @throws Error with the queue where it does not */
  async until(what: string, holds: () => boolean, seconds = 100): Promise<void> {
    try {
      await eventually(holds, `it is not so that ${what}, after ${seconds} s`, 1000 * seconds);
    } catch (error) {
      const [program, ...words] = this.queue;
      const { stdout } = spawnSync(program, words, {
        env: this.environment,
        encoding: 'utf8',
        timeout: 10_000,
      });
      throw new Error(`${(error as Error).message}\n${stdout}`, { cause: error });
    }
  }
}
