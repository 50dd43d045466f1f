import assert from 'node:assert/strict';
import { before, describe, it } from 'mocha';
import type { Conjecture } from '../../src/core/conjecture.ts';
import { convergents } from '../../src/core/fractions/convergence.ts';
import { figureAxes, mostCurves } from '../../src/core/fractions/figureAxes.ts';
import { numeratorsOf, termsOf } from '../../src/core/fractions/fraction.ts';
import { curvesOf } from '../../src/formats/figure/curves.ts';
import type { Curve } from '../../src/formats/figure/curves.ts';
import {
  convergenceFigure,
  figureLanguages,
  figurePreamble,
  figureText,
} from '../../src/formats/figure/figure.ts';
import { looksOf } from '../../src/formats/figure/looks.ts';
import { axisNames, sceneOf, textSize } from '../../src/formats/figure/scene.ts';
import type { Scene } from '../../src/formats/figure/scene.ts';
import { figureSvg, pagePaint } from '../../src/formats/figure/svg.ts';
import { ticks } from '../../src/formats/figure/ticks.ts';
import { conjecturesOf, familiesOf } from '../core/theorems/support.ts';
import { nastyStrings } from '../support/nastyStrings.ts';
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
  let curves: Curve[];
  before(async () => {
    shown = familiesOf(await conjecturesOf('e', 2))
      .slice(0, 5)
      .map(([first]) => first!);
    curves = curvesOf(shown);
  });
  const sceneWith = (
    drawn: readonly Curve[],
    width: number,
    hasLegend = true,
    axes = figureAxes[0] as (typeof figureAxes)[number],
  ) => sceneOf(drawn, { axes, width, height: 280, names: axisNames, hasLegend });

  it('has true curves: the digits of the convergents, within one', () => {
    for (const [i, { digits }] of curves.slice(0, shown.length).entries())
      for (const n of [3, 10, 25, 39])
        assert.ok(Math.abs(digits[n]! - exactDigits(shown[i]!, n)) <= 1.5, `${i} ${n} ${digits[n]}`);
  });

  it('draws the simple continued fraction of each value by its own convergents, once, where it is not there already', () => {
    const beside = curves.filter(({ isBeside }) => isBeside);
    const values = new Set(shown.map(({ value }) => `${value.numerator.join()} ${value.denominator.join()}`));
    const simple = shown.filter(({ fraction }) => numeratorsOf(fraction).length === 1);
    assert.equal(
      beside.length,
      values.size - new Set(simple.map(({ value }) => value.numerator.join())).size,
    );
    // That of e has 38 digits after 40 terms, and is no straight line: the terms 2, 4, 6, … make steps.
    const ofE =
      beside.find(({ latex }) => latex.endsWith('$e$')) ??
      curves.find(({ latex }) => latex.includes('[2; 1, 2, 1, 1'));
    assert.ok(ofE);
    assert.ok(ofE.digits[39]! > 36 && ofE.digits[39]! < 39.5, String(ofE.digits[39]));
    const steps = ofE.digits.slice(1, 40).map((y, n) => y - ofE.digits[n]!);
    assert.ok(Math.max(...steps) > 2 * Math.min(...steps));
  });

  it('leaves a simple continued fraction out whose terms are not known', () => {
    const alone = curvesOf(shown, () => []);
    assert.deepEqual(alone, curves.slice(0, shown.length));
  });

  it('tells its curves apart without colours, each with another line, mark or place of marks', () => {
    for (const language of figureLanguages)
      for (const axes of figureAxes) {
        const text = convergenceFigure(curves, { axes, language, label: 'fig:e' });
        assert.doesNotMatch(text, /red|blue|green/);
        if (language === 'tikz') continue;
        const looks = [...text.matchAll(/\\addplot\[([^\]]*)\]/g)].map(([, look]) => look!);
        assert.equal(looks.length, curves.length);
        assert.equal(new Set(looks).size, looks.length);
        const legends = [...text.matchAll(/\\addlegendentry\{(.*)\}/g)].map(([, legend]) => legend!);
        assert.equal(new Set(legends).size, legends.length, 'no entry twice');
        assert.ok(
          legends.slice(0, shown.length).every((legend) => /\[\d+; /.test(legend)),
          'each has its terms',
        );
      }
    const most = Array.from({ length: 2 * mostCurves }, (_, i) => ({ isBeside: i >= mostCurves }));
    // Each may have a simple continued fraction of its own beside it.
    assert.equal(new Set(looksOf(most).map((look) => JSON.stringify(look))).size, 2 * mostCurves);
  });

  it('has its points where its axes say: digits against terms or multiplications, and the error below', () => {
    const [curve] = curves;
    for (const axes of figureAxes) {
      const scene = sceneWith([curve!], 480, false, axes);
      const { points } = scene.lines.find((line) => line.curve === 0)!;
      assert.equal(points.length, 40);
      // The places of two ticks of each axis make the scale, as a reader has it.
      const tick = (axis: 0 | 1, text: string) =>
        scene.texts.find((each) => each.text === text && each.anchor === (axis === 0 ? 'middle' : 'end'))!.at;
      const at =
        (axis: 0 | 1, first: string, second: string, from: number, to: number) => (place: number) => {
          const [x, y] = [
            tick(axis, first)[axis] + (axis === 1 ? -4 : 0),
            tick(axis, second)[axis] + (axis === 1 ? -4 : 0),
          ];
          return from + ((place - x) / (y - x)) * (to - from);
        };
      const across = axes === 'multiplications' ? at(0, '20', '80', 20, 80) : at(0, '10', '40', 10, 40);
      const up = axes === 'error' ? at(1, '10⁻¹⁰', '10⁻⁴⁰', 10, 40) : at(1, '10', '40', 10, 40);
      for (const n of [0, 10, 39]) {
        assert.ok(Math.abs(across(points[n]![0]) - (n + 1) * (axes === 'multiplications' ? 2 : 1)) < 1e-9);
        assert.ok(Math.abs(up(points[n]![1]) - Math.max(0, curve!.digits[n]!)) < 1e-9);
      }
    }
  });

  it('has its legend of pgfplots below the name of the axis, in one column and in two', function () {
    if (!hasTool('texlive-pictures')) return this.skip();
    // TeX says where both stand, by names that are given to them.
    const [inner, end] = ['xlabel style={name=below}, legend style={name=entries}', '\\end{tikzpicture}'];
    const pictures = figureAxes.map((axes) =>
      figureText(curves, axes, 'pgfplots')
        .replace(/(yshift=-\d+pt\})/, `$1, ${inner}`)
        .replace(end, `\\place{below}{south}\\place{entries}{north}${end}`),
    );
    for (const columns of ['onecolumn', 'twocolumn']) {
      const { log, status } = typeset(
        [
          `\\documentclass[${columns}]{article}\\usepackage{amsmath}`,
          ...figurePreamble,
          '\\makeatletter\\newcommand\\place[2]{\\pgfpointanchor{#1}{#2}\\typeout{PLACE #1 \\the\\pgf@y}}\\makeatother',
          `\\begin{document}${pictures.join('\\par\n')}\\end{document}`,
        ].join('\n'),
      );
      assert.equal(status, 0, log.slice(-2000));
      const heights = (name: string) =>
        [...log.matchAll(new RegExp(`PLACE ${name} (-?[\\d.]+)pt`, 'g'))].map(([, y]) => Number(y));
      const [axis, legend] = [heights('below'), heights('entries')];
      assert.deepEqual([axis.length, legend.length], [figureAxes.length, figureAxes.length]);
      axis.forEach((y, i) =>
        assert.ok(legend[i]! <= y && legend[i]! > y - 14, `${columns}: ${y} ${legend[i]}`),
      );
    }
  });

  it('is drawn alike by pgfplots on an axis of errors: a power of ten to two decimals, and round ticks', () => {
    const drawn = convergenceFigure(curves, { axes: 'error' });
    assert.match(drawn, /ymin=1e-150, ymax=1,\n {2}ytick=\{1e-0, 1e-50, 1e-100, 1e-150\}/);
    const [, points] = /coordinates \{([^}]*)\}/.exec(drawn)!;
    const last = /\(40,([\d.]+)e-(\d+)\)$/.exec(points!)!;
    const digits = Number(last[2]) - Math.log10(Number(last[1]));
    assert.ok(Math.abs(digits - curves[0]!.digits[39]!) < 0.005);
  });

  /** The boxes of the texts of a legend, for letters as wide as any font of a browser has them on average. */
  const boxes = ({ texts }: Scene) =>
    texts.map(({ at: [x, y], anchor, text, isLegend }) => {
      const width = 0.58 * textSize * text.length;
      const left = anchor === 'start' ? x : anchor === 'end' ? x - width : x - width / 2;
      return {
        left,
        right: left + width,
        top: y - 0.8 * textSize,
        bottom: y + 0.25 * textSize,
        isLegend,
        text,
      };
    });

  it('has no text upon another, nor beyond its edges, at any width', () => {
    const long = curves.map((curve) => ({
      ...curve,
      text: `${curve.text} ${'besseli(1, 2)/besseli(0, 2) '.repeat(4)}${'9'.repeat(90)}`,
    }));
    for (const drawn of [curves, long, curves.slice(0, 1)])
      for (const width of [260, 480, 900])
        for (const axes of figureAxes) {
          const scene = sceneWith(drawn, width, true, axes);
          const all = boxes(scene);
          for (const box of all) {
            assert.ok(
              box.left >= -1 && box.right <= width + 12 && box.top >= 0,
              JSON.stringify({ width, box }),
            );
            assert.ok(box.bottom <= scene.height, JSON.stringify({ height: scene.height, box }));
            if (box.isLegend) assert.ok(box.top > 280 - 6, 'the legend stands below the axes');
          }
          for (const [i, x] of all.entries())
            for (const y of all.slice(i + 1))
              assert.ok(
                x.right <= y.left || y.right <= x.left || x.bottom <= y.top || y.bottom <= x.top,
                `${axes} ${width}: ${x.text} upon ${y.text}`,
              );
          const curvesLow = scene.lines.filter(({ curve, points }) => curve !== null && points.length > 2);
          assert.ok(curvesLow.every(({ points }) => points.every(([, y]) => y <= 280 - 36 && y >= 20)));
        }
  });

  it('is XML without styles or scripts, whatever stands in its legend', () => {
    for (const text of [
      ...nastyStrings('/tmp/never'),
      '</text><script>x</script>',
      '<![CDATA[',
      ']]>',
      '&amp;&#0;',
    ]) {
      const svg = figureSvg(sceneWith([{ ...curves[0]!, text }], 480), pagePaint, text);
      const tags = [...svg.matchAll(/<(\/?)([^\s/>]+)((?:\s[\w-]+="[^"<&]*(?:&#\d+;[^"<&]*)*")*)\s*(\/?)>/g)];
      // All that begins with < is a tag of ours, well nested; all that begins with & is a reference to a character.
      assert.equal(tags.length, svg.split('<').length - 1);
      const open: string[] = [];
      for (const [, closes, name, attributes, isEmpty] of tags) {
        assert.ok(['svg', 'title', 'rect', 'path', 'circle', 'text'].includes(name!), name);
        assert.doesNotMatch(attributes!, /\s(?:style|on\w+|href|id)=/);
        if (closes) assert.equal(open.pop(), name);
        else if (!isEmpty) open.push(name!);
      }
      assert.deepEqual(open, []);
      assert.doesNotMatch(svg.replace(/&#\d+;/g, ''), /&/);
      // eslint-disable-next-line no-control-regex
      assert.doesNotMatch(svg, /[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])/);
    }
  });

  it('has round ticks from 0 to at least the most, as many as there is room for', () => {
    for (const most of [1, 2, 3, 7, 38, 40, 99.9, 143, 160, 1e4])
      for (const wanted of [1, 2, 4, 7]) {
        const all = ticks(most, wanted);
        assert.ok(all[0] === 0 && all.at(-1)! >= most && all.at(-2)! < most, all.join());
        assert.ok(all.length <= Math.max(2, wanted) + 2, `${most} ${wanted}: ${all.join()}`);
        assert.ok(all.every(Number.isInteger));
      }
  });

  it('is set by TeX on all axes, with pgfplots and without, in one column and in two', function () {
    if (!hasTool('texlive-pictures')) this.skip();
    const figures = figureLanguages.flatMap((language) =>
      figureAxes.map((axes) =>
        convergenceFigure(curves, { axes, language, label: `fig:${language}${axes}` }),
      ),
    );
    const bare = figureAxes.map((axes) => `\\noindent\n${figureText(curves, axes, 'tikz')}`);
    const paper = (options: string, preamble: readonly string[], body: readonly string[]) =>
      `\\documentclass${options}{article}\n\\usepackage{amsmath}\n${preamble.join('\n')}\n\\begin{document}\n${body.join('\n\n')}\n\\end{document}\n`;
    for (const source of [
      paper('', figurePreamble, figures),
      // Without pgfplots, where columns are narrow.
      paper('[twocolumn]', ['\\usepackage{tikz}'], bare),
    ])
      assert.deepEqual(typeset(source, { runs: 2 }).complaints, []);
  });
});
