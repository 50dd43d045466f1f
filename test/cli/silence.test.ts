import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { Silence } from '../../src/cli/silence.ts';

describe('a command that calculates and says nothing', () => {
  /** A clock, and a processor that is taken by a share of the time. */
  function watched(share: number) {
    const drawn: (readonly string[])[] = [];
    let time = 0;
    const silence = new Silence(
      () => time,
      () => share * time,
      (lines) => drawn.push(lines),
    );
    const wait = (seconds: number) => {
      for (let i = 0; i < seconds; i++) {
        time += 1000;
        silence.look();
      }
    };
    return { silence, drawn, wait };
  }

  it('is said to calculate from the second second on, with what ends it', () => {
    const { silence, drawn, wait } = watched(1);
    wait(1);
    assert.deepEqual(drawn, []);
    wait(2);
    assert.deepEqual(drawn, [
      ['Calculating for 2 s; Ctrl-C ends it.'],
      ['Calculating for 3 s; Ctrl-C ends it.'],
    ]);
    silence.spoken(null);
    assert.deepEqual(drawn[2], []);
    wait(1);
    assert.equal(drawn.length, 3);
  });

  it('is left alone where it waits, and where it draws a progress line', () => {
    const idle = watched(0.1);
    idle.wait(10);
    assert.deepEqual(idle.drawn, []);
    const drawing = watched(1);
    drawing.silence.spoken(['12 %']);
    drawing.wait(10);
    assert.deepEqual(drawing.drawn, []);
    drawing.silence.spoken([]);
    drawing.wait(3);
    assert.deepEqual(drawing.drawn[0], ['Calculating for 12 s; Ctrl-C ends it.']);
  });
});
