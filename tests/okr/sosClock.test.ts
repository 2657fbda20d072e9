import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sosClock, sosReminders, sosState, waitsFor, type SosCase } from '#lib/okr/sosClock.ts';
import { answerersOf, companyLeadersOf, mayAnswer, parentLeadersOf, type Teams } from '#lib/okr/sosPeople.ts';
import { at } from './records.ts';

const HOUR = 3_600_000;
const RAISED = at('2026-08-12T09:00', 'Asia/Taipei');

/** Two areas under the organisation; sales has a region, the region a shop without leaders and a market. */
const TEAMS: Teams = new Map([
  ['sales', { parent: null, leaders: ['sam', 'sue'] }],
  ['kitchen', { parent: null, leaders: ['kim'] }],
  ['region', { parent: 'sales', leaders: ['rob'] }],
  ['shop', { parent: 'region', leaders: [] }],
  ['market', { parent: 'region', leaders: ['mia', 'max'] }],
]);

const place = (team: string | null, owner = 'ann', raiser = 'zoe') => ({ raiser, objective: { owner, team } });

function sosCase(
  more: {
    id?: string;
    raiser?: string;
    owner?: string;
    team?: string | null;
    createdAt?: number;
    answers?: string[];
  } = {},
): SosCase {
  return {
    sos: {
      id: more.id ?? 's',
      keyResult: 'kr',
      need: 'resources',
      line: 'We need one more pair of hands',
      author: more.raiser ?? 'zoe',
      createdAt: more.createdAt ?? RAISED,
    },
    answers: (more.answers ?? []).map((author) => ({ author })),
    keyResult: { state: 'active' },
    objective: { owner: more.owner ?? 'ann', team: more.team === undefined ? 'market' : more.team, state: 'active' },
  };
}

describe('whom an SOS goes to', () => {
  it.each([
    ['the owner and the leaders of the team', place('market'), ['ann', 'mia', 'max']],
    ['each once', place('market', 'mia'), ['mia', 'max']],
    ['not the raiser, who may be the owner', place('market', 'zoe'), ['mia', 'max']],
    ['or a leader', place('market', 'ann', 'mia'), ['ann', 'max']],
    ['the next team above with a leader, where the team has none', place('shop'), ['ann', 'rob']],
    ['the one above that, where its only leader is the raiser', place('shop', 'ann', 'rob'), ['ann', 'sam', 'sue']],
    ['the company’s leaders, of a company objective', place(null), ['ann', 'kim', 'sam', 'sue']],
    ['or of a team that is not known', place('unheard'), ['ann', 'kim', 'sam', 'sue']],
  ])('is %s', (_, where, people) => {
    expect(answerersOf(where, TEAMS)).toEqual(people);
  });

  it('is nobody where there is nobody else', () => {
    expect(answerersOf(place(null, 'zoe'), new Map())).toEqual([]);
  });

  it('is, at the parent team, the leaders of the next one above the team that answers', () => {
    expect(parentLeadersOf(place('market'), TEAMS)).toEqual(['rob']);
    expect(parentLeadersOf(place('shop'), TEAMS)).toEqual(['sam', 'sue']);
    expect(parentLeadersOf(place('market', 'ann', 'rob'), TEAMS)).toEqual(['sam', 'sue']);
    expect(parentLeadersOf(place('sales'), TEAMS)).toEqual([]);
    expect(parentLeadersOf(place(null), TEAMS)).toEqual([]);
  });

  it('is, at the company, the leaders of every team directly under the organisation', () => {
    expect(companyLeadersOf(place('market'), TEAMS)).toEqual(['kim', 'sam', 'sue']);
    expect(companyLeadersOf(place('market', 'ann', 'sam'), TEAMS)).toEqual(['kim', 'sue']);
    expect(companyLeadersOf(place('a'), new Map([['a', {}]]))).toEqual([]);
  });

  it('does not run in circles where damaged teams stand above each other', () => {
    const circle: Teams = new Map([
      ['a', { parent: 'b', leaders: [] }],
      ['b', { parent: 'a', leaders: ['bea'] }],
    ]);
    expect(answerersOf(place('a'), circle)).toEqual(['ann', 'bea']);
    expect(parentLeadersOf(place('a'), circle)).toEqual([]);
  });
});

describe('the state of an SOS', () => {
  it.each([
    ['open', 'without an answer', sosCase()],
    ['answered', 'answered by the objective’s owner', sosCase({ answers: ['ann'] })],
    ['answered', 'answered by a leader of its team', sosCase({ answers: ['bob', 'max'] })],
    ['answered', 'answered by a leader further up', sosCase({ answers: ['sue'] })],
    ['answered', 'answered by another leader of the company', sosCase({ answers: ['kim'] })],
    ['open', 'with a colleague’s word', sosCase({ answers: ['bob'] })],
    ['open', 'with the raiser’s own word, though she owns the objective', sosCase({ owner: 'zoe', answers: ['zoe'] })],
    ['open', 'with the raiser’s own word, though he leads the team', sosCase({ raiser: 'max', answers: ['max'] })],
  ])('is %s: %s', (state, _, given) => {
    expect(sosState(given, TEAMS)).toBe(state);
  });

  it.each([
    ['its raiser closed it', { sos: { ...sosCase().sos, closedAt: RAISED + 1 } }],
    ['its key result was dropped', { keyResult: { state: 'dropped' as const } }],
    ['its objective was closed', { objective: { ...sosCase().objective, state: 'closed' as const } }],
    ['its objective was dropped', { objective: { ...sosCase().objective, state: 'dropped' as const } }],
  ])('is closed once %s, answered or not', (_, more) => {
    expect(sosState({ ...sosCase(), ...more }, TEAMS)).toBe('closed');
    expect(sosState({ ...sosCase({ answers: ['ann'] }), ...more }, TEAMS)).toBe('closed');
  });

  it('is open again for nobody: a null in the record is no closing', () => {
    expect(sosState({ ...sosCase(), sos: { ...sosCase().sos, closedAt: null } }, TEAMS)).toBe('open');
  });
});

describe('an SOS waits for', () => {
  const waiting = (given: SosCase) =>
    ['ann', 'mia', 'max', 'rob', 'sam', 'kim', 'zoe'].filter((one) => waitsFor(given, one, TEAMS));

  it('those who are to answer, until one of them has', () => {
    expect(waiting(sosCase())).toEqual(['ann', 'mia', 'max']);
    expect(waiting(sosCase({ answers: ['bob'] }))).toEqual(['ann', 'mia', 'max']);
    expect(waiting(sosCase({ answers: ['mia'] }))).toEqual([]);
  });

  it('nobody once it is closed', () => {
    expect(waiting({ ...sosCase(), sos: { ...sosCase().sos, closedAt: 1 } })).toEqual([]);
  });
});

describe('the clock', () => {
  it('reminds those who are to answer at 20 h, the parent team at 24 h, the company at 48 h', () => {
    expect(sosReminders(sosCase(), TEAMS)).toEqual([
      { sos: 's', step: 'answerers', to: ['ann', 'mia', 'max'], at: RAISED + 20 * HOUR },
      { sos: 's', step: 'parent-team', to: ['rob'], at: RAISED + 24 * HOUR },
      { sos: 's', step: 'company', to: ['kim', 'sam', 'sue'], at: RAISED + 48 * HOUR },
    ]);
  });

  it('leaves out a step without people', () => {
    expect(sosReminders(sosCase({ team: 'kitchen' }), TEAMS).map(({ step }) => step)).toEqual(['answerers', 'company']);
    expect(sosReminders({ ...sosCase({ owner: 'zoe', team: null }) }, new Map())).toEqual([]);
  });

  it('stands once it is answered', () => {
    expect(sosReminders(sosCase({ answers: ['mia'] }), TEAMS)).toEqual([]);
    expect(sosClock([sosCase({ answers: ['rob'] })], TEAMS, RAISED + 100 * HOUR)).toEqual({ due: [], nextAt: null });
  });

  it.each([
    ['just before 20 h', 20 * HOUR - 1, [], 20],
    ['at 20 h', 20 * HOUR, ['answerers'], 24],
    ['just before 24 h', 24 * HOUR - 1, ['answerers'], 24],
    ['at 24 h', 24 * HOUR, ['answerers', 'parent-team'], 48],
    ['at 48 h', 48 * HOUR, ['answerers', 'parent-team', 'company'], null],
  ])('%s asks for what is due', (_, after, steps, next) => {
    const { due, nextAt } = sosClock([sosCase()], TEAMS, RAISED + after);
    expect(due.map(({ step }) => step)).toEqual(steps);
    expect(nextAt).toBe(next === null ? null : RAISED + next * HOUR);
  });

  it('takes several together, by time and then by id', () => {
    const cases = [sosCase({ id: 'b' }), sosCase({ id: 'a' }), sosCase({ id: 'c', createdAt: RAISED - 4 * HOUR })];
    const { due, nextAt } = sosClock(cases, TEAMS, RAISED + 20 * HOUR);
    expect(due.map(({ sos, step }) => `${sos} ${step}`)).toEqual([
      'c answerers',
      'a answerers',
      'b answerers',
      'c parent-team',
    ]);
    expect(nextAt).toBe(RAISED + 24 * HOUR);
  });

  it('counts hours that have gone by, also over a night in which the clocks change', () => {
    const evening = at('2026-10-31T20:00', 'America/New_York');
    const { nextAt } = sosClock([sosCase({ createdAt: evening })], TEAMS, evening);
    expect(nextAt).toBe(at('2026-11-01T15:00', 'America/New_York'));
  });
});

describe('with any teams', () => {
  const person = fc.constantFrom('ann', 'bob', 'cem', 'dee', 'zoe');
  const team = fc.constantFrom('a', 'b', 'c', 'd', 'unheard');
  const anyTeams: fc.Arbitrary<Teams> = fc
    .array(fc.tuple(team, fc.record({ parent: fc.option(team), leaders: fc.array(person, { maxLength: 2 }) })), {
      maxLength: 4,
    })
    .map((entries) => new Map(entries.filter(([id]) => id !== 'unheard')));
  const anyCase = fc
    .record({ raiser: person, owner: person, team: fc.option(team), answers: fc.array(person, { maxLength: 3 }) })
    .map(sosCase);
  const anyHours = fc.integer({ min: 0, max: 60 });

  it('the raiser is never reminded, nobody twice in a step, and nobody in vain', () => {
    fc.assert(
      fc.property(anyTeams, anyCase, (teams, given) => {
        expect(waitsFor(given, given.sos.author, teams)).toBe(false);
        for (const { to } of sosReminders(given, teams)) {
          expect(to).not.toContain(given.sos.author);
          expect(to.length).toBeGreaterThan(0);
          expect(new Set(to).size).toBe(to.length);
        }
      }),
    );
  });

  it('whoever is reminded can stop the clock', () => {
    fc.assert(
      fc.property(anyTeams, anyCase, (teams, given) => {
        for (const { to } of sosReminders(given, teams)) {
          for (const one of to) {
            expect(mayAnswer(one, { raiser: given.sos.author, objective: given.objective }, teams)).toBe(true);
            expect(sosState({ ...given, answers: [{ author: one }] }, teams)).toBe('answered');
          }
        }
      }),
    );
  });

  it('what is due now and what was to come before come to the same', () => {
    fc.assert(
      fc.property(anyTeams, fc.array(anyCase, { maxLength: 4 }), anyHours, (teams, cases, hours) => {
        const now = RAISED + hours * HOUR;
        const { due, nextAt } = sosClock(cases, teams, now);
        for (const { at } of due) expect(at).toBeLessThanOrEqual(now);
        const soon = sosClock(cases, teams, nextAt ?? now + 1);
        const before = sosClock(cases, teams, (nextAt ?? now + 1) - 1);
        expect(before.due).toEqual(due);
        expect(soon.due.length > due.length).toBe(nextAt !== null);
      }),
    );
  });
});
