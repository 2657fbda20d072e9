/** npm run bench: how long opening, checking in, importing, aligning and syncing take. Fails only if something cannot be measured. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { ensureBrowser } from '../../scripts/installBrowser.ts';
import { alignmentFigures } from './alignment.ts';
import { openBrowser, type BenchBrowser, type LaunchOptions } from './browser.ts';
import { copyExtension } from './extension.ts';
import { tableOf, type Figure } from './figure.ts';
import { importFigures } from './importing.ts';
import { methodFigures } from './method.ts';
import { badgeFigure, checkInFigures, seed } from './onBenchPage.ts';
import { openingFigures } from './opening.ts';
import { KEY_RESULTS_EACH } from './page/portfolio.ts';
import { serverFigures } from './server.ts';
import { sizeFigures } from './size.ts';
import { syncFigures } from './syncing.ts';

const SIZES = [100, 1_000, 10_000];
/** Where the aims hold. */
const USUAL = 1_000;
const OPENING_AIM = 1.3;
const LONGEST_MS = 10 * 60_000;

await using cleanup = new AsyncDisposableStack();
const folder = mkdtempSync(join(tmpdir(), 'updraft-bench-'));
cleanup.defer(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }));

/** `npm run bench -- method`, `-- server` or `-- sync` for these alone; the first two need no browser. */
const ALONE = new Map<string | undefined, () => Figure[] | Promise<Figure[]>>([
  ['method', methodFigures],
  ['server', serverFigures],
  ['sync', async () => syncFigures({ executable: ensureBrowser(), extension: await copyExtension(folder) }, folder)],
]);
const figures = await Promise.race([(ALONE.get(process.argv[2]) ?? measure)(), tooLong()]);
console.log(`\n${tableOf(figures)}`);

async function measure(): Promise<Figure[]> {
  const executable = ensureBrowser();
  const extension = await copyExtension(folder);
  const found = sizeFigures(extension);
  for (const keyResults of SIZES) {
    console.log(`${keyResults.toLocaleString('en')} key results …`);
    const options = { executable, extension, profile: join(folder, `profile-${keyResults}`) };
    await inBrowser(options, (browser) => seed(browser, keyResults / KEY_RESULTS_EACH));
    // Another start, since what seeding leaves in memory would be cleared away while pages are measured.
    await inBrowser(options, async (browser) => {
      found.push(...(await openingFigures(browser, keyResults, keyResults === USUAL ? OPENING_AIM : null)));
      if (keyResults === USUAL) found.push(...(await checkInFigures(browser)), ...(await importFigures(browser)));
      if (keyResults === Math.max(...SIZES)) found.push(await badgeFigure(browser, keyResults));
    });
  }
  found.push(...(await syncFigures({ executable, extension }, folder)));
  found.push(...methodFigures(), ...alignmentFigures(), ...(await serverFigures()));
  return found;
}

/** Closed when the work is done, and also if the bench is given up meanwhile. */
async function inBrowser(options: LaunchOptions, work: (browser: BenchBrowser) => Promise<void>): Promise<void> {
  await using browser = await openBrowser(options);
  cleanup.use(browser);
  await work(browser);
}

async function tooLong(): Promise<never> {
  await setTimeout(LONGEST_MS, undefined, { ref: false });
  throw new Error(`The bench was not done within ${LONGEST_MS / 60_000} minutes`);
}
