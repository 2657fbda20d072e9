/** How a device stands with its server, in words, and what a person can do about it. */
import type { SyncState } from '#lib/sync/client/state.ts';
import type { TextKey } from '#lib/texts/sections.ts';

/** Leads out of a state that time alone does not end, or not soon. */
export type WayOut = 'try-now' | 'join-again' | 'update';

export interface Standing {
  /** null: there is nothing to say. `time` is to be filled in where it is not null. */
  sentence: { key: TextKey; time: number | null } | null;
  way: WayOut | null;
  /** It will not end by itself, so it is not to be overlooked. */
  isStuck: boolean;
}

/** Until then a time of day would say less than 'in a moment'. */
const SOON_MS = 60_000;

const TRIES: Record<NonNullable<SyncState['problem']>, { soon: TextKey; at: TextKey }> = {
  unreachable: { soon: 'foot.unreachableSoon', at: 'foot.unreachableAt' },
  'too-many': { soon: 'foot.tooManySoon', at: 'foot.tooManyAt' },
  server: { soon: 'foot.serverSoon', at: 'foot.serverAt' },
  storage: { soon: 'foot.storageSoon', at: 'foot.storageAt' },
};

/** @param now epoch ms */
export function standing({ phase, problem, retryAt, pending }: SyncState, now: number): Standing {
  const plain = (key: TextKey | null): Standing => ({
    sentence: key && { key, time: null },
    way: null,
    isStuck: false,
  });
  const stuck = (key: TextKey, way: WayOut): Standing => ({ sentence: { key, time: null }, way, isStuck: true });
  switch (phase) {
    case 'alone':
      return plain(null);
    case 'connecting':
      return plain('foot.connecting');
    case 'live':
      return plain(pending > 0 ? null : 'foot.upToDate');
    case 'offline':
      return plain('foot.offline');
    case 'signed-out':
      return stuck('foot.signedOut', 'join-again');
    case 'no-right':
      return stuck('foot.noRight', 'try-now');
    case 'too-old':
      return stuck('foot.tooOld', 'update');
    case 'waiting': {
      const { soon, at } = TRIES[problem ?? 'server'];
      const isSoon = retryAt === null || retryAt - now < SOON_MS;
      return { sentence: { key: isSoon ? soon : at, time: isSoon ? null : retryAt }, way: 'try-now', isStuck: false };
    }
  }
}
