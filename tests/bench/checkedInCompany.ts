/** A company at work, made up the same way on every run: teams, objectives, and a check-in a week on every key result. */
import type {
  CheckIn,
  Cycle,
  Directory,
  KeyResultHistory,
  Metric,
  ObjectiveTree,
  Reading,
  With,
} from '#lib/okr/model.ts';

const TEAMS = 60;
const OBJECTIVES = 2_000;
const KEY_RESULTS_EACH = 5;
const PEOPLE = 1_500;
const WEEKS = 13;
const DAY_MS = 86_400_000;
const FRIDAY = 4;
const ZONES = ['Asia/Taipei', 'Europe/Berlin', 'America/New_York', 'Asia/Kolkata'];
/** Every so many of what is measured, reported on another day than Friday, corrected … is another kind. */
const EVERY = { milestones: 10, yesNo: 17, keep: 13, otherDay: 3, corrected: 25, fed: 100 };

export const QUARTER: With<Cycle> = {
  id: 'q3',
  name: 'Q3 2026',
  firstDay: '2026-07-01',
  lastDay: '2026-09-30',
  kind: 'quarter',
  state: 'active',
};
const FIRST_MONDAY = Temporal.PlainDate.from('2026-06-29');
const BEGINS = Temporal.Instant.from('2026-06-29T00:00Z').epochMilliseconds;
/** The last Friday of the quarter, in the afternoon of Taipei. */
export const NOW = Temporal.Instant.from('2026-09-25T08:00Z').epochMilliseconds;

export interface CheckedInCompany {
  directory: Directory;
  trees: ObjectiveTree[];
  keyResults: readonly KeyResultHistory[];
  checkIns: readonly With<CheckIn>[];
  /** A check-in of any day of the quarter so far on any key result, made now. */
  another(): With<CheckIn>;
}

export function checkedInCompany(): CheckedInCompany {
  const random = numbers();
  const oneOf = <T>(list: readonly T[]): T | undefined => list[random(list.length)];
  const trees = Array.from({ length: OBJECTIVES }, (_, n) => treeOf(n, random));
  const keyResults = trees.flatMap((tree) => tree.keyResults);
  return {
    directory: directoryOf(),
    trees,
    keyResults,
    checkIns: keyResults.flatMap(({ checkIns }) => checkIns),
    another() {
      const history = oneOf(keyResults);
      if (!history) throw new Error('The company has no key results');
      const { id, metric } = history.keyResult;
      return checkInOf(id, metric, { day: 2 + random(87), madeAt: NOW + random(1_000), random });
    },
  };
}

type Random = (below: number) => number;

/** The same whole numbers on every run (mulberry32). */
function numbers(): Random {
  let state = 20_260_701;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * below);
  };
}

function treeOf(n: number, random: Random): ObjectiveTree {
  const id = `objective-${n}`;
  return {
    objective: {
      id,
      title: 'Teachers stay with us',
      why: '',
      owner: `person-${random(PEOPLE)}`,
      team: `team-${n % TEAMS}`,
      cycle: QUARTER.id,
      ambition: n % 4 === 0 ? 'committed' : 'aspirational',
      // The first objectives of the company are measured by some of those further down.
      parent: n > OBJECTIVES / 2 && n % 10 === 0 ? `objective-${n % EVERY.fed}-0` : null,
      state: 'active',
      order: `a${n}`,
    },
    keyResults: Array.from({ length: KEY_RESULTS_EACH }, (_, k) => historyOf(id, n, k, random)),
  };
}

function historyOf(objective: string, n: number, k: number, random: Random): KeyResultHistory {
  const id = `${objective}-${k}`;
  const isFed = n < EVERY.fed && n % 10 === 0 && k === 0;
  const metric: Metric = isFed ? { type: 'from-children' } : metricOf(n * KEY_RESULTS_EACH + k);
  const checkIns: With<CheckIn>[] = [];
  for (let week = 0; week < WEEKS; week++) {
    const day = 7 * week + (random(EVERY.otherDay) === 0 ? random(7) : FRIDAY);
    const madeAt = BEGINS + day * DAY_MS + random(DAY_MS);
    const checkIn = checkInOf(id, metric, { day, madeAt, random });
    const wrong = checkIns.at(-1);
    const isCorrection = wrong !== undefined && random(EVERY.corrected) === 0;
    checkIns.push(isCorrection ? { ...checkIn, at: wrong.at, replaces: wrong.id } : checkIn);
  }
  return {
    keyResult: {
      id,
      title: 'Renewals from 0 to 100',
      owner: `person-${random(PEOPLE)}`,
      objective,
      metric,
      weight: 1 + (k % 2),
      state: 'active',
      activatedAt: BEGINS + 2 * DAY_MS,
      order: `a${k}`,
    },
    checkIns,
    skips: [],
    changes: [],
  };
}

function metricOf(n: number): Metric {
  if (n % EVERY.milestones === 0) {
    return { type: 'milestones', items: [1, 2, 3, 4].map((i) => ({ id: `m${i}`, text: `Step ${i}`, weight: i })) };
  }
  if (n % EVERY.yesNo === 0) return { type: 'yes-no' };
  if (n % EVERY.keep === 0) return { type: 'keep', low: 40, tolerance: 20, unit: { kind: 'percent' } };
  return n % 2 === 0
    ? { type: 'move', start: 0, target: 100, unit: { kind: 'number' } }
    : { type: 'move', start: 9.5, target: 2.5, unit: { kind: 'duration', unit: 'minute' } };
}

function checkInOf(
  keyResult: string,
  metric: Metric,
  { day, madeAt, random }: { day: number; madeAt: number; random: Random },
): With<CheckIn> {
  const tail = String(random(1e9)).padStart(12, '0');
  return {
    id: `${madeAt.toString(16).padStart(12, '0')}-7000-8000-${tail}`,
    keyResult,
    at: FIRST_MONDAY.add({ days: day }).toString(),
    reading: readingOf(metric, day, random),
    confidence: random(11),
    note: '',
    author: `person-${random(PEOPLE)}`,
    createdAt: madeAt,
  };
}

/** Further on with each day, and now and then back. */
function readingOf(metric: Metric, day: number, random: Random): Reading {
  switch (metric.type) {
    case 'milestones':
      return { type: 'ticks', ticked: [`m${1 + random(4)}`], unticked: [] };
    case 'yes-no':
      return { type: 'answer', yes: random(100) < day };
    case 'keep':
    case 'from-children':
      return { type: 'value', value: 30 + random(40) };
    case 'move': {
      const share = (day / 91) * 0.8 + random(30) / 100 - 0.1;
      return { type: 'value', value: Math.round((metric.start + share * (metric.target - metric.start)) * 10) / 10 };
    }
  }
}

function directoryOf(): Directory {
  const people = Array.from({ length: PEOPLE }, (_, n) => ({
    id: `person-${n}`,
    name: `Person ${n}`,
    zone: ZONES[n % ZONES.length] ?? 'UTC',
  }));
  const teams = Array.from({ length: TEAMS }, (_, n) => ({ id: `team-${n}`, name: `Team ${n}` }));
  return {
    me: 'person-0',
    organisation: { id: 'organisation', name: 'Silk & Steam', zone: 'Asia/Taipei', firstWeekday: 1 },
    away: new Map(),
    people: new Map(people.map((person) => [person.id, person])),
    teams: new Map(teams.map((team) => [team.id, team])),
    cycles: new Map([[QUARTER.id, QUARTER]]),
  };
}
