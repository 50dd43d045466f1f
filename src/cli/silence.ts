/** Time without a word after which a command that calculates is said to do so, in milliseconds. */
const silentMilliseconds = 2000;

/** Share of a processor that a calculation takes at the least: what waits for input or a disk takes none. */
const busyShare = 0.3;

/**
 * Says of a command that it calculates, where it says nothing itself: with what its reader can do. Nothing is said of what
 * waits, or has a progress line of its own.
 */
export class Silence {
  private spokeAt: number;
  private startedAt: number;
  private lookedAt: number;
  private processor: number;
  /** Whose lines stand on the screen. */
  private shown: 'none' | 'own' | 'notice' = 'none';

  /**
   * @param now milliseconds of a clock, @param used milliseconds of processor time
   * @param redraw puts lines in the place of those that were drawn before
   */
  constructor(
    private readonly now: () => number,
    private readonly used: () => number,
    private readonly redraw: (lines: readonly string[]) => void,
  ) {
    this.spokeAt = this.startedAt = this.lookedAt = now();
    this.processor = used();
  }

  /** The command says something; to be called before that is written. @param lines of its own progress, where it draws some */
  spoken(lines: readonly string[] | null): void {
    if (this.shown === 'notice') this.redraw([]);
    this.spokeAt = this.now();
    if (lines !== null) this.shown = lines.length > 0 ? 'own' : 'none';
    else if (this.shown === 'notice') this.shown = 'none';
  }

  /** To be called about once a second. */
  look(): void {
    const [now, processor] = [this.now(), this.used()];
    const isBusy = processor - this.processor > busyShare * (now - this.lookedAt);
    [this.lookedAt, this.processor] = [now, processor];
    if (this.shown === 'own' || !isBusy || now - this.spokeAt < silentMilliseconds) return;
    this.shown = 'notice';
    this.redraw([`Calculating for ${Math.round((now - this.startedAt) / 1000)} s; Ctrl-C ends it.`]);
  }
}
