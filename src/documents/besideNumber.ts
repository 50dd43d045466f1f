import type { Mathematics } from './wording.ts';
import type { Spot } from './spot.ts';

/** A name as it is put beside a number. */
export interface BesideName extends Mathematics {
  /** Whether it equals what it is put beside; digits it is only near to. */
  readonly isEqual: boolean;
}

/** A name as an author would put it behind a number at a place: " \approx \zeta(2)", in dollars in text, "≈ zeta(2)" elsewhere. */
export function besideNumber({ latex, text, isEqual }: BesideName, { language, place }: Spot): string {
  const isMathematics = place.kind === 'inline' || place.kind === 'display';
  const isWritten = ['comment', 'verbatim', 'none', 'unknown'].includes(place.kind);
  if (language === undefined || language === 'typst' || isWritten) return ` ${isEqual ? '=' : '≈'} ${text}`;
  const relation = isEqual ? '=' : '\\approx';
  return isMathematics ? ` ${relation} ${latex}` : ` $${relation} ${latex}$`;
}
