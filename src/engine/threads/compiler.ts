import { setFlagsFromString } from 'node:v8';

/** Bytecode that a function has run before it is compiled to machine code; V8 11 itself takes 67,584. */
const budget = 500_000;

/**
 * Lets functions run longer before V8 compiles them to machine code, which each thread does for itself: a search of three seconds
 * would spend a third of its processor time so (measured: e to height 20, two workers, 5.3 s and with this 3.9 s), and one of a minute
 * takes the same with it and without. Later engines wait longer by themselves and do not know the flag.
 */
export function compileLate(): void {
  if (process.versions.v8.startsWith('11.')) setFlagsFromString(`--interrupt-budget=${budget}`);
}
