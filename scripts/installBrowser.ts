/** Gets a Chromium for the tests where there is none: from Debian when that is allowed, else from Playwright. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { findBrowser } from './browser.ts';
import { Trouble } from './trouble.ts';

/** @throws Trouble if there is no browser afterwards. */
export function ensureBrowser(): string {
  const found = findBrowser();
  if (found) return found;
  console.log('No Chromium or Chrome here. Installing one for the tests …');
  if (!installFromDebian())
    run(process.execPath, [join('node_modules', '@playwright', 'test', 'cli.js'), 'install', 'chromium']);
  const installed = findBrowser();
  if (installed) return installed;
  throw new Trouble(
    'Chromium could not be installed. Install Chromium or Chrome, or set CHROME_PATH to it, then run the tests again.',
  );
}

function installFromDebian(): boolean {
  const mayInstall = process.getuid?.() === 0 && existsSync('/etc/debian_version');
  return (
    mayInstall && run('apt-get', ['update']) && run('apt-get', ['install', '-y', '--no-install-recommends', 'chromium'])
  );
}

function run(program: string, args: string[]): boolean {
  return (
    spawnSync(program, args, { stdio: 'inherit', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } })
      .status === 0
  );
}
