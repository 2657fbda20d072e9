/** What a page begins once it has painted. None of it may be in the way of the first paint, nor stop the page when it fails. */
import { onComingBack } from '#lib/platform/comingBack.ts';
import { askToPersist } from '#lib/platform/storageRoom.ts';
import { browserSyncPorts } from '#lib/platform/syncPorts.ts';
import type { Replica } from '#lib/replica/replica.ts';
import { SYNC_CHANNEL, syncAmongWindows } from '#lib/sync/client/windows.ts';
import type { SyncToCome } from './syncToCome.ts';

export async function afterPaint(replica: Replica, sync: SyncToCome): Promise<void> {
  await Promise.all([
    // Asks the browser not to clear our data on its own; with what right it answers is shown in the settings.
    tried('ask for storage that stays', askToPersist()),
    tried('look through its data', replica.prepare()),
    tried('begin to sync', keepInStep(replica, sync)),
  ]);
}

async function keepInStep(replica: Replica, sync: SyncToCome): Promise<void> {
  const copy = await (await replica.whole()).synced();
  const here = syncAmongWindows(browserSyncPorts(copy), new BroadcastChannel(SYNC_CHANNEL));
  replica.onChange(here.changed);
  onComingBack(here.poke);
  sync.arrive(here);
}

async function tried(what: string, work: Promise<unknown>): Promise<void> {
  try {
    await work;
  } catch (error) {
    console.error(`Updraft could not ${what}`, error);
  }
}
