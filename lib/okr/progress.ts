/**
 * How far a key result is (method, 2). Progress is kept raw: −2.3 and 2.6 are what they are; it is clamped only where it is
 * shown or rolled up. Check-ins come in any order and are put into theirs here.
 */
import { TOLERANCE_DIVISOR } from './defaults.ts';
import type { CheckIn, Metric, Reading, With } from './model.ts';
import { byText } from './textOrder.ts';
import { meanByWeight } from './weights.ts';

type Move = Metric & { type: 'move' };
type Keep = Metric & { type: 'keep' };

/** Beyond this, more of the same no longer counts: it shows as '120 %+'. */
export const STRETCH_MAX = 1.2;

/** Ascending by the day they speak for, then by when they were made; ids break the tie alike on every device. */
export function compareCheckIns(a: With<CheckIn>, b: With<CheckIn>): number {
  return byText(a.at, b.at) || a.createdAt - b.createdAt || byText(a.id, b.id);
}

/**
 * The check-ins that count, ascending by (at, createdAt, id): without those that another one replaces, corrected ones
 * included, and without withdrawals. One that replaces something unknown (not arrived yet, or itself) counts as it stands.
 */
export function effectiveCheckIns(checkIns: readonly With<CheckIn>[]): With<CheckIn>[] {
  const replaced = new Set<string>();
  for (const { id, replaces } of checkIns) if (replaces !== undefined && replaces !== id) replaced.add(replaces);
  return checkIns.filter(({ id, reading }) => reading !== null && !replaced.has(id)).toSorted(compareCheckIns);
}

/** The check-in that counts, or null before the first. */
export function standing(checkIns: readonly With<CheckIn>[]): With<CheckIn> | null {
  return effectiveCheckIns(checkIns).at(-1) ?? null;
}

/**
 * Raw progress: 0 at the start, 1 at the target. null ('pending') without a check-in, and where the metric itself says
 * nothing (start = target, no bound), which is refused at entry.
 * @param aligned what the objectives under a key result have achieved, for one that is measured by them: those that
 *   `feedsParent` (fromChildren.ts) lets through, 0 … 1.2 each, null while pending. Any other metric does without.
 */
export function progress(
  metric: Metric,
  checkIns: readonly With<CheckIn>[],
  aligned: readonly (number | null)[] = [],
): number | null {
  return progressOf(metric, effectiveCheckIns(checkIns), aligned);
}

/** As {@link progress}, where the check-ins that count are known already ({@link effectiveCheckIns}). */
export function progressOf(
  metric: Metric,
  effective: readonly Pick<CheckIn, 'reading'>[],
  aligned: readonly (number | null)[] = [],
): number | null {
  if (metric.type === 'from-children') return meanOf(aligned);
  const measure = measurer(metric);
  let last: number | null = null;
  for (const { reading } of effective) last = measure(reading) ?? last;
  return last;
}

/** As in every roll-up, one that is pending counts 0 beside others; null where all are, or there is none. */
function meanOf(aligned: readonly (number | null)[]): number | null {
  if (aligned.every((achievement) => achievement === null)) return null;
  return aligned.reduce<number>((sum, achievement) => sum + (achievement ?? 0), 0) / aligned.length;
}

/** One check-in and the raw progress that it led to. */
export interface ProgressStep {
  checkIn: With<CheckIn>;
  progress: number;
}

/**
 * The way of a key result, check-in by check-in.
 * @param effective as {@link effectiveCheckIns} gives them. Those whose reading does not fit the metric are left out.
 */
export function progressSteps(metric: Metric, effective: readonly With<CheckIn>[]): ProgressStep[] {
  const measure = measurer(metric);
  const steps: ProgressStep[] = [];
  for (const checkIn of effective) {
    const measured = measure(checkIn.reading);
    if (measured !== null) steps.push({ checkIn, progress: measured });
  }
  return steps;
}

/** Whether anyone says how far it is; the figure of a key result measured by its children comes from below. */
export const takesCheckIns = (metric: Metric): boolean => metric.type !== 'from-children';

/** The ids of the milestones that stand ticked, all check-ins folded in order. Empty for any other metric. */
export function tickedMilestones(metric: Metric, checkIns: readonly With<CheckIn>[]): Set<string> {
  const ticked = new Set<string>();
  if (metric.type !== 'milestones') return ticked;
  for (const { reading } of effectiveCheckIns(checkIns)) if (reading?.type === 'ticks') applyTicks(ticked, reading);
  const known = new Set(metric.items.map((item) => item.id));
  return ticked.intersection(known);
}

/** 0 … 1.2: what is shown and rolled up. */
export function clampAchievement(p: number): number {
  return Math.min(STRETCH_MAX, Math.max(0, p));
}

/** The clamped achievement in whole per cent, half rounded up as on paper: 0.285 is 29 although its double lies below. */
export function wholePercent(p: number): number {
  return Math.floor(withoutNoise(clampAchievement(p) * 100) + 0.5);
}

/** Twelve digits are more than anyone measures and fewer than binary arithmetic spoils. */
function withoutNoise(value: number): number {
  return Number(value.toPrecision(12));
}

/** Reads one check-in after the other, oldest first: the progress after each, null where the reading does not fit. */
function measurer(metric: Metric): (reading: Reading | null) => number | null {
  switch (metric.type) {
    case 'move':
      return (reading) => (reading?.type === 'value' ? alongTheWay(metric, reading.value) : null);
    case 'keep':
      return (reading) => (reading?.type === 'value' ? inBand(metric, reading.value) : null);
    case 'yes-no':
      return (reading) => (reading?.type === 'answer' ? Number(reading.yes) : null);
    case 'from-children':
      return () => null;
    case 'milestones': {
      const ticked = new Set<string>();
      return (reading) => {
        if (reading?.type !== 'ticks') return null;
        applyTicks(ticked, reading);
        if (metric.items.every((item) => ticked.has(item.id))) return 1;
        return meanByWeight(metric.items, ({ id }) => Number(ticked.has(id)));
      };
    }
  }
}

/** The part of the way from start to target; null where there is none. */
function alongTheWay({ start, target }: Move, value: number): number | null {
  if (start === target) return null;
  const scale = wholeScale(start, target, value);
  const [from, to, at] = [scaled(start, scale), scaled(target, scale), scaled(value, scale)];
  // Numbers near the end of the doubles have differences beyond it; a quarter of each has the same quotient.
  const unit = Number.isFinite(to - from) && Number.isFinite(at - from) ? 1 : 4;
  // Adding 0 makes the 0 of a falling target a plain one.
  return (at / unit - from / unit) / (to / unit - from / unit) + 0;
}

/** 1 inside the band; outside it falls to 0 over the tolerance, by default a tenth of the bound that was passed. */
function inBand({ low, high, tolerance }: Keep, value: number): number | null {
  const bound = value < (low ?? value) ? low : value > (high ?? value) ? high : undefined;
  if (bound === undefined) return (low ?? high) === undefined ? null : 1;
  const scale = wholeScale(bound, value, tolerance ?? 0);
  const outside = Math.abs(scaled(value, scale) - scaled(bound, scale));
  // Ten times the distance is held against the bound, because a tenth of the bound may be no whole number.
  const [distance, room] =
    tolerance === undefined
      ? [outside * TOLERANCE_DIVISOR, Math.abs(scaled(bound, scale))]
      : [outside, scaled(tolerance, scale)];
  return distance >= room ? 0 : (room - distance) / room;
}

/** Doubles hold no more decimals than this. */
const MOST_SCALE = 1e15;

/**
 * The least power of ten that makes whole numbers of all, so that their differences are exact and a quotient of them is rounded
 * once: what 4.35 is away from 4.3 must not hang on how binary fractions hold the two. null where they have more digits than that.
 */
function wholeScale(...values: readonly number[]): number | null {
  for (let scale = 1; scale <= MOST_SCALE; scale *= 10) {
    if (values.every((value) => isWhole(value, scale))) return scale;
  }
  return null;
}

function isWhole(value: number, scale: number): boolean {
  const whole = Math.round(value * scale);
  return whole / scale === value && Number.isSafeInteger(whole);
}

const scaled = (value: number, scale: number | null): number => (scale === null ? value : Math.round(value * scale));

function applyTicks(ticked: Set<string>, reading: Reading & { type: 'ticks' }): void {
  for (const id of reading.unticked) ticked.delete(id);
  for (const id of reading.ticked) ticked.add(id);
}
