import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { blockageOf, blockersOf, chainFrom, daysWaiting, rootsOfBlockage, type Blockage } from '#lib/okr/blocked.ts';
import { contributesTo, endOf } from '#lib/okr/alignment/forest.ts';
import type { Alignment } from '#lib/okr/alignment/alignment.ts';
import type { With } from '#lib/okr/model.ts';
import type { Sos } from '#lib/okr/sos.ts';
import { align, damagedCompany, keyResult, objective, reachable } from './alignment/company.ts';

const sos = (id: string, at: string, createdAt: number, more: Partial<Sos> = {}): With<Sos> => ({
  id,
  keyResult: at,
  need: 'dependency',
  line: 'The contract is not signed',
  author: 'ann',
  createdAt,
  ...more,
});

/** Logistics under support, support under the shop, the shop under the company; the warehouse helps support beside its own parent. */
const alignment = align({
  objectives: [
    objective('company', { team: null }),
    objective('shop', { parent: 'k-company' }),
    objective('support', { parent: 'k-shop', alignment: 'asked' }),
    objective('logistics', { parent: 'k-support' }),
    objective('warehouse', { parent: 'k-company', supports: ['k-support', 'k-company'] }),
  ],
  keyResults: ['company', 'shop', 'support', 'logistics', 'warehouse'].map((home) => keyResult(`k-${home}`, home)),
});

const ids = (things: readonly { id: string }[]): string[] => things.map(({ id }) => id);

describe('who is blocked', () => {
  it('is everyone above a key result that asked for help, in the order in which they wait for each other', () => {
    const blockage = blockageOf(alignment, [sos('s', 'k-logistics', 1_000)]);
    expect(ids(rootsOfBlockage(blockage))).toEqual(['k-logistics']);
    expect(chainFrom(blockage, 'k-logistics').map(({ id, after, distance }) => [id, after, distance])).toEqual([
      ['logistics', 'k-logistics', 1],
      ['k-support', 'logistics', 2],
      ['support', 'k-support', 3],
      ['k-shop', 'support', 4],
      ['shop', 'k-shop', 5],
      ['k-company', 'shop', 6],
      ['company', 'k-company', 7],
    ]);
  });

  it('follows supports too, and names each once though several ways lead there', () => {
    const blockage = blockageOf(alignment, [sos('s', 'k-warehouse', 1_000)]);
    expect(ids(chainFrom(blockage, 'k-warehouse'))).toEqual([
      'warehouse',
      'k-company',
      'k-support',
      'company',
      'support',
      'k-shop',
      'shop',
    ]);
    expect(blockage.get('k-company')?.waitsFor.toSorted()).toEqual(['shop', 'warehouse']);
    expect(blockage.get('warehouse')?.blocks).toEqual(['k-company', 'k-support']);
  });

  it('merges several: an SOS further up stands in the chain of the one below, waiting since it said so itself', () => {
    const blockage = blockageOf(alignment, [sos('up', 'k-shop', 5_000), sos('down', 'k-logistics', 3_000)]);
    expect(ids(rootsOfBlockage(blockage))).toEqual(['k-logistics']);
    const since = Object.fromEntries(chainFrom(blockage, 'k-logistics').map((one) => [one.id, one.since]));
    expect(since).toMatchObject({ 'k-support': 3_000, support: 3_000, 'k-shop': 5_000, shop: 5_000, company: 5_000 });
    expect(ids(blockage.get('k-shop')?.sos ?? [])).toEqual(['up']);
    expect(blockage.get('shop')?.sos).toEqual([]);
  });

  it('counts several SOS of one key result from the oldest', () => {
    const blockage = blockageOf(alignment, [
      sos('b', 'k-shop', 2_000),
      sos('c', 'k-shop', 1_000),
      sos('a', 'k-shop', 2_000),
    ]);
    expect(ids(blockage.get('k-shop')?.sos ?? [])).toEqual(['c', 'a', 'b']);
    expect(blockage.get('k-shop')?.since).toBe(1_000);
  });

  it('waits since the first of several that it waits for', () => {
    const blockage = blockageOf(alignment, [sos('w', 'k-warehouse', 1_000), sos('l', 'k-logistics', 4_000)]);
    expect(blockage.get('k-support')?.since).toBe(1_000);
    expect(blockage.get('logistics')?.since).toBe(4_000);
    expect(ids(blockersOf(blockage, 'k-support'))).toEqual(['k-warehouse', 'k-logistics']);
    expect(ids(blockersOf(blockage, 'logistics'))).toEqual(['k-logistics']);
    expect(blockersOf(blockage, 'k-logistics')).toEqual([]);
    expect(blockersOf(blockage, 'nobody')).toEqual([]);
  });

  it('is nobody for an SOS that was closed, or on what has ended or is not known', () => {
    const ended = align({
      objectives: [objective('o', { state: 'closed' }), objective('p')],
      keyResults: [keyResult('k', 'o'), keyResult('dropped', 'p', { state: 'dropped' }), keyResult('open', 'p')],
    });
    const all = ['k', 'dropped', 'nobody', 'p'].map((at, i) => sos(`s${i}`, at, i));
    expect(blockageOf(ended, [...all, sos('closed', 'open', 1, { closedAt: 2 })]).size).toBe(0);
    expect([...blockageOf(ended, [sos('open', 'open', 1, { closedAt: null })]).keys()]).toEqual(['open', 'p']);
  });

  it('ends at what is closed or dropped, since nothing waits there', () => {
    const company = { objectives: [objective('top'), objective('child', { parent: 'k' })] };
    const half = align({
      ...company,
      keyResults: [keyResult('k', 'top', { state: 'dropped' }), keyResult('c', 'child')],
    });
    expect([...blockageOf(half, [sos('s', 'c', 1)]).keys()]).toEqual(['c', 'child']);
  });

  it('shows nothing under what is not blocked', () => {
    expect(chainFrom(blockageOf(alignment, []), 'k-shop')).toEqual([]);
  });
});

describe('where help is needed first', () => {
  const pair = align({
    objectives: [objective('big'), objective('small'), objective('mid', { parent: 'big' })],
    keyResults: [keyResult('k-mid', 'mid'), keyResult('k-a', 'small'), keyResult('k-b', 'small')],
  });

  it('is where it was asked for longest ago', () => {
    const asked = [sos('1', 'k-mid', 3_000), sos('2', 'k-a', 2_000), sos('3', 'k-b', 1_000)];
    expect(ids(rootsOfBlockage(blockageOf(pair, asked)))).toEqual(['k-b', 'k-a', 'k-mid']);
  });

  it('is, of the same age, where most is blocked, and then by id', () => {
    const asked = [sos('1', 'k-b', 1_000), sos('2', 'k-a', 1_000), sos('3', 'k-mid', 1_000)];
    expect(ids(rootsOfBlockage(blockageOf(pair, asked)))).toEqual(['k-mid', 'k-a', 'k-b']);
  });
});

describe('days of waiting', () => {
  it.each([
    [0, 0],
    [86_399_999, 0],
    [86_400_000, 1],
    [6.5 * 86_400_000, 6],
    [-5, 0],
  ])('%d ms are %d whole days', (ms, days) => {
    expect(daysWaiting(1_000, 1_000 + ms)).toBe(days);
  });
});

describe('in any company', () => {
  const anySos = fc.array(
    fc.record({ at: fc.nat({ max: 8 }), when: fc.nat({ max: 4 }), closed: fc.constantFrom(false, false, true) }),
    { maxLength: 6 },
  );
  const raised = (list: { at: number; when: number; closed: boolean }[]) =>
    list.map(({ at, when, closed }, i) => sos(`s${i}`, `k-o${at}`, when, { closedAt: closed ? 9 : null }));
  const living = (alignment: Alignment) => (id: string) =>
    contributesTo(alignment, id).filter((target) => endOf(alignment, target) === null);
  const openAt = (alignment: Alignment, list: readonly With<Sos>[]) =>
    list
      .filter((one) => one.closedAt === null && alignment.keyResults.has(one.keyResult))
      .map((one) => one.keyResult)
      .filter((id) => endOf(alignment, id) === null);

  const inAnyCompany = (check: (blockage: Blockage, alignment: Alignment, list: readonly With<Sos>[]) => void) =>
    fc.assert(
      fc.property(damagedCompany, anySos, (company, list) => {
        const alignment = align(company);
        check(blockageOf(alignment, raised(list)), alignment, raised(list));
      }),
      { numRuns: 300 },
    );

  it('exactly what can be reached from an open SOS is blocked, and each chain holds what its root reaches', () => {
    expect.hasAssertions();
    inAnyCompany((blockage, alignment, list) => {
      const next = living(alignment);
      const asked = openAt(alignment, list);
      const all = new Set(asked.flatMap((id) => [id, ...reachable(id, next)]));
      expect(new Set(blockage.keys())).toEqual(all);
      for (const id of blockage.keys()) {
        const chain = chainFrom(blockage, id);
        expect(new Set(ids(chain))).toEqual(reachable(id, next));
        expect(chain.length).toBe(new Set(ids(chain)).size);
      }
    });
  });

  it('the roots are the SOS that wait for no other, and everything blocked waits for one', () => {
    expect.hasAssertions();
    inAnyCompany((blockage, alignment, list) => {
      const asked = new Set(openAt(alignment, list));
      const above = new Set([...asked].flatMap((id) => [...reachable(id, living(alignment))]));
      const roots = ids(rootsOfBlockage(blockage));
      expect(new Set(roots)).toEqual(asked.difference(above));
      for (const id of blockage.keys()) expect(blockersOf(blockage, id).length > 0).toBe(!roots.includes(id));
    });
  });

  it('each waits since its own SOS, or since the first of those that it waits for', () => {
    expect.hasAssertions();
    inAnyCompany((blockage) => {
      for (const { sos: own, since, waitsFor } of blockage.values()) {
        const others = waitsFor.map((id) => blockage.get(id)?.since ?? Number.NaN);
        expect(since).toBe(own[0]?.createdAt ?? Math.min(...others));
      }
    });
  });

  it('the order of the SOS makes no difference', () => {
    expect.hasAssertions();
    inAnyCompany((blockage, alignment, list) => {
      const other = blockageOf(alignment, list.toReversed());
      expect(rootsOfBlockage(other)).toEqual(rootsOfBlockage(blockage));
      expect([...other]).toEqual([...blockage]);
    });
  });
});
