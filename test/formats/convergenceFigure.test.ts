import assert from 'node:assert/strict';
import { before, describe, it } from 'mocha';
import type { Conjecture } from '../../src/core/conjecture.ts';
import { convergents } from '../../src/core/fractions/convergence.ts';
import { numeratorsOf, termsOf } from '../../src/core/fractions/fraction.ts';
import {
  convergenceFigure,
  curvesOf,
  figureAxes,
  figurePreamble,
} from '../../src/formats/latex/convergenceFigure.ts';
import { conjecturesOf, familiesOf } from '../core/theorems/support.ts';
import { hasTool } from '../support/tools.mjs';
import { typeset } from '../support/tex.ts';

/** Digits in which two convergents agree, by exact arithmetic: the later one is the value as far as it matters. */
function exactDigits({ fraction }: Conjecture, n: number): number {
  const all = [...convergents(termsOf(fraction.rule, 120), numeratorsOf(fraction))];
  const [x, y] = [all[n]!, all[110]!];
  const difference = x.p * y.q - y.p * x.q;
  const size = difference < 0n ? -difference : difference;
  return String((x.q * y.q) / size).length - 1;
}

describe('a figure of convergence', () => {
  let shown: Conjecture[];
  before(async () => {
    shown = familiesOf(await conjecturesOf('e', 2))
      .slice(0, 5)
      .map(([first]) => first!);
  });

  it('has true curves: the digits of the convergents, within one', () => {
    for (const [i, { digits }] of curvesOf(shown).slice(0, shown.length).entries())
      for (const n of [3, 10, 25, 39])
        assert.ok(Math.abs(digits[n]! - exactDigits(shown[i]!, n)) <= 1.5, `${i} ${n} ${digits[n]}`);
  });

  it('draws the simple continued fraction of each value by its own convergents, once, where it is not there already', () => {
    const curves = curvesOf(shown);
    const beside = curves.filter(({ isBeside }) => isBeside);
    const values = new Set(shown.map(({ value }) => `${value.numerator.join()} ${value.denominator.join()}`));
    const simple = shown.filter(({ fraction }) => numeratorsOf(fraction).length === 1);
    assert.equal(
      beside.length,
      values.size - new Set(simple.map(({ value }) => value.numerator.join())).size,
    );
    // That of e has 38 digits after 40 terms, and is no straight line: the terms 2, 4, 6, … make steps.
    const ofE =
      beside.find(({ legend }) => legend.endsWith('$e$')) ??
      curves.find(({ legend }) => legend.includes('[2; 1, 2, 1, 1'));
    assert.ok(ofE);
    assert.ok(ofE.digits[39]! > 36 && ofE.digits[39]! < 39.5, String(ofE.digits[39]));
    const steps = ofE.digits.slice(1, 40).map((y, n) => y - ofE.digits[n]!);
    assert.ok(Math.max(...steps) > 2 * Math.min(...steps));
  });

  it('tells its curves apart without colours, each with another line, mark or place of marks', () => {
    for (const axes of figureAxes) {
      const text = convergenceFigure(shown, { axes, label: 'fig:e' });
      const looks = [...text.matchAll(/\\addplot\[([^\]]*)\]/g)].map(([, look]) => look!);
      assert.equal(new Set(looks).size, looks.length);
      assert.doesNotMatch(text, /red|blue|green/);
      const legends = [...text.matchAll(/\\addlegendentry\{(.*)\}/g)].map(([, legend]) => legend!);
      assert.equal(new Set(legends).size, legends.length, 'no entry twice');
      assert.ok(
        legends.slice(0, shown.length).every((legend) => /\[\d+; /.test(legend)),
        'each has its terms',
      );
    }
  });

  it('is set by TeX on all axes', function () {
    if (!hasTool('texlive-pictures')) this.skip();
    const figures = figureAxes.map((axes) => convergenceFigure(shown, { axes, label: `fig:${axes}` }));
    const { complaints } = typeset(
      `\\documentclass{article}\n\\usepackage{amsmath}\n${figurePreamble.join('\n')}\n\\begin{document}\n${figures.join('\n\n')}\n\\end{document}\n`,
      { runs: 2 },
    );
    assert.deepEqual(complaints, []);
  });
});
