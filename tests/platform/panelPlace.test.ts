import { beforeEach, describe, expect, it, vi } from 'vitest';
import { readPanelPlace, writePanelPlace } from '#lib/platform/panelPlace.ts';
import { memoryStorage } from './memoryStorage.ts';

beforeEach(() => {
  vi.stubGlobal('localStorage', memoryStorage());
});

describe('the place in the panel', () => {
  it('is my own objectives until somewhere else was looked at', () => {
    expect(readPanelPlace()).toEqual({ tab: 'mine', team: null });
  });

  it('is the same again in the next panel, and a change leaves the other half alone', () => {
    writePanelPlace({ tab: 'team' });
    writePanelPlace({ team: '0198a1b2' });
    expect(readPanelPlace()).toEqual({ tab: 'team', team: '0198a1b2' });
    writePanelPlace({ tab: 'mine' });
    expect(readPanelPlace()).toEqual({ tab: 'mine', team: '0198a1b2' });
  });

  it.each(['', '{}', 'map/', '/'])('that is damaged counts as none: %s', (text) => {
    localStorage.setItem('panel-place', text);
    expect(readPanelPlace()).toEqual({ tab: 'mine', team: null });
  });
});
