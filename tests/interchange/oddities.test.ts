/**
 * What is odd about spreadsheets that people really keep, with made-up records: it arrives, and the figures say what they should of it.
 * How rows are read is told in plan.test.ts; the same oddities in a company's own sheets in tests/real-data/.
 */
import { describe, expect, it } from 'vitest';
import { openFigures, type Figures } from '#lib/okr/figures/figures.ts';
import { lintSet } from '#lib/okr/lint/set.ts';
import type { Directory, KeyResultHistory, ObjectiveTree } from '#lib/okr/model.ts';
import { wholePercent } from '#lib/okr/progress.ts';
import { gradeOf, keyResultScore } from '#lib/okr/score.ts';
import { importInto, newDevice, NOW, problemsOf, sheetOf } from './device.ts';

const KEY_RESULTS =
  'KR ID,Cycle,Cycle start,Cycle end,Objective ID,Objective,Objective state,Key result,Type,Unit,Start,Target,Owner,Commit zone,Target zone,Stretch zone';
const SUMMER = 'Summer,2026-07-01,2026-09-30';
/** A key result that moves, under an objective of its own. */
const moves = (id: number, start: string, target: string, unit = 'number') =>
  `${id},${SUMMER},${id},Bread for the whole street,active,Loaf ${id},metric,${unit},${start},${target},P01,,,`;

interface Imported {
  trees: readonly ObjectiveTree[];
  directory: Directory;
  figures: Figures;
  problems: string[];
  /** By the number that the sheet gives it. */
  history(id: string): KeyResultHistory;
}

/** On Wednesday 12 August 2026, when six weeks of the summer are over. */
function imported(keyResults: readonly string[], checkIns: readonly string[]): Imported {
  const device = newDevice();
  const plan = importInto(
    device,
    [
      sheetOf('key-results.csv', [KEY_RESULTS, ...keyResults].join('\n')),
      sheetOf('check-ins.csv', ['KR ID,Date,Value,Zone,Confidence', ...checkIns].join('\n')),
    ],
    'P01',
  );
  const { trees, directory } = device.existing();
  const cycle = directory.cycles.values().find(({ name }) => name === 'Summer');
  if (!cycle) throw new Error('No summer');
  return {
    trees,
    directory,
    problems: problemsOf(plan),
    figures: openFigures(trees, { directory, cycle, now: NOW }),
    history(id) {
      const all = trees.flatMap(({ keyResults }) => keyResults);
      const found = all.find(({ keyResult }) => keyResult.origin?.id === id);
      if (!found) throw new Error(`No key result ${id}`);
      return found;
    },
  };
}

const figureOf = ({ figures, history }: Imported, id: string) => figures.keyResult(history(id).keyResult.id);

describe('what is odd about a spreadsheet', () => {
  it('percentages that stand under plain numbers stay numbers and go the same way', () => {
    const sheet = imported([moves(1, '60', '90')], ['1,2026-08-03,75,,6']);
    expect(sheet.history('1').keyResult.metric).toMatchObject({ unit: { kind: 'number' } });
    expect(figureOf(sheet, '1')).toMatchObject({ progress: 0.5 });
  });

  it('a target on another scale than its values is no error: the figure is raw, and shown between 0 and 120 %', () => {
    const sheet = imported([moves(1, '81', '1'), moves(2, '0', '1')], ['1,2026-08-03,77,,6', '2,2026-08-03,55,,6']);
    const [little, much] = ['1', '2'].map((id) => figureOf(sheet, id)?.progress ?? NaN);
    expect(little).toBe(0.05);
    expect(much).toBe(55);
    expect(wholePercent(much ?? NaN)).toBe(120);
    expect(figureOf(sheet, '2')?.status).toBe('done');
    expect(keyResultScore(sheet.history('2'))).toBe(1.2);
  });

  it('a falling target that is missed the other way is below 0, counts 0 and is red', () => {
    const sheet = imported([moves(1, '9', '6')], ['1,2026-08-03,12,,6']);
    expect(figureOf(sheet, '1')).toMatchObject({ progress: -1, status: 'off' });
    expect(sheet.figures.company().achievement).toBe(0);
    const score = keyResultScore(sheet.history('1'));
    expect([score, gradeOf('aspirational', score ?? NaN)]).toEqual([0, 'red']);
  });

  it('a blank start is the first value that is not yet the target, so that the way begins there', () => {
    const sheet = imported([moves(1, '', '40')], ['1,2026-07-06,40,,6', '1,2026-07-13,20,,6', '1,2026-07-20,35,,6']);
    expect(figureOf(sheet, '1')).toMatchObject({ progress: 0.75 });
  });

  it('values that never leave the target leave no way to go: row and check-ins are refused, the others counted', () => {
    const sheet = imported([moves(1, '', '0'), moves(2, '0', '4')], ['1,2026-07-06,0,,6', '2,2026-07-06,1,,6']);
    expect(sheet.problems.filter((problem) => problem.startsWith('error'))).toEqual([
      'error 2 Start StartNeverElsewhere',
      'error 2 KR ID KeyResultRefused',
    ]);
    expect(sheet.figures.company()).toMatchObject({ achievement: 0.25 });
  });

  it('check-ins from before their cycle give the figure, but meet no check-in of the cycle and lie in none of its weeks', () => {
    const sheet = imported([moves(1, '0', '10')], ['1,2026-05-04,2,,6', '1,2026-05-11,4,,6']);
    expect(figureOf(sheet, '1')).toMatchObject({ progress: 0.4, due: { state: 'overdue' } });
    const begun = sheet.figures.candles('company', 'week').filter((candle) => candle !== null);
    expect(begun).toHaveLength(7);
    for (const candle of begun) expect(candle).toMatchObject({ open: 0.4, high: 0.4, low: 0.4, close: 0.4, volume: 0 });
  });

  it('a confidence of 0 is no hope and weighs down what the pace alone would call on track', () => {
    const sheet = imported([moves(1, '0', '10'), moves(2, '0', '10')], ['1,2026-08-03,8,,0', '2,2026-08-03,8,,']);
    expect(figureOf(sheet, '1')).toMatchObject({ confidence: 0, status: 'off' });
    expect(figureOf(sheet, '2')).toMatchObject({ confidence: null, status: 'on' });
  });

  it.each([
    ['FAIL', 0],
    ['COMMIT', 0.3],
    ['TARGET', 0.7],
    ['STRETCH', 1],
  ])('zones are milestones: at %s it stands at %d', (zone, progress) => {
    const zones = `1,${SUMMER},1,A quiet kitchen,active,Fewer alarms,ordinal,,,,P01,Some,Most,All`;
    const sheet = imported([zones], ['1,2026-07-06,,STRETCH,6', `1,2026-08-03,,${zone},6`]);
    expect(figureOf(sheet, '1')).toMatchObject({ progress });
  });

  it('a key result of which nobody said anything is pending, has no score, and counts 0 beside the others', () => {
    const sheet = imported([moves(1, '0', '10'), moves(2, '0', '10')], ['1,2026-08-03,8,,6']);
    expect(figureOf(sheet, '2')).toMatchObject({ progress: null, status: 'pending' });
    expect(keyResultScore(sheet.history('2'))).toBeNull();
    expect(sheet.figures.company().achievement).toBe(0.4);
  });

  it('the backlog has no days: nothing is due there, and the company counts without it', () => {
    const parked = moves(2, '0', '10').replace(SUMMER, 'Backlog,,');
    const sheet = imported([moves(1, '0', '10'), parked], ['1,2026-08-03,8,,6', '2,2026-08-03,1,,6']);
    expect(figureOf(sheet, '2')).toMatchObject({ progress: 0.1, status: 'on', due: { state: 'none' } });
    expect(sheet.figures.company().achievement).toBe(0.8);
  });

  it('a title of several lines is one line', () => {
    const sheet = imported([moves(1, '0', '10').replace('Loaf 1', '"Loaves\n\n sold "')], ['1,2026-08-03,8,,6']);
    expect(sheet.history('1').keyResult.title).toBe('Loaves sold');
  });

  it('objectives of one title and one cycle stay apart by their numbers, each with its own figure', () => {
    const sheet = imported([moves(1, '0', '10'), moves(2, '0', '10')], ['1,2026-08-03,8,,6', '2,2026-08-03,2,,6']);
    expect(sheet.trees.map(({ objective }) => objective.title)).toEqual(
      Array.from({ length: 2 }, () => 'Bread for the whole street'),
    );
    const achievements = sheet.trees.map(({ objective }) => sheet.figures.objective(objective.id)?.achievement);
    expect(achievements).toEqual([0.8, 0.2]);
  });

  it('one placeholder who owns everything is the person who imports, and the coach asks about it', () => {
    const sheet = imported(
      Array.from({ length: 5 }, (_, i) => moves(i + 1, '0', '10')),
      ['1,2026-08-03,8,,6'],
    );
    expect(new Set(sheet.trees.map(({ objective }) => objective.owner))).toEqual(new Set([sheet.directory.me]));
    expect(lintSet(sheet.trees).map(({ rule }) => rule)).toContain('one-owner-for-all');
  });

  it.each([
    ['DRAFT', 'draft', null],
    ['ONGOING', 'active', 0.8],
    ['SUCCESSFUL', 'closed', 0.8],
    ['NOT SUCCESSFUL', 'closed', 0.8],
    ['NOTSUCCESSFUL', 'closed', 0.8],
  ])('an objective that is called %s is %s, and the company is at %s with it', (word, state, company) => {
    const sheet = imported([moves(1, '0', '10').replace('active', word)], ['1,2026-08-03,8,,6']);
    expect(sheet.trees.map(({ objective }) => objective.state)).toEqual([state]);
    expect(sheet.figures.company().achievement).toBe(company);
  });
});
