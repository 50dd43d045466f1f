import type { FromPage, ListQuery, ListRow, RowsAnswer } from '../../../src/protocol/page.ts';
import type { Sample } from './samples.ts';

export interface MockOptions {
  readonly samples: readonly Sample[];
  /** Families in the library. */
  readonly families: number;
  /** Milliseconds until an answer. */
  readonly delay: number;
}

/** What a test sees and steers: window.mock in the page. */
export interface Mock {
  readonly posted: FromPage[];
  readonly violations: string[];
  options: MockOptions;
  version: number;
  /** Answers a call in place of the mock's own answer; undefined leaves it to the mock. */
  intercept: ((message: FromPage & { readonly kind: 'call' }) => unknown) | null;
  /** When the first formula of a row was there, in milliseconds of performance.now(). */
  firstFormula: number | null;
  send(message: unknown): void;
}

/**
 * Runs in the page before its script: an acquireVsCodeApi whose host answers from generated rows. It must stand on
 * its own: the browser gets its source.
 */
export function installMock(options: MockOptions): void {
  const send = (data: unknown) => window.postMessage(data, '*');
  const mock: Mock = {
    posted: [],
    violations: [],
    options,
    version: 1,
    intercept: null,
    firstFormula: null,
    send,
  };
  (window as unknown as { mock: Mock }).mock = mock;
  document.addEventListener('securitypolicyviolation', (event) =>
    mock.violations.push(`${event.violatedDirective} ${event.blockedURI} ${event.sample}`),
  );

  const watch = new MutationObserver(() => {
    if (!document.querySelector('.row .katex')) return;
    watch.disconnect();
    requestAnimationFrame(() => (mock.firstFormula = performance.now()));
  });
  watch.observe(document, { childList: true, subtree: true });

  const family = (i: number): ListRow => {
    const { samples } = mock.options;
    const { row } = samples[i % samples.length]!;
    const turn = Math.floor(i / samples.length);
    return turn === 0
      ? row
      : {
          ...row,
          id: `${row.id}.${turn}`,
          family: `${row.family}.${turn}`,
          latex: row.latex.replace('=', `= ${turn} +`),
          text: row.text.replace('=', `= ${turn} +`),
        };
  };
  const member = (of: ListRow, j: number): ListRow => ({
    ...of,
    kind: 'member',
    id: `${of.id}/${j}`,
    latex: of.latex.replace('=', `+ ${j} = ${j} +`),
    text: of.text.replace('=', `+ ${j} = ${j} +`),
    members: 0,
    count: 1,
  });
  const families = (query: ListQuery): ListRow[] | null => {
    if (!query.text && !query.constant && !query.standing && query.sort === 'simplest') return null;
    const words = query.text.toLowerCase().split(/\s+/);
    const found = Array.from({ length: mock.options.families }, (_, i) => family(i)).filter(
      (row) =>
        (!query.constant || row.constant === query.constant) &&
        (!query.standing || row.standing === query.standing) &&
        words.every((word) => `${row.text} ${row.signs} ${row.rule}`.toLowerCase().includes(word)),
    );
    if (query.sort === 'fastest') found.sort((x, y) => y.rate - x.rate);
    if (query.sort === 'gain') found.sort((x, y) => y.gain - x.gain);
    if (query.sort === 'newest') found.reverse();
    return found;
  };
  const rows = (query: ListQuery, start: number, end: number): RowsAnswer => {
    const found = families(query);
    const count = found?.length ?? mock.options.families;
    const at = (i: number) => (found ? found[i]! : family(i));
    // Members are listed only for families among the first thousand: enough for the tests.
    const head: ListRow[] = [];
    const searched = query.expanded.length > 0 ? Math.min(1000, count) : 0;
    for (let i = 0; i < searched; i++) {
      const row = at(i);
      head.push(row);
      if (query.expanded.includes(row.family)) {
        for (let j = 1; j <= row.members; j++) head.push(member(row, j));
      }
    }
    const total = count - searched + head.length;
    const list: ListRow[] = [];
    for (let i = start; i < Math.min(end, total); i++) list.push(head[i] ?? at(i - head.length + searched));
    return { version: mock.version, total, families: count, conjectures: count * 21, rows: list };
  };
  const answer = (message: FromPage & { readonly kind: 'call' }): unknown => {
    switch (message.call) {
      case 'rows':
        return rows(message.parameters.query, message.parameters.start, message.parameters.end);
      case 'constants':
        return [...new Set(mock.options.samples.map(({ row }) => row.constant))];
      case 'detail': {
        const id = message.parameters.id.replace(/[./].*/, '');
        const found = mock.options.samples.find(({ row }) => row.id === id);
        if (!found) throw new Error('This conjecture is no longer in the library.');
        return { ...found.detail, id: message.parameters.id };
      }
      case 'ids': {
        const { query, from, to } = message.parameters;
        const all = rows(query, 0, Infinity).rows.map(({ id }) => id);
        const [start, end] = [
          from === null ? 0 : all.indexOf(from),
          to === null ? all.length - 1 : all.indexOf(to),
        ];
        const between = start <= end ? all.slice(start, end + 1) : all.slice(end, start + 1).reverse();
        return { ids: between.slice(0, 1000), areAll: between.length <= 1000 };
      }
      case 'curves':
        return message.parameters.ids.flatMap(
          (id) => mock.options.samples.find(({ row }) => row.id === id)?.detail.curves.slice(0, 1) ?? [],
        );
      case 'several':
      case 'picture':
      case 'action':
        return true;
    }
  };

  const stored = 'vscode-state';
  (window as unknown as Record<string, unknown>).acquireVsCodeApi = () => ({
    getState: () => JSON.parse(sessionStorage.getItem(stored) ?? 'null') as unknown,
    setState: (state: unknown) => sessionStorage.setItem(stored, JSON.stringify(state)),
    postMessage: (posted: FromPage) => {
      const message = structuredClone(posted);
      mock.posted.push(message);
      if (message.kind !== 'call') return;
      setTimeout(() => {
        try {
          const result = mock.intercept?.(message) ?? answer(message);
          if (result === 'silence') return;
          send({ kind: 'answer', number: message.number, ok: true, result });
        } catch (error) {
          send({ kind: 'answer', number: message.number, ok: false, message: (error as Error).message });
        }
      }, mock.options.delay);
    },
  });
}
