/** Examples for docs/method.md, worked out by the code itself each time the page is written. */
import { candlesOf } from '#lib/okr/candles/candle.ts';
import { dayNumber } from '#lib/okr/calendar.ts';
import { exactOf } from '#lib/okr/exact.ts';
import { metricProblem, type CheckIn, type Metric, type Reading, type Unit, type With } from '#lib/okr/model.ts';
import { occurrences } from '#lib/okr/occurrences.ts';
import { clampAchievement, progress, wholePercent } from '#lib/okr/progress.ts';
import { scopeShare, summedAchievement, weightedAchievement } from '#lib/okr/rollup.ts';
import { gradeOf, scoreOf } from '#lib/okr/score.ts';
import { suggestStatus } from '#lib/okr/status.ts';
import { table } from './table.ts';

const UNIT: Unit = { kind: 'number' };
const move = (start: number, target: number): Metric => ({ type: 'move', start, target, unit: UNIT });
const STEPS: Metric = {
  type: 'milestones',
  items: [
    { id: 'one', text: 'Recipe found', weight: 1 },
    { id: 'two', text: 'Oven built', weight: 1 },
    { id: 'three', text: 'First hundred loaves sold', weight: 3 },
  ],
};

function said(reading: Reading): With<CheckIn>[] {
  const { id, author } = { id: 'check-in', author: 'baker' };
  return [{ id, author, keyResult: 'loaves', at: '2026-08-03', reading, confidence: null, note: '', createdAt: 0 }];
}

const upTo = (value: number, decimals: number): string => String(Number(value.toFixed(decimals)));

/** Progress, raw and as it is shown. */
export function progressExamples(): string {
  const value = (value: number): Reading => ({ type: 'value', value });
  const examples: [given: string, metric: Metric, reading: Reading | null][] = [
    ['`move` 40 → 60, value 47', move(40, 60), value(47)],
    ['`move` 9 → 5 (falling), value 6', move(9, 5), value(6)],
    ['`move` 9 → 5, value 10', move(9, 5), value(10)],
    ['`move` 0 → 200, value 310', move(0, 200), value(310)],
    ['`move` 4.3 → 4.4, value 4.35', move(4.3, 4.4), value(4.35)],
    ['`keep` at least 98, tolerance 2, value 97.5', { type: 'keep', low: 98, tolerance: 2, unit: UNIT }, value(97.5)],
    ['`keep` 40 … 50, value 52 (tolerance: a tenth of 50)', { type: 'keep', low: 40, high: 50, unit: UNIT }, value(52)],
    ['`milestones` 1 + 1 + 3, first two ticked', STEPS, { type: 'ticks', ticked: ['one', 'two'], unticked: [] }],
    ['`yes-no`, yes', { type: 'yes-no' }, { type: 'answer', yes: true }],
    ['any metric, nothing said', move(40, 60), null],
  ];
  const rows = examples.map(([given, metric, reading]) => {
    if (metricProblem(metric)) throw new Error(`No metric: ${given}`);
    const p = progress(metric, reading ? said(reading) : []);
    return p === null ? [given, 'none', 'pending'] : [given, upTo(p, 4), `${wholePercent(p)} %`];
  });
  return table(['given', 'progress', 'shown'], rows);
}

export function rollupExample(): string {
  const shares = [0.8, 1.5, null].map((p, i) => ({ weight: i + 1, progress: p }));
  const objective = weightedAchievement(shares) ?? NaN;
  const [first, second] = [scopeShare(3, objective), scopeShare(1, 1)];
  const team = summedAchievement({
    share: first.share + second.share,
    keyResults: first.keyResults + second.keyResults,
    known: first.known + second.known,
  });
  const parts = shares.map(({ weight, progress: p }) => `${weight} × ${p === null ? 0 : clampAchievement(p)}`);
  const weights = shares.map(({ weight }) => weight);
  return [
    `An objective with weights 1, 2 and 3 and progress 0.8, 1.5 and none: (${parts.join(' + ')}) / (${weights.join(' + ')})`,
    `= ${upTo(objective, 4)}, shown as ${wholePercent(objective)} %. Beside it stands an objective with a single key result at 1: their team is at`,
    `(3 × ${upTo(objective, 4)} + 1 × 1) / 4 = ${upTo(team ?? NaN, 4)}.`,
  ].join('\n');
}

export function scoreExamples(): string {
  const rows = [0.04, 0.34, 0.35, 0.65, 0.95, 1.7].map((p) => {
    const score = scoreOf(exactOf(p)) ?? NaN;
    return [String(p), score.toFixed(1), gradeOf('aspirational', score), gradeOf('committed', score)];
  });
  return table(['progress', 'score', 'aspirational', 'committed'], rows);
}

const NAMES = {
  on: 'on track',
  risk: 'at risk',
  off: 'off track',
  pending: 'pending',
  done: 'done',
  dropped: 'dropped',
};

export function statusExamples(): string {
  const examples: [p: number, elapsed: number, confidence: number | null][] = [
    [0.36, 0.5, 5],
    [0.36, 0.5, 4],
    [0.36, 0.5, null],
    [0.01, 0.05, null],
    [0.01, 0.05, 2],
    [0, 0, null],
    [1, 0.5, 2],
  ];
  const rows = examples.map(([p, elapsed, confidence]) => {
    const shown = (['aspirational', 'committed'] as const).map((ambition) => {
      const state = 'active';
      return NAMES[suggestStatus({ metric: move(0, 1), ambition, progress: p, confidence, elapsed, state })];
    });
    const pace = elapsed === 0 ? 'none' : upTo(p / elapsed, 2);
    return [String(p), String(elapsed), pace, confidence === null ? 'not said' : String(confidence), ...shown];
  });
  return table(['progress', 'elapsed', 'pace', 'confidence', 'aspirational', 'committed'], rows);
}

export function cadenceExample(): string {
  const zone = 'Asia/Taipei';
  const begin = Temporal.ZonedDateTime.from(`2026-07-01T00:00[${zone}]`);
  const moment = (at: number) =>
    new Intl.DateTimeFormat('en-GB', {
      timeZone: zone,
      weekday: 'long',
      day: 'numeric',
      month: 'long',
      hour: '2-digit',
      minute: '2-digit',
    }).format(at);
  const rows = occurrences({
    cycle: { firstDay: '2026-07-01', lastDay: '2026-09-30' },
    cadence: { every: 'week', weekday: 5, time: '17:00' },
    zone,
    activatedAt: begin.epochMilliseconds,
  })
    .slice(0, 3)
    .map(({ at, opensAt }, i) => [String(i + 1), moment(at), moment(opensAt)]);
  return table(['occurrence', 'expected', 'met by what is said from'], rows);
}

export function candleExample(): string {
  const [first, second, third] = ['2026-07-06', '2026-07-13', '2026-07-20'].map(dayNumber);
  if (first === undefined || second === undefined || third === undefined) throw new Error('Three Mondays');
  const achieved: [day: number, achievement: number][] = [
    [first + 1, 0.2],
    [first + 3, 0.1],
    [third + 4, 0.5],
  ];
  const points = achieved.map(([day, achievement]) => ({ day, achievement, volume: 1, changed: false }));
  const rows = candlesOf(points, [first - 7, first, second, third, third + 7]).map((candle, i) => {
    const week = ['29 June', '6 July', '13 July', '20 July'][i] ?? '';
    if (!candle) return [week, 'nothing known', '', '', '', ''];
    return [week, ...[candle.open, candle.high, candle.low, candle.close, candle.volume].map(String)];
  });
  return table(['week of', 'open', 'high', 'low', 'close', 'volume'], rows);
}
