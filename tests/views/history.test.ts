import { describe, expect, it } from 'vitest';
import type { CheckIn, KeyResultHistory, Metric, With } from '#lib/okr/model.ts';
import { historyRows } from '#components/views/mine/history.ts';
import { checkIn, keyResult, milestones, move, ticks, value } from '../okr/records.ts';

const said = (id: string, day: string, figure: number | null, more: Partial<CheckIn> = {}): With<CheckIn> =>
  checkIn(day, figure === null ? null : value(figure), { id, ...more });
const history = (checkIns: With<CheckIn>[], metric: Metric = move(0, 100)): KeyResultHistory => ({
  keyResult: keyResult({ metric }),
  checkIns,
  skips: [],
  changes: [],
});
/** 'id state from→to (corrected, …)' for each row. */
const rows = (checkIns: With<CheckIn>[], metric?: Metric) =>
  historyRows(history(checkIns, metric)).map(({ checkIn, state, from, to, corrected }) => {
    const before = corrected.map(({ id }) => id).join(', ');
    return `${checkIn.id} ${state} ${from}→${to}${before && ` (${before})`}`;
  });

describe('the history of a key result', () => {
  it('is empty before the first check-in', () => {
    expect(rows([])).toEqual([]);
  });

  it('stands latest first, each with the progress before and after it', () => {
    const [a, b, c] = [said('a', '2026-07-03', 10), said('b', '2026-07-10', 40), said('c', '2026-07-17', 30)];
    expect(rows([b, c, a])).toEqual(['c counts 0.4→0.3', 'b counts 0.1→0.4', 'a counts null→0.1']);
  });

  it('files a check-in that speaks for an earlier day under that day', () => {
    const late = said('late', '2026-07-03', 10, { createdAt: Date.parse('2026-07-20T00:00:00Z') });
    expect(rows([said('b', '2026-07-10', 40), late])).toEqual(['b counts 0.1→0.4', 'late counts null→0.1']);
  });

  it('shows a correction in the place of what it corrects, and the whole chain below it, the latest first', () => {
    const chain = [
      said('first', '2026-07-03', 10),
      said('second', '2026-07-03', 20, { replaces: 'first', createdAt: Date.parse('2026-07-04T00:00:00Z') }),
      said('third', '2026-07-03', 30, { replaces: 'second', createdAt: Date.parse('2026-07-05T00:00:00Z') }),
      said('next', '2026-07-10', 50),
    ];
    expect(rows(chain)).toEqual(['next counts 0.3→0.5', 'third counts null→0.3 (second, first)']);
  });

  it('still shows what was withdrawn, and counts on as if it had never been said', () => {
    const withdrawal = said('gone', '2026-07-10', null, { replaces: 'b' });
    expect(
      rows([said('a', '2026-07-03', 10), said('b', '2026-07-10', 90), withdrawal, said('c', '2026-07-17', 30)]),
    ).toEqual(['c counts 0.1→0.3', 'b withdrawn null→null', 'a counts null→0.1']);
  });

  it('shows a correction that was withdrawn together with what it had corrected', () => {
    const all = [
      said('a', '2026-07-03', 10),
      said('b', '2026-07-03', 20, { replaces: 'a' }),
      said('gone', '2026-07-03', null, { replaces: 'b' }),
    ];
    expect(rows(all)).toEqual(['b withdrawn null→null (a)']);
  });

  it('shows it once, though two devices have withdrawn it', () => {
    const all = [
      said('a', '2026-07-03', 10),
      said('here', '2026-07-03', null, { replaces: 'a' }),
      said('there', '2026-07-03', null, { replaces: 'a' }),
    ];
    expect(rows(all)).toEqual(['a withdrawn null→null']);
  });

  it('counts again what was said in the place of a withdrawal', () => {
    const all = [
      said('a', '2026-07-03', 10),
      said('gone', '2026-07-03', null, { replaces: 'a' }),
      said('again', '2026-07-03', 20, { replaces: 'gone' }),
    ];
    expect(rows(all)).toEqual(['again counts null→0.2 (gone, a)']);
  });

  it('keeps a correction whose original has not arrived', () => {
    expect(rows([said('b', '2026-07-03', 20, { replaces: 'unknown' })])).toEqual(['b counts null→0.2']);
    expect(rows([said('gone', '2026-07-03', null, { replaces: 'unknown' })])).toEqual([]);
  });

  it('ends though damaged records replace each other in a circle', () => {
    const circle = [
      said('a', '2026-07-03', 10, { replaces: 'b' }),
      said('b', '2026-07-03', 20, { replaces: 'a' }),
      said('c', '2026-07-04', 30, { replaces: 'a' }),
    ];
    expect(rows(circle)).toEqual(['c counts null→0.3 (a, b)']);
  });

  it('leaves progress where it was at a check-in that says nothing of the metric', () => {
    const all = [
      checkIn('2026-07-03', ticks(['m1']), { id: 'a' }),
      said('odd', '2026-07-10', 7),
      checkIn('2026-07-17', ticks(['m2']), { id: 'b' }),
    ];
    expect(rows(all, milestones(1, 1, 2))).toEqual(['b counts 0.25→0.5', 'odd counts 0.25→0.25', 'a counts null→0.25']);
  });
});
