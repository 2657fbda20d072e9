/** Check-in rows by the key result they name, before anyone knows which record that is. */
import type { CheckInRow } from './checkInRows.ts';
import { plainTitle } from './existing.ts';

export interface CheckInLookup {
  /** Oldest first. */
  of(identifier: string, title: string, objective: string): readonly CheckInRow[];
}

export function lookupCheckIns(rows: readonly CheckInRow[]): CheckInLookup {
  const byIdentifier = Map.groupBy(rows, ({ keyResult }) => keyResult.identifier);
  const byTitle = Map.groupBy(byIdentifier.get('') ?? [], ({ keyResult }) => plainTitle(keyResult.title));
  return {
    of(identifier, title, objective) {
      if (identifier) return byIdentifier.get(identifier) ?? [];
      return (byTitle.get(plainTitle(title)) ?? []).filter(
        ({ keyResult }) => keyResult.objective === '' || plainTitle(keyResult.objective) === plainTitle(objective),
      );
    },
  };
}
