/** Records for the tests of the method: plausible by default, each test names only what it is about. */
import type {
  Away,
  CheckIn,
  Cycle,
  Directory,
  KeyResult,
  Metric,
  MetricChange,
  Objective,
  Organisation,
  Person,
  Reading,
  Team,
  Unit,
  With,
} from '#lib/okr/model.ts';

export const NUMBER: Unit = { kind: 'number' };

export const move = (start: number, target: number): Metric => ({ type: 'move', start, target, unit: NUMBER });
export const keep = (band: { low?: number; high?: number; tolerance?: number }): Metric => ({
  type: 'keep',
  ...band,
  unit: NUMBER,
});
export const milestones = (...weights: number[]): Metric => ({
  type: 'milestones',
  items: weights.map((weight, i) => ({ id: `m${i + 1}`, text: `Milestone ${i + 1}`, weight })),
});
export const YES_NO: Metric = { type: 'yes-no' };
export const FROM_CHILDREN: Metric = { type: 'from-children' };

export const value = (value: number): Reading => ({ type: 'value', value });
export const ticks = (ticked: string[], unticked: string[] = []): Reading => ({ type: 'ticks', ticked, unticked });
export const answer = (yes: boolean): Reading => ({ type: 'answer', yes });

/** Epoch ms of a local time, for example at('2026-07-10T17:00', 'Asia/Taipei'). */
export const at = (local: string, zone = 'UTC'): number =>
  Temporal.PlainDateTime.from(local).toZonedDateTime(zone).epochMilliseconds;

let made = 0;

/** A check-in for a day, made at that noon (UTC) unless said otherwise. */
export function checkIn(day: string, reading: Reading | null, more: Partial<With<CheckIn>> = {}): With<CheckIn> {
  made += 1;
  return {
    id: `check-in-${String(made).padStart(6, '0')}`,
    keyResult: 'kr',
    at: day,
    reading,
    confidence: null,
    note: '',
    author: 'ann',
    createdAt: at(`${day}T12:00`),
    ...more,
  };
}

/** Another metric from a day on, chosen that noon (UTC) unless said otherwise. */
export function metricChange(
  on: string,
  more: Pick<MetricChange, 'from' | 'to'> & Partial<With<MetricChange>>,
): With<MetricChange> {
  made += 1;
  return {
    id: `change-${String(made).padStart(6, '0')}`,
    keyResult: 'kr',
    on,
    author: 'ann',
    createdAt: at(`${on}T12:00`),
    ...more,
  };
}

/** The third quarter of 2026: Wednesday 1 July to Wednesday 30 September. */
export const Q3: With<Cycle> = {
  id: 'q3',
  name: 'Q3 2026',
  firstDay: '2026-07-01',
  lastDay: '2026-09-30',
  kind: 'quarter',
  state: 'active',
};

export const ANN: With<Person> = { id: 'ann', name: 'Ann', zone: 'Asia/Taipei' };

export function objective(more: Partial<With<Objective>> = {}): With<Objective> {
  return {
    id: 'objective',
    title: 'Teachers stay with us',
    why: '',
    owner: 'ann',
    cycle: 'q3',
    ambition: 'aspirational',
    state: 'active',
    order: 'a0',
    ...more,
  };
}

export function keyResult(more: Partial<With<KeyResult>> = {}): With<KeyResult> {
  return {
    id: 'kr',
    title: 'Renewals from 0 to 100',
    owner: 'ann',
    objective: 'objective',
    metric: move(0, 100),
    weight: 1,
    state: 'active',
    activatedAt: at('2026-07-01T00:00', 'Asia/Taipei'),
    order: 'a0',
    ...more,
  };
}

interface House {
  people: readonly With<Person>[];
  teams: readonly With<Team>[];
  cycles: readonly With<Cycle>[];
  away: readonly With<Away>[];
  organisation: With<Organisation> | null;
}

const byId = <T extends { id: string }>(records: readonly T[]) => new Map(records.map((record) => [record.id, record]));

/** What Ann's device knows: herself and the third quarter, unless said otherwise. */
export function directoryWith(house: Partial<House> = {}): Directory {
  const { people = [ANN], teams = [], cycles = [Q3], away = [], organisation = null } = house;
  return {
    me: 'ann',
    organisation,
    away: Map.groupBy(away, ({ person }) => person),
    people: byId(people),
    teams: byId(teams),
    cycles: byId(cycles),
  };
}
