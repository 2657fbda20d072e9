import { describe, expect, it } from 'vitest';
import type { Cadence, KeyResult, Objective } from '#lib/okr/model.ts';
import { cadenceFor, dueState } from '#lib/okr/cadence.ts';
import { ANN, at, directoryWith, keyResult, objective } from './records.ts';

const TAIPEI = 'Asia/Taipei';

describe('whose cadence holds', () => {
  const on = (weekday: number): Cadence => ({ every: 'week', weekday, time: '09:00' });
  const MONDAY = on(1);
  const TUESDAY = on(2);
  const WEDNESDAY = on(3);
  const THURSDAY = on(4);
  const SATURDAY = on(6);
  const organisation = { id: 'org', name: 'Lumina', zone: TAIPEI, firstWeekday: 1 };
  const ann = { ...ANN, cadence: SATURDAY };

  interface Said {
    keyResult?: Partial<KeyResult>;
    objective?: Partial<Objective>;
    team?: Cadence | null;
    organisation?: Cadence | null;
  }
  /** The cadence where each of these says what it says, and Ann's own habit is Saturday. */
  const chosen = (said: Said) =>
    cadenceFor(
      keyResult(said.keyResult),
      objective({ team: 'sales', ...said.objective }),
      directoryWith({
        people: [ann],
        teams: [{ id: 'sales', name: 'Sales', ...('team' in said && { cadence: said.team }) }],
        organisation: { ...organisation, ...('organisation' in said && { cadence: said.organisation }) },
      }),
    );

  it('is the nearest that says: key result, objective, team, organisation, then the owner’s habit', () => {
    const all = {
      keyResult: { cadence: MONDAY },
      objective: { cadence: TUESDAY },
      team: WEDNESDAY,
      organisation: THURSDAY,
    };
    expect(chosen(all)).toEqual(MONDAY);
    expect(chosen({ ...all, keyResult: {} })).toEqual(TUESDAY);
    expect(chosen({ ...all, keyResult: {}, objective: {} })).toEqual(WEDNESDAY);
    expect(chosen({ organisation: THURSDAY })).toEqual(THURSDAY);
    expect(chosen({})).toEqual(SATURDAY);
  });

  it('takes null for saying nothing, at every level', () => {
    const silent = { keyResult: { cadence: null }, objective: { cadence: null }, team: null, organisation: null };
    expect(chosen(silent)).toEqual(SATURDAY);
  });

  it('is Friday 17:00 weekly where nobody says anything, and where the owner is unknown', () => {
    const friday = { every: 'week', weekday: 5, time: '17:00' };
    expect(cadenceFor(keyResult({ cadence: null }), objective(), directoryWith())).toEqual(friday);
    expect(cadenceFor(keyResult(), objective(), directoryWith({ people: [] }))).toEqual(friday);
  });

  it('comes from the teams above where the objective’s own team is silent', () => {
    const teams = [
      { id: 'company', name: 'Company', cadence: MONDAY },
      { id: 'sales', name: 'Sales', parent: 'company' },
      { id: 'north', name: 'Sales North', parent: 'sales' },
    ];
    const directory = directoryWith({ teams, organisation: { ...organisation, cadence: THURSDAY } });
    expect(cadenceFor(keyResult(), objective({ team: 'north' }), directory)).toEqual(MONDAY);
    expect(cadenceFor(keyResult(), objective({ team: 'gone' }), directory)).toEqual(THURSDAY);
  });

  it('does not go round for ever where teams stand above each other', () => {
    const teams = [
      { id: 'hen', name: 'Hen', parent: 'egg' },
      { id: 'egg', name: 'Egg', parent: 'hen' },
    ];
    expect(cadenceFor(keyResult(), objective({ team: 'hen' }), directoryWith({ teams, people: [ann] }))).toEqual(
      SATURDAY,
    );
  });
});

describe('due', () => {
  const friday = at('2026-07-10T17:00', TAIPEI);
  const on = (localTime: string) => dueState(friday, at(localTime, TAIPEI), TAIPEI);

  it.each([
    ['2026-07-09T16:59', 'upcoming', 0],
    ['2026-07-09T17:00', 'due', 0],
    ['2026-07-10T17:00', 'due', 0],
    ['2026-07-10T17:01', 'overdue', 0],
    ['2026-07-11T16:59', 'overdue', 0],
    ['2026-07-11T17:00', 'overdue', 1],
    ['2026-07-12T10:00', 'overdue', 1],
    ['2026-07-24T17:00', 'overdue', 14],
  ])('on %s it is %s and %d days late', (now, state, lateDays) => {
    expect(on(now)).toEqual({ state, lateDays });
  });

  it('is nothing when nothing is expected', () => {
    expect(dueState(null, friday, TAIPEI)).toEqual({ state: 'none', lateDays: 0 });
  });

  it('counts late days by the clock on the wall, also over the night that lasts 25 hours', () => {
    const saturday = at('2026-10-24T17:00', 'Europe/Berlin');
    expect(dueState(saturday, at('2026-10-25T17:00', 'Europe/Berlin'), 'Europe/Berlin').lateDays).toBe(1);
    expect(dueState(saturday, at('2026-10-25T16:59', 'Europe/Berlin'), 'Europe/Berlin').lateDays).toBe(0);
  });
});
