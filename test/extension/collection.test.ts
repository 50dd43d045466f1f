import assert from 'node:assert/strict';
import { before, describe, it } from 'mocha';
import { Prover } from '../../src/core/theorems/certificates/familyProof.ts';
import type { Conjecture } from '../../src/core/conjecture.ts';
import { proveConjecture, withCertificate } from '../../src/core/theorems/certificates/prove.ts';
import { relationOf } from '../../src/core/theorems/relation.ts';
import { isSigned, preperiodLength } from '../../src/core/fractions/fraction.ts';
import { digitsReached } from '../../src/core/gain.ts';
import { formatConjecture } from '../../src/formats/text/plain.ts';
import { searchedValue } from '../../src/formats/text/searchText.ts';
import { Collection } from '../../src/extension/conjectures/collection.ts';
import type { Entry } from '../../src/extension/conjectures/entry.ts';
import { FoundEntry } from '../../src/extension/conjectures/entries.ts';
import { detailOf, idsBetween, listRow } from '../../src/extension/conjectures/rows.ts';
import { curvesOf } from '../../src/formats/figure/curves.ts';
import type { ListQuery } from '../../src/protocol/page.ts';
import { sampleSearch } from '../support/samples.ts';
import { signsOf } from '../support/signs.ts';

const everything: ListQuery = {
  text: '',
  constant: '',
  standing: '',
  relation: '',
  sort: 'simplest',
  expanded: [],
};

describe('the list of conjectures', () => {
  let collection: Collection;
  let conjectures: Conjecture[];
  before(async () => {
    const e = await sampleSearch('e', {}, 8);
    const tan = await sampleSearch('tan(1)', { height: 1, period: 2 }, 8);
    ({ conjectures } = e);
    collection = new Collection();
    const prover = new Prover();
    for (const { members, count } of e.families) {
      const entries = members.map((member) => new FoundEntry(prover.withProof(member), 1));
      collection.add('a search', entries, count);
    }
    for (const { members, count } of tan.families) {
      const entries = members.map((member) => new FoundEntry(member, 2));
      collection.add('another', entries, count);
    }
  });

  it('knows the fraction of a value that gives most digits, whatever records say of their rates', async () => {
    const value = (each: Conjecture) => `${each.value.numerator.join()} ${each.value.denominator.join()}`;
    const same = conjectures.filter((each) => value(each) === value(conjectures[0]!));
    const best = Math.max(...same.map(digitsReached));
    const slowest = same.reduce((x, y) => (digitsReached(y) < digitsReached(x) ? y : x));
    assert.ok(digitsReached(slowest) < best);
    const own = new Collection();
    own.add(
      'claims',
      same.map((each) => new FoundEntry({ ...each, rate: 0.001 }, 1)),
      same.length,
    );
    const fasterThan = (each: Conjecture) => own.fasterThan(each, searchedValue(each), digitsReached);
    assert.equal(digitsReached((await fasterThan(slowest))!), best);
    assert.equal(await fasterThan(same.find((each) => digitsReached(each) === best)!), undefined);
  });

  it('has a row for each family, simplest first, and one for each member of an expanded one', async () => {
    const { rows, families, conjectures: count } = await collection.list(everything);
    assert.equal(rows.length, families);
    assert.ok(count > 1470);
    // A preperiod makes no rule less simple: that of e = [2; 1, 2, 1, 1, 4, …] is as simple as that of e − 1.
    const orders = rows.map(
      ({ entry: { conjecture } }) => conjecture.order - preperiodLength(conjecture.fraction.rule),
    );
    assert.deepEqual(
      orders,
      orders.toSorted((x, y) => x - y),
    );
    assert.ok(
      rows.some(({ entry }) => formatConjecture(entry.conjecture).startsWith('e = [2; 1, 2, 1, 1, 4, ')),
    );
    const family = rows.find(({ family: { members } }) => members.length > 3)!.family;
    const expanded = await collection.list({ ...everything, expanded: [family.id] });
    assert.equal(expanded.rows.length, rows.length + family.members.length - 1);
  });

  it('sorts by rate, gain and age', async () => {
    const { rows: fastest } = await collection.list({ ...everything, sort: 'fastest' });
    const rates = fastest.map(({ entry }) => entry.conjecture.rate);
    assert.deepEqual(
      rates,
      rates.toSorted((x, y) => y - x),
    );
    const { rows: gain } = await collection.list({ ...everything, sort: 'gain' });
    const gains = gain.map(({ entry }) => entry.gain);
    assert.deepEqual(
      gains,
      gains.toSorted((x, y) => y - x),
    );
    const { rows: newest } = await collection.list({ ...everything, sort: 'newest' });
    assert.equal(newest[0]!.entry.conjecture.constant.name, 'tan(1)');
  });

  it('filters by text, constant and standing', async () => {
    const { rows } = await collection.list({ ...everything, text: '2k + 3  -+' });
    assert.ok(
      rows.length > 0 &&
        rows.every(({ entry }) => ['2k', '3', '-+'].every((text) => entry.searchText.includes(text))),
    );
    const tan = await collection.list({ ...everything, constant: 'tan(1)' });
    assert.ok(
      tan.rows.length > 0 && tan.rows.every(({ entry }) => entry.conjecture.constant.name === 'tan(1)'),
    );
    const known = await collection.list({ ...everything, standing: 'known' });
    assert.ok(known.rows.length > 0 && known.rows.every(({ entry }) => entry.standing === 'known'));
    const none = await collection.list({ ...everything, text: 'no such thing' });
    assert.deepEqual([none.rows.length, none.families], [0, 0]);
  });

  it('knows the members of a family, and which source holds what', () => {
    const [first] = conjectures;
    const members = collection.ofFamily(first!.family, 3);
    assert.equal(members.length, 3);
    assert.ok(members.every(({ family }) => family === first!.family));
    assert.equal(collection.holds('a search', members[0]!), true);
    assert.equal(collection.holds('another', members[0]!), false);
  });

  it('is narrowed to fractions with other numerators, and to those that are new', async () => {
    const { conjectures: other } = await sampleSearch('e', { height: 1, numerators: '-n, 2' });
    const all = new Collection();
    const entries = [
      ...conjectures.slice(0, 20),
      ...other.map((one) => withCertificate(one, proveConjecture(one))),
    ];
    all.add(
      'a search',
      entries.map((conjecture, i) => new FoundEntry(conjecture, i)),
    );
    const idsOf = async (relation: ListQuery['relation']): Promise<string[]> => {
      const list = await all.list({ ...everything, relation });
      return list.rows.map(({ entry }) => entry.family).sort();
    };
    const familiesWith = (fits: (conjecture: Conjecture) => boolean): string[] =>
      [...new Set(entries.filter(fits).map(({ family }) => family))].sort();
    assert.deepEqual(
      await idsOf('signed'),
      familiesWith(({ fraction }) => isSigned(fraction)),
    );
    assert.deepEqual(
      await idsOf('other'),
      familiesWith(({ fraction }) => !isSigned(fraction)),
    );
    for (const kind of ['equivalent', 'bessel', 'outside'] as const)
      assert.deepEqual(
        await idsOf(kind),
        familiesWith((one) => relationOf(one).kind === kind),
      );
    assert.ok((await idsOf('outside')).length > 0);
    assert.ok((await idsOf('equivalent')).length > 0);
  });

  it('makes rows and details for the page', async () => {
    const { rows } = await collection.list({ ...everything, constant: 'e' });
    const row = listRow(rows[0]!);
    assert.deepEqual([row.kind, row.signs, row.rule, row.order], ['family', '+', '4k + 2', 2]);
    assert.match(row.latex, /^\\frac\{e \+ 1\}\{e - 1\} = 2 \+ \\dfrac\{1\}\{6\}/);
    const e = conjectures.find(
      ({ fraction, value }) =>
        value.numerator.join() === '0,1' &&
        value.denominator.join() === '1' &&
        signsOf(fraction).join() === '1',
    )!;
    const curves = curvesOf([e]);
    const detail = detailOf(e, 4, curves, 'Open.', { relation: relationOf(e), relationText: '' }, null);
    assert.deepEqual(detail.preperiod, ['2']);
    assert.deepEqual(
      detail.classes.map(({ index, polynomial, sign }) => [index, polynomial, sign]),
      [
        ['3j+1', '1', '+'],
        ['3j+2', '2j + 2', '+'],
        ['3j+3', '1', '+'],
      ],
    );
    // The simple fraction of e is this one: no other curve stands beside it.
    assert.deepEqual(detail.curves, curves);
    assert.deepEqual(
      curves.map(({ digits }) => digits.length),
      [40],
    );
  });

  it('gives the conjectures of the rows between two, in either direction, and no more than can be selected', async () => {
    const { rows } = await collection.list(everything);
    const ids = rows.map(({ entry }) => entry.id);
    assert.deepEqual(idsBetween(rows, ids[2]!, ids[5]!), { ids: ids.slice(2, 6), areAll: true });
    assert.deepEqual(idsBetween(rows, ids[5]!, ids[2]!), { ids: ids.slice(2, 6).reverse(), areAll: true });
    assert.deepEqual(idsBetween(rows, ids[3]!, ids[3]!), { ids: [ids[3]], areAll: true });
    assert.deepEqual(idsBetween(rows, null, null), { ids, areAll: true });
    // A row that the filter hides begins no range, and ends none.
    assert.deepEqual(idsBetween(rows, 'hidden', ids[4]!), { ids: [ids[4]], areAll: true });
    assert.deepEqual(idsBetween(rows, ids[4]!, 'hidden'), { ids: [], areAll: true });
    assert.deepEqual(idsBetween([], null, null), { ids: [], areAll: true });
    const many = Array.from({ length: 2500 }, (_, i) => ({
      ...rows[0]!,
      entry: { ...rows[0]!.entry, id: `x${i}` } as Entry,
    }));
    const first = idsBetween(many, null, null);
    assert.deepEqual([first.ids.length, first.ids[999], first.areAll], [1000, 'x999', false]);
    const back = idsBetween(many, 'x2000', 'x3');
    assert.deepEqual(
      [back.ids.length, back.ids[0], back.ids[999], back.areAll],
      [1000, 'x2000', 'x1001', false],
    );
  });

  it('forgets a source, and tells changes by its version', async () => {
    const own = new Collection();
    own.add('one', [new FoundEntry(conjectures[0]!, 1)]);
    const { version } = own;
    assert.equal(own.find(conjectures[0]!.id), conjectures[0]);
    own.remove('one');
    assert.ok(own.version > version && own.isEmpty);
    assert.equal((await own.list(everything)).rows.length, 0);
  });

  it('lists 100,000 conjectures in turns with the rest of the host', async function () {
    this.timeout(300_000);
    const large = new Collection();
    for (let i = 0; i < 100_000; i++) {
      const conjecture = conjectures[i % conjectures.length]!;
      large.add('many', [new FoundEntry({ ...conjecture, id: `c${i}`, family: `f${i % 50_000}` }, 1)]);
    }
    let longest = 0;
    let last = performance.now();
    const watch = setInterval(() => {
      longest = Math.max(longest, performance.now() - last);
      last = performance.now();
    }, 1);
    const { rows } = await large.list({ ...everything, text: '2k' });
    clearInterval(watch);
    assert.ok(rows.length > 1000);
    console.log(`      longest time without a turn for others: ${longest.toFixed(0)} ms`);
  });
});
