/**
 * What was asked for, or why it cannot be given: an answer that is no error. The reason is a sentence without its full stop,
 * which stands behind a colon or a comma.
 * @typeParam Success the fields of what was asked for
 */
export type Outcome<Success extends object> =
  (Success & { readonly ok: true }) | { readonly ok: false; readonly reason: string };

/** The outcome of what cannot be given. */
export type Refusal = Extract<Outcome<object>, { readonly ok: false }>;

/** @param reason a sentence without its full stop */
export function refusal(reason: string): Refusal {
  return { ok: false, reason };
}
