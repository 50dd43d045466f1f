import {
  closeSync,
  fstatSync,
  fsyncSync,
  ftruncateSync,
  openSync,
  readFileSync,
  readSync,
  writeSync,
} from 'node:fs';
import type { Conjecture } from '../../core/conjecture.ts';
import { InputError } from '../../core/errors.ts';
import { parseForeign } from '../../library/foreignJson.ts';
import { mostBytesOfText } from '../../library/file.ts';
import { recordBegins } from '../../library/reading.ts';
import { shown } from '../../library/sentence.ts';
import { systemReason } from '../../library/systemReason.ts';
import { sealedLine, unsealedLine } from '../../library/seal.ts';
import { belonging } from './belonging.ts';
import type { CheckpointHeader, Shard } from './checkpointHeader.ts';
import { checkedRecord, checkHeader } from './checkpointSchema.ts';
import { conjectureToJson } from '../../library/json.ts';
import { conjectureFromJson } from '../../library/reading.ts';
import type { GroupResult } from './groupCollection.ts';

/**
 * The version of the checkpoint format that is written and read. That of shards grows with what they are dealt by: a shard of
 * a program that dealt by number, or by other weights, has other groups.
 */
export function checkpointVersion({ count }: Shard): number {
  return count === 1 ? 1 : 3;
}

/** A group that is done. */
export interface CheckpointRecord {
  readonly group: number;
  readonly result: GroupResult;
}

/** Shortest time between two writes, and how many times longer than a write the pause after it is. */
const shortestPause = 250;
const pausePerWrite = 20;

/**
 * A checkpoint is a journal: a header, then one line for each group that is done, in order, each with its own fingerprint.
 * Lines are only added, and synced to the disk; a line that a crash cut off fails its fingerprint, is cut away when the
 * journal is opened again, and its group is searched again. So at every moment the file is a valid checkpoint.
 */
export class Checkpoint {
  private buffer: string[] = [];
  private nextWrite = 0;
  private size: number;

  private constructor(
    private readonly path: string,
    private readonly descriptor: number,
    size: number,
  ) {
    this.size = size;
  }

  /** @throws InputError where the file is there already, and not empty, or cannot be written. */
  static create(path: string, header: CheckpointHeader): Checkpoint {
    const descriptor = openFile(path, 'a+');
    const isTaken = fstatSync(descriptor).size > 0;
    closeSync(descriptor);
    if (isTaken) {
      throw new InputError(
        `checkpoint: ${path} is there already; esma resume ${path} goes on with it, or give another file.`,
      );
    }
    const checkpoint = new Checkpoint(path, openFile(path, 'r+'), 0);
    checkpoint.buffer.push(sealed(header));
    checkpoint.flush();
    return checkpoint;
  }

  /** Opens a checkpoint to go on with it, `size` bytes of which are sound. @throws InputError */
  static reopen(path: string, size: number): Checkpoint {
    const checkpoint = new Checkpoint(path, openFile(path, 'r+'), size);
    ftruncateSync(checkpoint.descriptor, size);
    return checkpoint;
  }

  /** Adds a group; it is on the disk a little later, or at once if the last write was long ago. @throws InputError */
  add({ group, result }: CheckpointRecord): void {
    const { families, all, ...counts } = result;
    this.buffer.push(
      sealed({
        group,
        ...counts,
        families: families.map(({ count, members }) => ({ count, members: members.map(conjectureToJson) })),
        all: all?.map(conjectureToJson) ?? null,
      }),
    );
    if (performance.now() >= this.nextWrite) this.flush();
  }

  /** Brings everything to the disk. @throws InputError when the disk refuses; the file stays as it was before. */
  flush(): void {
    if (this.buffer.length === 0) return;
    const started = performance.now();
    const bytes = Buffer.from(this.buffer.join(''));
    try {
      for (let written = 0; written < bytes.length;) {
        written += writeSync(this.descriptor, bytes, written, bytes.length - written, this.size + written);
      }
      fsyncSync(this.descriptor);
    } catch (error) {
      ftruncateSync(this.descriptor, this.size);
      throw new InputError(
        `checkpoint: ${this.path} cannot be written (${systemReason(error)}); what was in it is kept, esma resume goes on from there.`,
      );
    }
    this.size += bytes.length;
    this.buffer = [];
    const took = performance.now() - started;
    this.nextWrite = started + Math.max(shortestPause, pausePerWrite * took);
  }

  close(): void {
    closeSync(this.descriptor);
  }
}

function openFile(path: string, flags: string): number {
  try {
    return openSync(path, flags);
  } catch (error) {
    throw new InputError(
      `checkpoint: ${path} cannot be written (${systemReason(error)}); give a file in a writable folder.`,
    );
  }
}

function sealed(content: unknown): string {
  return sealedLine(JSON.stringify(content));
}

/** The content of a sealed line; undefined where it is cut off or damaged. */
function unseal(line: string): unknown {
  const text = unsealedLine(line);
  try {
    return text === undefined ? undefined : parseForeign(text);
  } catch {
    // A seal can be written over anything.
    return undefined;
  }
}

/** A checkpoint as it was found on the disk. */
export interface CheckpointContent {
  readonly header: CheckpointHeader;
  /** Groups that are done, in order. */
  readonly records: Iterable<CheckpointRecord>;
  readonly done: number;
  /** Bytes of the header and the sound lines after it. */
  readonly size: number;
  /** Bytes behind them that a crash left. */
  readonly lost: number;
}

/** Bytes that a header takes at most: a specification with the digits of its constant. */
const longestHeader = 1 << 22;

/** The first line of a checkpoint alone. @throws InputError as readCheckpoint. */
export function readCheckpointHeader(path: string): CheckpointHeader {
  const descriptor = readable(path, () => openSync(path, 'r'));
  try {
    const bytes = Buffer.alloc(longestHeader);
    const length = readSync(descriptor, bytes, 0, longestHeader, 0);
    const beginning = bytes.subarray(0, length);
    return checkedHeader(path, textOf(beginning, headerLine(beginning)));
  } finally {
    closeSync(descriptor);
  }
}

/** What a checkpoint says of a group, its conjectures not looked at. */
export interface GroupCounts {
  readonly group: number;
  readonly conjectures: number;
  /** Names of the families that it claims. */
  readonly families: readonly string[];
}

/**
 * What the sound lines of a checkpoint say behind its header, up to the first that is not of its form.
 * @param isOwn whether the header is the one that is expected: of any other file nothing is said
 */
export function* groupCounts(
  path: string,
  bytes: Buffer,
  isOwn: (header: CheckpointHeader) => boolean,
): Generator<GroupCounts> {
  try {
    if (!isOwn(checkedHeader(path, textOf(bytes, headerLine(bytes))))) return;
    for (const line of linesOf(bytes, headerLine(bytes).to + 1)) {
      const { group, conjectures, families } = checkedRecord(path, unseal(textOf(bytes, line)));
      yield { group, conjectures, families: families.flatMap(({ members }) => familyClaimed(members[0])) };
    }
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
  }
}

function familyClaimed(record: unknown): string[] {
  const { family } = (record ?? {}) as { readonly family?: unknown };
  return typeof family === 'string' ? [family] : [];
}

/** Where a line lies, without its end. */
interface Line {
  readonly from: number;
  readonly to: number;
}

/** The complete lines from an offset on. */
function* linesOf(bytes: Buffer, start: number): Generator<Line> {
  for (let from = start; ;) {
    const to = bytes.indexOf(0x0a, from);
    if (to < 0) return;
    yield { from, to };
    from = to + 1;
  }
}

/** The text of a line; "" where it is longer than a text can be. */
function textOf(bytes: Buffer, { from, to }: Line): string {
  return to - from > mostBytesOfText ? '' : bytes.toString('utf8', from, to);
}

/** The first line: the header. */
function headerLine(bytes: Buffer): Line {
  return { from: 0, to: Math.max(bytes.indexOf(0x0a), 0) };
}

/** @throws InputError where the file cannot be read, is no checkpoint, or one of another version. */
export function readCheckpoint(path: string): CheckpointContent {
  const bytes = readable(path, () => readFileSync(path));
  const first = headerLine(bytes);
  const header = checkedHeader(path, textOf(bytes, first));
  const sound: Line[] = [];
  for (const line of linesOf(bytes, first.to + 1)) {
    if (unseal(textOf(bytes, line)) === undefined) break;
    sound.push(line);
  }
  const size = (sound[sound.length - 1] ?? first).to + 1;
  return {
    header,
    records: {
      *[Symbol.iterator]() {
        const faultOf = belonging(header);
        for (const line of sound) {
          const record = recordOf(path, checkedRecord(path, unseal(textOf(bytes, line))));
          const fault = faultOf(record.result);
          if (fault !== null)
            throw new InputError(
              `checkpoint: ${path} holds a group that is not of its search (${fault}); start the search anew.`,
            );
          yield record;
        }
      },
    },
    done: sound.length,
    size,
    lost: bytes.length - size,
  };
}

function readable<Result>(path: string, read: () => Result): Result {
  try {
    return read();
  } catch (error) {
    throw new InputError(
      `checkpoint: ${path} cannot be read (${systemReason(error)}); give a checkpoint file.`,
    );
  }
}

function checkedHeader(path: string, line: string): CheckpointHeader {
  const header = unseal(line) as Partial<CheckpointHeader> | undefined;
  if (header?.format !== 'esma checkpoint') {
    throw new InputError(
      recordBegins.test(line)
        ? `checkpoint: ${path} is a library; libraries are joined by esma export ${path} … --as library.`
        : `checkpoint: ${path} is no checkpoint of ESMA, or its first line is damaged; give a checkpoint, or start the search anew.`,
    );
  }
  const versions = [checkpointVersion({ index: 0, count: 1 }), checkpointVersion({ index: 0, count: 2 })];
  if (!versions.includes(header.version!)) {
    throw new InputError(
      `checkpoint: ${path} is of version ${shown(header.version)}; this program reads versions ${versions.join(' and ')}.`,
    );
  }
  const checked = checkHeader(path, header);
  if (checked.version !== checkpointVersion(checked.shard)) {
    throw new InputError(
      `checkpoint: ${path} is a shard of version ${checked.version}, which was dealt otherwise; this program reads shards of version ${checkpointVersion(checked.shard)}.`,
    );
  }
  return checked;
}

/** A conjecture of a checkpoint, through the gate of all records. @throws InputError */
function conjectureOfCheckpoint(path: string, json: unknown): Conjecture {
  try {
    return conjectureFromJson(json);
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    throw new InputError(
      `checkpoint: ${path} holds a record that is refused (${error.message}); start the search anew.`,
    );
  }
}

/** A record as JSON: its conjectures in their JSON form. */
type SealedRecord = { readonly group: number } & Omit<GroupResult, 'families' | 'all'> & {
    readonly families: readonly { readonly count: number; readonly members: readonly unknown[] }[];
    readonly all: readonly unknown[] | null;
  };

function recordOf(path: string, { group, families, all, ...counts }: SealedRecord): CheckpointRecord {
  const conjectureFromJson = (json: unknown) => conjectureOfCheckpoint(path, json);
  const read = families.map(({ count, members }) => ({ count, members: members.map(conjectureFromJson) }));
  if (!areFamilies(read))
    throw new InputError(
      `checkpoint: ${path} holds a group whose families are not each of one tail; start the search anew.`,
    );
  return {
    group,
    result: {
      ...counts,
      families: read,
      all: all?.map(conjectureFromJson) ?? null,
    },
  };
}

/** Whether the members of each family have one tail, and no two families the same. */
function areFamilies(families: readonly { readonly members: readonly Conjecture[] }[]): boolean {
  const tails = families.map(({ members }) => new Set(members.map(({ family }) => family)));
  return (
    tails.every(({ size }) => size === 1) && new Set(tails.flatMap((of) => [...of])).size === tails.length
  );
}
