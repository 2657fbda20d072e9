/** A company's own spreadsheets: every figure as the method's code gives it, held against plain loops over the cells. */
import { afterAll, describe, expect, it } from 'vitest';
import type { Cycle } from '#lib/okr/model.ts';
import { plainCandles, type PlainCandle } from './plainCandles.ts';
import {
  countingIn,
  latest,
  plainAchievement,
  plainFigure,
  plainKeyResults,
  type PlainKeyResult,
} from './plainFigures.ts';
import { cycleNamed, figureOf, figuresOf, histories, sceneOn, type Scene } from './scene.ts';
import { CYCLES, inRealQuarter, plusDays } from './sheets.ts';

const IN_LAST_CYCLE = sceneOn(plusDays(CYCLES[0]?.firstDay ?? '', 44));
const SCENES: [name: string, cycle: string, scene: Scene][] = [
  ...CYCLES.map(({ name }): [string, string, Scene] => ['as written, while the last cycle runs', name, IN_LAST_CYCLE]),
  ...(
    [
      ['Summer 2023', '2023-07-05'],
      ['Summer 2023', '2023-08-17'],
      ['Summer 2023', '2023-09-30'],
      ['Spring 2024', '2024-05-17'],
      ['Spring 2024', '2024-06-30'],
      ['Spring 2024', '2024-07-24'],
      ['Summer 2024', '2024-07-24'],
    ] as const
  ).map(([cycle, day]): [string, string, Scene] => [`in real quarters, on ${day}`, cycle, sceneOn(day, inRealQuarter)]),
];

/** For a person to look at: how it went, in words and weekly closes. */
const told: string[] = [];
afterAll(() => {
  console.log(told.join('\n'));
});

const percent = (achievement: number | null) => (achievement === null ? '–' : `${(achievement * 100).toFixed(1)} %`);
/** Sums of doubles differ beyond the ninth decimal by the order of their parts. */
const rounded = (value: number): number => Math.round(value * 1e9) / 1e9;
const near = (value: number | null): number | null => value && rounded(value);

/** How many check-ins speak for a day of the weeks that touch the cycle. */
function saidWithin(keyResults: readonly PlainKeyResult[], { firstDay, lastDay }: Cycle): number {
  const first = Temporal.PlainDate.from(firstDay);
  const last = Temporal.PlainDate.from(lastDay);
  const monday = first.subtract({ days: first.dayOfWeek - 1 }).toString();
  const sunday = last.add({ days: 7 - last.dayOfWeek }).toString();
  return keyResults.flatMap(({ checkIns }) => checkIns).filter(({ day }) => monday <= day && day <= sunday).length;
}

function drawn(candle: PlainCandle | null): PlainCandle | null {
  if (!candle) return null;
  const { firstDay, open, high, low, close, volume } = candle;
  return { firstDay, open: rounded(open), high: rounded(high), low: rounded(low), close: rounded(close), volume };
}

describe.each(SCENES)('the real figures %s (%s)', (name, cycleName, scene) => {
  const { keyResults, checkIns, today } = scene;
  const plain = plainKeyResults(keyResults, checkIns);
  const cycle = cycleNamed(cycleName, scene);
  const figures = figuresOf(scene, cycle);

  it('are those of the plain loops, for progress, confidence, status, due, score and grade of every key result', () => {
    const ours = histories(scene);
    expect(ours.size).toBe(plain.length);
    for (const [id, { tree, history }] of ours) {
      const counterpart = plain.filter((keyResult) => keyResult.id === id);
      expect({ id, figures: [figureOf(figures, tree, history)] }).toEqual({
        id,
        figures: counterpart.map((keyResult) => plainFigure(keyResult, today)),
      });
    }
  });

  it('add up to the means of objectives and company, and count who stands how', () => {
    for (const { objective } of scene.trees) {
      const own = plain.filter((keyResult) => keyResult.objective === objective.origin?.id);
      const mean = plainAchievement(latest(own));
      expect(near(figures.objective(objective.id)?.achievement ?? null)).toBe(near(mean));
    }
    const counting = countingIn(plain, cycleName);
    const { achievement, standing } = figures.company();
    expect(near(achievement)).toBe(near(plainAchievement(latest(counting))));
    const shown = counting.map((keyResult) => plainFigure(keyResult, today));
    const statuses: Record<string, number> = { on: 0, risk: 0, off: 0, pending: 0, done: 0, dropped: 0 };
    for (const { status } of shown) statuses[status] = (statuses[status] ?? 0) + 1;
    const [due, overdue] = ['due', 'overdue'].map((state) => shown.filter((one) => one.due.state === state).length);
    expect(standing).toEqual({ statuses, due, overdue });
    const counts = Object.entries({ ...statuses, due, overdue }).map(([state, count]) => `${count} ${state}`);
    told.push(`${cycleName} ${name}: company ${percent(achievement)}; ${counts.join(', ')}`);
  });

  it('move through the weeks as someone who looks after each check-in would draw them', () => {
    const expected = plainCandles(countingIn(plain, cycleName), checkIns, cycle, today);
    const candles = figures.candles('company', 'week');
    expect(candles.length).toBeGreaterThanOrEqual(13);
    expect(candles.length).toBeLessThanOrEqual(14);
    expect(candles.slice(0, expected.length).map(drawn)).toEqual(expected.map(drawn));
    expect(candles.slice(expected.length).every((candle) => candle === null)).toBe(true);
    const volume = candles.reduce((sum, candle) => sum + (candle?.volume ?? 0), 0);
    expect(volume).toBe(saidWithin(countingIn(plain, cycleName), cycle));
    const closes = candles.map((candle) => (candle ? Math.round(candle.close * 100) : '·')).join(' ');
    told.push(`  weekly closes in per cent: ${closes}`);
  });
});
