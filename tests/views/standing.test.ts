import { describe, expect, it } from 'vitest';
import { standing } from '#components/views/syncing/standing.ts';
import { FIRST_STATE, type SyncState } from '#lib/sync/client/state.ts';

const NOW = Date.parse('2026-08-12T10:00:00+08:00');
const of = (state: Partial<SyncState>) => standing({ ...FIRST_STATE, ...state }, NOW);

describe('what the foot of a page says of the server', () => {
  it('is nothing where there is none', () => {
    expect(of({ phase: 'alone' })).toEqual({ sentence: null, way: null, isStuck: false });
  });

  it('is that all is there, unless something waits', () => {
    expect(of({ phase: 'live' }).sentence?.key).toBe('foot.upToDate');
    expect(of({ phase: 'live', pending: 2 }).sentence).toBeNull();
  });

  it('is no alarm while the browser is offline', () => {
    expect(of({ phase: 'offline', pending: 2 })).toEqual({
      sentence: { key: 'foot.offline', time: null },
      way: null,
      isStuck: false,
    });
  });

  it.each([
    ['unreachable', 'foot.unreachableAt'],
    ['too-many', 'foot.tooManyAt'],
    ['server', 'foot.serverAt'],
    ['storage', 'foot.storageAt'],
  ] as const)('after trouble of the kind %s is when it tries again, and that one can do so now', (problem, key) => {
    const retryAt = NOW + 120_000;
    const told = of({ phase: 'waiting', problem, retryAt });
    expect(told).toEqual({ sentence: { key, time: retryAt }, way: 'try-now', isStuck: false });
  });

  it('names no time of day for what happens in a moment', () => {
    const told = of({ phase: 'waiting', problem: 'unreachable', retryAt: NOW + 4_000 });
    expect(told.sentence).toEqual({ key: 'foot.unreachableSoon', time: null });
  });

  it.each([
    ['signed-out', 'join-again'],
    ['no-right', 'try-now'],
    ['too-old', 'update'],
  ] as const)('where it is %s, and stays so, is how to get out of it', (phase, way) => {
    expect(of({ phase })).toMatchObject({ way, isStuck: true });
  });
});
