import { describe, expect, it } from 'vitest';
import { mayWork } from '#lib/okr/mayWork.ts';
import type { Team, With } from '#lib/okr/model.ts';
import { directoryWith, keyResult, objective } from './records.ts';

const ORGANISATION = { id: 'org', name: 'Ironwood Bikes', zone: 'Asia/Taipei', firstWeekday: 1 };
const TEAMS: With<Team>[] = [
  { id: 'bikes', name: 'Bikes', leaders: ['ann'] },
  { id: 'brakes', name: 'Brakes', parent: 'bikes', leaders: ['ben'] },
  { id: 'care', name: 'Care', leaders: ['ben'] },
];
const DIRECTORY = directoryWith({ organisation: ORGANISATION, teams: TEAMS });
const theirs = (team: string) => objective({ owner: 'ben', team });

describe('one may work on', () => {
  it('what one owns, and what hangs under it', () => {
    expect(mayWork(DIRECTORY, objective({ owner: 'ann', team: 'care' }), keyResult({ owner: 'ben' }))).toBe(true);
    expect(mayWork(DIRECTORY, theirs('care'), keyResult({ owner: 'ann' }))).toBe(true);
    expect(mayWork(DIRECTORY, theirs('care'), keyResult({ owner: 'ben' }))).toBe(false);
  });

  it('everything of the teams that one leads, and of those below them', () => {
    expect(mayWork(DIRECTORY, theirs('bikes'))).toBe(true);
    expect(mayWork(DIRECTORY, theirs('brakes'))).toBe(true);
    expect(mayWork(DIRECTORY, theirs('care'))).toBe(false);
  });

  it('what is the whole company’s, as whoever leads a team of its first level', () => {
    expect(mayWork(DIRECTORY, objective({ owner: 'ben' }))).toBe(true);
    expect(mayWork({ ...DIRECTORY, me: 'cho' }, objective({ owner: 'ben' }))).toBe(false);
  });

  it('everything on a device that is alone', () => {
    expect(mayWork(directoryWith({ teams: TEAMS }), theirs('care'))).toBe(true);
  });

  it('nothing of a team that stands above itself', () => {
    const round = [
      { id: 'a', name: 'A', parent: 'b' },
      { id: 'b', name: 'B', parent: 'a' },
    ];
    expect(mayWork(directoryWith({ organisation: ORGANISATION, teams: round }), theirs('a'))).toBe(false);
  });
});
