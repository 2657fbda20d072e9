/**
 * Days as plain numbers and instants as wall-clock time, so that the rules can count without making calendar objects for
 * every check-in. Temporal does the conversions at the edges; what it answered is remembered.
 */

/** Whole days since 1970-01-01. */
export type DayNumber = number;

const EPOCH = Temporal.PlainDate.from('1970-01-01');
export const DAY_MS = 86_400_000;
/** The last instant that Temporal knows, epoch ms. */
const LAST_MOMENT = 8.64e15;

/** Remembers at most so many answers; a full memory is simply forgotten. */
const MEMORY = 20_000;
/** So many stretches between two changes of the clocks are remembered of a zone: a few years. */
const SPANS = 8;

function remembered<K, V>(compute: (key: K) => V): (key: K) => V {
  const known = new Map<K, V>();
  return (key) => {
    const before = known.get(key);
    if (before !== undefined) return before;
    const fresh = compute(key);
    if (known.size >= MEMORY) known.clear();
    known.set(key, fresh);
    return fresh;
  };
}

/** The number of a day 'YYYY-MM-DD'. Throws a RangeError for a day that no calendar has ('2026-02-30'). */
export const dayNumber: (day: string) => DayNumber = remembered(
  (day) => EPOCH.until(Temporal.PlainDate.from(day)).days,
);

/** 'YYYY-MM-DD' for a day number. */
export const dayText: (day: DayNumber) => string = remembered((day) => EPOCH.add({ days: day }).toString());

/** 1 Monday … 7 Sunday. */
export const weekdayOf = (day: DayNumber): number => ((((day + 3) % 7) + 7) % 7) + 1;

/** The first day of the week that `day` lies in. firstWeekday: 1 Monday … 7 Sunday. */
export const weekStart = (day: DayNumber, firstWeekday: number): DayNumber =>
  day - ((weekdayOf(day) - firstWeekday + 7) % 7);

/** More months than lie between any two days of four-digit years, so that a day and months fit one number as a key. */
const MONTHS = 200_000;
const monthLater = remembered((key: number): DayNumber => {
  const day = Math.round(key / MONTHS);
  return EPOCH.until(EPOCH.add({ days: day }).add({ months: key - day * MONTHS })).days;
});

/** The day so many months later; where the month is too short, its last day. */
export const addMonths = (day: DayNumber, months: number): DayNumber => monthLater(day * MONTHS + months);

/** What a clock on the wall shows: a day and the milliseconds since midnight as the clock counts them. */
export interface WallTime {
  day: DayNumber;
  ms: number;
}

export const laterOf = (a: WallTime, b: WallTime): WallTime => (isBefore(a, b) ? b : a);
export const isBefore = (a: WallTime, b: WallTime): boolean => (a.day === b.day ? a.ms < b.ms : a.day < b.day);

/** Milliseconds since midnight for 'HH:MM'. */
export const timeOfDay = (time: string): number => (Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5))) * 60_000;

interface ZoneClock {
  wall(epochMs: number): WallTime;
  /** In milliseconds. Where the clock jumps over the time, the later of the two readings; where it repeats, the first. */
  instant(wall: WallTime): number;
}

/** A stretch of time in which a zone's clocks were not changed: from `from` until just before `until`, in epoch ms. */
interface Span {
  from: number;
  until: number;
  /** What the clock shows beyond UTC, in ms. */
  offset: number;
}

function spanAround(epochMs: number, timeZone: string): Span {
  const zoned = (ms: number) => Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO(timeZone);
  // 'previous' means before the instant asked about, and this one may itself be a change.
  const last = zoned(Math.min(epochMs + 1, LAST_MOMENT)).getTimeZoneTransition('previous');
  const next = zoned(epochMs).getTimeZoneTransition('next');
  return {
    from: last?.epochMilliseconds ?? -Infinity,
    until: next?.epochMilliseconds ?? Infinity,
    offset: zoned(epochMs).offsetNanoseconds / 1_000_000,
  };
}

function makeZoneClock(zone: string): ZoneClock {
  const timeZone = knownZone(zone);
  // Asking Temporal for each of ten thousand instants takes a second; clocks are changed only twice a year.
  let spans: Span[] = [];
  const spanOf = (epochMs: number): Span => {
    const known = spans.find(({ from, until }) => from <= epochMs && epochMs < until);
    if (known) return known;
    const fresh = spanAround(epochMs, timeZone);
    spans = [fresh, ...spans].slice(0, SPANS);
    return fresh;
  };
  // Days × time of day fit a double exactly, so one number can be the key.
  const instants = remembered((key: number): number => {
    const day = Math.floor(key / DAY_MS);
    const local = EPOCH.add({ days: day })
      .toPlainDateTime()
      .add({ milliseconds: key - day * DAY_MS });
    return local.toZonedDateTime(timeZone).epochMilliseconds;
  });
  return {
    wall(epochMs) {
      const local = Math.trunc(epochMs) + spanOf(Math.trunc(epochMs)).offset;
      const day = Math.floor(local / DAY_MS);
      return { day, ms: local - day * DAY_MS };
    },
    instant: ({ day, ms }) => instants(day * DAY_MS + ms),
  };
}

/** The clock of an IANA zone; a zone this machine does not know is taken for UTC. */
export const zoneClock: (zone: string) => ZoneClock = remembered(makeZoneClock);

/** Records come from other devices and files, which may name a zone that this machine has never heard of. */
function knownZone(zone: string): string {
  try {
    return Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(zone).timeZoneId;
  } catch (error) {
    if (error instanceof RangeError) return 'UTC';
    throw error;
  }
}

/** The calendar day that an instant (epoch ms) falls on in a zone. */
export const todayIn = (zone: string, now: number): Temporal.PlainDate =>
  EPOCH.add({ days: zoneClock(zone).wall(now).day });
