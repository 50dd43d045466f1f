import { gainOf } from '../../core/gain.ts';
import type { Conjecture } from '../../core/conjecture.ts';
import { simplicityKey } from '../../core/family.ts';
import { standingOf } from '../../core/theorems/standing.ts';
import type { StandingKind } from '../../core/theorems/standingKinds.ts';
import type { LibraryLine } from '../../engine/reading/columns.ts';
import { searchText } from '../../formats/text/searchText.ts';
import { conjectureOfLine } from '../../library/json.ts';
import type { Entry } from './entry.ts';

/** A conjecture that is at hand; what takes long is worked out when it is asked for. */
export class FoundEntry implements Entry {
  private keptKey: string | undefined;
  private keptText: string | undefined;
  private keptStanding: StandingKind | undefined;

  constructor(
    readonly conjecture: Conjecture,
    readonly time: number,
  ) {}

  get id(): string {
    return this.conjecture.id;
  }

  get family(): string {
    return this.conjecture.family;
  }

  get constant(): string {
    return this.conjecture.constant.name;
  }

  get claimsProof(): boolean {
    return this.conjecture.claimedProof !== null;
  }

  get rate(): number {
    return this.conjecture.rate;
  }

  get gain(): number {
    return gainOf(this.conjecture).value;
  }

  get simplicity(): string {
    return (this.keptKey ??= simplicityKey(this.conjecture));
  }

  get standing(): StandingKind {
    return (this.keptStanding ??= standingOf(this.conjecture).kind);
  }

  check(): void {
    // Its standing is the checked one.
  }

  get searchText(): string {
    return (this.keptText ??= searchText(this.conjecture));
  }

  replacedBy(conjecture: Conjecture): Entry {
    return new FoundEntry(conjecture, this.time);
  }
}

/** A conjecture that lies in a file: its line is read when it is shown, a list of very many needs only its index. */
export class FiledEntry implements Entry {
  private checked: StandingKind | undefined;

  /** @param file the bytes in which the line lies */
  constructor(
    private readonly line: LibraryLine,
    private readonly file: Buffer,
    readonly time: number,
  ) {}

  get id(): string {
    return this.line.id;
  }

  get family(): string {
    return this.line.family;
  }

  get constant(): string {
    return this.line.constant;
  }

  get simplicity(): string {
    return this.line.simplicity;
  }

  get claimsProof(): boolean {
    return this.line.claims !== 'open';
  }

  get rate(): number {
    return this.line.rate;
  }

  get gain(): number {
    return this.line.gain;
  }

  get standing(): StandingKind {
    return this.checked ?? this.line.claims;
  }

  check(): void {
    if (this.claimsProof) this.checked ??= standingOf(this.conjecture).kind;
  }

  get searchText(): string {
    return this.line.text;
  }

  get conjecture(): Conjecture {
    const { start, end } = this.line;
    return conjectureOfLine(this.file.toString('utf8', start, end));
  }

  replacedBy(conjecture: Conjecture): Entry {
    return new FoundEntry(conjecture, this.time);
  }
}
