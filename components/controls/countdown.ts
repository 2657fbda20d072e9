/**
 * A clock that runs down and can be held, for an offer that ends by itself.
 * @param milliseconds how long it runs altogether, pauses not counted
 * @param now a clock in milliseconds that only goes forward
 */
export function countdown(milliseconds: number, now: () => number) {
  let left = milliseconds;
  let since: number | null = null;
  const remaining = () => Math.max(0, since === null ? left : left - (now() - since));
  return {
    /** Milliseconds still to run. */
    remaining,
    run: () => {
      since ??= now();
    },
    hold: () => {
      left = remaining();
      since = null;
    },
  };
}
