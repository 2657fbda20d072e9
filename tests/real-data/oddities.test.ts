/** What is odd about a company's own spreadsheets, and what becomes of each of it. The same with made-up records: tests/interchange/oddities.test.ts. */
import { beforeAll, describe, expect, it } from 'vitest';
import { lintSet } from '#lib/okr/lint/set.ts';
import { clampAchievement, wholePercent } from '#lib/okr/progress.ts';
import { findSignals } from '#lib/okr/signals/signals.ts';
import { readSheet } from '#lib/interchange/sheet.ts';
import { importInto, newDevice, problemsOf } from '../interchange/device.ts';
import { cycleNamed, figureOf, figuresOf, histories, sceneOn, type Scene } from './scene.ts';
import { cell, CHECK_IN_ROWS, CYCLES, inRealQuarter, KEY_RESULT_ROWS, plusDays, SHEETS, type Row } from './sheets.ts';

const [LAST_CYCLE = { name: '', firstDay: '', lastDay: '' }] = CYCLES;
let scene: Scene;
let known: ReturnType<typeof histories>;
beforeAll(() => {
  scene = sceneOn(plusDays(LAST_CYCLE.firstDay, 44));
  known = histories(scene);
});

function keyResult(id: string) {
  const found = known.get(id);
  if (!found) throw new Error(`No key result ${id}`);
  const figure = figureOf(figuresOf(scene, cycleNamed(LAST_CYCLE.name, scene)), found.tree, found.history);
  return { ...found, figure };
}
const idsOf = (keep: (row: Row) => boolean) => KEY_RESULT_ROWS.filter(keep).map((row) => cell(row, 'KR ID'));
const saidOf = (id: string) => CHECK_IN_ROWS.filter((row) => cell(row, 'KR ID') === id);
const valuesOf = (id: string) => saidOf(id).map((row) => Number(cell(row, 'Value')));
const isMetric = (row: Row) => cell(row, 'Type') === 'metric';
const target = (row: Row) => Number(cell(row, 'Stretch'));
/** Those without a start whose values never left the target. */
const WAYLESS = idsOf(
  (row) =>
    isMetric(row) && cell(row, 'Start') === '' && valuesOf(cell(row, 'KR ID')).every((value) => value === target(row)),
);
const sheets = () => SHEETS.map((file) => readSheet(file));

describe('in the real spreadsheets', () => {
  it('numbers stay plain numbers, for nobody says which of them are percentages; francs are money, FTE a word', () => {
    const units: Record<string, unknown> = {
      ZAHL: { kind: 'number' },
      CHF: { kind: 'currency', code: 'CHF' },
      FTE: { kind: 'text', text: 'FTE' },
    };
    for (const row of KEY_RESULT_ROWS) {
      if (!isMetric(row) || !known.has(cell(row, 'KR ID'))) continue;
      const { metric } = keyResult(cell(row, 'KR ID')).history.keyResult;
      expect(metric).toMatchObject({ type: 'move', unit: units[cell(row, 'Unit')] });
    }
  });

  it('a scale that does not fit its values is no error: what they come to is kept raw, and counts between 0 and 120 %', () => {
    const beyond = [...known].filter(([id]) => {
      const { progress } = keyResult(id).figure;
      return progress !== null && (progress < 0 || progress > 1.2);
    });
    expect(beyond.length).toBeGreaterThan(1);
    for (const [id, { history }] of beyond) {
      const { metric } = history.keyResult;
      if (metric.type !== 'move') throw new Error('Only a way can be overshot');
      const { progress, score } = keyResult(id).figure;
      const value = valuesOf(id).at(-1) ?? NaN;
      expect(progress).toBeCloseTo((value - metric.start) / (metric.target - metric.start), 12);
      expect(score).toBe((progress ?? NaN) < 0 ? 0 : 1.2);
    }
  });

  it('a target of 1 under values of another scale leaves nearly all of the way to go', () => {
    const mixed = idsOf((row) => {
      const values = valuesOf(cell(row, 'KR ID'));
      return isMetric(row) && target(row) === 1 && values.length > 0 && values.every((value) => value > 10);
    });
    expect(mixed.length).toBeGreaterThan(0);
    for (const id of mixed) {
      const { progress, status, score } = keyResult(id).figure;
      expect(wholePercent(progress ?? NaN)).toBeLessThan(10);
      expect([status, score]).toEqual(['off', 0]);
    }
  });

  it('values that are a share of the way from 0 to 1 are that share', () => {
    const shares = idsOf((row) => isMetric(row) && cell(row, 'Start') === '0' && target(row) === 1);
    expect(shares.length).toBeGreaterThan(0);
    for (const id of shares) expect(keyResult(id).figure.progress).toBe(valuesOf(id).at(-1) ?? null);
  });

  it('the one falling target was missed the other way: it is below 0, and counts 0', () => {
    const falling = idsOf((row) => cell(row, 'Start') !== '' && Number(cell(row, 'Start')) > target(row));
    expect(falling).toHaveLength(1);
    const { figure } = keyResult(falling[0] ?? '');
    expect(figure.progress).toBeLessThan(0);
    expect(figure).toMatchObject({ status: 'off', score: 0, grade: 'red' });
  });

  it('a blank start is the first value said that is not the target already', () => {
    const blank = idsOf((row) => isMetric(row) && cell(row, 'Start') === '');
    expect(blank).toHaveLength(9);
    for (const id of blank.filter((one) => !WAYLESS.includes(one))) {
      expect(keyResult(id).history.keyResult.metric).toMatchObject({ start: valuesOf(id)[0] });
    }
  });

  it('a key result whose values never left the target has no way to go, and is refused with its check-ins by row', () => {
    expect(WAYLESS).toHaveLength(1);
    const [id = ''] = WAYLESS;
    expect(known.has(id)).toBe(false);
    const errors = problemsOf(importInto(newDevice(), sheets())).filter((problem) => problem.startsWith('error'));
    expect(errors).toHaveLength(1 + saidOf(id).length);
    expect(errors.filter((problem) => problem.includes('StartNeverElsewhere'))).toHaveLength(1);
  });

  it('check-ins from before their cycle count for the figure, not for a check-in that the cycle expects, nor for its weeks', () => {
    const cycle = cycleNamed(LAST_CYCLE.name, scene);
    const figures = figuresOf(scene, cycle);
    const running = [...known.values()].filter(
      ({ tree, history }) =>
        tree.objective.cycle === cycle.id && tree.objective.state === 'active' && history.checkIns.length > 0,
    );
    expect(running.length).toBeGreaterThan(0);
    for (const { tree, history } of running) {
      expect(history.checkIns.every(({ at }) => at < cycle.firstDay)).toBe(true);
      const { progress, status, due } = figureOf(figures, tree, history);
      expect(due.state).toBe(status === 'done' ? 'none' : 'overdue');
      const close = clampAchievement(progress ?? NaN);
      const [week] = figures.candles({ keyResult: history.keyResult.id }, 'week');
      expect(week).toMatchObject({ open: close, high: close, low: close, close, volume: 0 });
    }
  });

  it('in the quarters in which they were really made, all check-ins of the first summer lie within its weeks', () => {
    const summer = sceneOn('2023-09-30', inRealQuarter);
    const candles = figuresOf(summer, cycleNamed('Summer 2023', summer)).candles('company', 'week');
    const arrived = CHECK_IN_ROWS.filter((row) => cell(row, 'Date') < '2024' && !WAYLESS.includes(cell(row, 'KR ID')));
    expect(candles).toHaveLength(14);
    expect(candles.reduce((sum, candle) => sum + (candle?.volume ?? 0), 0)).toBe(arrived.length);
    expect(arrived).toHaveLength(265);
  });

  it('the confidence of 5 that a form had filled in counts as said, and long rows of it are a signal', () => {
    const summer = [...known.values()].flatMap(({ history }) => history.checkIns.filter(({ at }) => at < '2024'));
    expect(new Set(summer.map(({ confidence }) => confidence))).toEqual(new Set([5]));
    const { trees, directory, now } = scene;
    const same = findSignals({ trees, directory, comments: [] }, now).filter(
      ({ signal }) => signal === 'same-confidence',
    );
    expect(same.length).toBeGreaterThan(0);
    expect(same.every(({ saw }) => saw.length >= 6)).toBe(true);
  });

  it('a confidence of 0 is no hope at all, unless the person who imports says that it means not said', () => {
    const zeros = CHECK_IN_ROWS.filter((row) => cell(row, 'Confidence') === '0').length;
    const confidences = (zeroConfidence: 'keep' | 'unsaid') => {
      const device = newDevice();
      const chosen = sheets().map((sheet) =>
        sheet.mapping.kind === 'check-ins' ? { ...sheet, mapping: { ...sheet.mapping, zeroConfidence } } : sheet,
      );
      importInto(device, chosen);
      const histories = device.existing().trees.flatMap(({ keyResults }) => keyResults);
      return histories.flatMap(({ checkIns }) => checkIns.map(({ confidence }) => confidence));
    };
    expect(zeros).toBe(51);
    expect(confidences('keep').filter((confidence) => confidence === 0)).toHaveLength(zeros);
    expect(confidences('unsaid').filter((confidence) => confidence === null)).toHaveLength(zeros);
  });

  it('zones are three milestones that weigh 3, 4 and 3, so that they stand at 0, 30, 70 and 100 per cent', () => {
    const shares: Record<string, number> = { FAIL: 0, COMMIT: 0.3, TARGET: 0.7, STRETCH: 1 };
    const ordinal = idsOf((row) => cell(row, 'Type') === 'ordinal');
    expect(ordinal).toHaveLength(111);
    for (const id of ordinal) {
      const { history, figure } = keyResult(id);
      expect(history.keyResult.metric).toMatchObject({ items: [{ weight: 3 }, { weight: 4 }, { weight: 3 }] });
      const zone = saidOf(id)
        .map((row) => cell(row, 'Zone'))
        .at(-1);
      expect(figure.progress).toBe(zone === undefined ? null : shares[zone]);
    }
  });

  it('a key result without a check-in is pending, has no score, and counts 0 in its objective', () => {
    const silent = idsOf((row) => saidOf(cell(row, 'KR ID')).length === 0);
    expect(silent).toHaveLength(20);
    for (const id of silent) {
      expect(keyResult(id).figure).toMatchObject({ progress: null, status: 'pending', score: null, grade: null });
    }
  });

  it('the backlog has no days: nothing is due there, and the company does not count it', () => {
    const [id = ''] = idsOf((row) => cell(row, 'Cycle') === 'Backlog');
    const { tree, figure } = keyResult(id);
    expect(tree.objective.cycle).toBeNull();
    expect(figure).toMatchObject({ status: 'pending', due: { state: 'none' } });
    expect(
      scene.directory.cycles
        .values()
        .map(({ name }) => name)
        .toArray(),
    ).not.toContain('Backlog');
  });

  it('titles of several lines become one line', () => {
    const several = KEY_RESULT_ROWS.filter((row) => cell(row, 'Key result').trim().includes('\n'));
    expect(several.length).toBeGreaterThan(0);
    for (const row of several) {
      const { title } = keyResult(cell(row, 'KR ID')).history.keyResult;
      expect(title).toBe(cell(row, 'Key result').split(/\s+/).filter(Boolean).join(' '));
    }
  });

  it('objectives of one title stay apart by their numbers', () => {
    const numbers = new Set(KEY_RESULT_ROWS.map((row) => cell(row, 'Objective ID')));
    expect(scene.trees.map(({ objective }) => objective.origin?.id).toSorted()).toEqual([...numbers].toSorted());
    expect(new Set(scene.trees.map(({ objective }) => objective.title)).size).toBeLessThan(numbers.size);
  });

  it('one placeholder who owns everything is me, and the coach asks about it', () => {
    const { trees, directory } = scene;
    const owners = trees.flatMap(({ objective, keyResults }) => [
      objective.owner,
      ...keyResults.map(({ keyResult }) => keyResult.owner),
    ]);
    expect(new Set(owners)).toEqual(new Set([directory.me]));
    expect(lintSet(trees).map(({ rule }) => rule)).toContain('one-owner-for-all');
  });

  it('drafts stay drafts, what goes on is active, and both ends are closed: how well it went is for the score to say', () => {
    const states: Record<string, string> = {
      DRAFT: 'draft',
      ONGOING: 'active',
      SUCCESSFUL: 'closed',
      NOTSUCCESSFUL: 'closed',
    };
    for (const row of KEY_RESULT_ROWS.filter((one) => known.has(cell(one, 'KR ID')))) {
      const { objective } = keyResult(cell(row, 'KR ID')).tree;
      expect(objective.state).toBe(states[cell(row, 'Objective state')]);
    }
  });

  it('closed objectives go on counting in the company, drafts never do', () => {
    const counted = KEY_RESULT_ROWS.filter(
      (row) =>
        cell(row, 'Cycle') === LAST_CYCLE.name &&
        cell(row, 'Objective state') !== 'DRAFT' &&
        !WAYLESS.includes(cell(row, 'KR ID')),
    );
    const { statuses } = figuresOf(scene, cycleNamed(LAST_CYCLE.name, scene)).company().standing;
    expect(Object.values(statuses).reduce((sum, count) => sum + count, 0)).toBe(counted.length);
  });
});
