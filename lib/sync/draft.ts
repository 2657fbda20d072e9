/**
 * What the rest of the program hands to the replica: a change without its number, clock and device, which the replica
 * adds when it commits. A list of drafts is one step for the person: shown at once, saved together, undone together.
 */
import type { DropNote } from '#lib/okr/model.ts';

export type RecordKind =
  | 'organisation'
  | 'person'
  | 'away'
  | 'team'
  | 'cycle'
  | 'objective'
  | 'key-result'
  | 'metric-change'
  | 'check-in'
  | 'skip'
  | 'comment'
  | 'seen'
  | 'cheer'
  | 'feedback-request'
  | 'sos'
  | 'sos-answer'
  | 'review';
export type Fields = Record<string, unknown>;

/** The root that organisation, people, their away days, teams and cycles hang under; everything else hangs under its objective's id. */
export const DIRECTORY_ROOT = 'directory';

interface Target {
  kind: RecordKind;
  id: string;
  /** The objective's id, or {@link DIRECTORY_ROOT}: where the record is (for a create: where it will be). */
  root: string;
}

export type Command =
  /** `at`: when, epoch ms, since a clock may run ahead of the time of day; absent: that of the operation's clock. */
  | { name: 'activate'; at?: number }
  | { name: 'drop'; note: DropNote }
  | { name: 'resume' }
  /** A key result with its check-ins goes under another objective, at a place among its siblings. */
  | { name: 'move'; objective: string; order: string };

export type Draft =
  | (Target & { type: 'create'; fields: Fields })
  | (Target & { type: 'patch'; fields: Fields })
  | (Target & { type: 'delete' })
  | (Target & { type: 'command'; command: Command });
