import { describe, expect, it } from 'vitest';
import { turnCycles } from '../../server/operations/turnCycles.ts';
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

  it('has the last word over an edit that was made before on a device', async () => {
    const { backend, admin } = await openCompany();
    await admin.push(cycle('august', '2026-08-01', '2026-08-31', 'active'));
    admin.skew = 240_000;
    await admin.push(patch('org', 'directory', 'august', 'cycle', { state: 'active' }));
    await turnCycles(backend, NOW + 30 * DAY);
    expect(alive(await admin.pull(), 'org').get('august')?.fields.state).toBe('closing');
  });
});
