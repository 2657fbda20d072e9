/**
 * Tells when a page may have missed something: the network is back, the machine has slept, or the page is looked at again after a while.
 * Nothing is asked of anybody here; it looks at clocks only.
 */
const MINUTE_MS = 60_000;
/** Looked away for less than this, the live stream has missed nothing. */
const LONG_MS = 3 * MINUTE_MS;
/** Timers of hidden pages may be held back to one a minute, so a gap means something only when it is longer than that. */
const TICK_MS = 30_000;

/** Returns how to stop. */
export function onComingBack(back: () => void, now: () => number = Date.now): () => void {
  let hiddenAt: number | null = null;
  let tickedAt = now();
  const looked = () => {
    if (document.visibilityState === 'hidden') {
      hiddenAt = now();
      return;
    }
    const away = hiddenAt === null ? 0 : now() - hiddenAt;
    hiddenAt = null;
    if (away >= LONG_MS) back();
  };
  const ticked = () => {
    const gap = now() - tickedAt;
    tickedAt = now();
    if (gap >= LONG_MS) back();
  };
  const timer = setInterval(ticked, TICK_MS);
  addEventListener('online', back);
  document.addEventListener('visibilitychange', looked);
  return () => {
    clearInterval(timer);
    removeEventListener('online', back);
    document.removeEventListener('visibilitychange', looked);
  };
}
