import fc from 'fast-check';

/** The places in a value, each as the way to it from outside. */
function placesIn(value: unknown, way: readonly string[] = []): (readonly string[])[] {
  if (typeof value !== 'object' || value === null) return [way];
  const inside = Object.entries(value).flatMap(([key, member]) => placesIn(member, [...way, key]));
  return [way, ...inside];
}

function replacedAt(value: unknown, [key, ...rest]: readonly string[], change: unknown): unknown {
  if (key === undefined) return change;
  const copy: Record<string, unknown> | unknown[] = Array.isArray(value)
    ? [...(value as unknown[])]
    : { ...(value as object) };
  const at = copy as Record<string, unknown>;
  at[key] = replacedAt(at[key], rest, change);
  return copy;
}

/** What may stand anywhere: of the wrong kind, out of range, endless, or with a name that every object has. */
const nonsense = fc.oneof(
  fc.anything(),
  fc.constantFrom<unknown>(
    ...[undefined, null, NaN, -1, 0.5, 1e308, 2 ** 53, '', '__proto__', 'constructor', 'toString', [], {}],
    ...['\u0000', '\u202e', 'x'.repeat(20_000), Array.from({ length: 2000 }, () => 'x'), new Map(), 7n],
  ),
);

/** True messages with something else in one of their places. */
export function mutated(messages: readonly unknown[]): fc.Arbitrary<unknown> {
  return fc
    .constantFrom(...messages)
    .chain((message) =>
      fc
        .tuple(fc.constantFrom(...placesIn(message)), nonsense)
        .map(([place, change]) => replacedAt(message, place, change)),
    );
}

/** Whatever a page, a host or a store may hand over: anything at all, and what is nearly right. */
export function strange(messages: readonly unknown[]): fc.Arbitrary<unknown> {
  return fc.oneof(fc.anything(), nonsense, { arbitrary: mutated(messages), weight: 6 });
}
