import type { KnownResult } from '../../core/theorems/classical/known.ts';
import type { Standing } from '../../core/theorems/standing.ts';

/** How a fraction stands to a classical result: it is it, follows from it, or is it rewritten. @param name the result's */
export function knownPhrase({ relation }: KnownResult, name: string): string {
  if (relation === 'is') return name;
  return relation === 'follows' ? `follows from ${name}` : `rewritten from ${name}`;
}

/** "known: Euler's fraction of e", "proved", "open", "open (the tail is that of Euler's fraction of e)". */
export function formatStanding(standing: Standing): string {
  if (standing.kind === 'known') return `known: ${knownPhrase(standing.result, standing.result.name)}`;
  if (standing.kind === 'open' && standing.tail) return `open (the tail is that of ${standing.tail.name})`;
  return standing.kind;
}

/** A sentence in which {0}, {1}, … stand for values, so that it can be translated. */
export type SentenceTemplate = readonly [sentence: string, ...values: string[]];

/**
 * Where a conjecture stands, as sentences.
 * @param looked why no proof was found when one was looked for, without full stop; null where it was not
 */
export function standingSentence(standing: Standing, looked: string | null): SentenceTemplate {
  if (standing.kind === 'proved')
    return ['Proved here; it is in no catalogue of classical results that ESMA has.'];
  if (standing.kind === 'known') {
    const { name, source } = standing.result;
    return ['Known: {0} ({1}). Certified here, too.', knownPhrase(standing.result, name), source];
  }
  const { tail, claimsProof } = standing;
  const reason = looked ?? (claimsProof ? standing.reason : null);
  if (tail) {
    const { name, source } = tail;
    return reason === null
      ? [
          'Open: the tail is known, {0} ({1}); that the whole fraction has this value has no certificate yet.',
          name,
          source,
        ]
      : [
          'Open: the tail is known, {0} ({1}); that the whole fraction has this value is not proved: {2}.',
          name,
          source,
          reason,
        ];
  }
  return reason === null ? ['Open: a proof has not been looked for.'] : ['Open: {0}.', reason];
}
