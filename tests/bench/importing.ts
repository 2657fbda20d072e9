/** How long an import takes for each row, in the browser and in Node over an IndexedDB in memory. */
import 'fake-indexeddb/auto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { exportCheckIns, exportKeyResults } from '#lib/interchange/exportCsv.ts';
import { openReplica } from '#lib/replica/replica.ts';
import type { BenchBrowser } from './browser.ts';
import { median, milliseconds, type Figure } from './figure.ts';
import { timeImportsInBrowser } from './onBenchPage.ts';
import { timeImports, type ImportTimes, type SheetFile } from './page/imports.ts';
import { KEY_RESULTS_EACH } from './page/portfolio.ts';
import { seed } from './page/seed.ts';

const ROUNDS = 7;
/** As large as what a company of some seventy objectives keeps in spreadsheets. */
const MADE_UP_KEY_RESULTS = 220;
const MADE_UP_CHECK_INS_EACH = 4;
const NAMES = ['key-results.csv', 'check-ins.csv'] as const;

export async function importFigures(browser: BenchBrowser): Promise<Figure[]> {
  const folder = process.env.UPDRAFT_REAL_DATA;
  const files = folder ? readSheets(folder) : await madeUpSheets();
  const what = folder ? 'real' : 'made-up';
  return [
    importFigure(`import of ${what} data, browser`, await timeImportsInBrowser(browser, files, ROUNDS)),
    importFigure(`import of ${what} data, Node in memory`, await timeImports(files, ROUNDS)),
  ];
}

function importFigure(name: string, { plan, commit, parse, rows, arrived }: ImportTimes): Figure {
  if (arrived === 0) throw new Error('No row arrived');
  const whole = plan.map((ms, round) => ms + (commit[round] ?? 0));
  const perRow = (samples: readonly number[]) => `${((median(samples) / rows) * 1_000).toFixed(0)} µs`;
  return {
    name: `${name}, ${rows.toLocaleString('en')} rows, ${arrived.toLocaleString('en')} arrive`,
    value: `${perRow(whole)} a row (plan ${milliseconds(median(plan))} + commit ${milliseconds(median(commit))})`,
    baseline: `papaparse ${perRow(parse)} a row (${milliseconds(median(parse))})`,
    ratio: median(whole) / median(parse),
    aim: null,
    met: null,
  };
}

function readSheets(folder: string): SheetFile[] {
  return NAMES.map((name) => ({ name, base64: readFileSync(join(folder, name)).toString('base64') }));
}

/** A made-up portfolio as the extension itself exports it. */
async function madeUpSheets(): Promise<SheetFile[]> {
  const clock = { now: Date.now() };
  const replica = await openReplica({ name: 'bench-made-up', now: () => clock.now });
  try {
    await seed({ replica, clock, objectives: MADE_UP_KEY_RESULTS / KEY_RESULTS_EACH });
    const { directory, trees } = await replica.read.everything();
    const shorter = trees.map(({ objective, keyResults }) => ({
      objective,
      keyResults: keyResults.map((history) => ({
        ...history,
        checkIns: history.checkIns.slice(0, MADE_UP_CHECK_INS_EACH),
      })),
    }));
    const texts = [exportKeyResults(directory, shorter), exportCheckIns(directory, shorter)];
    return texts.map((text, i) => ({ name: NAMES[i] ?? '', base64: Buffer.from(text).toString('base64') }));
  } finally {
    await replica.close();
  }
}
