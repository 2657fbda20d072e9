import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Cadence, KeyResult, Objective, ObjectiveTree, With } from '#lib/okr/model.ts';
import { trackOccurrences } from '#lib/okr/rhythm.ts';
import { agendaKeys, shelfKeys } from '#lib/replica/agenda.ts';
import { ANN, at, checkIn, directoryWith, keyResult, objective, value } from '../okr/records.ts';

const BOB = { ...ANN, id: 'bob', zone: 'America/New_York' };
const directory = directoryWith({ people: [ANN, BOB] });
const tree = (more: Partial<Objective>, ...keyResults: Partial<With<KeyResult>>[]): ObjectiveTree => ({
  objective: objective(more),
  keyResults: keyResults.map((fields) => ({ keyResult: keyResult(fields), checkIns: [], skips: [], changes: [] })),
});
const FIRST_FRIDAY = '2026-07-10T17:00';

describe('the agenda of an objective', () => {
  it('has an entry for each key result and its owner, at the owner’s own hour', () => {
    expect(agendaKeys(tree({}, { id: 'mine' }, { id: 'his', owner: 'bob' }), directory)).toEqual([
      ['ann', 'q3', at(FIRST_FRIDAY, ANN.zone), 'mine'],
      ['bob', 'q3', at(FIRST_FRIDAY, BOB.zone), 'his'],
    ]);
  });

  it('moves on with a check-in', () => {
    const said = { ...tree({}, {}) };
    said.keyResults[0]?.checkIns.push(checkIn('2026-07-10', value(3)));
    expect(agendaKeys(said, directory)).toEqual([['ann', 'q3', at('2026-07-17T17:00', ANN.zone), 'kr']]);
  });

  it('follows the cadence of the team, else of the organisation', () => {
    const on = (weekday: number): Cadence => ({ every: 'week', weekday, time: '17:00' });
    const house = directoryWith({
      organisation: { id: 'org', name: 'Lumina', zone: 'UTC', firstWeekday: 1, cadence: on(1) },
      teams: [{ id: 'sales', name: 'Sales', cadence: on(2) }],
    });
    const expected = (team: string | null) => agendaKeys(tree({ team }, {}), house).map(([, , at]) => at);
    expect(expected('sales')).toEqual([at('2026-07-14T17:00', ANN.zone)]);
    expect(expected(null)).toEqual([at('2026-07-13T17:00', ANN.zone)]);
  });

  it('passes over the days on which the owner is away, and no one else’s', () => {
    const away = [{ id: 'away', person: 'bob', firstDay: '2026-07-10', lastDay: '2026-07-16' }];
    const house = directoryWith({ people: [ANN, BOB], away });
    expect(agendaKeys(tree({}, { id: 'mine' }, { id: 'his', owner: 'bob' }), house)).toEqual([
      ['ann', 'q3', at(FIRST_FRIDAY, ANN.zone), 'mine'],
      ['bob', 'q3', at('2026-07-17T17:00', BOB.zone), 'his'],
    ]);
  });

  it('lists what is expected no more as expected never', () => {
    expect(agendaKeys(tree({}, { state: 'dropped' }), directory)).toEqual([['ann', 'q3', Infinity, 'kr']]);
    expect(agendaKeys(tree({ state: 'dropped' }, {}), directory)).toEqual([['ann', 'q3', Infinity, 'kr']]);
    expect(agendaKeys(tree({ cycle: 'unknown' }, {}), directory)).toEqual([['ann', 'unknown', Infinity, 'kr']]);
  });

  it('files the backlog under no cycle, since an index cannot hold null', () => {
    expect(agendaKeys(tree({ cycle: null }, {}), directory)).toEqual([['ann', '', Infinity, 'kr']]);
  });

  it('is empty while the objective is a draft', () => {
    expect(agendaKeys(tree({ state: 'draft' }, {}), directory)).toEqual([]);
  });

  it('counts in UTC for an owner of whom nothing is known', () => {
    expect(agendaKeys(tree({}, { owner: 'stranger' }), directory)).toEqual([
      ['stranger', 'q3', at(FIRST_FRIDAY, 'UTC'), 'kr'],
    ]);
  });
});

describe('a count over the agenda', () => {
  const begin = at('2026-07-01T00:00');
  const hours = fc.integer({ min: 0, max: 95 * 24 }).map((hour) => begin + hour * 3_600_000);
  const asked = fc.record({
    owner: fc.constantFrom('ann', 'bob'),
    state: fc.constantFrom('active', 'dropped'),
    activatedAt: hours,
    said: fc.array(hours, { maxLength: 3 }),
  });

  it('up to now, as the badge makes it, is the number of overdue occurrences', () => {
    fc.assert(
      fc.property(fc.array(asked, { maxLength: 6 }), hours, (all, now) => {
        const given = tree({}, ...all.map(({ said: _, ...fields }, i) => ({ ...fields, id: `k${i}` })));
        for (const [i, { checkIns }] of given.keyResults.entries()) {
          for (const createdAt of all[i]?.said ?? []) checkIns.push(checkIn('2026-07-08', value(3), { createdAt }));
        }
        const overdue = given.keyResults
          .flatMap((history) => trackOccurrences(history, given.objective, directory, now))
          .filter(({ state }) => state === 'overdue');
        expect(agendaKeys(given, directory).filter(([, , at]) => at < now)).toHaveLength(overdue.length);
      }),
    );
  });
});

describe('the shelf', () => {
  it('holds an objective once for everyone who owns something of it', () => {
    expect(shelfKeys(tree({ order: 'a4' }, { owner: 'ann' }, { owner: 'bob' }, { owner: 'bob' }))).toEqual([
      ['ann', 'q3', 'a4', 'objective'],
      ['bob', 'q3', 'a4', 'objective'],
    ]);
  });

  it('holds drafts and the backlog too', () => {
    expect(shelfKeys(tree({ state: 'draft', cycle: null }))).toEqual([['ann', '', 'a0', 'objective']]);
  });
});
