import { delimiter } from 'node:path';
import { describe, expect, it } from 'vitest';
import { findBrowser, type Surroundings } from '../../scripts/browser.ts';

function computer(programs: string[], rest: Partial<Surroundings> = {}): Surroundings {
  return {
    platform: 'linux',
    env: { PATH: ['/usr/local/bin', '/usr/bin'].join(delimiter) },
    isProgram: (path) => programs.includes(path),
    downloaded: '/cache/chromium',
    ...rest,
  };
}

describe('the search for a browser', () => {
  it('takes the one that CHROME_PATH names before any other', () => {
    const env = { CHROME_PATH: '/opt/mine', PATH: '/usr/bin' };
    expect(findBrowser(computer(['/usr/bin/chromium', '/opt/mine'], { env }))).toBe('/opt/mine');
  });

  it('says so when CHROME_PATH names nothing that runs', () => {
    const env = { CHROME_PATH: '/opt/gone', PATH: '/usr/bin' };
    expect(() => findBrowser(computer(['/usr/bin/chromium'], { env }))).toThrow(/CHROME_PATH is \/opt\/gone/);
  });

  it('prefers Chromium to Chrome and Chrome to Edge, wherever they are on the PATH', () => {
    const all = ['/usr/local/bin/microsoft-edge', '/usr/local/bin/google-chrome', '/usr/bin/chromium'];
    expect(findBrowser(computer(all))).toBe('/usr/bin/chromium');
    expect(findBrowser(computer(all.slice(0, 2)))).toBe('/usr/local/bin/google-chrome');
  });

  it('looks where installers put browsers on a Mac', () => {
    const chrome = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome';
    expect(findBrowser(computer([chrome], { platform: 'darwin' }))).toBe(chrome);
  });

  it('ends with the one that Playwright downloaded', () => {
    expect(findBrowser(computer(['/cache/chromium']))).toBe('/cache/chromium');
  });

  it('finds none where there is none', () => {
    expect(findBrowser(computer([]))).toBeNull();
  });
});
