import assert from 'node:assert/strict';
import { ProgressLine, redrawing } from '../../src/cli/terminal.ts';

const escape = '\u001b';
const parts = new RegExp(`(${escape}\\[\\d*[AJ]|\r|\n)`);

/** A terminal of few capabilities: it knows a new line, a return, up, and erasing to the end. */
class Screen {
  private lines = [''];
  private row = 0;
  private column = 0;

  write(text: string): void {
    for (const part of text.split(parts)) {
      if (part === '\r') this.column = 0;
      else if (part === '\n') [this.row, this.column] = [this.row + 1, 0];
      else if (part.endsWith('A') && part.startsWith(escape)) this.row -= Number(part.slice(2, -1));
      else if (part === `${escape}[J`)
        this.lines = [...this.lines.slice(0, this.row), this.lines[this.row]!.slice(0, this.column)];
      else {
        this.lines[this.row] = (this.lines[this.row] ?? '').slice(0, this.column) + part;
        this.column += part.length;
      }
      this.lines[this.row] ??= '';
    }
  }

  get text(): string {
    return this.lines.join('\n');
  }
}

describe('the progress line', () => {
  function lineOn(interactive: boolean) {
    const screen = new Screen();
    const terminal = {
      interactive,
      columns: 40,
      out: (text: string) => screen.write(text),
      err: (text: string) => screen.write(text),
      redraw: redrawing((text) => screen.write(text)),
      signal: new AbortController().signal,
    };
    return { screen, terminal, line: new ProgressLine(terminal) };
  }

  it('has what was found above it at once, whatever was drawn just before, each line within the width', () => {
    const { screen, line } = lineOn(true);
    line.show(0, 1, 'nothing yet');
    line.show(1, 4, 'one family', ['e - 1 = [2; 3, 2, 5, 2, 7, …]  −+  2; 2k + 3 and more']);
    const [first, second, ...rest] = screen.text.split('\n');
    assert.match(first!, /^e - 1 = .*…$/);
    assert.match(second!, /^██████░+ one …$|^██████░+ one family$/);
    assert.ok(first!.length <= 39 && second!.length <= 39);
    assert.deepEqual(rest, []);
  });

  it('leaves nothing behind', () => {
    const { screen, terminal, line } = lineOn(true);
    line.show(0, 1, 'a');
    line.show(0, 1, 'b', ['x', 'y']);
    line.show(0, 1, 'c', ['x', 'y', 'z']);
    line.clear();
    terminal.out('the result\n');
    assert.equal(screen.text, 'the result\n');
  });

  it('is a line a minute where there is no terminal, from the first minute on', () => {
    let milliseconds = Date.UTC(2026, 0, 1);
    const { screen, terminal } = lineOn(false);
    const line = new ProgressLine(terminal, () => milliseconds);
    for (let second = 0; second <= 150; second++, milliseconds += 1000)
      line.show(second, 200, `${second} of 200`, ['x']);
    line.clear();
    assert.equal(
      screen.text,
      '2026-01-01T00:01:00Z 30 %, 60 of 200\n2026-01-01T00:02:00Z 60 %, 120 of 200\n',
    );
  });
});
