/** The figures that the server writes for charts: of days, of teams, and of the company. */
import { beforeEach, describe, expect, it } from 'vitest';
import { DailyFigure } from '#lib/okr/dailyFigure.ts';
import type { Backend } from '../../server/backend.ts';
import { checkStore } from '../../server/operations/check.ts';
import { dailyFigures, type DailyFigures } from '../../server/operations/dailyFigures.ts';
import {
  alive,
  bring,
  checkIn,
  command,
  inDirectory,
  keyResult,
  NOW,
  objective,
  openCompany,
  patch,
  team,
  type Clock,
  type Meant,
  type TestDevice,
} from './company.ts';

const WHEELS = 'team:wheels';
const YEAR = { name: '2026', firstDay: '2026-01-01', lastDay: '2026-12-31', kind: 'year', state: 'active' };
let backend: Backend;
let clock: Clock;
let admin: TestDevice;
let ben: TestDevice;
let figures: DailyFigures;

/** Wheels have an objective with two questions, of which the first was answered on 12 August. */
beforeEach(async () => {
  ({ backend, clock, admin } = await openCompany());
  await admin.push(team('wheels'), team('frames'), inDirectory('cycle', 'year', YEAR));
  ben = await bring(backend, admin, 'ben', { teams: ['wheels', 'frames'] });
  await ben.push(
    objective('o', WHEELS, 'ben', { cycle: 'year' }),
    keyResult('k', WHEELS, 'o', 'ben', { activatedAt: Date.UTC(2026, 7, 1) }),
    keyResult('k2', WHEELS, 'o', 'ben', { activatedAt: Date.UTC(2026, 7, 1), order: 'a1' }),
    said('c', '2026-08-12'),
  );
  figures = dailyFigures(backend);
});

function said(id: string, at: string, fields: object = {}): Meant {
  const meant = checkIn(id, WHEELS, { root: 'o', of: 'k', by: 'ben', at });
  return meant.type === 'create' ? { ...meant, fields: { ...meant.fields, ...fields } } : meant;
}

/** 'day close/key results (check-ins)' of a team's days in the year, or (null) of the company's. */
async function daysOf(of: string | null): Promise<string[]> {
  const rows = [...alive(await ben.pull(), 'org').values()].filter(({ kind }) => kind === 'daily-figure');
  return rows
    .map(({ fields }) => DailyFigure.parse(fields))
    .filter((figure) => figure.team === of && figure.cycle === 'year')
    .toSorted((a, b) => (a.day < b.day ? -1 : 1))
    .map(({ day, close, keyResults, checkIns }) => `${day} ${close}/${keyResults} (${checkIns})`);
}
const BEGUN = '2026-08-01 null/2 (0)';

describe('the daily figures', () => {
  it('are there for the team and the company, for the days on which something moved', async () => {
    expect(await figures.write(NOW)).toBe(4);
    expect(await daysOf('wheels')).toEqual([BEGUN, '2026-08-12 0.5/2 (1)']);
    expect(await daysOf(null)).toEqual([BEGUN, '2026-08-12 0.5/2 (1)']);
    expect(await daysOf('frames')).toEqual([]);
  });

  it('are written once, also by a server that has been started anew', async () => {
    await figures.write(NOW);
    const before = (await ben.pull()).spaces.org?.upto;
    expect([await figures.write(NOW), await figures.write(NOW), await dailyFigures(backend).write(NOW)]).toEqual([
      0, 0, 0,
    ]);
    expect((await ben.pull()).spaces.org?.upto).toBe(before);
  });

  it('of days behind follow a check-in that comes late', async () => {
    await figures.write(NOW);
    await ben.push(said('late', '2026-08-05', { reading: { type: 'answer', yes: true } }));
    expect(await figures.write(NOW)).toBeGreaterThan(0);
    expect(await daysOf('wheels')).toEqual([BEGUN, '2026-08-05 0.5/2 (1)', '2026-08-12 0.5/2 (1)']);
  });

  it('are taken away where a day turns out to have moved nothing', async () => {
    await figures.write(NOW);
    await ben.push(said('taken-back', '2026-08-12', { reading: null, confidence: null, replaces: 'c' }));
    await figures.write(NOW);
    expect(await daysOf('wheels')).toEqual([BEGUN]);
    await ben.push(said('again', '2026-08-12'));
    await figures.write(NOW);
    expect(await daysOf('wheels')).toEqual([BEGUN, '2026-08-12 0.5/2 (1)']);
  });

  it('go with an objective to its new team, and leave with one that is deleted', async () => {
    await figures.write(NOW);
    await ben.push(command(WHEELS, 'o', 'o', 'objective', { name: 'relocate', space: 'team:frames', team: 'frames' }));
    await figures.write(NOW);
    expect([await daysOf('wheels'), await daysOf('frames')]).toEqual([[], [BEGUN, '2026-08-12 0.5/2 (1)']]);
    await ben.push({ space: 'team:frames', root: 'o', type: 'delete', kind: 'objective', id: 'o' });
    await figures.write(NOW);
    expect([await daysOf('frames'), await daysOf(null)]).toEqual([[], []]);
  });

  it('know nothing of what lies in a person’s own space', async () => {
    await ben.push(
      objective('private', 'person:ben', 'ben', { cycle: 'year' }),
      keyResult('kp', 'person:ben', 'private', 'ben'),
    );
    await figures.write(NOW);
    expect((await daysOf(null)).at(-1)).toBe('2026-08-12 0.5/2 (1)');
  });

  it('are what they would be if they had been worked out all at once, whatever came in between', async () => {
    const steps: Meant[][] = [
      [said('c1', '2026-08-03')],
      [keyResult('k3', WHEELS, 'o', 'ben', { activatedAt: Date.UTC(2026, 7, 4), order: 'a2', weight: 2 })],
      [
        command(WHEELS, 'o', 'k2', 'key-result', {
          name: 'drop',
          note: { on: '2026-08-06', why: '', learned: '', freed: '' },
        }),
      ],
      [objective('o2', 'team:frames', 'ben', { cycle: 'year' }), keyResult('f', 'team:frames', 'o2', 'ben')],
      [command(WHEELS, 'o', 'k', 'key-result', { name: 'move', objective: 'o2', order: 'a5' })],
      [patch('team:frames', 'o2', 'o2', 'objective', { cycle: null })],
    ];
    for (const step of steps) {
      expect(await ben.push(...step)).toEqual(step.map(() => null));
      await figures.write(NOW);
      expect(await dailyFigures(backend).write(NOW)).toBe(0);
    }
    expect(await daysOf('wheels')).not.toEqual([]);
    expect((await checkStore(backend.store)).problems).toEqual([]);
  });

  it('of a closed cycle stay as they are', async () => {
    await figures.write(NOW);
    const before = await daysOf('wheels');
    await admin.push(patch('org', 'directory', 'year', 'cycle', { state: 'closed' }));
    await figures.write(NOW);
    expect(await daysOf('wheels')).toEqual(before);
  });
});

describe('a day', () => {
  /** In Zurich the clocks go back in the night to Sunday 25 October 2026. */
  beforeEach(async () => {
    const { record } = await organisation();
    await admin.push(patch('org', 'directory', record.id, 'organisation', { zone: 'Europe/Zurich' }));
    await admin.push(patch('org', 'directory', 'ben', 'person', { zone: 'Europe/Zurich' }));
  });
  const organisation = async () => {
    const rows = (await admin.pull()).spaces.org?.rows ?? [];
    const found = rows.find(({ record }) => record.kind === 'organisation');
    if (!found) throw new Error('no organisation');
    return found;
  };

  it.each([
    ['of 25 hours begins at midnight of summer', '2026-10-25', Date.UTC(2026, 9, 24, 22)],
    ['after it begins at midnight of winter', '2026-10-26', Date.UTC(2026, 9, 25, 23)],
  ])('%s, where the organisation is', async (_, day, midnight) => {
    clock.now = midnight - 3_600_000;
    await ben.push(said('tomorrow', day));
    await figures.write(midnight - 1);
    expect((await daysOf('wheels')).at(-1)).toBe('2026-08-12 0.5/2 (1)');
    expect(await figures.write(midnight)).toBe(2);
    expect((await daysOf('wheels')).at(-1)).toBe(`${day} 0.5/2 (1)`);
  });
});

describe('nobody but the server', () => {
  it('writes, changes or deletes a figure', async () => {
    await figures.write(NOW);
    const [row] = (await admin.pull()).spaces.org?.rows.filter(({ record }) => record.kind === 'daily-figure') ?? [];
    if (!row) throw new Error('no figure');
    const { id, fields } = row.record;
    const at = { space: 'org', root: row.root, kind: 'daily-figure' } as const;
    expect(
      await admin.push(
        { ...at, type: 'create', id: 'mine', root: 'mine', fields },
        { ...at, space: 'person:anna', type: 'create', id: 'own', root: 'own', fields },
        { ...at, type: 'patch', id, fields: { close: 1.2 } },
        { ...at, type: 'delete', id },
      ),
    ).toEqual(['forbidden', 'forbidden', 'forbidden', 'forbidden']);
  });

  it('shows them to a guest', async () => {
    const guest = await bring(backend, admin, 'gil', { role: 'guest', teams: ['wheels'] });
    await figures.write(NOW);
    const kinds = ((await guest.pull()).spaces.org?.rows ?? []).map(({ record }) => record.kind);
    expect(kinds).not.toContain('daily-figure');
    expect(kinds).toContain('cycle');
  });
});
