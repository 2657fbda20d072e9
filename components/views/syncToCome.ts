/** How things stand with the server, for a page that has not loaded its syncer yet (afterPaint.ts). */
import { FIRST_STATE } from '#lib/sync/client/state.ts';
import type { Sync } from './app.tsx';

export type SyncToCome = ReturnType<typeof syncToCome>;

export function syncToCome() {
  const listeners = new Set<Parameters<Sync['onState']>[0]>();
  let come: Pick<Sync, 'state' | 'poke'> | null = null;
  return {
    get state() {
      return come?.state ?? FIRST_STATE;
    },
    onState(listener: Parameters<Sync['onState']>[0]) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    /** One that is not there yet asks as soon as it is. */
    poke: () => come?.poke(),
    arrive(sync: Sync) {
      come = sync;
      sync.onState((state) => {
        for (const listener of listeners) listener(state);
      });
    },
  };
}
