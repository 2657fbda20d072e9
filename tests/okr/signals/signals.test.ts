import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayNumber, dayText } from '#lib/okr/calendar.ts';
import { isDay } from '#lib/okr/day.ts';
import type { Comment } from '#lib/okr/conversation.ts';
import { metricOn } from '#lib/okr/metricsInForce.ts';
import type { KeyResultHistory, ObjectiveTree, Team, With } from '#lib/okr/model.ts';
import type { SignalFinding } from '#lib/okr/signals/signal.ts';
import { statusesOver } from '#lib/okr/signals/pastStatus.ts';
import { summarizeKeyResult } from '#lib/okr/summary.ts';
import { findSignals, SIGNALS } from '#lib/okr/signals/signals.ts';
import { anyCheckIns, anyMetric } from '../arbitraries.ts';
import { ANN, at, checkIn, directoryWith, keyResult, metricChange, move, objective, Q3, value } from '../records.ts';
import { weekly } from './ground.ts';

const NOW = at('2026-09-01T12:00');
const TEAM: With<Team> = { id: 'team', name: 'Schools', leaders: ['ann'] };
const ids = (findings: readonly SignalFinding[]) => findings.map(({ signal, about }) => `${signal} ${about.id}`);

function treeOf(checkIns: KeyResultHistory['checkIns'], more: Partial<ObjectiveTree['objective']> = {}): ObjectiveTree {
  return { objective: objective(more), keyResults: [{ keyResult: keyResult(), checkIns, skips: [], changes: [] }] };
}

describe('findSignals', () => {
  const tickBoxes = weekly([10, 10, 10, 10, 10, 10], { confidence: 5 });
  const look = (trees: ObjectiveTree[], directory = directoryWith(), comments: With<Comment>[] = []) =>
    findSignals({ trees, directory, comments }, NOW);

  it('finds nothing where there is nothing', () => {
    expect(look([])).toEqual([]);
  });

  it('finds all that a key result shows, in the order of the list', () => {
    expect(ids(look([treeOf(tickBoxes)]))).toEqual(['tick-box kr', 'flat-but-green kr', 'same-confidence kr']);
  });

  it.each([
    ['a draft', [treeOf(tickBoxes, { state: 'draft' })], directoryWith()],
    ['a dropped objective', [treeOf(tickBoxes, { state: 'dropped' })], directoryWith()],
    ['a cycle that is closed', [treeOf(tickBoxes)], directoryWith({ cycles: [{ ...Q3, state: 'closed' }] })],
  ])('does not look into %s', (_, trees, directory) => {
    expect(look(trees, directory)).toEqual([]);
  });

  it('does not look into a dropped key result', () => {
    const tree = treeOf(tickBoxes);
    for (const { keyResult } of tree.keyResults) keyResult.state = 'dropped';
    expect(look([tree])).toEqual([]);
  });

  it('looks into objectives that were closed while their cycle still is open', () => {
    const cycles = [{ ...Q3, state: 'closing' as const }];
    expect(look([treeOf(tickBoxes, { state: 'closed' })], directoryWith({ cycles }))).not.toEqual([]);
  });

  it('follows full scores through closed cycles to the objective that goes on', () => {
    const past = ['2025-q4', '2026-q1', '2026-q2'];
    const cycles = [
      ...past.map((id, i) => ({ ...Q3, id, state: 'closed' as const, firstDay: `202${i ? 6 : 5}-0${i + 1}-01` })),
      Q3,
    ];
    const trees = [
      ...past.map((cycle, i) =>
        treeOf([checkIn('2026-01-01', value(100))], {
          id: cycle,
          cycle,
          state: 'closed',
          carriedFrom: past[i - 1] ?? null,
        }),
      ),
      treeOf([], { carriedFrom: '2026-q2' }),
    ];
    expect(look(trees, directoryWith({ cycles }))).toMatchObject([
      { signal: 'too-safe', way: 'tooSafeThrice', about: { id: 'objective' }, saw: past, since: '2025-01-01' },
    ]);
    expect(look(trees.slice(1), directoryWith({ cycles }))).toEqual([]);
  });

  it('finds what leaders do not say, and how people reply', () => {
    const said = checkIn('2026-08-31', value(20), { note: 'Two more schools', author: 'ben' });
    const tree = treeOf([], { team: 'team' });
    tree.keyResults.push({
      keyResult: keyResult({ id: 'his', owner: 'ben' }),
      checkIns: [said],
      skips: [],
      changes: [],
    });
    const comments = Array.from({ length: 4 }, (_, i) => ({
      id: `c${i}`,
      author: 'ann',
      about: said.id,
      text: 'ok',
      mentions: [],
      createdAt: NOW - i,
    }));
    const directory = directoryWith({ people: [ANN, { ...ANN, id: 'ben' }], teams: [TEAM] });
    expect(ids(look([tree], directory, comments))).toEqual(['silent-leader ann', 'rubber-stamp ann']);
  });

  it('finds a team in which everything is green', () => {
    const tree = treeOf([], { team: 'team' });
    tree.keyResults = Array.from({ length: 5 }, (_, i) => ({
      keyResult: keyResult({ id: `kr${i}` }),
      checkIns: [
        checkIn('2026-07-20', value(60), { note: 'Begun', confidence: 8 }),
        checkIn('2026-08-30', value(70), { note: 'Goes on', confidence: 9 }),
      ],
      skips: [],
      changes: [],
    }));
    expect(ids(look([tree], directoryWith({ teams: [TEAM] })))).toEqual(['everything-green team']);
  });
});

describe('whatever was said', () => {
  const anyWords = fc.record({
    note: fc.constantFrom('', 'Talked with two schools', 'Waiting for the contract'),
    confidence: fc.constantFrom(null, 5, 8),
  });
  const anyHistory = fc
    .record({
      metric: anyMetric,
      from: anyMetric,
      checkIns: anyCheckIns,
      words: fc.array(anyWords, { minLength: 10, maxLength: 10 }),
      changed: fc.boolean(),
    })
    .map(({ metric, from, checkIns, words, changed }): KeyResultHistory => ({
      keyResult: keyResult({ metric }),
      checkIns: checkIns.map((checkIn, i) => ({ ...checkIn, ...words[i] })),
      skips: [],
      changes: changed ? [metricChange('2026-08-20', { from, to: metric })] : [],
    }));
  // Runs and copies need more of the same than chance brings.
  const anyHabit = fc
    .array(fc.record({ value: fc.constantFrom(10, 20, 95), words: anyWords }), { minLength: 3, maxLength: 9 })
    .map((said): KeyResultHistory => ({
      keyResult: keyResult(),
      checkIns: said.map(({ value: reached, words }, week) => ({
        ...checkIn(`2026-0${week < 5 ? 7 : 8}-${String(2 + (week % 5) * 7).padStart(2, '0')}`, value(reached)),
        ...words,
        id: `c${week}`,
      })),
      skips: [],
      changes: [metricChange('2026-08-25', { from: move(0, 120), to: move(0, 100) })],
    }));
  const ofKeyResult = (findings: SignalFinding[]) => findings.filter(({ about }) => about.kind === 'key-result');
  const checkInsOfOneDay = fc
    .record({ reached: fc.constantFrom(10, 20, 95), words: anyWords })
    .map(({ reached, words }) => ({ ...checkIn('2026-08-15', value(reached)), ...words, id: 'extra' }));
  const histories = fc.oneof(anyHistory, anyHabit);
  const look = (history: KeyResultHistory, zone = 'UTC') =>
    findSignals(
      {
        trees: [{ objective: objective({ team: 'team' }), keyResults: [history] }],
        directory: directoryWith({
          teams: [TEAM],
          organisation: { id: 'house', name: 'Silk', zone, firstWeekday: 1 },
        }),
        comments: [],
      },
      NOW,
    );

  it('the order in which records arrive does not matter', () => {
    fc.assert(
      fc.property(histories, fc.infiniteStream(fc.nat()), (history, places) => {
        const shuffled = history.checkIns
          .map((checkIn) => ({ checkIn, place: places.next().value ?? 0 }))
          .toSorted((a, b) => a.place - b.place)
          .map(({ checkIn }) => checkIn);
        const changes = history.changes.toReversed();
        expect(look({ ...history, checkIns: shuffled, changes })).toEqual(look(history));
      }),
    );
  });

  it('each names records that there are, once, a day that has come, and figures', () => {
    fc.assert(
      fc.property(histories, (history) => {
        const known = new Set([
          history.keyResult.id,
          ...history.checkIns.map(({ id }) => id),
          ...history.changes.map(({ id }) => id),
        ]);
        for (const { signal, about, saw, since, first, counts } of look(history)) {
          expect(SIGNALS.find(({ id }) => id === signal)?.about).toContain(about.kind);
          expect(saw.length).toBeGreaterThan(0);
          expect(new Set(saw).size).toBe(saw.length);
          expect(saw.filter((id) => !known.has(id))).toEqual([]);
          expect(isDay(since) && since <= '2026-09-01').toBe(true);
          expect(first.length).toBeGreaterThan(0);
          expect(Object.values(counts).filter((count) => !Number.isFinite(count))).toEqual([]);
        }
      }),
    );
  });

  it('a check-in that is withdrawn was never there', () => {
    fc.assert(
      fc.property(histories, checkInsOfOneDay, (history, extra) => {
        const withdrawal = checkIn('2026-08-30', null, { id: 'withdrawal', replaces: extra.id });
        expect(look({ ...history, checkIns: [...history.checkIns, extra, withdrawal] })).toEqual(look(history));
      }),
    );
  });

  it('where the day is the same, the zone does not matter', () => {
    // Noon of 1 September in UTC is that day from Honolulu to Tongatapu.
    const zones = fc.constantFrom('Pacific/Honolulu', 'America/New_York', 'Asia/Kathmandu', 'Pacific/Noumea');
    fc.assert(
      fc.property(histories, zones, (history, zone) => {
        expect(ofKeyResult(look(history, zone))).toEqual(ofKeyResult(look(history)));
      }),
    );
  });

  it('the status of a past day is the one that was shown on that day', () => {
    const days = fc.integer({ min: dayNumber('2026-07-01'), max: dayNumber('2026-09-30') });
    fc.assert(
      fc.property(histories, days, (history, day) => {
        // What a later check-in corrects was not yet corrected then; the past knows better.
        fc.pre(history.checkIns.every(({ replaces }) => replaces === undefined));
        const known = { ...history, checkIns: history.checkIns.filter(({ at }) => at <= dayText(day)) };
        const around = { objective: objective(), directory: directoryWith(), now: at(`${dayText(day)}T00:00`) };
        const past = { history, objective: objective(), cycle: Q3, zone: 'Asia/Taipei' };
        const then = metricOn(history, dayText(day));
        const shown = summarizeKeyResult(
          { ...known, keyResult: keyResult({ metric: then }), changes: [] },
          around,
        ).status;
        expect(statusesOver(past, day, day)).toEqual([shown]);
      }),
    );
  });

  it('days in a row show what each shows by itself', () => {
    fc.assert(
      fc.property(histories, (history) => {
        const past = { history, objective: objective(), cycle: Q3, zone: 'Asia/Taipei' };
        const [from, to] = [dayNumber('2026-06-28'), dayNumber('2026-10-03')];
        const each = Array.from({ length: to - from + 1 }, (_, i) => statusesOver(past, from + i, from + i)[0]);
        expect(statusesOver(past, from, to)).toEqual(each);
      }),
    );
  });
});
