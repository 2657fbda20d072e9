import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exportCheckIns, exportKeyResults } from '#lib/interchange/exportCsv.ts';
import { effectiveCheckIns } from '#lib/okr/progress.ts';
import { metricProblem, type Metric, type Reading, type Unit } from '#lib/okr/model.ts';
import type { Draft, Fields, RecordKind } from '#lib/sync/draft.ts';
import { importInto, ME, newDevice, NOW, planOn, sheetOf, type Device } from './device.ts';

const TRICKY = ['=1+1', '-x', "'=y", '"', 'a,b;c', '＝z', '#1', '@me', 'Backlog', '目標', '- item', '3', "'"];
const line = fc
  .oneof(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 24 }), fc.constantFrom(...TRICKY))
  .map((text) => text.replaceAll(/[\s\0]+/g, ' ').trim())
  .filter((text) => text !== '');
const lines = fc.array(line, { maxLength: 3 }).map((all) => all.join('\n'));
const number = fc
  .oneof(fc.integer({ min: -1e6, max: 1e6 }), fc.double({ min: -1e9, max: 1e9, noNaN: true }))
  .map((value) => Number(value.toFixed(6)) || 0);
const unit: fc.Arbitrary<Unit> = fc.oneof(
  fc.constant<Unit>({ kind: 'number' }),
  fc.constant<Unit>({ kind: 'percent' }),
  fc.constantFrom('TWD', 'CHF', 'JPY').map((code): Unit => ({ kind: 'currency', code })),
  fc.constantFrom('minute' as const, 'day' as const).map((each): Unit => ({ kind: 'duration', unit: each })),
  fc.constantFrom('FTE', 'min', 'Kund:innen', '="x"', 'm2').map((text): Unit => ({ kind: 'text', text })),
);
const metric: fc.Arbitrary<Metric> = fc
  .oneof(
    fc.record({ type: fc.constant('move' as const), start: number, target: number, unit }),
    fc.record({ type: fc.constant('keep' as const), low: number, tolerance: fc.constantFrom(1, 2.5), unit }),
    fc.record({ type: fc.constant('keep' as const), high: number, tolerance: fc.constantFrom(1, 2.5), unit }),
    fc.record({
      type: fc.constant('milestones' as const),
      items: fc
        .array(fc.record({ text: line, weight: fc.constantFrom(1, 3, 0.5) }), { minLength: 1, maxLength: 4 })
        .map((items) => items.map((item, i) => ({ ...item, id: `m${i}` }))),
    }),
    fc.constant<Metric>({ type: 'yes-no' }),
  )
  .filter((each) => metricProblem(each) === null);

const day = fc
  .integer({ min: 0, max: 40 })
  .map((days) => Temporal.PlainDate.from('2026-07-03').add({ days }).toString());
const owner = fc.constantFrom(ME, 'ana', 'ben');
const checkIn = fc.record({
  at: day,
  value: number,
  yes: fc.boolean(),
  ticks: fc.array(fc.constantFrom('ticked', 'unticked', 'left'), { minLength: 4, maxLength: 4 }),
  confidence: fc.option(fc.integer({ min: 0, max: 10 })),
  note: lines,
  author: owner,
  url: fc.option(fc.constantFrom('https://example.org/a?b=1,2', 'http://127.0.0.1/')),
});
const keyResult = fc.record({
  title: line,
  metric,
  weight: fc.constantFrom(1, 2, 0.25),
  owner,
  state: fc.constantFrom('active', 'dropped'),
  checkIns: fc.array(checkIn, { maxLength: 5 }),
});
const objective = fc.record({
  title: line,
  why: lines,
  owner,
  team: fc.constantFrom(null, 'team-1'),
  cycle: fc.constantFrom(null, 'cycle-1', 'cycle-2'),
  ambition: fc.constantFrom('aspirational', 'committed'),
  state: fc.constantFrom('draft', 'active', 'closed', 'dropped'),
  keyResults: fc.array(keyResult, { maxLength: 3 }),
});

type Company = typeof objective extends fc.Arbitrary<infer T> ? T : never;

const DIRECTORY: Draft[] = (
  [
    ['person', 'ana', { name: 'Ana, =boss', zone: 'Europe/Berlin' }],
    ['person', 'ben', { name: '陳怡君', zone: 'Asia/Taipei' }],
    ['team', 'team-1', { name: '/north team' }],
    [
      'cycle',
      'cycle-1',
      { name: 'Q3 2026', firstDay: '2026-07-01', lastDay: '2026-09-30', kind: 'quarter', state: 'active' },
    ],
    [
      'cycle',
      'cycle-2',
      { name: 'August', firstDay: '2026-08-01', lastDay: '2026-08-31', kind: 'month', state: 'active' },
    ],
  ] as const
).map(([kind, id, fields]) => ({ type: 'create', kind, id, root: 'directory', fields }));

function readingOf(of: Metric, said: { value: number; yes: boolean; ticks: string[] }): Reading {
  if (of.type === 'yes-no') return { type: 'answer', yes: said.yes };
  if (of.type !== 'milestones') return { type: 'value', value: said.value };
  const chosen = (tick: string) => of.items.filter((_, i) => said.ticks[i] === tick).map(({ id }) => id);
  return { type: 'ticks', ticked: chosen('ticked'), unticked: chosen('unticked') };
}

function fill(device: Device, company: readonly Company[]): void {
  const drafts: Draft[] = [...DIRECTORY];
  for (const [o, { keyResults, ...fields }] of company.entries()) {
    const root = `o${o}`;
    drafts.push({ type: 'create', kind: 'objective', id: root, root, fields: { ...fields, order: `a${o}` } });
    for (const [k, { checkIns, metric: own, ...rest }] of keyResults.entries()) {
      const id = `${root}k${k}`;
      const ids = (text: string) => `${id}${text}`;
      const unique: Metric =
        own.type === 'milestones' ? { ...own, items: own.items.map((item) => ({ ...item, id: ids(item.id) })) } : own;
      const more = { metric: unique, objective: root, order: `a${k}`, activatedAt: 0 };
      drafts.push({ type: 'create', kind: 'key-result', id, root, fields: { ...rest, ...more } });
      for (const [c, said] of checkIns.entries()) {
        const { at, confidence, note, author, url } = said;
        const evidence = url === null ? {} : { evidence: { url, title: 'Board', text: 'row 7' } };
        const reading = readingOf(unique, said);
        const body = { keyResult: id, at, reading, confidence, note, author, createdAt: NOW - 1000 + c, ...evidence };
        drafts.push({ type: 'create', kind: 'check-in', id: `${id}c${c}`, root, fields: body });
      }
    }
  }
  device.commit(drafts);
}

/** Everything that the sheets carry, by names and places in place of ids. */
function contentOf(device: Device): unknown {
  const { directory, trees } = device.existing();
  const person = (id: string) => directory.people.get(id)?.name;
  return trees.map(({ objective: own, keyResults }) => ({
    title: own.title,
    why: own.why,
    owner: person(own.owner),
    team: own.team ? directory.teams.get(own.team)?.name : null,
    cycle: own.cycle === null ? null : directory.cycles.get(own.cycle)?.name,
    ambition: own.ambition,
    state: own.state,
    keyResults: keyResults.map(({ keyResult: { title, metric: of, weight, owner: by, state }, checkIns }) => {
      const items = of.type === 'milestones' ? of.items : [];
      const placed = (ids: string[]) => ids.map((id) => items.findIndex((item) => item.id === id));
      return {
        title,
        metric: of.type === 'milestones' ? items.map(({ text, weight: each }) => [text, each]) : of,
        weight,
        owner: person(by),
        state,
        checkIns: effectiveCheckIns(checkIns).map(({ at, reading, confidence, note, author, evidence }) => ({
          at,
          reading: reading?.type === 'ticks' ? [placed(reading.ticked), placed(reading.unticked)] : reading,
          confidence,
          note,
          author: person(author),
          evidence: evidence?.url,
        })),
      };
    }),
  }));
}

function exported(device: Device) {
  const { directory, trees } = device.existing();
  return [
    sheetOf('key-results.csv', exportKeyResults(directory, trees)),
    sheetOf('check-ins.csv', exportCheckIns(directory, trees)),
  ].filter(({ usable }) => usable);
}

const companies = fc.array(objective, { minLength: 1, maxLength: 4 });

describe('export and import', () => {
  it('carry objectives, key results and check-ins unchanged to an empty device', () => {
    fc.assert(
      fc.property(companies, (company) => {
        const from = newDevice();
        fill(from, company);
        const to = newDevice();
        const { problems } = importInto(to, exported(from));
        expect(problems.filter(({ severity }) => severity === 'error')).toEqual([]);
        expect(contentOf(to)).toEqual(contentOf(from));
      }),
    );
  });

  it('change nothing on the device they came from', () => {
    fc.assert(
      fc.property(companies, (company) => {
        const device = newDevice();
        fill(device, company);
        expect(planOn(device, exported(device)).drafts).toEqual([]);
      }),
    );
  });

  it('change nothing on the second import on another device', () => {
    fc.assert(
      fc.property(companies, (company) => {
        const from = newDevice();
        fill(from, company);
        const to = newDevice();
        importInto(to, exported(from));
        expect(planOn(to, exported(from)).drafts).toEqual([]);
      }),
    );
  });

  it('write UTF-8 with byte order mark and CRLF, as spreadsheets expect', () => {
    const device = newDevice();
    const text = exportKeyResults(device.existing().directory, device.existing().trees);
    expect(text).toMatch(/^\ufeffKR ID,Cycle,.*,Key result state\r\n$/);
  });

  it('leave corrected and withdrawn check-ins out', () => {
    const device = newDevice();
    const fields = { keyResult: 'k', at: '2026-08-03', confidence: 5, note: '', author: ME, createdAt: NOW };
    const value = (n: number) => ({ type: 'value', value: n });
    const at = (id: string, kind: RecordKind, rest: Fields): Draft => ({
      type: 'create',
      kind,
      id,
      root: 'o',
      fields: rest,
    });
    device.commit([
      at('o', 'objective', {
        title: 'A',
        why: '',
        owner: ME,
        cycle: null,
        ambition: 'committed',
        state: 'active',
        order: 'a0',
      }),
      at('k', 'key-result', {
        title: 'B',
        owner: ME,
        objective: 'o',
        metric: { type: 'move', start: 0, target: 9, unit: { kind: 'number' } },
        weight: 1,
        state: 'active',
        activatedAt: 0,
        order: 'a0',
      }),
      at('c1', 'check-in', { ...fields, reading: value(1) }),
      at('c2', 'check-in', { ...fields, reading: value(2), replaces: 'c1' }),
      at('c3', 'check-in', { ...fields, reading: value(3) }),
      at('c4', 'check-in', { ...fields, reading: null, replaces: 'c3' }),
    ]);
    const { directory, trees } = device.existing();
    const rows = exportCheckIns(directory, trees).split('\r\n').slice(1, -1);
    expect(rows).toEqual(['c2,k,A,B,2026-08-03,2,,,,5,,,']);
  });
});
