/**
 * The demo company's database, from the first start on. It is filled beside its place and put there in one step: a start that is interrupted
 * half-way leaves no company of which a part is missing, and the next one begins anew.
 */
import { existsSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Locale } from '#lib/texts/sections.ts';
import { createBackend } from '../../server/backend.ts';
import type { Config } from '../../server/config.ts';
import { databaseIn, makeDataFolder, openStore } from '../../server/dataFolder.ts';
import { claimFolder } from '../../server/folderClaim.ts';
import { foundOrganisation, inviteFirstAdmin } from '../../server/identity/founding.ts';
import { fillWithDemoCompany } from './fill.ts';

/** Of the settings of the server that is to run on it. */
type Place = Pick<Config, 'data' | 'organisation' | 'zone'>;

/**
 * Does nothing where there is a database already, whatever is in it.
 *
 * @param now epoch ms, from which everything is told
 * @throws Unusable where the folder cannot be had
 */
export async function ensureDemoDatabase(
  place: Place,
  { now, locale }: { now: number; locale: Locale },
): Promise<void> {
  const database = databaseIn(place.data);
  if (existsSync(database)) return;
  makeDataFolder(place.data);
  const release = claimFolder(place.data);
  const beside = join(place.data, 'filling');
  try {
    if (existsSync(database)) return;
    rmSync(beside, { recursive: true, force: true });
    makeDataFolder(beside);
    await fill(beside, place, { now, locale });
    renameSync(databaseIn(beside), database);
  } finally {
    rmSync(beside, { recursive: true, force: true });
    release();
  }
}

/** Once it is closed, all of the database is in its one file. */
async function fill(
  folder: string,
  { organisation, zone }: Place,
  { now, locale }: { now: number; locale: Locale },
): Promise<void> {
  const store = await openStore(folder);
  try {
    const backend = createBackend(store);
    await foundOrganisation(backend, { name: organisation, zone }, now);
    const admin = await inviteFirstAdmin(backend, now);
    if (!admin) throw new Error('A new organisation has no admin.');
    await fillWithDemoCompany(backend, { adminCode: admin.code, now, zone, locale });
  } finally {
    await store.close();
  }
}
