import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { format } from 'node:util';
import Mocha from 'mocha';

/** Mocha, with tests that are given to require: VS Code answers to the name "vscode" there alone, not in an import. */
class RequiringMocha extends Mocha {
  requireFiles(): void {
    this.loadFiles();
  }
}

/** Runs every bundled test beside this file inside the extension host; VS Code calls it. */
export async function run(): Promise<void> {
  process.setSourceMapsEnabled(true);
  // VS Code's own messages go to the same console: what the tests say is collected, to be shown without those. Its
  // methods cannot be replaced one by one, VS Code sees to that.
  const lines: string[] = [];
  const log = (...values: unknown[]) => void lines.push(format(...values));
  globalThis.console = Object.create(console, { log: { value: log } }) as Console;
  Mocha.reporters.Base.consoleLog = log;
  const mocha = new RequiringMocha({ ui: 'bdd', timeout: 60_000, color: false });
  for (const name of readdirSync(__dirname).sort()) {
    if (name.endsWith('.test.cjs')) mocha.addFile(join(__dirname, name));
  }
  mocha.requireFiles();
  const failures: string[] = [];
  const runner = await new Promise<Mocha.Runner>((done) => {
    const started = mocha.run(() => done(started));
    started.on('fail', (of, { message }: Error) =>
      failures.push(`inside VS Code: ${of.fullTitle()}: ${message.split('\n', 1)[0]}`),
    );
  });
  const { passes, failures: failed, pending } = runner.stats!;
  const report = { passed: passes, failed, skipped: pending, failures, output: lines.join('\n') };
  writeFileSync(join(__dirname, 'report.json'), JSON.stringify(report));
  if (failed > 0) throw new Error(`${failed} tests failed inside the extension host.`);
}
