/** What a page begins once it has painted. None of it may be in the way of the first paint, nor stop the page when it fails. */
import { onComingBack } from '#lib/platform/comingBack.ts';
import { askToPersist } from '#lib/platform/storageRoom.ts';
import { browserSyncPorts } from '#lib/platform/syncPorts.ts';
import type { Replica } from '#lib/replica/replica.ts';
import { SYNC_CHANNEL, syncAmongWindows } from '#lib/sync/client/windows.ts';
import type { PagePorts } from './app.tsx';
import type { SyncToCome } from './syncToCome.ts';

interface Begun {
  replica: Replica;
  sync: SyncToCome;
  ports: PagePorts;
}

export async function afterPaint({ replica, sync, ports }: Begun): Promise<void> {
  await Promise.all([
    // Asks the browser not to clear our data on its own; with what right it answers is shown in the settings.
    tried('ask for storage that stays', askToPersist()),
    tried('look through its data', replica.prepare()),
    tried('begin to sync', keepInStep({ replica, sync, ports })),
  ]);
}

async function keepInStep({ replica, sync, ports }: Begun): Promise<void> {
  const copy = await (await replica.whole()).synced();
  const here = syncAmongWindows(browserSyncPorts(copy), new BroadcastChannel(SYNC_CHANNEL));
  replica.onChange(here.changed);
  onComingBack(here.poke);
  sync.arrive(here);
  // From then on the worker has something to do while no page is open.
  let wasAlone = false;
  here.onState(({ phase }) => {
    if (wasAlone && phase !== 'alone') ports.tellWorker();
    wasAlone = phase === 'alone';
  });
}

async function tried(what: string, work: Promise<unknown>): Promise<void> {
  try {
    await work;
  } catch (error) {
    console.error(`Updraft could not ${what}`, error);
  }
}
