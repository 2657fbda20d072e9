import { beforeEach, describe, expect, it, vi } from 'vitest';
import { onPreferences, readPreferences, writePreferences, type Preferences } from '#lib/platform/preferences.ts';
import { memoryStorage } from './memoryStorage.ts';

const NOTHING_CHOSEN: Preferences = { locale: null, theme: null, letterKeys: true, cycle: null };

beforeEach(() => {
  vi.stubGlobal('localStorage', memoryStorage());
});
const store = (text: string) => localStorage.setItem('preferences', text);

describe('preferences', () => {
  it('follow browser and system until something was chosen', () => {
    expect(readPreferences()).toEqual(NOTHING_CHOSEN);
  });

  it('are there again for the next page, and a change leaves the others alone', () => {
    writePreferences({ locale: 'zh-TW', letterKeys: false });
    expect(writePreferences({ theme: 'dark' })).toEqual(readPreferences());
    expect(readPreferences()).toEqual({ locale: 'zh-TW', theme: 'dark', letterKeys: false, cycle: null });
    writePreferences({ locale: null });
    expect(readPreferences()).toMatchObject({ locale: null, theme: 'dark' });
  });

  it.each(['', '{', 'null', '7', '[]', '"dark"'])('that are damaged count as not chosen: %s', (text) => {
    store(text);
    expect(readPreferences()).toEqual(NOTHING_CHOSEN);
    expect(writePreferences({ cycle: 'q3' })).toEqual({ ...NOTHING_CHOSEN, cycle: 'q3' });
  });

  it('that do not fit count as not chosen one by one', () => {
    store(JSON.stringify({ locale: 'tlh', theme: 'pink', letterKeys: 0, cycle: 7 }));
    expect(readPreferences()).toEqual(NOTHING_CHOSEN);
    store(JSON.stringify({ locale: 'tlh', theme: 'light', letterKeys: false, cycle: 'q3' }));
    expect(readPreferences()).toEqual({ locale: null, theme: 'light', letterKeys: false, cycle: 'q3' });
  });
});

describe('a page that listens', () => {
  beforeEach(() => {
    const page = new EventTarget();
    vi.stubGlobal('addEventListener', page.addEventListener.bind(page));
    vi.stubGlobal('removeEventListener', page.removeEventListener.bind(page));
    vi.stubGlobal('dispatchEvent', page.dispatchEvent.bind(page));
  });
  const written = (key: string) => dispatchEvent(Object.assign(new Event('storage'), { key }));

  it('hears what another page has chosen, until it stops listening', () => {
    const heard: Preferences[] = [];
    const stop = onPreferences((preferences) => heard.push(preferences));
    writePreferences({ theme: 'dark' });
    written('preferences');
    written('half-typed/begin');
    expect(heard).toEqual([{ ...NOTHING_CHOSEN, theme: 'dark' }]);
    stop();
    written('preferences');
    expect(heard).toHaveLength(1);
  });
});
