/** From opening a page to the first frame with its list, against an extension page with nothing to do. */
import type { BenchBrowser } from './browser.ts';
import { median, spread, type Figure } from './figure.ts';

/** How often each page is opened, one after the other in turn. */
const ROUNDS = 15;
/** The first rounds fill the browser's caches. */
const WARM_UP = 2;
/** A page that has not painted by then never will. */
const PAINT_MS = 10_000;

const PAGES = [
  { page: 'popup.html', name: 'popup' },
  { page: 'sidepanel.html', name: 'panel' },
];
const EMPTY = 'empty.html';

declare global {
  /** When the first frame with the list was done, in milliseconds since the navigation began. */
  var painted: Promise<number> | undefined;
}

/**
 * @param keyResults how many are on the device
 * @param aim the ratio to stay below; null where none was set
 */
export async function openingFigures(browser: BenchBrowser, keyResults: number, aim: number | null): Promise<Figure[]> {
  await browser.watch(watchPaint);
  const samples = new Map<string, number[]>([EMPTY, ...PAGES.map(({ page }) => page)].map((page) => [page, []]));
  for (let round = 0; round < ROUNDS + WARM_UP; round += 1) {
    for (const [page, times] of samples) {
      const time = await openOnce(browser, page);
      if (round >= WARM_UP) times.push(time);
    }
  }
  const empty = samples.get(EMPTY) ?? [];
  return PAGES.map(({ page, name }) => {
    const times = samples.get(page) ?? [];
    const ratio = median(times) / median(empty);
    return {
      name: `${name} open → painted, ${keyResults.toLocaleString('en')} key results`,
      value: spread(times),
      baseline: `empty page ${spread(empty)}`,
      ratio,
      aim: aim === null ? null : `≤ ${aim} ×`,
      met: aim === null ? null : ratio <= aim,
    };
  });
}

function openOnce(browser: BenchBrowser, name: string): Promise<number> {
  return browser.onPage(name, async (page) => {
    const watched = await page.evaluate(
      (limit) => Promise.race([globalThis.painted, new Promise<undefined>((resolve) => setTimeout(resolve, limit))]),
      PAINT_MS,
    );
    if (watched === undefined) throw new Error(`${name} showed no list within ${PAINT_MS} ms`);
    return watched;
  });
}

/** Runs in the page, before its own scripts; so it may use nothing from outside. */
function watchPaint(): void {
  globalThis.painted = new Promise((resolve) => {
    const observer = new MutationObserver(() => {
      if (!document.querySelector('.key-result, .check-in, .objective, #empty')) return;
      observer.disconnect();
      // The first callback comes before the frame with the list, the second after it.
      requestAnimationFrame(() => requestAnimationFrame(() => resolve(performance.now())));
    });
    observer.observe(document, { childList: true, subtree: true });
  });
}
