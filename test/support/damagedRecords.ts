import { numeratorsOf } from '../../src/core/fractions/fraction.ts';
import assert from 'node:assert/strict';
import { conjectureId } from '../../src/core/conjecture.ts';
import type { Conjecture } from '../../src/core/conjecture.ts';
import { InputError } from '../../src/core/errors.ts';
import { familyOf } from '../../src/core/fractions/canonicalTail.ts';
import { proofOf } from '../../src/core/theorems/certificates/proofOf.ts';
import { conjectureOf, conjectureToJson } from '../../src/library/json.ts';
import { conjectureFromJson } from '../../src/library/reading.ts';
import type { RecordJson } from '../../src/library/recordSchema.ts';
import { randomIntegers } from '../core/theorems/support.ts';

/** A record as it may come from anywhere. */
export type Loose = Record<string, unknown>;

/** The conjecture that a record is read as, or the sentence with which it is refused. */
export function outcome(json: unknown): Conjecture | string {
  try {
    return conjectureFromJson(json);
  } catch (error) {
    if (error instanceof InputError) return error.message;
    throw error;
  }
}

/** The record with the id and the family that belong to what it says now: what a forger would do. */
export function forged(json: RecordJson): RecordJson {
  const { constant, value, fraction } = conjectureOf(json);
  return { ...json, id: conjectureId(constant, value, numeratorsOf(fraction)), family: familyOf(fraction) };
}

/** Damages true records in one place each, and demands of all that are read that what they say is what the search found. */
export function readDamaged(proved: readonly Conjecture[], count: number, seed: number): void {
  console.log(`      seed ${seed}`);
  const random = randomIntegers(BigInt(seed));
  const pick = <T>(items: readonly T[]): T => items[random(items.length)]!;
  const truths = new Map(proved.map((conjecture) => [conjecture.id, conjecture]));
  let accepted = 0;
  let slowest = 0;
  for (let trial = 0; trial < count; trial++) {
    const whole = structuredClone(conjectureToJson(pick(proved))) as unknown as Loose;
    damageSomewhere(whole, random);
    if (random(2) === 0) {
      // A forger makes identity and family fit.
      try {
        Object.assign(whole, forged(whole as unknown as RecordJson));
      } catch {
        // What cannot be read cannot be made to fit.
      }
    }
    const started = performance.now();
    const answer = outcome(whole);
    if (typeof answer !== 'string') {
      const isProved = proofOf(answer) !== null;
      accepted++;
      const truth = truths.get(answer.id);
      assert.ok(truth, `an id that no search has found: ${JSON.stringify(whole)}`);
      // The same sequence may be written in another way; what it says is what the search has found.
      assert.deepEqual(answer.terms, truth.terms);
      assert.equal(answer.family, truth.family);
      assert.equal(answer.order, truth.order);
      assert.deepEqual(answer.value, truth.value);
      if (isProved) assert.ok(proofOf(truth));
    }
    slowest = Math.max(slowest, performance.now() - started);
  }
  console.log(
    `      ${accepted} read, what is shown of them as a fact unchanged; the slowest took ${Math.round(slowest)} ms`,
  );
}

/** Changes one thing at a random place: a number, a text, a list's length, a kind, a field. */
function damageSomewhere(whole: Loose, random: (below: number) => number): void {
  const holders: [Loose, string][] = [];
  const walk = (part: unknown) => {
    if (typeof part !== 'object' || part === null) return;
    for (const key of Object.keys(part)) {
      holders.push([part as Loose, key]);
      walk((part as Loose)[key]);
    }
  };
  walk(whole);
  const [holder, key] = holders[random(holders.length)]!;
  const old = holder[key];
  const digits = String(1 + random(9));
  const changes: (() => unknown)[] = [
    () => (typeof old === 'number' ? old + 1 : typeof old === 'string' ? `${digits}${old}` : digits),
    () =>
      typeof old === 'string' && /^-?\d+$/.test(old) ? String(BigInt(old) + BigInt(1 + random(3))) : null,
    () => (typeof old === 'string' && /^-?\d+$/.test(old) ? String(-BigInt(old)) : -7),
    () => (Array.isArray(old) ? [...(old as unknown[]), ...(old as unknown[])] : []),
    () => (Array.isArray(old) ? (old as unknown[]).slice(1) : {}),
    () => '9'.repeat(1 + random(3000)),
    () => 'x\n";system("true")',
    () => 10 ** random(30),
    () => Array.from({ length: random(2000) }, () => digits),
    () => undefined,
  ];
  const next = changes[random(changes.length)]!();
  if (next === undefined) Reflect.deleteProperty(holder, key);
  else holder[key] = next;
}
