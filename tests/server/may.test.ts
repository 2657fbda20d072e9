import { describe, expect, it } from 'vitest';
import { may, TABLE, type Action, type Kind, type Towards } from '../../server/operations/may.ts';

/** Somebody of each kind who has as little to do with the thing as may be. */
const STRANGERS: Record<Kind, Towards> = {
  guest: { role: 'guest', isMember: false, isOpen: true, leads: false, owns: false },
  member: { role: 'member', isMember: false, isOpen: false, leads: false, owns: false },
  leader: { role: 'member', isMember: false, isOpen: false, leads: true, owns: false },
  admin: { role: 'admin', isMember: false, isOpen: false, leads: false, owns: false },
};

/** What else may hold of the same person, and by what name the protocol's table calls those who then may. */
const CIRCUMSTANCES: Record<string, Partial<Towards>> = {
  anything: {},
  'open spaces': { isOpen: true },
  'own teams': { isMember: true },
  'what they own elsewhere': { owns: true },
  'what they own in own teams': { isMember: true, owns: true },
};

/** The table of the protocol, cell by cell: the circumstances in which each may. */
const OWN = ['what they own in own teams'];
const MEMBERSHIP = ['own teams', 'what they own in own teams'];
const ALL = Object.keys(CIRCUMSTANCES);
const read = {
  guest: MEMBERSHIP,
  member: ['open spaces', ...MEMBERSHIP],
  leader: ALL,
  admin: ['open spaces', ...MEMBERSHIP],
};
const work = { guest: OWN, member: OWN, leader: ALL, admin: OWN };
const decide = { guest: [], member: OWN, leader: ALL, admin: OWN };
const staff = { guest: [], member: [], leader: ALL, admin: ALL };
const run = { guest: [], member: [], leader: [], admin: ALL };
const EXPECTED: Record<Action, Record<Kind, string[]>> = {
  read,
  comment: read,
  create: work,
  edit: work,
  checkIn: work,
  activate: decide,
  drop: decide,
  close: decide,
  move: decide,
  accept: decide,
  invite: staff,
  members: staff,
  visibility: staff,
  cycles: run,
  settings: run,
  roles: run,
  othersSessions: run,
};

const cells = Object.entries(EXPECTED).flatMap(([action, row]) =>
  Object.entries(row).map(([kind, allowed]) => ({ action: action as Action, kind: kind as Kind, allowed })),
);

describe('who may do what', () => {
  it.each(cells)('$kind: $action where it is $allowed', ({ action, kind, allowed }) => {
    const stranger = STRANGERS[kind];
    const found = Object.entries(CIRCUMSTANCES).filter(([, more]) => may(action, { ...stranger, ...more }));
    expect(found.map(([name]) => name)).toEqual(allowed);
  });

  it('is told for every action and every kind of person', () => {
    expect(Object.keys(TABLE).toSorted()).toEqual(Object.keys(EXPECTED).toSorted());
  });

  it('gives a guest nothing by an accident of leading', () => {
    expect(may('invite', { ...STRANGERS.guest, leads: true })).toBe(false);
  });
});
