/** What a list needs of a line of a library, so that the line itself is read only when it is shown. */
export interface LibraryLine {
  /** Where the line lies in the file, in bytes. */
  readonly start: number;
  readonly end: number;
  readonly id: string;
  readonly family: string;
  readonly constant: string;
  /** The key of simplicity: less for a simpler conjecture. */
  readonly simplicity: string;
  /** Digits a term, and that over the digits a term of the simple fraction. */
  readonly rate: number;
  readonly gain: number;
  /** Whether its record carries a certificate; what it proves is not looked at here. */
  readonly claimsProof: boolean;
  /** What a text filter looks into. */
  readonly text: string;
}

/**
 * Lines of a library as columns, which is how they go from thread to thread: of very many small objects and texts the one
 * that receives them would have to move each several times in its memory, and stand still for it.
 */
export interface LineColumns {
  readonly starts: Float64Array;
  readonly ends: Float64Array;
  readonly rates: Float64Array;
  readonly gains: Float64Array;
  /** 1 for a line with a certificate, 0 for one without. */
  readonly claims: Uint8Array;
  readonly words: TextColumn;
  readonly texts: TextColumn;
}

/** Texts one after the other, and where each ends. */
interface TextColumn {
  readonly all: string;
  readonly ends: Uint32Array;
}

/** The words of a line: id, family, constant, simplicity. Apart from its text, as they alone are ASCII and take half the room. */
const wordsOfLine = 4;

/** Lines as columns. */
export function columnsOf(lines: readonly LibraryLine[]): LineColumns {
  const numbers = (of: (line: LibraryLine) => number) => new Float64Array(lines.map(of));
  return {
    starts: numbers(({ start }) => start),
    ends: numbers(({ end }) => end),
    rates: numbers(({ rate }) => rate),
    gains: numbers(({ gain }) => gain),
    claims: new Uint8Array(lines.map(({ claimsProof }) => (claimsProof ? 1 : 0))),
    words: textColumn(
      lines.flatMap(({ id, family, constant, simplicity }) => [id, family, constant, simplicity]),
    ),
    texts: textColumn(lines.map(({ text }) => text)),
  };
}

function textColumn(texts: readonly string[]): TextColumn {
  const ends = new Uint32Array(texts.length);
  let end = 0;
  for (let i = 0; i < texts.length; i++) ends[i] = end += texts[i]!.length;
  return { all: texts.join(''), ends };
}

function textAt({ all, ends }: TextColumn, index: number): string {
  return all.slice(index === 0 ? 0 : ends[index - 1], ends[index]);
}

/** A line that looks into its columns. */
export class ColumnLine implements LibraryLine {
  constructor(
    private readonly columns: LineColumns,
    private readonly index: number,
  ) {}

  get start(): number {
    return this.columns.starts[this.index]!;
  }

  get end(): number {
    return this.columns.ends[this.index]!;
  }

  get rate(): number {
    return this.columns.rates[this.index]!;
  }

  get gain(): number {
    return this.columns.gains[this.index]!;
  }

  get claimsProof(): boolean {
    return this.columns.claims[this.index] === 1;
  }

  get id(): string {
    return this.word(0);
  }

  get family(): string {
    return this.word(1);
  }

  get constant(): string {
    return this.word(2);
  }

  get simplicity(): string {
    return this.word(3);
  }

  get text(): string {
    return textAt(this.columns.texts, this.index);
  }

  private word(place: number): string {
    return textAt(this.columns.words, this.index * wordsOfLine + place);
  }
}
