/** Which space a draft belongs to: where its root lives, or the one that its author asked for. */
import { isAlive } from '#lib/sync/hanging.ts';
import { tick } from '#lib/sync/clock.ts';
import { DIRECTORY_ROOT, type Draft } from '#lib/sync/draft.ts';
import type { Operation } from '#lib/sync/operation.ts';
import type { DeviceState } from './database.ts';
import type { Root, RootKey } from './row.ts';

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
    clock = tick(clock, now, device.id);
    return { ...draft, space, n: isSettledLater(space) ? ++n : UNNUMBERED, uid: newId(), hlc: clock };
  });
}

function homeOf({ root, id }: Draft, roots: ReadonlyMap<RootKey, Root>, { server, space }: DeviceState): string {
  const candidates = [...roots.values()].filter((candidate) => candidate.id === root);
  // A directory is in every space, and an objective that has moved left its tombstone behind.
  const found =
    candidates.find(({ records }) => isAlive(records.get(root === DIRECTORY_ROOT ? id : root))) ??
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
