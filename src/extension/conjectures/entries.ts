import { gainOf } from '../../core/gain.ts';
import { schemaVersions } from '../../core/conjecture.ts';
import type { Conjecture } from '../../core/conjecture.ts';
import { simplicityKey } from '../../core/family.ts';
import { relationOf } from '../../core/theorems/relation.ts';
import type { RelationKind } from '../../core/theorems/relationKinds.ts';
import { standingOf } from '../../core/theorems/standing.ts';
import type { StandingKind } from '../../core/theorems/standingKinds.ts';
import { ColumnLine } from '../../engine/reading/columns.ts';
import type { LineColumns } from '../../engine/reading/columns.ts';
import { searchText } from '../../formats/text/searchText.ts';
import { conjectureOfLine } from '../../library/json.ts';
import type { Entry } from './entry.ts';

/** A conjecture that is at hand; what takes long is worked out when it is asked for. */
export class FoundEntry implements Entry {
  private keptKey: string | undefined;
  private keptText: string | undefined;
  private keptStanding: StandingKind | undefined;
  private keptRelation: RelationKind | undefined;

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

  get relation(): RelationKind {
    return (this.keptRelation ??= relationOf(this.conjecture).kind);
  }

  get searchText(): string {
    return (this.keptText ??= searchText(this.conjecture));
  }

  replacedBy(conjecture: Conjecture): Entry {
    return new FoundEntry(conjecture, this.time);
  }
}

/** How the writer begins a record of schema 1. */
const signedBeginning = `{"schema":${schemaVersions.signed},`;

/** A file that was read, and when. */
export interface ReadFile {
  readonly bytes: Buffer;
  readonly time: number;
}

/**
 * A conjecture that lies in a file: its line is read when it is shown, a list of very many needs only its index. One object
 * a line, as of more the collector of garbage moves each, and the host stands still for it.
 */
export class FiledEntry extends ColumnLine implements Entry {
  private checked: StandingKind | undefined;
  private keptRelation: RelationKind | undefined;

  /**
   * @param columns with others of its file
   * @param index of its line in them
   * @param file in which the line lies
   */
  constructor(
    columns: LineColumns,
    index: number,
    private readonly file: ReadFile,
  ) {
    super(columns, index);
  }

  get time(): number {
    return this.file.time;
  }

  get standing(): StandingKind {
    return (this.checked ??= this.claimsProof ? standingOf(this.conjecture).kind : 'open');
  }

  get relation(): RelationKind {
    return (this.keptRelation ??= this.isSignedRecord ? 'signed' : relationOf(this.conjecture).kind);
  }

  /** Whether the line begins as those with numerators ±1 do, so that it need not be read. */
  private get isSignedRecord(): boolean {
    const { bytes } = this.file;
    return (
      bytes.toString('latin1', this.start, Math.min(this.end, this.start + signedBeginning.length)) ===
      signedBeginning
    );
  }

  get searchText(): string {
    return this.text;
  }

  get conjecture(): Conjecture {
    return conjectureOfLine(this.file.bytes.toString('utf8', this.start, this.end));
  }

  replacedBy(conjecture: Conjecture): Entry {
    return new FoundEntry(conjecture, this.time);
  }
}

/** The entries of lines of a file. */
export function filedEntries(columns: LineColumns, file: ReadFile): FiledEntry[] {
  return Array.from(columns.starts, (_, index) => new FiledEntry(columns, index, file));
}
