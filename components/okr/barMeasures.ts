import { clampAchievement, STRETCH_MAX } from '#lib/okr/progress.ts';

/** Where achievement p stands on a bar that runs to 120 %, in per cent of its length. */
export const along = (p: number): number => (clampAchievement(p) / STRETCH_MAX) * 100;

export interface BarMeasures {
  /** How far the status colour reaches. */
  fill: number;
  /** What was gained or lost beside it, from `fill` on; null if nothing moved. */
  change: { kind: 'gain' | 'loss'; to: number } | null;
}

/**
 * All in per cent of the bar's length.
 * @param value raw progress to show; null (pending) fills nothing
 * @param was raw progress that it is compared with, null for 'nothing yet'; undefined compares with nothing
 */
export function barMeasures(value: number | null, was: number | null | undefined): BarMeasures {
  const now = along(value ?? 0);
  if (was === undefined) return { fill: now, change: null };
  const before = along(was ?? 0);
  if (now === before) return { fill: now, change: null };
  return { fill: Math.min(now, before), change: { kind: now > before ? 'gain' : 'loss', to: Math.max(now, before) } };
}
