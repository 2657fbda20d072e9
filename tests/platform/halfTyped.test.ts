import { beforeEach, describe, expect, it, vi } from 'vitest';
import * as z from 'zod/mini';
import { forgetAllHalfTyped, forgetHalfTyped, halfTyped, keepHalfTyped } from '#lib/platform/halfTyped.ts';
import { writePreferences, readPreferences } from '#lib/platform/preferences.ts';
import { memoryStorage } from './memoryStorage.ts';

const Note = z.object({ note: z.string() });

beforeEach(() => {
  vi.stubGlobal('localStorage', memoryStorage());
});

describe('what is half typed', () => {
  it('is there again when the form opens, each form its own', () => {
    keepHalfTyped('k1', { note: 'rai' });
    keepHalfTyped('k2', { note: '下雨' });
    expect(halfTyped('k1', Note)).toEqual({ note: 'rai' });
    expect(halfTyped('k2', Note)).toEqual({ note: '下雨' });
    expect(halfTyped('k3', Note)).toBeNull();
  });

  it('is gone once it was saved or left', () => {
    keepHalfTyped('k1', { note: 'rai' });
    keepHalfTyped('k2', { note: 'sun' });
    forgetHalfTyped('k1');
    expect(halfTyped('k1', Note)).toBeNull();
    expect(halfTyped('k2', Note)).toEqual({ note: 'sun' });
  });

  it('in the shape of an older version is left out, without an error', () => {
    keepHalfTyped('k1', { remark: 'rain' });
    expect(halfTyped('k1', Note)).toBeNull();
  });

  it('that is damaged is left out and cleared away', () => {
    localStorage.setItem('half-typed/k1', '{"note":');
    expect(halfTyped('k1', Note)).toBeNull();
    expect(localStorage.getItem('half-typed/k1')).toBeNull();
  });

  it('stays in the form, with a warning, when the browser has no room to keep it', () => {
    const warn = vi.spyOn(console, 'warn').mockImplementation(() => undefined);
    const full = new DOMException('full', 'QuotaExceededError');
    vi.stubGlobal('localStorage', {
      setItem() {
        throw full;
      },
    });
    keepHalfTyped('k1', { note: 'rain' });
    expect(warn).toHaveBeenCalledExactlyOnceWith(expect.any(String), full);
  });

  it('goes with a wipe, all of it and nothing else', () => {
    keepHalfTyped('k1', { note: 'a' });
    keepHalfTyped('begin', { note: 'b' });
    writePreferences({ theme: 'dark' });
    forgetAllHalfTyped();
    expect([halfTyped('k1', Note), halfTyped('begin', Note)]).toEqual([null, null]);
    expect(readPreferences().theme).toBe('dark');
  });
});
