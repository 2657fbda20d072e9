/** npm test: unit and integration tests, then the built extension in a real browser; ends with 'N passed, N failed'. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildExtension } from './buildExtension.ts';
import { ensureBrowser } from './installBrowser.ts';
import { countPlaywright, countRun, countVitest, verdict, type Counts } from './testResults.ts';

const VITEST = join('node_modules', 'vitest', 'vitest.mjs');
const PLAYWRIGHT = join('node_modules', '@playwright', 'test', 'cli.js');

const reports = mkdtempSync(join(tmpdir(), 'updraft-tests-'));
const runs = [runVitest(), await runPlaywright()];
rmSync(reports, { recursive: true });

const { line, exitCode } = verdict(runs);
console.log(`\n${line}`);
process.exitCode = exitCode;

function runVitest(): Counts {
  const report = join(reports, 'vitest.json');
  const args = [VITEST, 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const { status } = spawnSync(process.execPath, args, { stdio: 'inherit' });
  return countRun(status, report, countVitest);
}

async function runPlaywright(): Promise<Counts> {
  const report = join(reports, 'playwright.json');
  try {
    const browser = ensureBrowser();
    await buildExtension('chrome');
    const { status } = spawnSync(process.execPath, [PLAYWRIGHT, 'test', '--reporter=list,json'], {
      stdio: 'inherit',
      env: { ...process.env, CHROME_PATH: browser, PLAYWRIGHT_JSON_OUTPUT_FILE: report },
    });
    return countRun(status, report, countPlaywright);
  } catch (error) {
    // Without a browser or a build there is nothing to run, which is a failure like any other and must be counted.
    console.error(error instanceof Error ? error.message : error);
    return { passed: 0, failed: 1 };
  }
}
