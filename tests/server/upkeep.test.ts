import { beforeEach, describe, expect, it } from 'vitest';
import type { Backend } from '../../server/backend.ts';
import { createInvite } from '../../server/identity/invites.ts';
import { revokeSession } from '../../server/identity/sessions.ts';
import { createLog } from '../../server/log.ts';
import { checkStore } from '../../server/operations/check.ts';
import { readPersonOf, readSettled } from '../../server/store/devices.ts';
import { readRejections } from '../../server/store/rejections.ts';
import { REVOKED_DAYS } from '../../server/store/outOfUse.ts';
import { keepUp } from '../../server/upkeep.ts';
import { bring, objective, openCompany, team, type TestDevice } from './company.ts';

const DAY = 86_400_000;
const SPACE = 'team:wheels';
let backend: Backend;
let admin: TestDevice;
let ben: TestDevice;
/** What the log was told. */
let told: string[];

beforeEach(async () => {
  ({ backend, admin } = await openCompany());
  await admin.push(team('wheels'));
  ben = await bring(backend, admin, 'ben', { teams: ['wheels'] });
  told = [];
});

async function after(days: number): Promise<string[]> {
  told = [];
  const log = createLog((line) => void told.push(line), 'info');
  await keepUp(backend, log, () => ben.clock.now + days * DAY).stop();
  return told.flatMap((line) => / forgotten|defect/.exec(line)?.input ?? []);
}

describe('the server forgets', () => {
  it('invites that have expired, used or not, and none before', async () => {
    const invites = () => backend.store.read(({ db }) => db.selectFrom('invites').select('used_at').execute());
    await createInvite(backend, admin.session, { role: 'member', teams: ['wheels'] }, ben.clock.now);
    expect(await invites()).toHaveLength(3);
    expect(await after(6.9)).toEqual([]);
    expect(await after(7)).toEqual([expect.stringContaining('"message":"invites forgotten","rows":3')]);
    expect(await invites()).toEqual([]);
  });

  it('what was settled and rejected of devices that were revoked long ago, and nothing of those that may still ask', async () => {
    const twice = [objective('o1', SPACE, 'ben'), objective('o1', SPACE, 'ben')];
    expect(await ben.push(...twice)).toEqual([null, 'exists']);
    const cho = await bring(backend, admin, 'cho', { teams: ['wheels'] });
    expect(await cho.push(...twice)).toEqual(['exists', 'exists']);
    const { device } = ben.session;
    await revokeSession(backend, admin.session, device, ben.clock.now);
    const keptOf = (of: TestDevice) =>
      backend.store.read(async (tx) => ({
        settled: (await readSettled(tx, of.session.device, { first: 1, last: 9 })).size,
        rejected: (await readRejections(tx, of.session.device)).length,
      }));

    await after(REVOKED_DAYS);
    expect(await keptOf(ben)).toEqual({ settled: 2, rejected: 1 });
    const rounds = await after(REVOKED_DAYS + 1);
    expect(rounds).toEqual([expect.stringContaining('"message":"revoked devices forgotten","rows":3')]);
    expect(await keptOf(ben)).toEqual({ settled: 0, rejected: 0 });
    expect(await keptOf(cho)).toEqual({ settled: 2, rejected: 2 });
    expect((await checkStore(backend.store)).problems).toEqual([]);
    // Whose words its clocks speak of stays known.
    expect(await backend.store.read((tx) => readPersonOf(tx, device))).toBe('ben');
  });
});

describe('one duty that fails', () => {
  it('is told, and keeps none of the others', async () => {
    // As a damaged disk leaves it.
    await backend.store.write(({ db }) =>
      db.updateTable('records').set({ body: '{' }).where('kind', '=', 'cycle').execute(),
    );
    expect(await after(7)).toEqual([
      expect.stringContaining('defect'),
      expect.stringContaining('"message":"invites forgotten"'),
    ]);
  });
});
