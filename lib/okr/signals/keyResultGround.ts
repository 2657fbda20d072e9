/** What the signals about one key result look at, and how they read it. */
import type { CheckIn, Cycle, KeyResultHistory, Objective, With } from '../model.ts';
import { effectiveCheckIns } from '../progress.ts';
import type { SignalFinding } from './signal.ts';

export interface KeyResultGround {
  history: KeyResultHistory;
  objective: With<Objective>;
  /** null is the backlog: what is counted along a cycle is then not found. */
  cycle: Cycle | null;
  /** The day as of which is looked, 'YYYY-MM-DD': what speaks for later ones is not there yet. */
  day: string;
  /** The check-ins that count and speak for the day or one before it, oldest first. */
  said: readonly With<CheckIn>[];
}

export function keyResultGround(
  history: KeyResultHistory,
  { objective, cycle, day }: Pick<KeyResultGround, 'objective' | 'cycle' | 'day'>,
): KeyResultGround {
  const said = effectiveCheckIns(history.checkIns).filter(({ at }) => at <= day);
  return { history, objective, cycle, day, said };
}

/** Whether a check-in says something beyond its value: a note, or a link to evidence. */
export function hasWords({ note, evidence }: CheckIn): boolean {
  return note.trim() !== '' || evidence !== undefined;
}

/**
 * What stood after each check-in, written so that two are the same text exactly where nothing changed in between: for milestones all
 * that stand ticked, not the ticks of that day.
 */
export function standingAfterEach(checkIns: readonly With<CheckIn>[]): string[] {
  const ticked = new Set<string>();
  return checkIns.map(({ reading }) => {
    if (reading?.type === 'value') return String(reading.value);
    if (reading?.type === 'answer') return String(reading.yes);
    for (const id of reading?.unticked ?? []) ticked.delete(id);
    for (const id of reading?.ticked ?? []) ticked.add(id);
    return [...ticked].toSorted().join(' ');
  });
}

/** The end of a row, as long as each goes on from the one before it; the last alone where it does not. */
export function tailWhere<T>(row: readonly T[], goesOn: (before: T, after: T) => boolean): T[] {
  const breaks = row.findLastIndex((after, i) => {
    const before = row[i - 1];
    return before !== undefined && !goesOn(before, after);
  });
  return row.slice(Math.max(0, breaks));
}

/** A finding about a key result; its owner sees it first. */
export function aboutKeyResult(
  { history: { keyResult } }: KeyResultGround,
  finding: Pick<SignalFinding, 'signal' | 'way' | 'saw' | 'counts' | 'since'>,
): SignalFinding {
  return { ...finding, about: { kind: 'key-result', id: keyResult.id }, first: [keyResult.owner] };
}
