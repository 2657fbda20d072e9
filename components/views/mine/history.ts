/** What was said of a key result, latest first, with what was corrected and withdrawn still to be seen. Pure. */
import type { CheckIn, KeyResultHistory, With } from '#lib/okr/model.ts';
import { compareCheckIns, effectiveCheckIns, progressSteps } from '#lib/okr/progress.ts';

export interface HistoryRow {
  checkIn: With<CheckIn>;
  /** counts: it does. withdrawn: nothing counts in its place. */
  state: 'counts' | 'withdrawn';
  /** Raw progress before and after it, for those that count. */
  from: number | null;
  to: number | null;
  /** What it corrected, the latest first. */
  corrected: With<CheckIn>[];
}

export function historyRows({ keyResult, checkIns }: KeyResultHistory): HistoryRow[] {
  const byId = new Map(checkIns.map((checkIn) => [checkIn.id, checkIn]));
  const earlier = (checkIn: With<CheckIn>): With<CheckIn>[] => {
    const chain: With<CheckIn>[] = [];
    const seen = new Set([checkIn.id]);
    for (let id = checkIn.replaces; id !== undefined && !seen.has(id);) {
      seen.add(id);
      const previous = byId.get(id);
      if (!previous) break;
      chain.push(previous);
      id = previous.replaces;
    }
    return chain;
  };
  const effective = effectiveCheckIns(checkIns);
  const steps = new Map(progressSteps(keyResult.metric, effective).map((step) => [step.checkIn.id, step.progress]));
  let before: number | null = null;
  const counting = effective.map((checkIn): HistoryRow => {
    const from = before;
    before = steps.get(checkIn.id) ?? before;
    return { checkIn, state: 'counts', from, to: before, corrected: earlier(checkIn) };
  });
  const replaced = new Set(checkIns.flatMap((checkIn) => checkIn.replaces ?? []));
  const withdrawn = new Map<string, HistoryRow>();
  for (const checkIn of checkIns) {
    if (checkIn.reading !== null || replaced.has(checkIn.id)) continue;
    const [last, ...rest] = earlier(checkIn);
    // Two devices may have withdrawn the same one.
    if (last) withdrawn.set(last.id, { checkIn: last, state: 'withdrawn', from: null, to: null, corrected: rest });
  }
  return [...counting, ...withdrawn.values()].toSorted((a, b) => compareCheckIns(b.checkIn, a.checkIn));
}
