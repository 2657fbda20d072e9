import { describe, expect, it } from 'vitest';
import type { Cycle, Directory, With } from '#lib/okr/model.ts';
import { chosenCycle, cyclesOf, dueCycle, openCycle } from '#components/views/cycleChoice.ts';
import { Q3 } from '../okr/records.ts';

const cycle = (id: string, firstDay: string, lastDay: string, state: Cycle['state']): With<Cycle> => ({
  ...Q3,
  id,
  firstDay,
  lastDay,
  state,
});
const Q2 = cycle('q2', '2026-04-01', '2026-06-30', 'closing');
const Q4 = cycle('q4', '2026-10-01', '2026-12-31', 'planning');
const AUGUST = cycle('august', '2026-08-01', '2026-08-31', 'active');
const HALF = cycle('half', '2026-07-01', '2026-12-31', 'active');
const among = (...cycles: With<Cycle>[]): Directory => ({
  me: 'ann',
  people: new Map(),
  teams: new Map(),
  organisation: null,
  away: new Map(),
  cycles: new Map(cycles.map((one) => [one.id, one])),
});
const ids = (directory: Directory) => cyclesOf(directory).map(({ id }) => id);

describe('the cycles to choose from', () => {
  it('stand the latest first, and the shorter one before the longer that begins with it', () => {
    expect(ids(among(Q2, HALF, Q4, Q3, AUGUST))).toEqual(['q4', 'august', 'q3', 'half', 'q2']);
    expect(ids(among(Q3, AUGUST, Q4, HALF, Q2))).toEqual(['q4', 'august', 'q3', 'half', 'q2']);
  });
});

describe('the cycle a page shows', () => {
  it('is the one wished for, running or not', () => {
    expect(chosenCycle(among(Q2, Q3, Q4), 'q2')?.id).toBe('q2');
  });

  it('is the running one that began last where none is wished for, or the one wished for is gone', () => {
    expect(chosenCycle(among(Q2, Q3, AUGUST, Q4), null)?.id).toBe('august');
    expect(chosenCycle(among(Q2, Q3, Q4), 'deleted')?.id).toBe('q3');
  });

  it('is the latest of all where none runs, and none where there is none', () => {
    expect(chosenCycle(among(Q2, Q4), null)?.id).toBe('q4');
    expect(chosenCycle(among(), null)).toBeNull();
  });
});

describe('the cycle in which the popup begins', () => {
  it('is the one last looked at as long as it runs', () => {
    expect(dueCycle(among(Q3, AUGUST), 'q3')?.id).toBe('q3');
  });

  it('is a running one where the one last looked at is over, so that it shows what the badge counts', () => {
    expect(dueCycle(among(Q2, Q3), 'q2')?.id).toBe('q3');
  });
});

describe('the cycle in which the panel begins', () => {
  it('is the one last looked at, running or still to come', () => {
    expect(openCycle(among(Q3, AUGUST, Q4), 'q3')?.id).toBe('q3');
    expect(openCycle(among(Q3, Q4), 'q4')?.id).toBe('q4');
  });

  it('is a running one where the one last looked at is over or gone', () => {
    expect(openCycle(among(Q2, Q3), 'q2')?.id).toBe('q3');
    expect(openCycle(among({ ...Q2, state: 'closed' }, Q3), 'q2')?.id).toBe('q3');
    expect(openCycle(among(Q2, Q3), 'deleted')?.id).toBe('q3');
  });

  it('is what is over where there is nothing else', () => {
    expect(openCycle(among(Q2), 'q2')?.id).toBe('q2');
    expect(openCycle(among(), null)).toBeNull();
  });
});
