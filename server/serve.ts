/** One running server: a door, a database behind it, and an orderly end. */
import { createApp } from './app.ts';
import { createBackend } from './backend.ts';
import { createLimits } from './border/limits.ts';
import { createStreams } from './border/streams.ts';
import type { Config } from './config.ts';
import { databaseIn, makeDataFolder, openStore } from './dataFolder.ts';
import { openDoor } from './door.ts';
import { claimFolder } from './folderClaim.ts';
import { foundOrganisation, inviteFirstAdmin } from './identity/founding.ts';
import { inviteLink } from './invitePage/link.ts';
import type { Log } from './log.ts';
import type { Parts } from './parts.ts';
import { keepFigures, keepUp } from './upkeep.ts';

export interface RunningServer {
  /** Where devices reach it. */
  publicUrl: string;
  /** For the first admin; null once there is one. */
  adminLink: string | null;
  /** What it works with, for who runs it within their own process. */
  parts: Parts;
  /** Finishes requests, ends streams, closes the database. */
  stop(): Promise<void>;
}

/** Throws Unusable where the port or the folder cannot be had. */
export async function serve(config: Config, log: Log, now: () => number = Date.now): Promise<RunningServer> {
  // First of all, so that nothing is begun where the port cannot be had.
  const door = await openDoor(config);
  const closing = new AsyncDisposableStack();
  try {
    makeDataFolder(config.data);
    closing.defer(claimFolder(config.data));
    const store = await openStore(config.data);
    closing.defer(() => store.close());
    const backend = createBackend(store);
    await foundOrganisation(backend, { name: config.organisation, zone: config.zone }, now());
    const firstAdmin = await inviteFirstAdmin(backend, now());
    const upkeep = keepUp(backend, log, now);
    closing.defer(() => upkeep.stop());
    const figures = keepFigures(backend, log, now);
    closing.defer(() => figures.stop());

    const publicUrl = config.publicUrl ?? door.url;
    const limits = createLimits({ device: config.deviceLimit, network: config.addressLimit });
    const streams = createStreams();
    const parts: Parts = { backend, limits, streams, publicUrl, proxies: config.proxies, now };
    closing.defer(() => door.close());
    closing.defer(() => streams.close());
    door.answer(createApp(parts, log).fetch);
    log.event('listening', { url: door.url, publicUrl, database: databaseIn(config.data) });

    return {
      publicUrl,
      adminLink: firstAdmin && inviteLink(publicUrl, firstAdmin.code),
      parts,
      async stop() {
        log.event('stopping', { streams: streams.count });
        await closing.disposeAsync();
        log.event('stopped');
      },
    };
  } catch (error) {
    await closing.disposeAsync();
    await door.close();
    throw error;
  }
}
