import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { hasTool } from '../support/tools.mjs';

/** What one program made of the job: µs a candidate, candidates and how many of them were hits. */
export interface Measurement {
  readonly name: string;
  readonly microseconds: number;
  readonly candidates: number;
  readonly hits: number;
}

/** A program that judges the whole job once; null where it cannot run here. */
export interface Contender {
  readonly name: string;
  readonly rounds: number;
  readonly run: () => Omit<Measurement, 'name'> | null;
}

/** Times a function that returns the verdicts of the whole job. */
export function timed(judge: () => Int16Array): Omit<Measurement, 'name'> {
  const start = performance.now();
  const verdicts = judge();
  const microseconds = ((performance.now() - start) * 1000) / verdicts.length;
  return {
    microseconds,
    candidates: verdicts.length,
    hits: verdicts.reduce((sum, verdict) => sum + Number(verdict >= 0), 0),
  };
}

/** The C program, compiled into the folder; null without gcc or GMP. */
export function compiledC(folder: string, name: 'sieve.c' | 'rules.c'): string | null {
  if (!hasTool('gcc') || !hasTool('libgmp-dev')) return null;
  const program = join(folder, name.replace('.c', ''));
  const source = fileURLToPath(new URL(`peers/${name}`, import.meta.url));
  return spawnSync('gcc', ['-O2', source, '-lgmp', '-o', program]).status === 0 ? program : null;
}

/** A script of PARI/GP with this job in the place of its own; null without PARI/GP. */
export function pariScript(folder: string, name: 'esma.gp' | 'rules.gp', job: string): string | null {
  if (!hasTool('pari-gp')) return null;
  const source = readFileSync(new URL(`peers/${name}`, import.meta.url), 'utf8');
  const functions = source
    .split('\n')
    .filter((line) => !line.startsWith('run('))
    .join('\n');
  const script = join(folder, name);
  writeFileSync(script, `${functions}\n${job}\n`);
  return script;
}

/** What the C program makes of a job. */
export function runC(program: string | null, job: readonly number[]): Omit<Measurement, 'name'> | null {
  const output = program && spawnSync(program, job.map(String), { encoding: 'utf8' }).stdout;
  return output ? numbersIn(output, /(\d+) (\d+) ([\d.]+)/) : null;
}

/** What PARI/GP makes of a script. */
export function runPari(script: string | null): Omit<Measurement, 'name'> | null {
  const output =
    script && spawnSync('gp', ['-q', '-s', '2G', script], { input: '', encoding: 'utf8' }).stdout;
  return output ? numbersIn(output, /candidates=(\d+) found=(\d+) .*candidate=([\d.]+)/) : null;
}

function numbersIn(text: string, pattern: RegExp): Omit<Measurement, 'name'> | null {
  const match = pattern.exec(text);
  return match && { candidates: Number(match[1]), hits: Number(match[2]), microseconds: Number(match[3]) };
}

/** Most rounds of a contender. */
const mostRounds = 40;

/** The best of some rounds of each, in turns. */
export function measureInTurns(contenders: readonly Contender[]): Map<string, Measurement> {
  const best = new Map<string, Measurement>();
  for (let round = 0; round < mostRounds; round++) {
    for (const { name, rounds, run } of contenders) {
      if (round % Math.ceil(mostRounds / rounds) !== 0) continue;
      const measured = run();
      if (measured && measured.microseconds < (best.get(name)?.microseconds ?? Infinity)) {
        best.set(name, { name, ...measured });
      }
    }
  }
  return best;
}

/** Prints what was measured, and how many times as long as the first one each took. */
export function printMeasured(
  print: (line: string) => void,
  contenders: readonly Contender[],
  best: ReadonlyMap<string, Measurement>,
): void {
  const own = best.get(contenders[0]!.name)!.microseconds;
  for (const { name } of contenders) {
    const measured = best.get(name);
    print(
      measured
        ? `  ${name.padEnd(28)}${measured.microseconds.toFixed(2).padStart(9)} µs a candidate ` +
            `${(measured.microseconds / own).toFixed(2).padStart(9)} ×   ${measured.hits} hits of ${measured.candidates}`
        : `  ${name.padEnd(28)} is not installed here`,
    );
  }
}
