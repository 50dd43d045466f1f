import { strict as assert } from 'node:assert';
import type { FromPage, ListQuery, ListRow, RowsAnswer } from '../../src/protocol/page.ts';
import { Host, HostError } from '../../src/webview/host.ts';
import { splitMathText } from '../../src/webview/mathText.ts';
import { RowSource } from '../../src/webview/rows.ts';
import { emptyQuery, readState, showsAll } from '../../src/webview/state.ts';
import { pageStrings } from '../../src/protocol/strings.ts';
import { countsText, formatRate, setLanguage, t } from '../../src/webview/text.ts';
import { readdirSync, readFileSync } from 'node:fs';

describe('Text with formulas', () => {
  const kinds = (source: string) =>
    splitMathText(source).map((segments) => segments.map(({ kind, body }) => `${kind}:${body}`));

  it('knows the four ways to delimit a formula', () => {
    assert.deepEqual(kinds('Put $a$, \\(b\\), $$c$$ and \\[ d \\].'), [
      [
        'text:Put ',
        'inline:a',
        'text:, ',
        'inline:b',
        'text:, ',
        'display:c',
        'text: and ',
        'display:d',
        'text:.',
      ],
    ]);
  });

  it('parts paragraphs at blank lines, not inside them', () => {
    assert.deepEqual(kinds('one\nline\n\n  \ntwo\r\n\r\nthree'), [
      ['text:one line'],
      ['text:two'],
      ['text:three'],
    ]);
  });

  it('keeps dollars that are escaped or inside a group of a formula', () => {
    assert.deepEqual(kinds('5\\$ and $x \\text{ if $y$}$'), [['text:5$ and ', 'inline:x \\text{ if $y$}']]);
  });

  it('takes a formula that never closes for text', () => {
    assert.deepEqual(kinds('a $b'), [['text:a $b']]);
    assert.deepEqual(kinds('\\[ x'), [['text:\\[ x']]);
    assert.deepEqual(kinds('\\begin{align*} x'), [['text:\\begin{align*} x']]);
  });

  it('leaves environments whole and honours emphasis, ties, dashes and quotes', () => {
    assert.deepEqual(kinds('\\begin{align*}x&=1\\end{align*}'), [
      ['display:\\begin{align*}x&=1\\end{align*}'],
    ]);
    assert.deepEqual(kinds("Theorem~1 -- \\emph{so} ``it'' \\textbf{is} 5\\%"), [
      ['text:Theorem\u00a01 – ', 'emphasis:so', 'text: “it” ', 'strong:is', 'text: 5%'],
    ]);
  });

  it('has nothing to say about nothing', () => assert.deepEqual(splitMathText(' \n\n '), []));
});

describe('The state of the page', () => {
  it('comes back as it was kept', () => {
    const kept = {
      query: {
        text: 'e',
        constant: 'e',
        standing: 'proved',
        relation: 'outside',
        sort: 'gain',
        expanded: ['f'],
      },
      scrollTop: 12.5,
      active: 3,
      selected: 'x',
      together: ['x', 'y'],
      split: 0.3,
    };
    assert.deepEqual(readState(JSON.parse(JSON.stringify(kept)), 0.5), kept);
  });

  it('is the first one where nothing or nonsense was kept', () => {
    const first = { query: emptyQuery, scrollTop: 0, active: 0, selected: null, together: [], split: 0.5 };
    for (const kept of [undefined, null, 7, 'x', [], { query: 3, scrollTop: 'x', active: -1, split: NaN }]) {
      assert.deepEqual(readState(kept, 0.5), first);
    }
    const odd = { query: { standing: 'sure', sort: 'odd', expanded: [1, 'f'] }, split: 7 };
    assert.deepEqual(readState(odd, 0.5), {
      ...first,
      query: { ...emptyQuery, expanded: ['f'] },
      split: 0.8,
    });
  });

  it('shows all when no filter is set, whatever the order', () => {
    assert.ok(showsAll({ ...emptyQuery, text: '  ', sort: 'newest' }));
    assert.ok(!showsAll({ ...emptyQuery, standing: 'known' }));
  });
});

describe('The strings of the page', () => {
  afterEach(() => setLanguage({}, 'en'));

  it('are translated, with values in their places', () => {
    setLanguage({ '{0} conjectures in {1} families': '{1} Familien, {0} Vermutungen' }, 'de');
    assert.equal(countsText(1470, 68), '68 Familien, 1.470 Vermutungen');
    assert.equal(t('Insert'), 'Insert');
    assert.equal(formatRate(2.157), '2.16');
  });

  it('are all used, and each of them once in the list', () => {
    const folder = new URL('../../src/webview/', import.meta.url);
    const sources = readdirSync(folder)
      .filter((name) => name.endsWith('.ts') && name !== 'strings.ts')
      .map((name) => readFileSync(new URL(name, folder), 'utf8'))
      .concat(
        ['actions', 'numbers'].map((name) =>
          readFileSync(new URL(`../../src/protocol/${name}.ts`, import.meta.url), 'utf8'),
        ),
      )
      .join('\n');
    assert.equal(new Set(pageStrings).size, pageStrings.length);
    // Standings are shown by their own names.
    const unused = pageStrings.filter(
      (string) => !sources.includes(`'${string}'`) && !['known', 'proved', 'open'].includes(string),
    );
    assert.deepEqual(unused, []);
  });
});

describe('Calls to the host', () => {
  const limits = {
    rows: 20,
    detail: 20,
    ids: 20,
    curves: 20,
    several: 20,
    picture: 20,
    constants: 20,
    action: 20,
  };
  const connect = () => {
    const posted: FromPage[] = [];
    const source = new EventTarget();
    const host = new Host((message) => posted.push(message), source, limits);
    const send = (data: unknown) => source.dispatchEvent(new MessageEvent('message', { data }));
    return { posted, host, send };
  };

  it('get their own answers, in whatever order these come', async () => {
    const { host, send } = connect();
    const first = host.call('constants', {});
    const second = host.call('constants', {});
    send({ kind: 'answer', number: 2, ok: true, result: ['pi'] });
    send({ kind: 'answer', number: 1, ok: true, result: ['e'] });
    assert.deepEqual([await first, await second], [['e'], ['pi']]);
  });

  it("end with the host's sentence, or in time", async () => {
    const { host, send } = connect();
    const call = host.call('detail', { id: 'x' });
    send({ kind: 'answer', number: 1, ok: false, message: 'There is no such conjecture.' });
    await assert.rejects(call, new HostError('There is no such conjecture.'));
    await assert.rejects(host.call('detail', { id: 'x' }), new HostError('ESMA did not answer in time.'));
    // Too late, and never asked for: neither is heard.
    send({ kind: 'answer', number: 2, ok: true, result: 1 });
    send({ kind: 'answer', number: 99, ok: true, result: 1 });
  });

  it('end with a sentence where the answer is none', async () => {
    const { host, send } = connect();
    for (const [n, result] of [null, 'e', [7], { rows: [] }].entries()) {
      const call = host.call('constants', {});
      send({ kind: 'answer', number: n + 1, ok: true, result });
      await assert.rejects(call, new HostError('ESMA gave an answer that this page could not read.'));
    }
  });

  it('are not disturbed by nonsense', () => {
    const { host, send } = connect();
    const heard: unknown[] = [];
    host.onChanged = (version) => heard.push(version);
    host.onSelect = (id) => heard.push(id);
    for (const data of [null, 'x', 7, {}, { kind: 'changed' }, { kind: 'select', id: 3 }]) send(data);
    send({ kind: 'changed', version: 4 });
    send({ kind: 'select', id: 'x' });
    assert.deepEqual(heard, [4, 'x']);
  });
});

describe('The rows of the list', () => {
  interface Question {
    readonly query: ListQuery;
    readonly start: number;
    readonly end: number;
    readonly resolve: (answer: unknown) => void;
    readonly reject: (error: Error) => void;
  }
  const row = (name: string): ListRow =>
    ({
      kind: 'family',
      id: name,
      family: name,
      latex: name,
      text: name,
      signs: '+',
      isSigned: true,
      order: 1,
      rate: 1,
      gain: 1,
      gainIsLimit: true,
    }) as ListRow;
  const rows = (start: number, end: number, mark: string) =>
    Array.from({ length: end - start }, (_, i) => row(`${mark}${start + i}`));
  const answer = (start: number, end: number, { mark = '', version = 1, total = 1000 } = {}): RowsAnswer => ({
    version,
    total,
    families: total,
    conjectures: total,
    rows: rows(start, end, mark),
  });
  const settled = () => new Promise((resolve) => setImmediate(resolve));
  const open = () => {
    const questions: Question[] = [];
    const heard: string[] = [];
    const source = new RowSource(
      emptyQuery,
      (query, start, end) =>
        new Promise((resolve, reject) =>
          questions.push({ query, start, end, resolve: resolve as (answer: unknown) => void, reject }),
        ),
      {
        reset: () => heard.push('reset'),
        more: () => heard.push('more'),
        failed: (error) => heard.push(`failed: ${(error as Error).message}`),
      },
    );
    return { questions, heard, source };
  };

  it('are asked for once, and only those that are missing', async () => {
    const { questions, source } = open();
    source.see(0, 40);
    questions[0]!.resolve(answer(0, 40));
    await settled();
    source.see(5, 30);
    assert.equal(questions.length, 1);
    source.see(20, 60);
    assert.deepEqual([questions[1]!.start, questions[1]!.end], [40, 60]);
    assert.equal(source.get(39)!.id, '39');
  });

  it('leave no queue of questions behind fast scrolling', async () => {
    const { questions, source } = open();
    source.see(0, 40);
    questions[0]!.resolve(answer(0, 40));
    await settled();
    for (let start = 100; start < 900; start += 10) source.see(start, start + 40);
    assert.equal(questions.length, 2);
    questions[1]!.resolve(answer(100, 140));
    await settled();
    assert.equal(questions.length, 3);
    assert.equal(questions[2]!.start, 890);
  });

  it('are dropped when they answer an earlier query', async () => {
    const { questions, heard, source } = open();
    source.see(0, 40);
    source.setQuery({ ...emptyQuery, text: 'new' });
    questions[1]!.resolve(answer(0, 40, { mark: 'new ' }));
    await settled();
    questions[0]!.resolve(answer(0, 40, { mark: 'old ' }));
    await settled();
    assert.equal(source.get(0)!.id, 'new 0');
    assert.deepEqual(heard, ['reset']);
  });

  it('of two versions are never mixed', async () => {
    const { questions, source } = open();
    source.see(0, 40);
    questions[0]!.resolve(answer(0, 40));
    await settled();
    source.see(20, 60);
    questions[1]!.resolve(answer(40, 60, { version: 2, mark: 'second ', total: 2000 }));
    await settled();
    assert.equal(source.get(39), undefined);
    assert.equal(source.get(40)!.id, 'second 40');
    assert.equal(source.total, 2000);
    // What is in sight and of the first version is asked for again.
    assert.deepEqual([questions[2]!.start, questions[2]!.end], [20, 40]);
  });

  it('stay in sight until those of a new version come', async () => {
    const { questions, source } = open();
    source.see(0, 40);
    questions[0]!.resolve(answer(0, 40));
    await settled();
    source.changed(1);
    assert.equal(questions.length, 1);
    source.changed(2);
    assert.equal(source.get(0)!.id, '0');
    questions[1]!.resolve(answer(0, 40, { version: 2, mark: 'second ' }));
    await settled();
    assert.equal(source.get(0)!.id, 'second 0');
  });

  it('come even if changes come faster than answers', async () => {
    const { questions, source } = open();
    source.see(0, 40);
    for (let version = 2; version < 10; version++) source.changed(version);
    assert.equal(questions.length, 1);
    questions[0]!.resolve(answer(0, 40, { version: 3, mark: 'third ' }));
    await settled();
    assert.equal(source.get(0)!.id, 'third 0');
    assert.equal(questions.length, 2);
    questions[1]!.resolve(answer(0, 40, { version: 9, mark: 'ninth ' }));
    await settled();
    assert.equal(source.get(0)!.id, 'ninth 0');
    assert.equal(questions.length, 2);
  });

  it('stay bounded in number', async () => {
    const { questions, source } = open();
    for (let start = 0; start < 50_000; start += 500) {
      source.see(start, start + 60);
      const question = questions.at(-1)!;
      question.resolve(answer(question.start, question.end, { total: 50_000 }));
      await settled();
    }
    const held = Array.from({ length: 50_000 }, (_, i) => source.get(i)).filter(Boolean).length;
    assert.ok(held > 0 && held <= 860, `${held} rows`);
  });

  it('that are no rows are an error, told once, and not asked for forever', async () => {
    for (const nonsense of [null, 7, {}, { ...answer(0, 1), rows: [7] }, { ...answer(0, 0) }]) {
      const { questions, heard, source } = open();
      source.see(0, 40);
      questions[0]!.resolve(nonsense);
      await settled();
      assert.deepEqual(heard, ['failed: not the rows that were asked for']);
      assert.equal(questions.length, 1);
    }
  });

  it('can be asked for again after an error', async () => {
    const { questions, heard, source } = open();
    source.see(0, 40);
    questions[0]!.reject(new Error('no disk'));
    await settled();
    assert.deepEqual(heard, ['failed: no disk']);
    source.again();
    questions[1]!.resolve(answer(0, 40));
    await settled();
    assert.equal(source.total, 1000);
  });
});
