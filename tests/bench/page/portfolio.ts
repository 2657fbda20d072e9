/** Objectives of one person in the middle of a cycle, as drafts: five key results each, six check-ins each, a third overdue. */
import { generateNKeysBetween } from 'fractional-indexing';
import type { CheckIn, Cycle, KeyResult, Metric, Objective, Reading, Unit } from '#lib/okr/model.ts';
import { DIRECTORY_ROOT, type Draft } from '#lib/sync/draft.ts';

export const KEY_RESULTS_EACH = 5;
const CHECK_INS_EACH = 6;
/** An objective with all under it. */
export const RECORDS_EACH = 1 + KEY_RESULTS_EACH * (1 + CHECK_INS_EACH);
const DAY_MS = 86_400_000;
/** The cycle began eight weeks ago and ends in five, whatever the day on which the bench runs. */
const DAYS_BEFORE = 56;
const DAYS_AFTER = 35;
/** How long ago whoever is overdue said something last: two occurrences and their grace. */
const DAYS_SILENT = 17;

const NUMBER: Unit = { kind: 'number' };
const PERCENT: Unit = { kind: 'percent' };

export interface PortfolioOptions {
  objectives: number;
  me: string;
  /** The cycle's identifier. */
  cycle: string;
  /** Whose objectives they are; absent: nobody's but one's own. */
  team?: string;
  /** Epoch milliseconds. */
  now: number;
  zone: string;
}

/** The cycle moved to where the portfolio needs it; everything else follows in {@link portfolio}. */
export function cycleDraft({ cycle, now, zone }: Pick<PortfolioOptions, 'cycle' | 'now' | 'zone'>): Draft {
  const fields = {
    firstDay: dayOf(now - DAYS_BEFORE * DAY_MS, zone),
    lastDay: dayOf(now + DAYS_AFTER * DAY_MS, zone),
    state: 'active',
  } satisfies Partial<Cycle>;
  return { type: 'patch', kind: 'cycle', id: cycle, root: DIRECTORY_ROOT, fields };
}

/** One list of drafts an objective, so that the caller may commit as many at a time as it likes. */
export function portfolio(options: PortfolioOptions): Draft[][] {
  return generateNKeysBetween(null, null, options.objectives).map((order, index) => objective(index, order, options));
}

function objective(index: number, order: string, options: PortfolioOptions): Draft[] {
  const id = crypto.randomUUID();
  const fields: Objective = {
    title: `Every customer of region ${index + 1} reaches the first result within a week`,
    why: 'Whoever has a result in the first week stays; whoever has none has left by the third month.',
    owner: options.me,
    cycle: options.cycle,
    ambition: index % 2 === 0 ? 'aspirational' : 'committed',
    state: 'active',
    order,
    ...(options.team !== undefined && { team: options.team }),
  };
  const orders = generateNKeysBetween(null, null, KEY_RESULTS_EACH);
  return [
    { type: 'create', kind: 'objective', id, root: id, fields },
    ...orders.flatMap((place, nth) =>
      keyResult(index * KEY_RESULTS_EACH + nth, { objective: id, order: place }, options),
    ),
  ];
}

function keyResult(number: number, place: Pick<KeyResult, 'objective' | 'order'>, options: PortfolioOptions): Draft[] {
  const id = crypto.randomUUID();
  const fields: KeyResult = {
    ...place,
    title: `Number ${number + 1} that tells us whether it works, counted on the last day of each week`,
    owner: options.me,
    metric: metricOf(number),
    weight: 1,
    state: 'active',
    activatedAt: options.now - DAYS_BEFORE * DAY_MS,
  };
  const silent = number % 3 === 0 ? DAYS_SILENT : 0;
  const said = Array.from({ length: CHECK_INS_EACH }, (_, nth) => {
    const weeksAgo = CHECK_INS_EACH - 1 - nth;
    return checkIn(id, nth, fields, { ...options, at: options.now - (silent + weeksAgo * 7) * DAY_MS });
  });
  return [{ type: 'create', kind: 'key-result', id, root: place.objective, fields }, ...said];
}

function checkIn(
  id: string,
  nth: number,
  { metric, objective }: KeyResult,
  { me, at, zone }: PortfolioOptions & { at: number },
): Draft {
  const fields: CheckIn = {
    keyResult: id,
    at: dayOf(at, zone),
    reading: readingOf(metric, nth),
    confidence: 4 + (nth % 5),
    note: 'Two teams have moved over; the third waits for the new contract, which comes on Monday.',
    author: me,
    createdAt: at,
  };
  return { type: 'create', kind: 'check-in', id: crypto.randomUUID(), root: objective, fields };
}

/** Every kind of metric; none of them done, since what is done is expected no more. */
function metricOf(number: number): Metric {
  switch (number % KEY_RESULTS_EACH) {
    case 0:
      return { type: 'move', start: 120, target: 480, unit: NUMBER };
    case 1:
      return { type: 'move', start: 9.5, target: 4, unit: PERCENT };
    case 2:
      return { type: 'keep', low: 95, unit: PERCENT };
    case 3:
      return {
        type: 'milestones',
        items: ['Plan', 'Pilot', 'Roll-out'].map((text) => ({ id: text, text, weight: 1 })),
      };
    default:
      return { type: 'yes-no' };
  }
}

function readingOf(metric: Metric, nth: number): Reading {
  switch (metric.type) {
    case 'move':
      return { type: 'value', value: metric.start + ((metric.target - metric.start) * (nth + 1)) / 10 };
    case 'keep':
      return { type: 'value', value: 93 + nth };
    case 'milestones':
      return { type: 'ticks', ticked: nth === 0 ? metric.items.slice(0, 1).map(({ id }) => id) : [], unticked: [] };
    case 'yes-no':
    case 'from-children':
      return { type: 'answer', yes: false };
  }
}

function dayOf(at: number, zone: string): string {
  return Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone).toPlainDate().toString();
}
