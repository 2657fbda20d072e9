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
  | 'review'
  | 'notice'
  /** Only the server writes these. */
  | 'daily-figure';
export type Fields = Record<string, unknown>;

/** The root that organisation, people, their away days, teams and cycles hang under; everything else hangs under its objective's id. */
export const DIRECTORY_ROOT = 'directory';

interface Target {
  kind: RecordKind;
  id: string;
  /** The objective's id, or {@link DIRECTORY_ROOT}: where the record is (for a create: where it will be). */
  root: string;
  /** Where a new objective, or a new record of a directory, goes; absent: where its root is, or one's own space. */
  space?: string;
}

/** What needs more than one record, or a judgement: settled by the server, or by the device that is alone. */
export type Command =
  /**
   * `at`: when, epoch ms, since a clock may run ahead of the time of day; absent: that of the operation's clock. `space`: where a draft of a
   * person's own space is published; absent: it stays where it is.
   */
  | { name: 'activate'; at?: number; space?: string }
  | { name: 'drop'; note: DropNote }
  | { name: 'resume' }
  | { name: 'close' }
  /** Says why in the history of the cycle, not here. */
  | { name: 'reopen' }
  /** A key result with its check-ins goes under another objective, at a place among its siblings. */
  | { name: 'move'; objective: string; order: string }
  /** An objective with all under it goes to another space (of a team, or of none: the organisation's, a person's) or cycle. */
  | { name: 'relocate'; space: string; team: string | null; cycle?: string | null }
  /** `asked`: whether the parent's owner has to say yes, as far as the device knows; the server knows. */
  | { name: 'link'; parent: string | null; asked: boolean }
  /** What the owner of the parent says of a link. */
  | { name: 'answer'; alignment: 'accepted' | 'declined' }
  | { name: 'support'; supports: string[] }
  /** Of a team: a person comes in, leads or no longer leads it, or (null) leaves. */
  | { name: 'member'; person: string; as: 'member' | 'leader' | null }
  /** Of a team: whether every member of the organisation may read it. */
  | { name: 'visibility'; open: boolean }
  /** Of a person; null ends that person's access. */
  | { name: 'role'; role: 'guest' | 'member' | 'admin' | null };

export type Draft =
  | (Target & { type: 'create'; fields: Fields })
  /** `from`: what its author had before them, where that may not be what is there by now; absent: what is there. */
  | (Target & { type: 'patch'; fields: Fields; from?: Fields })
  | (Target & { type: 'delete' })
  | (Target & { type: 'command'; command: Command });
