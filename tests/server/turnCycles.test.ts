import { describe, expect, it } from 'vitest';
import { decided } from '../../server/operations/decided.ts';
import { RowsInHand } from '../../server/operations/rowsInHand.ts';
import { turnCycles } from '../../server/operations/turnCycles.ts';
import { readOrganisation } from '../../server/store/meta.ts';
import { alive, inDirectory, NOW, openCompany, patch } from './company.ts';

const DAY = 86_400_000;

describe('the server, as time passes', () => {
  const cycle = (id: string, firstDay: string, lastDay: string, state: string) =>
    inDirectory('cycle', id, { name: id, firstDay, lastDay, kind: 'month', state });

  it('begins and ends cycles by the days of the organisation, and leaves closed ones closed', async () => {
    const { backend, admin } = await openCompany();
    await admin.push(
      cycle('august', '2026-08-01', '2026-08-31', 'active'),
      cycle('september', '2026-09-01', '2026-09-30', 'planning'),
      cycle('july', '2026-07-01', '2026-07-31', 'closed'),
    );
    const states = async () =>
      [...alive(await admin.pull(), 'org').values()]
        .filter(({ kind, fields }) => kind === 'cycle' && fields.kind === 'month')
        .map(({ id, fields }) => `${id} ${String(fields.state)}`);
    expect(await turnCycles(backend, NOW)).toBe(0);
    // The last evening of August in Taipei, then the first morning of September, which is still August in London.
    expect(await turnCycles(backend, Date.UTC(2026, 7, 31, 15, 59))).toBe(0);
    expect(await turnCycles(backend, Date.UTC(2026, 7, 31, 16))).toBe(2);
    expect((await states()).toSorted()).toEqual(['august closing', 'july closed', 'september active']);
  });

  it('counts days in no zone that it does not know: such a one is refused, and cycles turn where one is stored all the same', async () => {
    const { backend, admin } = await openCompany();
    const id = (await backend.store.read(readOrganisation)) ?? '';
    const zone = (name: string) => patch('org', 'directory', id, 'organisation', { zone: name });
    expect(await admin.push(zone('Mars/Olympus_Mons'), zone('Europe/Zurich'))).toEqual(['invalid', null]);
    // A person's browser may know zones that this server has not heard of yet.
    expect(await admin.push(patch('org', 'directory', 'anna', 'person', { zone: 'Asia/Newtown' }))).toEqual([null]);

    await admin.push(cycle('september', '2026-09-01', '2026-09-30', 'planning'));
    // As a machine with an older list of zones finds it.
    await backend.store.write(async (tx) => {
      const rows = new RowsInHand(tx);
      const row = await rows.find('org', id);
      if (row) rows.place({ ...row, record: decided(row.record, { zone: 'Mars/Olympus_Mons' }, NOW) });
      await rows.write(NOW);
    });
    expect(await turnCycles(backend, Date.UTC(2026, 7, 31, 23, 59))).toBe(0);
    expect(await turnCycles(backend, Date.UTC(2026, 8, 1))).toBe(1);
  });

  it('has the last word over an edit that was made before on a device', async () => {
    const { backend, admin } = await openCompany();
    await admin.push(cycle('august', '2026-08-01', '2026-08-31', 'active'));
    admin.skew = 240_000;
    await admin.push(patch('org', 'directory', 'august', 'cycle', { state: 'active' }));
    await turnCycles(backend, NOW + 30 * DAY);
    expect(alive(await admin.pull(), 'org').get('august')?.fields.state).toBe('closing');
  });
});
