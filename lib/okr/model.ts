/**
 * The things of the method and their shapes. Every record that enters (from the database, a file, later the wire) is
 * parsed with these schemas; inside, the inferred types are trusted. Unknown fields pass through untouched, because an
 * older device must not destroy what a newer one wrote.
 */
import * as z from 'zod/mini';
import { TEXT_MAX, TITLE_MAX } from './defaults.ts';
import { isDay } from './day.ts';
import { isOrder } from './order.ts';

/** Any text up to a length, the empty one too. */
export const text = (max: number) => z.string().check(z.maxLength(max));
const title = z.string().check(z.trim(), z.minLength(1), z.maxLength(TITLE_MAX));
const finite = z.number();

/** A record's identifier: a uuid made by the device that created it. */
export const Id = z.string().check(z.minLength(1), z.maxLength(64));
/** A calendar day without a zone, 'YYYY-MM-DD': one that exists, because the rules count with it. */
export const Day = z.string().check(z.refine(isDay));
/** An instant in epoch milliseconds, up to the last one that calendars know. */
export const Moment = z.number().check(z.nonnegative(), z.lte(8.64e15));
/** Where a row stands among its siblings: a fractional index (fractional-indexing), compared as plain strings. */
export const Order = z.string().check(z.maxLength(200), z.refine(isOrder));

export const Unit = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('number') }),
  z.object({ kind: z.literal('percent') }),
  /** ISO 4217, for example 'TWD'. */
  z.object({ kind: z.literal('currency'), code: z.string().check(z.regex(/^[A-Z]{3}$/)) }),
  z.object({ kind: z.literal('duration'), unit: z.enum(['second', 'minute', 'hour', 'day', 'week', 'month']) }),
  z.object({ kind: z.literal('text'), text: z.string().check(z.minLength(1), z.maxLength(12)) }),
]);
export type Unit = z.infer<typeof Unit>;

export const Milestone = z.object({ id: Id, text: title, weight: finite.check(z.positive()) });
export type Milestone = z.infer<typeof Milestone>;

/** How a key result is measured. Percent values are stored as written: 62 means 62 %. */
export const Metric = z.discriminatedUnion('type', [
  /** From start to target, rising or falling. start = target is refused by {@link metricProblem}. */
  z.object({ type: z.literal('move'), start: finite, target: finite, unit: Unit }),
  /** Stay inside a band. At least one bound; tolerance is how far outside counts as 0, default 10 % of the bound. */
  z.object({
    type: z.literal('keep'),
    low: z.optional(finite),
    high: z.optional(finite),
    tolerance: z.optional(finite.check(z.positive())),
    unit: Unit,
  }),
  z.object({ type: z.literal('milestones'), items: z.array(Milestone).check(z.minLength(1), z.maxLength(50)) }),
  z.object({ type: z.literal('yes-no') }),
  /** The mean of the objectives aligned under it: nobody types a value, and no check-in is expected. */
  z.object({ type: z.literal('from-children') }),
]);
export type Metric = z.infer<typeof Metric>;

/** When a check-in is expected, in the wall-clock time of the owner's zone. weekday: 1 Monday … 7 Sunday. */
export const Cadence = z.object({
  every: z.enum(['week', 'two-weeks', 'month']),
  weekday: z.number().check(z.int(), z.gte(1), z.lte(7)),
  time: z.string().check(z.regex(/^([01]\d|2[0-3]):[0-5]\d$/)),
});
export type Cadence = z.infer<typeof Cadence>;

/** What holds for everyone: from the day the week begins to the coach's rules that are switched off. */
export const Organisation = z.looseObject({
  name: title,
  /** IANA zone in which the organisation's days are counted. */
  zone: z.string().check(z.minLength(1), z.maxLength(100)),
  /** 1 Monday … 7 Sunday. */
  firstWeekday: z.number().check(z.int(), z.gte(1), z.lte(7)),
  cadence: z.optional(z.nullable(Cadence)),
  /** Ids of lint rules (method, 13). */
  switchedOff: z.optional(z.array(text(100))),
});
export type Organisation = z.infer<typeof Organisation>;

/** Days on which nothing is expected of a person, first and last included. */
export const Away = z.looseObject({ person: Id, firstDay: Day, lastDay: Day });
export type Away = z.infer<typeof Away>;

/** Where an imported record came from, so that a second import finds it again. */
export const Origin = z.object({ source: text(200), id: text(500) });
export type Origin = z.infer<typeof Origin>;

export const Person = z.looseObject({
  name: z.string().check(z.maxLength(200)),
  /** IANA zone in which this person's days and check-in times are counted. */
  zone: z.string().check(z.minLength(1), z.maxLength(100)),
  /** This person's own habit, for where neither team nor organisation says. */
  cadence: z.optional(z.nullable(Cadence)),
  origin: z.optional(z.nullable(Origin)),
});
export type Person = z.infer<typeof Person>;

export const Team = z.looseObject({
  name: title,
  /** The team above it; absent or null stands directly under the organisation. */
  parent: z.optional(z.nullable(Id)),
  /** Who belongs to it; written by whoever decides who belongs where (protocol, 'Spaces'), absent where nobody does. */
  members: z.optional(z.array(Id)),
  /** People who may answer for the team. */
  leaders: z.optional(z.array(Id)),
  /** Whether everyone in the organisation may read it; absent is yes, as objectives are meant to be seen. */
  open: z.optional(z.boolean()),
  /** Inherited by its objectives that have none of their own. */
  cadence: z.optional(z.nullable(Cadence)),
  origin: z.optional(z.nullable(Origin)),
});
export type Team = z.infer<typeof Team>;

/** That a closed cycle was opened again: when, by whom, and what for (method, 11). */
export const Reopening = z.object({ at: Moment, by: Id, why: text(TEXT_MAX) });
export type Reopening = z.infer<typeof Reopening>;

export const Cycle = z.looseObject({
  name: title,
  firstDay: Day,
  lastDay: Day,
  kind: z.enum(['month', 'two-month', 'quarter', 'half', 'year']),
  state: z.enum(['planning', 'active', 'closing', 'closed']),
  /** Oldest first; absent where a close was always the last word. */
  reopened: z.optional(z.nullable(z.array(Reopening))),
  origin: z.optional(z.nullable(Origin)),
});
export type Cycle = z.infer<typeof Cycle>;

/** Why something was stopped, what it taught, and what the freed time goes to (method, 10). */
export const DropNote = z.object({ on: Day, why: text(TEXT_MAX), learned: text(TEXT_MAX), freed: text(TEXT_MAX) });
export type DropNote = z.infer<typeof DropNote>;

export const Objective = z.looseObject({
  title,
  /** Markdown. */
  why: text(TEXT_MAX),
  owner: Id,
  team: z.optional(z.nullable(Id)),
  /** null is the backlog. */
  cycle: z.nullable(Id),
  ambition: z.enum(['aspirational', 'committed']),
  /** The objective or key result that it contributes to, in any team. */
  parent: z.optional(z.nullable(Id)),
  /** What the parent's owner said of the link; absent where nobody had to be asked. */
  alignment: z.optional(z.nullable(z.enum(['asked', 'accepted', 'declined']))),
  /** Further objectives and key results that it helps. */
  supports: z.optional(z.array(Id)),
  /** Inherited by its key results that have none of their own. */
  cadence: z.optional(z.nullable(Cadence)),
  state: z.enum(['draft', 'active', 'closed', 'dropped']),
  order: Order,
  dropped: z.optional(z.nullable(DropNote)),
  /** The objective of an earlier cycle that this one continues. */
  carriedFrom: z.optional(z.nullable(Id)),
  origin: z.optional(z.nullable(Origin)),
});
export type Objective = z.infer<typeof Objective>;

export const KeyResult = z.looseObject({
  title,
  owner: Id,
  /** The objective it hangs under. */
  objective: Id,
  metric: Metric,
  weight: finite.check(z.positive()),
  /** Absent or null inherits: objective, team, organisation, then the owner's own habit (cadence.ts). */
  cadence: z.optional(z.nullable(Cadence)),
  state: z.enum(['active', 'dropped']),
  /** When check-ins began to be expected. */
  activatedAt: Moment,
  order: Order,
  dropped: z.optional(z.nullable(DropNote)),
  /** The key result of an earlier cycle that this one continues. */
  carriedFrom: z.optional(z.nullable(Id)),
  origin: z.optional(z.nullable(Origin)),
});
export type KeyResult = z.infer<typeof KeyResult>;

/** What a check-in says of the metric. */
export const Reading = z.discriminatedUnion('type', [
  z.object({ type: z.literal('value'), value: finite }),
  /** Milestone ids ticked and unticked by this check-in; the others stay as they were. */
  z.object({ type: z.literal('ticks'), ticked: z.array(Id), unticked: z.array(Id) }),
  z.object({ type: z.literal('answer'), yes: z.boolean() }),
]);
export type Reading = z.infer<typeof Reading>;

export const Evidence = z.object({ url: text(2_000), title: text(TITLE_MAX), text: text(2_000) });

/** 0 … 10; null only where an imported row did not say. */
export const Confidence = z.nullable(z.number().check(z.int(), z.gte(0), z.lte(10)));

/** What a person calls a key result where the figures do not tell all: on track, at risk, off track. */
export const OwnStatus = z.enum(['on', 'risk', 'off']);
export type OwnStatus = z.infer<typeof OwnStatus>;

export const CheckIn = z.looseObject({
  keyResult: Id,
  /** The day it speaks for. */
  at: Day,
  /** null in a withdrawal: the check-in named by `replaces` then counts no more, and nothing takes its place. */
  reading: z.nullable(Reading),
  confidence: Confidence,
  /** Set where its author disagrees with the status that the figures suggest. */
  status: z.optional(OwnStatus),
  note: text(TEXT_MAX),
  evidence: z.optional(Evidence),
  author: Id,
  createdAt: Moment,
  /** The check-in that this one corrects. */
  replaces: z.optional(Id),
  origin: z.optional(z.nullable(Origin)),
});
export type CheckIn = z.infer<typeof CheckIn>;

/** 'Not this week': the occurrence that falls on this instant is not expected of this key result. */
export const Skip = z.looseObject({ keyResult: Id, occurrence: Moment, author: Id, createdAt: Moment });
export type Skip = z.infer<typeof Skip>;

/**
 * That a key result is measured otherwise from a day on. Appended and never changed, so that its past can be told by the metric of its
 * time and two people's changes do not overwrite each other. The metric in force today is the key result's own.
 */
export const MetricChange = z.looseObject({
  keyResult: Id,
  from: Metric,
  to: Metric,
  /** The first day on which `to` counts. */
  on: Day,
  author: Id,
  createdAt: Moment,
});
export type MetricChange = z.infer<typeof MetricChange>;

/** A record's fields together with its identifier. */
export type With<T> = T & { id: string };

/** A key result with all that was said of it, in no particular order. */
export interface KeyResultHistory {
  keyResult: With<KeyResult>;
  checkIns: With<CheckIn>[];
  skips: With<Skip>[];
  changes: With<MetricChange>[];
}

/** An objective with all that hangs under it: the unit that is stored, read and shown. Key results in `order`. */
export interface ObjectiveTree {
  objective: With<Objective>;
  keyResults: KeyResultHistory[];
}

/** Who and when: people, teams and cycles by identifier, and the house they belong to. */
export interface Directory {
  /** Whose device this is. */
  me: string;
  /** null while there is none: one person alone. */
  organisation: With<Organisation> | null;
  /** The days on which someone is away, by person. */
  away: ReadonlyMap<string, readonly With<Away>[]>;
  people: ReadonlyMap<string, With<Person>>;
  teams: ReadonlyMap<string, With<Team>>;
  cycles: ReadonlyMap<string, With<Cycle>>;
}

/** Why a metric cannot be used, or null. A reason code: the caller has the words. */
export type MetricProblem = 'start-equals-target' | 'no-bound' | 'low-above-high' | 'tolerance-needed';
export function metricProblem(metric: Metric): MetricProblem | null {
  if (metric.type === 'move') return metric.start === metric.target ? 'start-equals-target' : null;
  if (metric.type !== 'keep') return null;
  const { low, high, tolerance } = metric;
  if (low === undefined && high === undefined) return 'no-bound';
  if (low !== undefined && high !== undefined && low > high) return 'low-above-high';
  // The default tolerance is a tenth of the bound, which for a bound of 0 would leave no room at all.
  if (tolerance === undefined && (low === 0 || high === 0)) return 'tolerance-needed';
  return null;
}
