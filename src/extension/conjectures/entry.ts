import { convergenceGain } from '../../core/conjecture.ts';
import type { Conjecture } from '../../core/conjecture.ts';
import { knownResult } from '../../core/theorems/known.ts';
import { simplicityKey } from '../../core/family.ts';
import { formatRule, formatTerms, formatValue, displaySigns } from '../../formats/plain.ts';
import type { Standing } from '../../protocol/page.ts';

/** Terms in the text of a row. */
const shownTerms = 8;

/** A conjecture of the list, with what sorting and filtering look at; what takes long is worked out when it is asked for. */
export class Entry {
  private keptKey: string | undefined;
  private keptText: string | undefined;
  private keptStanding: Standing | undefined;

  /** @param time when its search was started or its file opened, in ms: larger is newer */
  constructor(
    readonly conjecture: Conjecture,
    readonly time: number,
  ) {}

  get id(): string {
    return this.conjecture.id;
  }

  get gain(): number {
    return convergenceGain(this.conjecture);
  }

  /** Less for a simpler conjecture. */
  get simplicity(): string {
    return (this.keptKey ??= simplicityKey(this.conjecture));
  }

  /** Known by name, proved with a certificate, or neither. */
  get standing(): Standing {
    return (this.keptStanding ??= standingOf(this.conjecture));
  }

  /** What the text filter looks into, in lower case. */
  get searchText(): string {
    return (this.keptText ??= textOf(this.conjecture));
  }
}

export function standingOf({ fraction, proof }: Conjecture): Standing {
  if (knownResult(fraction)) return 'known';
  return proof === null ? 'conjecture' : 'proved';
}

function textOf({ fraction, value, constant, terms }: Conjecture): string {
  const signs = displaySigns(fraction.signs);
  const words = [
    formatValue(value, constant),
    constant,
    formatTerms(terms, shownTerms),
    signs.replaceAll('−', '-'),
    formatRule(fraction.rule).replaceAll('−', '-'),
  ];
  // Written with and without spaces: "2k + 3" and "2k+3".
  return [...words, ...words.map((word) => word.replaceAll(' ', ''))].join(' ').toLowerCase();
}

/** Simpler first. */
export function compareEntries(x: Entry, y: Entry): number {
  return x.simplicity < y.simplicity ? -1 : x.simplicity > y.simplicity ? 1 : 0;
}
