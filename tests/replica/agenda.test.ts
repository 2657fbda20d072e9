import { describe, expect, it } from 'vitest';
import type { KeyResult, Objective, ObjectiveTree, With } from '#lib/okr/model.ts';
import { agendaKeys, shelfKeys } from '#lib/replica/agenda.ts';
import { ANN, at, checkIn, keyResult, objective, Q3, value } from '../okr/records.ts';

const BOB = { ...ANN, id: 'bob', zone: 'America/New_York' };
const directory = {
  me: 'ann',
  people: new Map([ANN, BOB].map((person) => [person.id, person])),
  teams: new Map(),
  organisation: null,
  away: new Map(),
  cycles: new Map([[Q3.id, Q3]]),
};
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
