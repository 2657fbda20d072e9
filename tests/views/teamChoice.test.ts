import { describe, expect, it } from 'vitest';
import { chosenTeam, teamChoice } from '#components/views/team/teamChoice.ts';
import { directoryWith } from '../okr/records.ts';

const DIRECTORY = directoryWith({
  teams: [
    { id: 'w', name: 'Workshop', members: ['ann', 'ben'] },
    { id: 'c', name: 'Care', members: ['ben'] },
    { id: 'b', name: 'Board', members: ['ben'], open: false },
    { id: 'a', name: 'Atelier', leaders: ['ann'] },
  ],
});
const CHOICE = teamChoice(DIRECTORY, 'en');

describe('the teams of a person', () => {
  it('are one’s own, and those that are open; closed ones of others are not offered', () => {
    expect(CHOICE.mine.map(({ name }) => name)).toEqual(['Atelier', 'Workshop']);
    expect(CHOICE.open.map(({ name }) => name)).toEqual(['Care']);
  });

  it('begin with the one looked at last, as long as it may be looked at', () => {
    expect(chosenTeam(CHOICE, 'c')?.name).toBe('Care');
    expect(chosenTeam(CHOICE, 'b')?.name).toBe('Atelier');
    expect(chosenTeam(CHOICE, null)?.name).toBe('Atelier');
  });

  it('are none for whoever belongs to none and has chosen none', () => {
    expect(chosenTeam(teamChoice({ ...DIRECTORY, me: 'zoe' }, 'en'), null)).toBeNull();
  });
});
