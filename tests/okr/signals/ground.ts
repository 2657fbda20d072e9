/** A key result of the third quarter, looked at on a day. */
import type { CheckIn, KeyResult, MetricChange, Objective, Reading, With } from '#lib/okr/model.ts';
import { keyResultGround, type KeyResultGround } from '#lib/okr/signals/keyResultGround.ts';
import { checkIn, keyResult, objective, Q3, value } from '../records.ts';

interface More {
  keyResult?: Partial<With<KeyResult>>;
  objective?: Partial<With<Objective>>;
  changes?: With<MetricChange>[];
  cycle?: KeyResultGround['cycle'];
}

export function groundOf(checkIns: With<CheckIn>[], day: string, more: More = {}): KeyResultGround {
  const { changes = [], cycle = Q3 } = more;
  const history = { keyResult: keyResult(more.keyResult), checkIns, skips: [], changes };
  return keyResultGround(history, { objective: objective(more.objective), cycle, day });
}

/** Fridays of the third quarter of 2026: 3 July is week 0. */
export const friday = (week: number): string =>
  Temporal.PlainDate.from('2026-07-03')
    .add({ days: 7 * week })
    .toString();

/** One check-in a week from 3 July on. */
export function weekly(readings: readonly (Reading | number)[], more: Partial<With<CheckIn>> = {}): With<CheckIn>[] {
  return readings.map((reading, week) =>
    checkIn(friday(week), typeof reading === 'number' ? value(reading) : reading, more),
  );
}
