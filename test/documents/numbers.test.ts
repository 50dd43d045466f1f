import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { besideNumber } from '../../src/documents/besideNumber.ts';
import { numberOfLine, numbersIn, numbersOfLine } from '../../src/documents/numbersIn.ts';
import type { Spot } from '../../src/documents/spot.ts';

const texts = (text: string) => numbersIn(text).map((spot) => spot.text);

describe('Numbers in a selected text', () => {
  it('are those of a list, a row or a column', () => {
    assert.deepEqual(texts('1.6449340668, 2.7182818284'), ['1.6449340668', '2.7182818284']);
    assert.deepEqual(texts('n=1 0.6931471805\nn=2 1.2020569031\n'), ['0.6931471805', '1.2020569031']);
    assert.deepEqual(texts('# of mine\nx: 0.6931471805\n\n% later\n1.2020569031, zeta\n'), [
      '0.6931471805',
      '1.2020569031',
    ]);
    assert.deepEqual(texts('3.14159265 & −0.57721566(2) \\\\\n'), ['3.14159265', '−0.57721566(2)']);
  });

  it('are the text as a whole elsewhere', () => {
    for (const text of [
      '1.6449340668',
      '\\cfrac{1}{3.000000 + \\cfrac{1}{5.000000}}',
      'x = 1.2345678 + 2.3456789',
      '[2; 3, 2,\n5, 2, 7]',
      '1, 1, 2, 3,\n5, 8, 13',
    ])
      assert.deepEqual(texts(` ${text}\n`), [text]);
    assert.deepEqual(texts(' \n'), []);
  });

  it('have a name before them and a remark behind them in lines of notes', () => {
    const number = '1.6449340668482264';
    for (const line of [
      number,
      `x1 = ${number}`,
      `y: ${number}`,
      `(3) ${number}`,
      `12. ${number}  # twelfth`,
      `sum ≈ ${number} (zeta 2?)`,
      `${number}, from the table of 1996`,
      `  ${number} per unit`,
      `>>> ${number}`,
      `julia> ${number}`,
      `? ${number}`,
      `[1] ${number}`,
      `(%o1) ${number}`,
    ])
      assert.equal(numberOfLine(line), number, line);
    for (const line of [
      `2*${number}`,
      `${number} + 1`,
      `x = ${number}/2`,
      `two ${number} and 2.345678`,
      `3 ${number}`,
      'x = 1.5',
      'no number',
      `a = b = ${number}`,
    ])
      assert.equal(numberOfLine(line), null, line);
  });

  it('are all of six digits or more in the row of a table, of a list or of a log, and none in a formula', () => {
    for (const [line, ...numbers] of [
      ['1  0.6931471806  1e-10', '0.6931471806'],
      ['epoch 2 loss 0.6931471806 acc 0.91', '0.6931471806'],
      ['| 1.2337005501 | foo |', '1.2337005501'],
      ['[2.302585092994046, 0.9159655941772190]', '2.302585092994046', '0.9159655941772190'],
      ['0.6931471806,1.0986122887', '0.6931471806', '1.0986122887'],
      ['x: 0.6931471806', '0.6931471806'],
      ['1:0.6931471806 2:1.0986122887', '0.6931471806', '1.0986122887'],
      ['2026-11-28 08:12:11.693147 loss 0.6931471806, 1.0986122887', '0.6931471806', '1.0986122887'],
      ['08:12:11.693147 x = 0.6931471806', '0.6931471806'],
      ['12:34:56.141592'],
      ['array([0.69314718, 1.09861229])', '0.69314718', '1.09861229'],
      ["[np.float64(0.69314718), mpf('1.09861229')]", '0.69314718', '1.09861229'],
      ['tensor(0.69314718)', '0.69314718'],
      ['  & 0.69314718 & 1.09861229 \\\\ \\hline', '0.69314718', '1.09861229'],
      ['<td>0.69314718</td><td align="right">1.09861229</td>', '0.69314718', '1.09861229'],
      ['array(0.69314718) + 1.09861229'],
      ['foo(0.69314718)'],
      ['cosarray(0.69314718)'],
      ['a < 0.69314718 and b > 1.09861229'],
      ['2*0.6931471806'],
      ['sqrt(2.345678)'],
      ['0.6931471806 + 1.0986122887'],
      ['\\frac{1.234567}{2.345678}'],
      ['no number'],
    ] as const)
      assert.deepEqual(numbersOfLine(line), numbers, line);
  });

  it('stand where it is said', () => {
    const number = fc.stringMatching(/^\d{1,3}\.\d{6,12}$/);
    const gap = fc.constantFrom(' ', '\n', ', ', '\t', ' & ');
    fc.assert(
      fc.property(fc.array(fc.tuple(number, gap), { minLength: 2, maxLength: 6 }), (parts) => {
        const text = parts.map(([digits, after]) => `${digits}${after}`).join('');
        const spots = numbersIn(text);
        for (const spot of spots) assert.equal(text.slice(spot.start, spot.end), spot.text);
        const long = parts.map(([digits]) => digits).filter((d) => d.replace(/^[0.]+|\D/g, '').length >= 6);
        if (long.length === parts.length)
          assert.deepEqual(
            spots.map((spot) => spot.text),
            long,
          );
      }),
    );
  });
});

describe('A name beside a number', () => {
  const spot = (language: Spot['language'], kind: Spot['place']['kind']): Spot => ({
    language,
    place: { kind } as Spot['place'],
    text: '',
    start: 0,
    end: 0,
  });
  const beside = (where: Spot, isEqual = false) =>
    besideNumber({ latex: '\\zeta(2)', text: 'zeta(2)', isEqual }, where);

  it('is mathematics of the place, and says that digits are only near', () => {
    assert.equal(beside(spot('latex', 'inline')), ' \\approx \\zeta(2)');
    assert.equal(beside(spot('latex', 'text')), ' $\\approx \\zeta(2)$');
    assert.equal(beside(spot('markdown', 'text'), true), ' $= \\zeta(2)$');
    assert.equal(beside(spot(undefined, 'text')), ' ≈ zeta(2)');
    assert.equal(beside(spot('latex', 'comment')), ' ≈ zeta(2)');
  });
});
