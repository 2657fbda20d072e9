/** What a check-in would change, for a form that shows it before it is saved; apart from progress.ts, which rows paint with. */
import type { CheckIn, Metric, Reading, With } from './model.ts';
import { effectiveCheckIns, progressOf } from './progress.ts';

/** What `progress` would be, raw, if this reading were added last. */
export function progressAfter(metric: Metric, checkIns: readonly With<CheckIn>[], reading: Reading): number | null {
  return progressOf(metric, [...effectiveCheckIns(checkIns), { reading }]);
}
