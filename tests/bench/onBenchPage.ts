/** The figures that are measured inside the extension, by tests/bench/page. */
import type { BenchBrowser } from './browser.ts';
import { median, spread, type Figure } from './figure.ts';
import type { Bench } from './page/bench.ts';
import type { SheetFile, ImportTimes } from './page/imports.ts';

declare global {
  /** On the bench page. */
  var bench: Promise<Bench>;
}

export const BENCH_PAGE = 'bench/bench.html';
const CHECK_INS = 200;
const COUNTS = 30;
const VISIBLE_MS = 1;
const DURABLE_MS = 2.5;

/** Puts `objectives` of five key results each on the device. */
export function seed(browser: BenchBrowser, objectives: number): Promise<void> {
  return browser.onPage(BENCH_PAGE, (page) => page.evaluate(async (count) => (await bench).seed(count), objectives));
}

export async function checkInFigures(browser: BenchBrowser): Promise<Figure[]> {
  const times = await browser.onPage(BENCH_PAGE, (page) =>
    page.evaluate(async (rounds) => (await bench).timeCheckIns(rounds), CHECK_INS),
  );
  const { visible, durable, put, rowBytes } = times;
  const baseline = `put of ${(rowBytes / 1000).toFixed(0)} kB ${spread(put)}`;
  const figure = (name: string, samples: number[], aim: number): Figure => ({
    name: `check-in ${name}`,
    value: spread(samples),
    baseline,
    ratio: median(samples) / median(put),
    aim: `p50 ≤ ${aim} ms`,
    met: median(samples) <= aim,
  });
  return [figure('visible', visible, VISIBLE_MS), figure('durable', durable, DURABLE_MS)];
}

export async function badgeFigure(browser: BenchBrowser, keyResults: number): Promise<Figure> {
  const times = await browser.onPage(BENCH_PAGE, (page) =>
    page.evaluate(async (rounds) => (await bench).timeCounts(rounds), COUNTS),
  );
  const { counts, bare } = times;
  return {
    name: `badge's counts, ${keyResults.toLocaleString('en')} key results`,
    value: spread(counts),
    baseline: `one index count ${spread(bare)}`,
    ratio: median(counts) / median(bare),
    aim: null,
    met: null,
  };
}

export async function timeImportsInBrowser(
  browser: BenchBrowser,
  files: readonly SheetFile[],
  rounds: number,
): Promise<ImportTimes> {
  return browser.onPage(BENCH_PAGE, (page) =>
    page.evaluate(async ([given, count]) => (await bench).timeImports(given, count), [files, rounds] as const),
  );
}
