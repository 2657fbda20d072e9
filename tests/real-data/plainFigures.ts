/**
 * The figures of the spreadsheets once more, by the plainest loops over their cells: no code of the project takes part, and
 * fractions stay whole numbers. What is computed here is what a person with paper would get.
 */
import { cell, plusDays, type Row } from './sheets.ts';

/** `under` is above 0. */
export interface Fraction {
  over: bigint;
  under: bigint;
}

export interface PlainCycle {
  name: string;
  firstDay: string;
  lastDay: string;
}

interface PlainCheckIn {
  day: string;
  progress: Fraction;
  confidence: number;
}

export interface PlainKeyResult {
  id: string;
  objective: string;
  /** DRAFT, ONGOING, SUCCESSFUL, NOTSUCCESSFUL */
  state: string;
  /** null is the backlog. */
  cycle: PlainCycle | null;
  /** In the order in which they were made. */
  checkIns: PlainCheckIn[];
}

/** Numbers of the sheet have few decimals; in millionths they are whole. */
const millionths = (text: string): bigint => BigInt(Math.round(Number(text) * 1e6));

const REACHED: Readonly<Record<string, bigint>> = { FAIL: 0n, COMMIT: 3n, TARGET: 7n, STRETCH: 10n };

/** @param checkIns in date order */
export function plainKeyResults(rows: readonly Row[], checkIns: readonly Row[]): PlainKeyResult[] {
  const found: PlainKeyResult[] = [];
  for (const row of rows) {
    const own = checkIns.filter((checkIn) => cell(checkIn, 'KR ID') === cell(row, 'KR ID'));
    const progress = cell(row, 'Type') === 'ordinal' ? byZone : byValue(row, own);
    if (progress === null) continue;
    const name = cell(row, 'Cycle');
    found.push({
      id: cell(row, 'KR ID'),
      objective: cell(row, 'Objective ID'),
      state: cell(row, 'Objective state'),
      cycle: name === 'Backlog' ? null : { name, firstDay: cell(row, 'Cycle start'), lastDay: cell(row, 'Cycle end') },
      checkIns: own.map((checkIn) => ({
        day: cell(checkIn, 'Date'),
        progress: progress(checkIn),
        confidence: Number(cell(checkIn, 'Confidence')),
      })),
    });
  }
  return found;
}

const byZone = (checkIn: Row): Fraction => ({ over: REACHED[cell(checkIn, 'Zone')] ?? 0n, under: 10n });

/** A blank start is the first value that is not the target; where there is none, there is no way to go. */
function byValue(row: Row, checkIns: readonly Row[]): ((checkIn: Row) => Fraction) | null {
  const target = millionths(cell(row, 'Stretch'));
  const values = checkIns.map((checkIn) => millionths(cell(checkIn, 'Value')));
  const start = cell(row, 'Start') === '' ? values.find((value) => value !== target) : millionths(cell(row, 'Start'));
  if (start === undefined) return null;
  const sign = target > start ? 1n : -1n;
  return (checkIn) => ({ over: sign * (millionths(cell(checkIn, 'Value')) - start), under: sign * (target - start) });
}

/** Between 0 and 1.2. */
function clamped({ over, under }: Fraction): Fraction {
  if (over < 0n) return { over: 0n, under: 1n };
  return over * 10n > under * 12n ? { over: 12n, under: 10n } : { over, under };
}

const quotient = ({ over, under }: Fraction): number => Number(over) / Number(under);

const daysBetween = (from: string, to: string): number =>
  Temporal.PlainDate.from(from).until(Temporal.PlainDate.from(to), { largestUnit: 'day' }).days;

export interface PlainFigure {
  progress: number | null;
  confidence: number | null;
  status: string;
  due: { state: string; lateDays: number };
  score: number | null;
  grade: string | null;
}

/** At six in the evening of a day. */
export function plainFigure(keyResult: PlainKeyResult, today: string): PlainFigure {
  const last = keyResult.checkIns.at(-1);
  const status = last ? statusOf(last, keyResult.cycle, today) : 'pending';
  const tenths = last && keyResult.state !== 'DRAFT' ? scoreInTenths(last.progress) : null;
  return {
    progress: last ? quotient(last.progress) : null,
    confidence: last ? last.confidence : null,
    status,
    due: dueOf(keyResult, status, today),
    score: tenths === null ? null : tenths / 10,
    grade: tenths === null ? null : tenths >= 7 ? 'green' : tenths <= 3 ? 'red' : 'amber',
  };
}

function scoreInTenths(progress: Fraction): number {
  const { over, under } = clamped(progress);
  return Number((over * 20n + under) / (under * 2n));
}

/** All objectives are aspirations. */
function statusOf({ progress, confidence }: PlainCheckIn, cycle: PlainCycle | null, today: string): string {
  const { over, under } = progress;
  if (over >= under) return 'done';
  const byConfidence = confidence >= 5 ? 0 : confidence >= 3 ? 1 : 2;
  const days = cycle ? daysBetween(cycle.firstDay, cycle.lastDay) + 1 : 1;
  const passed = cycle ? Math.min(days, Math.max(0, daysBetween(cycle.firstDay, today))) : 0;
  let byPace = 0;
  if (passed > 0) {
    const ahead = over * BigInt(days) * 10n;
    const even = under * BigInt(passed);
    byPace = ahead >= even * 7n ? 0 : ahead >= even * 5n || passed * 10 < days ? 1 : 2;
  }
  return ['on', 'risk', 'off'][Math.max(byPace, byConfidence)] ?? '';
}

/** Fridays at five, the first a whole week after the cycle began; each is met by what is said from the Monday before it on. */
function dueOf({ state, cycle, checkIns }: PlainKeyResult, status: string, today: string): PlainFigure['due'] {
  const nothing = { state: 'none', lateDays: 0 };
  const runs = cycle !== null && cycle.firstDay <= today && today <= cycle.lastDay;
  if (!runs || state !== 'ONGOING' || status === 'done') return nothing;
  const lastSaid = checkIns.at(-1)?.day ?? '';
  let opens = cycle.firstDay;
  for (let day = plusDays(cycle.firstDay, 7); day <= cycle.lastDay; day = plusDays(day, 1)) {
    if (Temporal.PlainDate.from(day).dayOfWeek !== 5) continue;
    if (lastSaid < opens) {
      const late = daysBetween(day, today);
      if (late >= 0) return { state: 'overdue', lateDays: late };
      return { state: late === -1 ? 'due' : 'upcoming', lateDays: 0 };
    }
    opens = plusDays(day, 3);
  }
  return nothing;
}

/** The key results that count in the company's figures of a cycle. */
export const countingIn = (all: readonly PlainKeyResult[], cycle: string): PlainKeyResult[] =>
  all.filter((keyResult) => keyResult.cycle?.name === cycle && keyResult.state !== 'DRAFT');

/** The mean of all that count from a day on and have said so far; null while nobody has said anything. */
export function plainAchievement(said: ReadonlyMap<PlainKeyResult, Fraction | null>): number | null {
  let sum = 0;
  let known = false;
  for (const progress of said.values()) {
    if (progress === null) continue;
    known = true;
    sum += quotient(clamped(progress));
  }
  return known ? sum / said.size : null;
}

export const latest = (keyResults: readonly PlainKeyResult[]): Map<PlainKeyResult, Fraction | null> =>
  new Map(keyResults.map((keyResult) => [keyResult, keyResult.checkIns.at(-1)?.progress ?? null]));
