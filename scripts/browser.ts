/** Finds a Chromium or Chrome on this computer: where CHROME_PATH points, on the PATH, or where installers put it. */
import { accessSync, constants, statSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium } from '@playwright/test';
import { Trouble } from './trouble.ts';

export interface Surroundings {
  platform: NodeJS.Platform;
  env: NodeJS.ProcessEnv;
  isProgram: (path: string) => boolean;
  /** Where Playwright keeps the Chromium that it downloads. */
  downloaded: string;
}

const here: Surroundings = {
  platform: process.platform,
  env: process.env,
  isProgram,
  downloaded: chromium.executablePath(),
};

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome', 'microsoft-edge'];

/**
 * The path of a browser that can run the extension, or null.
 * @throws Trouble if CHROME_PATH is set and there is no program.
 */
export function findBrowser(place: Surroundings = here): string | null {
  const { CHROME_PATH: chosen } = place.env;
  if (chosen) {
    if (place.isProgram(chosen)) return chosen;
    throw new Trouble(`CHROME_PATH is ${chosen}, but there is no program to run. Correct it, or unset it to search.`);
  }
  return [...onPath(place), ...installed(place), place.downloaded].find(place.isProgram) ?? null;
}

function onPath({ platform, env }: Surroundings): string[] {
  const folders = (env.PATH ?? env.Path ?? '').split(delimiter).filter((folder) => folder !== '');
  const names = platform === 'win32' ? NAMES.map((name) => `${name}.exe`) : NAMES;
  return names.flatMap((name) => folders.map((folder) => join(folder, name)));
}

function installed({ platform, env }: Surroundings): string[] {
  if (platform === 'darwin') {
    const folders = ['/Applications', ...(env.HOME ? [join(env.HOME, 'Applications')] : [])];
    const apps = ['Chromium', 'Google Chrome', 'Microsoft Edge'];
    return apps.flatMap((app) => folders.map((folder) => join(folder, `${app}.app/Contents/MacOS/${app}`)));
  }
  if (platform === 'win32') {
    const folders = [env.LOCALAPPDATA, env.PROGRAMFILES, env['PROGRAMFILES(X86)']].filter(
      (folder) => folder !== undefined,
    );
    const programs = [
      'Chromium/Application/chrome.exe',
      'Google/Chrome/Application/chrome.exe',
      'Microsoft/Edge/Application/msedge.exe',
    ];
    return programs.flatMap((program) => folders.map((folder) => join(folder, program)));
  }
  return ['/snap/bin/chromium', '/opt/google/chrome/chrome', '/usr/lib/chromium/chromium'];
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    // Not there, or not ours to run: either way it is no browser to start.
    return false;
  }
}
