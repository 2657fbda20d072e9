/** The extension's own copy of the data over an IndexedDB in memory, so that an import here is the one in the browser. */
import 'fake-indexeddb/auto';
import { v7 as uuid } from 'uuid';
import { openReplica, type Replica } from '#lib/replica/replica.ts';

export function openDeviceInMemory(zone: string): Promise<Replica> {
  // A name of its own: BroadcastChannel reaches every thread of the process.
  return openReplica({ name: `updraft-import-${uuid()}`, zone: () => zone });
}
