/** Which space a draft belongs to: where its root lives, or the one that its author asked for. */
import { isAlive } from '#lib/sync/hanging.ts';
import { tick, writeHlc } from '#lib/sync/clock.ts';
import { DIRECTORY_ROOT, type Command, type Draft, type Fields } from '#lib/sync/draft.ts';
import { clockOf, type Clocks } from '#lib/sync/merge.ts';
import type { Operation } from '#lib/sync/operation.ts';
import type { StoredRecord } from '#lib/sync/record.ts';
import type { DeviceState } from './database.ts';
import { rootKey, type Root, type RootKey } from './row.ts';

/** What a device that has joined keeps to itself: no operation on it is numbered, and nothing of it leaves. */
export const LOCAL_SPACE = 'local';

/** Operations of a space that never leaves the device have no place in the line. */
const UNNUMBERED = 0;

/** Whether what is done in a space is settled by a server, or by this device later, and so waits in the outbox. */
export const isSettledLater = (space: string): boolean => space !== LOCAL_SPACE;

/** The operations that a list of drafts means, clocked after the device's last, and numbered after it where they wait. */
export function operationsOf(
  drafts: readonly Draft[],
  roots: ReadonlyMap<RootKey, Root>,
  { device, now, newId }: { device: DeviceState; now: number; newId: () => string },
): Operation[] {
  const made = new Map<string, string>();
  let { clock, n } = device;
  return drafts.map(({ space: asked, ...draft }): Operation => {
    const space = asked ?? made.get(draft.root) ?? homeOf(draft, roots, device);
    // What is created together lies together: key results follow their new objective.
    if (draft.type === 'create' && draft.id === draft.root) made.set(draft.root, space);
    const destination = destinationOf({ ...draft, space });
    if (destination !== null) made.set(draft.root, destination);
    clock = tick(clock, now, device.id);
    const head = { space, n: isSettledLater(space) ? ++n : UNNUMBERED, uid: newId(), hlc: clock };
    if (draft.type !== 'patch') return { ...draft, ...head };
    const { from, ...patch } = draft;
    const over = seenIn(roots.get(rootKey(space, draft.root))?.records.get(draft.id), draft.fields, from);
    return { ...patch, ...head, ...(over && { over }) };
  });
}

/** Earlier than any clock of a record. */
const NOTHING_SEEN = writeHlc(0, 0, '-');

/** The clocks of what the author of a patch had before them: of what is there now, or of something older where it looked otherwise then. */
function seenIn(record: StoredRecord | undefined, fields: Fields, from: Fields | undefined): Clocks | null {
  if (!record) return null;
  const isAsSeen = (field: string): boolean =>
    from === undefined || JSON.stringify(from[field] ?? null) === JSON.stringify(record.fields[field] ?? null);
  return Object.fromEntries(
    Object.keys(fields).map((field) => [field, isAsSeen(field) ? clockOf(record, field) : NOTHING_SEEN]),
  );
}

/** The space that an objective is to go to with all under it; null for whatever stays in its space. */
export function destinationOf({ space, command }: { space: string; command?: Command }): string | null {
  if (command?.name !== 'relocate' && command?.name !== 'activate') return null;
  return command.space === undefined || command.space === space ? null : command.space;
}

function homeOf({ root, id }: Draft, roots: ReadonlyMap<RootKey, Root>, { server, space }: DeviceState): string {
  const candidates = [...roots.values()].filter((candidate) => candidate.id === root);
  // A directory is in every space, and an objective that has moved left its tombstone behind.
  // What several directories know is the organisation's, as it is shown (see directoryOf).
  const found =
    candidates.findLast(({ records }) => isAlive(records.get(root === DIRECTORY_ROOT ? id : root))) ??
    candidates.find(({ records }) => records.has(id));
  if (found) return found.space;
  return server && root === DIRECTORY_ROOT ? 'org' : space;
}

/** Roots that drafts read or write. */
export function rootsOf(drafts: readonly Draft[]): Set<string> {
  const roots = new Set<string>();
  for (const draft of drafts) {
    roots.add(draft.root);
    if (draft.type === 'command' && draft.command.name === 'move') roots.add(draft.command.objective);
  }
  return roots;
}
