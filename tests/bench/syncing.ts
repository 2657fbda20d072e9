/** How fast a browser and a real server get in step. `npm run bench -- sync` for these alone. */
import { join } from 'node:path';
import { benchDevice } from './benchDevice.ts';
import { openBrowser, type BenchBrowser, type LaunchOptions } from './browser.ts';
import { median, milliseconds, quantile, spread, type Figure } from './figure.ts';
import { filledServer, type FilledServer } from './filledServer.ts';
import { BENCH_PAGE } from './onBenchPage.ts';
import type { FirstSync, Joining, LiveDevice } from './page/sync.ts';

declare global {
  /** On the bench page, once it is kept in step. */
  var live: Promise<LiveDevice>;
}

const SIZES = [15_000, 100_000];
const ROUNDS = 3;
const FIRST_AIM = 1.5;
const BACKLOG = 1_000;
/** Operations in one push at most. */
const PUSHED_AT_ONCE = 200;
const WRITES = 100;
const P50_MS = 14;
const P95_MS = 60;

/** @param options for a browser; each gets a profile of its own in the folder */
export async function syncFigures(options: Omit<LaunchOptions, 'profile'>, folder: string): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const size of SIZES) {
    await using server = await filledServer(folder, size);
    await using browser = await openBrowser({ ...options, profile: join(folder, `syncing-${size}`) });
    figures.push(...(await firstSyncFigures(browser, server)));
    if (size !== SIZES[0]) continue;
    figures.push(await backlogFigure(browser, server));
    await using another = await openBrowser({ ...options, profile: join(folder, 'syncing-too') });
    figures.push(await seenFigure(browser, another, server));
  }
  return figures;
}

async function firstSyncFigures(browser: BenchBrowser, server: FilledServer): Promise<Figure[]> {
  const rounds: FirstSync[] = [];
  while (rounds.length < ROUNDS) {
    const joining = await server.joining();
    rounds.push(
      await browser.onPage(BENCH_PAGE, (page) =>
        page.evaluate(async (given) => (await bench).timeFirstSync(given), joining),
      ),
    );
  }
  const [{ records, rows, pages } = { records: 0, rows: 0, pages: 0 }] = rounds;
  const of = (pick: (round: FirstSync) => number) => median(rounds.map(pick));
  const bare = of((round) => round.bare);
  const part = (name: string, ms: number): Figure => ({
    name: `first sync of ${records.toLocaleString('en')} records: ${name}`,
    value: milliseconds(ms),
    baseline: `put of ${rows.toLocaleString('en')} rows ${milliseconds(bare)}`,
    ratio: ms / bare,
    aim: null,
    met: null,
  });
  const queryable = of((round) => round.queryable);
  return [
    { ...part('queryable', queryable), aim: `≤ ${FIRST_AIM} ×`, met: queryable <= FIRST_AIM * bare },
    part(
      `waiting for ${pages} answers`,
      of((round) => round.network),
    ),
    part(
      'storing',
      of((round) => round.store),
    ),
  ];
}

async function backlogFigure(browser: BenchBrowser, server: FilledServer): Promise<Figure> {
  const joining = await server.joining();
  const took = await browser.onPage(BENCH_PAGE, (page) =>
    page.evaluate(async ([given, count]) => (await bench).timeBacklog(given, count), [joining, BACKLOG] as const),
  );
  using device = await benchDevice(server.team);
  const begin = performance.now();
  for (let sent = 0; sent < BACKLOG; sent += PUSHED_AT_ONCE) await device.checkIn(PUSHED_AT_ONCE);
  const bare = performance.now() - begin;
  return {
    name: `backlog of ${BACKLOG.toLocaleString('en')} check-ins until the server has all`,
    value: milliseconds(took),
    baseline: `as many from memory ${milliseconds(bare)}`,
    ratio: took / bare,
    aim: null,
    met: null,
  };
}

/** From a person's click in one browser to the list in another. */
async function seenFigure(writer: BenchBrowser, reader: BenchBrowser, server: FilledServer): Promise<Figure> {
  const [mine, theirs] = [await server.joining(), await server.joining()];
  const times = await onLivePage(writer, mine, (write) =>
    onLivePage(reader, theirs, async (read) => {
      const samples: number[] = [];
      for (let made = 0; made < WRITES; made += 1) {
        const { id, begun } = await write.evaluate(async (nth) => (await live).checkIn(nth), made);
        samples.push((await read.evaluate(async (wanted) => (await live).seen(wanted), id)) - begun);
      }
      return samples;
    }),
  );
  return {
    name: 'write in one browser seen in another',
    value: spread(times),
    baseline: null,
    ratio: null,
    aim: `p50 ≤ ${P50_MS}, p95 ≤ ${P95_MS} ms`,
    met: median(times) <= P50_MS && quantile(times, 0.95) <= P95_MS,
  };
}

function onLivePage<T>(
  browser: BenchBrowser,
  joining: Joining,
  work: Parameters<typeof browser.onPage<T>>[1],
): Promise<T> {
  return browser.onPage(BENCH_PAGE, async (page) => {
    await page.evaluate(async (given) => {
      globalThis.live = bench.then(({ openLive }) => openLive(given));
      await live;
    }, joining);
    return work(page);
  });
}
