import { describe, expect, it } from 'vitest';
import type { Cycle, KeyResultHistory, Objective, With } from '#lib/okr/model.ts';
import { summarizeObjective } from '#lib/okr/objectiveSummary.ts';
import { summarizeKeyResult } from '#lib/okr/summary.ts';
import { ANN, at, checkIn, directoryWith, FROM_CHILDREN, keep, keyResult, objective, Q3, value } from './records.ts';

const TAIPEI = 'Asia/Taipei';
const NOW = at('2026-08-19T09:00', TAIPEI);

const history = (more: Partial<KeyResultHistory> = {}): KeyResultHistory => ({
  keyResult: keyResult(),
  checkIns: [],
  skips: [],
  changes: [],
  ...more,
});
const said = (day: string, now: number, confidence: number | null = 8) => checkIn(day, value(now), { confidence });

function summarize(
  given: KeyResultHistory,
  around: { objective?: With<Objective>; cycle?: With<Cycle> | null; now?: number } = {},
) {
  const { cycle = Q3, now = NOW } = around;
  return summarizeKeyResult(given, {
    objective: around.objective ?? objective({ cycle: cycle && cycle.id }),
    directory: directoryWith({ cycles: cycle ? [cycle] : [] }),
    now,
  });
}

describe('the summary of a key result', () => {
  it('holds all that a row shows', () => {
    const checkIns = [said('2026-08-10', 20, 3), said('2026-08-17', 45)];
    expect(summarize(history({ checkIns }))).toMatchObject({
      last: checkIns[1],
      progress: 0.45,
      confidence: 8,
      status: 'on',
      stale: false,
      due: { state: 'upcoming', lateDays: 0 },
      expectedAt: at('2026-08-28T17:00', TAIPEI),
      elapsed: 49 / 92,
    });
  });

  it('has eight weeks of candles that end with this one and close at the progress shown', () => {
    const { candles } = summarize(history({ checkIns: [said('2026-08-10', 20), said('2026-08-17', 45)] }));
    expect(candles).toHaveLength(8);
    expect(candles.at(-1)).toMatchObject({ firstDay: '2026-08-17', open: 0.2, close: 0.45, volume: 1 });
  });

  it("begins its weeks on the organisation's first weekday", () => {
    const organisation = { id: 'org', name: 'Silk & Steam', zone: TAIPEI, firstWeekday: 7 };
    const { candles, lastWeek } = summarizeKeyResult(history({ checkIns: [said('2026-08-16', 45)] }), {
      objective: objective(),
      directory: directoryWith({ organisation }),
      now: NOW,
    });
    expect(lastWeek).toBe('2026-08-16');
    expect(candles.at(-1)).toMatchObject({ firstDay: lastWeek, close: 0.45, volume: 1 });
  });

  it('is stale when overdue, beside the status that it had', () => {
    const summary = summarize(history({ checkIns: [said('2026-07-31', 45)] }));
    expect(summary).toMatchObject({ status: 'on', stale: true, due: { state: 'overdue', lateDays: 11 } });
  });

  it('is pending and stale when nothing was ever said', () => {
    expect(summarize(history())).toMatchObject({
      last: null,
      progress: null,
      confidence: null,
      status: 'pending',
      stale: true,
    });
  });

  it('counts no days of a cycle in the backlog, where nothing is due', () => {
    expect(summarize(history({ checkIns: [said('2026-08-17', 45)] }), { cycle: null })).toMatchObject({
      elapsed: 0,
      expectedAt: null,
      due: { state: 'none', lateDays: 0 },
      status: 'on',
    });
  });

  it('shows the status that its last check-in sets, beside the one that the figures suggest', () => {
    const checkIns = [
      checkIn('2026-08-10', value(20), { status: 'off' }),
      checkIn('2026-08-17', value(45), { status: 'risk' }),
    ];
    expect(summarize(history({ checkIns }))).toMatchObject({ status: 'risk', suggested: 'on', own: 'risk' });
    const silent = checkIn('2026-08-18', value(45));
    expect(summarize(history({ checkIns: [...checkIns, silent] }))).toMatchObject({
      status: 'on',
      suggested: 'on',
      own: null,
    });
  });

  it('is done when the target is reached, whatever was set', () => {
    const checkIns = [checkIn('2026-08-17', value(100), { status: 'off' })];
    expect(summarize(history({ checkIns }))).toMatchObject({ status: 'done', suggested: 'done', own: 'off' });
  });

  it('keeps its band to the end: done when its objective is closed', () => {
    const kept = history({ keyResult: keyResult({ metric: keep({ low: 20 }) }), checkIns: [said('2026-08-17', 25)] });
    expect(summarize(kept).status).toBe('on');
    expect(summarize(kept, { objective: objective({ state: 'closed' }) }).status).toBe('done');
    const dropped = { ...kept, keyResult: { ...kept.keyResult, state: 'dropped' as const } };
    expect(summarize(dropped, { objective: objective({ state: 'closed' }) }).status).toBe('dropped');
  });

  it('is dropped with its objective', () => {
    const dropped = objective({ state: 'dropped' });
    expect(summarize(history({ checkIns: [said('2026-08-17', 45)] }), { objective: dropped })).toMatchObject({
      status: 'dropped',
      stale: false,
    });
  });

  it('shows the last weeks of a cycle that is over, and what came after it', () => {
    const closing = { cycle: { ...Q3, state: 'closing' as const }, now: at('2026-12-01T09:00', TAIPEI) };
    const within = summarize(history({ checkIns: [said('2026-09-29', 45)] }), closing);
    expect(within.candles.at(-1)).toMatchObject({ firstDay: '2026-09-28', volume: 1 });
    const late = summarize(history({ checkIns: [said('2026-10-06', 50)] }), closing);
    expect(late.candles.at(-1)).toMatchObject({ firstDay: '2026-10-05', volume: 1 });
    expect(summarize(history(), closing).lastWeek).toBe('2026-09-28');
  });
});

describe('the summary of an objective', () => {
  const directory = directoryWith();
  const kr = (id: string, now: number | null, more: Parameters<typeof keyResult>[0] = {}) =>
    history({
      keyResult: keyResult({ id, ...more }),
      checkIns: now === null ? [] : [said('2026-08-17', now)],
    });

  it('rolls up its active key results and lists all of them', () => {
    const tree = {
      objective: objective(),
      keyResults: [kr('a', 50), kr('b', 130), kr('c', null, { weight: 2 }), kr('d', 0, { state: 'dropped' })],
    };
    const summary = summarizeObjective(tree, directory, NOW);
    expect(summary.achievement).toBeCloseTo(0.425, 12);
    expect(summary.keyResults.map(({ keyResult, status }) => [keyResult.id, status])).toEqual([
      ['a', 'on'],
      ['b', 'done'],
      ['c', 'pending'],
      ['d', 'dropped'],
    ]);
    expect(summary).toMatchObject({ tree, status: 'on', stale: false, elapsed: 49 / 92 });
  });

  it('is stale when most of its active key results are', () => {
    const stale = (...now: (number | null)[]) =>
      summarizeObjective({ objective: objective(), keyResults: now.map((p, i) => kr(`k${i}`, p)) }, directory, NOW)
        .stale;
    expect(stale(null, null, 40)).toBe(true);
    expect(stale(null, 40)).toBe(false);
    expect(stale()).toBe(false);
  });

  it('asks each owner in their own zone and dates today in the reader’s', () => {
    const people = new Map([
      ['ann', ANN],
      ['bo', { ...ANN, id: 'bo', zone: 'America/Vancouver' }],
    ]);
    const tree = { objective: objective(), keyResults: [kr('a', null), kr('b', null, { owner: 'bo' })] };
    const justAfterMidnight = at('2026-07-02T00:30', TAIPEI);
    const summary = summarizeObjective(tree, { ...directory, people }, justAfterMidnight);
    expect(summary.elapsed).toBeCloseTo(1 / 92, 12);
    expect(summary.keyResults.map(({ expectedAt }) => expectedAt)).toEqual([
      at('2026-07-10T17:00', TAIPEI),
      at('2026-07-10T17:00', 'America/Vancouver'),
    ]);
  });

  it('counts the days of the organisation, where there is one', () => {
    const organisation = { id: 'org', name: 'Org', zone: 'America/Vancouver', firstWeekday: 1 };
    const tree = { objective: objective(), keyResults: [kr('a', 40)] };
    const afterMidnightInTaipei = at('2026-08-20T00:30', TAIPEI);
    const own = summarizeObjective(tree, directory, afterMidnightInTaipei);
    const theirs = summarizeObjective(tree, { ...directory, organisation }, afterMidnightInTaipei);
    expect([own.elapsed, own.keyResults[0]?.elapsed]).toEqual([50 / 92, 50 / 92]);
    expect([theirs.elapsed, theirs.keyResults[0]?.elapsed]).toEqual([49 / 92, 49 / 92]);
  });

  it('takes in what is aligned under a key result that is measured by it', () => {
    const shared = history({ keyResult: keyResult({ id: 'shared', metric: FROM_CHILDREN }) });
    const tree = { objective: objective(), keyResults: [shared, kr('b', 50)] };
    const summary = summarizeObjective(tree, directory, NOW, (id) => (id === 'shared' ? [0.5, null, 0.4] : [1]));
    expect(summary.keyResults.map(({ progress }) => progress)).toEqual([0.3, 0.5]);
    expect(summary.achievement).toBeCloseTo(0.4, 12);
    expect(summarizeObjective(tree, directory, NOW).keyResults[0]).toMatchObject({ progress: null, status: 'pending' });
  });

  it('does without people and cycles that have not arrived', () => {
    const tree = { objective: objective(), keyResults: [kr('a', 40)] };
    const summary = summarizeObjective(tree, { ...directory, people: new Map(), cycles: new Map() }, NOW);
    expect(summary).toMatchObject({ achievement: 0.4, elapsed: 0, status: 'on' });
  });
});
