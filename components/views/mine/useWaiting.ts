import type { ObjectiveTree } from '#lib/okr/model.ts';
import { waitingIn } from '#lib/replica/unsettled.ts';
import { useSync } from '../useSync.ts';

const NOTHING: ReadonlySet<string> = new Set();

/** What of an objective waits for the server; nothing on a device that settles for itself. */
export function useWaiting(tree: ObjectiveTree): ReadonlySet<string> {
  return useSync().phase === 'alone' ? NOTHING : waitingIn(tree);
}
