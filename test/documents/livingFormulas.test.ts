import assert from 'node:assert/strict';
import { before, describe, it } from 'mocha';
import type { Conjecture } from '../../src/core/conjecture.ts';
import { formulaPicture } from '../../src/formats/text/formulaPicture.ts';
import { formula, formulaStyles, styleOf } from '../../src/formats/latex/styles/styles.ts';
import { textOf } from '../../src/formats/latex/styles/formula.ts';
import { livingFormulas } from '../../src/documents/livingFormulas.ts';
import { readLatex } from '../../src/documents/reading/latexScanner.ts';
import { readMarkdown } from '../../src/documents/reading/markdownScanner.ts';
import { recognise, typesetAnew } from '../../src/documents/restyled.ts';
import { display, markdownBlock } from '../../src/documents/typeset.ts';
import type { Choices } from '../../src/documents/typeset.ts';
import { searchableAround, searchableText } from '../../src/extension/living/searchable.ts';
import { sampleSearch } from '../support/samples.ts';
import { signsOf } from '../support/signs.ts';

const id = '0i03vvdmr696r';

describe('formulas with a comment', () => {
  const inLatex = (text: string) => livingFormulas(text, readLatex(text).places, 'latex');
  const cut = (text: string) => inLatex(text).map(({ start, end }) => text.slice(start, end));

  it('are none where the comment says where preliminaries stand, though the word has the letters of a name', () => {
    assert.deepEqual(inLatex('\\[ % esma: preliminaries\nx\n\\]\n'), []);
    assert.equal(inLatex(`\\[ % esma: ${id}\nx\n\\]\n`).length, 1);
  });

  it('are environments and displays whose first line names a conjecture', () => {
    const equation = `\\begin{equation}\\label{eq:a} % esma: ${id}\n  x\n\\end{equation}`;
    const text = `a\n  ${equation}\nb \\[ % esma: ${id}\ny\n\\]\n`;
    assert.deepEqual(cut(text), [equation, `\\[ % esma: ${id}\ny\n\\]`]);
    const [first, second] = inLatex(text);
    assert.deepEqual([first!.id, first!.label, first!.environment], [id, 'eq:a', 'equation']);
    assert.deepEqual([second!.label, second!.environment], [undefined, 'brackets']);
    assert.equal(inLatex(text.replaceAll('\n', '\r\n')).length, 2);
  });

  it('are none in verbatim text, in comments, without a name, without an end', () => {
    for (const text of [
      `\\begin{verbatim}\n\\[ % esma: ${id}\n\\]\n\\end{verbatim}`,
      `% \\[ % esma: ${id}\n% \\]`,
      `\\[ % esma: nonsense\n\\]`,
      `\\[ esma: ${id}\n\\]`,
      `\\[ % esma: ${id}\n`,
      `Text. % esma: ${id}\n`,
    ])
      assert.deepEqual(cut(text), [], text);
  });

  it('in Markdown the display behind the comment', () => {
    const text = `a\n\n> <!-- esma: ${id} -->\n> $$\n> x\n> $$\nb\n\n<!-- esma: ${id} -->\nno display $$ x $$`;
    const found = livingFormulas(text, readMarkdown(text), 'markdown');
    assert.deepEqual(
      found.map(({ start, end }) => text.slice(start, end)),
      [`<!-- esma: ${id} -->\n> $$\n> x\n> $$`],
    );
  });

  describe('that are typeset anew', () => {
    let conjectures: Conjecture[];
    before(async () => {
      ({ conjectures } = await sampleSearch('e', { height: 1, period: 3 }, 8));
    });
    const choices = (style: Choices['style'], environment: Choices['environment']): Choices => ({
      style,
      depth: 3,
      environment,
      comment: true,
      label: () => 'eq:e',
    });

    it('are known again in every style, environment and depth, with their sentence', () => {
      assert.ok(conjectures.length > 5);
      for (const conjecture of conjectures.slice(0, 12)) {
        for (const style of formulaStyles) {
          for (const environment of ['equation', 'equation*', 'brackets'] as const) {
            const block = textOf(display(conjecture, choices(style, environment)).pieces);
            const text = `a\n  ${block.replaceAll('\n', '\n  ')}\nb`;
            const [found, ...others] = inLatex(text);
            assert.ok(found && others.length === 0, `${style} ${environment}: ${text}`);
            // Another depth is set now.
            const now = { ...choices('gauss', 'equation'), depth: 5 };
            const seen = recognise(text, found, conjecture, 'latex', now);
            assert.ok(seen.written, text);
            assert.equal(
              text.slice(found.start, seen.end).replace(/\n */g, '\n'),
              block.replace(/\n */g, '\n'),
            );
            const set = textOf(typesetAnew(conjecture, found, 'latex', seen.own, now).pieces);
            const wanted = styleOf(style).form === 'formula' ? environment : 'equation';
            assert.equal(set, textOf(display(conjecture, { ...now, environment: wanted }).pieces));
          }
        }
        const block = textOf(markdownBlock(conjecture, choices('nested', 'equation')).pieces);
        const [found] = livingFormulas(block, readMarkdown(block), 'markdown');
        const seen = recognise(block, found!, conjecture, 'markdown', choices('gauss', 'equation'));
        assert.deepEqual([seen.written !== null, seen.end], [true, block.length]);
      }
    });

    it('keep what their author has changed: the left side, the punctuation, the label', () => {
      for (const conjecture of conjectures.slice(0, 6)) {
        const value = textOf(
          formula(conjecture, 'nested', { depth: 3, environment: 'brackets' }).body!,
        ).split(' = ')[0]!;
        const written = textOf(display(conjecture, choices('nested', 'equation')).pieces);
        const text = written
          .replace(`${value} = `, () => 'x_{n = 1} = ')
          .replace('\n\\end', ',\n\\end')
          .replace('eq:e', 'eq:mine');
        const [found] = inLatex(text);
        const seen = recognise(text, found!, conjecture, 'latex', choices('line', 'equation'));
        assert.ok(seen.written, text);
        const anew = (style: Choices['style']) =>
          textOf(typesetAnew(conjecture, found!, 'latex', seen.own, choices(style, 'equation')).pieces);
        assert.equal(anew('nested'), text);
        assert.match(
          anew('pringsheim'),
          /\\label\{eq:mine\} % esma.*\n {2}x_\{n = 1\} = [^]*,\n\\end\{equation\}$/,
        );
        const gauss = anew('gauss');
        const [again] = inLatex(gauss);
        const back = recognise(gauss, again!, conjecture, 'latex', choices('nested', 'equation'));
        assert.ok(back.written, gauss);
        assert.equal(
          textOf(typesetAnew(conjecture, again!, 'latex', back.own, choices('nested', 'equation')).pieces),
          text,
        );
      }
    });

    it('are told from those with other changes', () => {
      const [conjecture] = conjectures;
      const block = textOf(display(conjecture!, choices('line', 'equation')).pieces);
      for (const [from, to] of [
        ['\\dots]', '\\dots] \\notag'],
        ['[2;', '[3;'],
      ] as const) {
        const text = block.replace(from, () => to);
        assert.notEqual(text, block);
        const [found] = inLatex(text);
        const seen = recognise(text, found!, conjecture!, 'latex', choices('line', 'equation'));
        assert.deepEqual([seen.written !== null, seen.end], [false, found!.end]);
      }
    });

    it('a sentence that the author has changed stays', () => {
      const conjecture = conjectures.find(({ fraction }) => signsOf(fraction).includes(-1))!;
      const block = textOf(display(conjecture, choices('line', 'equation')).pieces);
      const text = block.replace('stands for', 'means');
      assert.notEqual(text, block);
      const [found] = inLatex(text);
      assert.equal(recognise(text, found!, conjecture, 'latex', choices('line', 'equation')).end, found!.end);
    });

    it('their picture is well formed, with every term and nothing of a script', () => {
      for (const conjecture of conjectures) {
        const svg = formulaPicture(conjecture, 3, '#1f1f1f');
        const open = [...svg.matchAll(/<[a-z]+( [^>]*[^/])?>/g)].length;
        assert.equal(open, [...svg.matchAll(/<\/[a-z]+>/g)].length);
        for (const term of conjecture.terms.slice(0, 4)) assert.ok(svg.includes(`>${term}\u00a0`), svg);
        assert.ok(!/NaN|undefined|script/.test(svg));
      }
    });
  });
});

describe('what can be searched', () => {
  it('numbers with decimals, and expressions', () => {
    for (const text of ['1.41421356', 'sqrt(2)', '$\\sqrt{2}$', ' tan(1) ', 'e', '\\frac{e+1}{e-1}'])
      assert.ok(searchableText(text), text);
    for (const text of ['', '2024', '2 - 1', 'word', 'x', 'an expression', '1,2,3', 'a\n\nb', '('])
      assert.equal(searchableText(text), undefined, text);
  });

  it('a number is found around a column, without the sentence’s full stop', () => {
    const line = 'It is 1.4142135, or 3.14 or 2.7182818.';
    assert.deepEqual(searchableAround(line, 10), { text: '1.4142135', start: 6, end: 15 });
    assert.deepEqual(searchableAround(line, 15)?.text, '1.4142135');
    assert.equal(searchableAround(line, 21), undefined);
    assert.equal(searchableAround(line, 2), undefined);
    assert.equal(searchableAround(line, 30)?.text, '2.7182818');
  });
});
