/** A hybrid logical clock as protocol 1 writes it: '<ms, base 36, 9 digits>-<counter, base 36, 4 digits>-<device>'. */

/** The clock after `last` ('': the first) at `now`, epoch ms; later than `last` also where the time of day ran back. */
export function clockAfter(last: string, now: number, device: string): string {
  const [time = '', counter = ''] = last.split('-');
  const before = Number.parseInt(time, 36);
  if (last === '' || before < now) return written(now, 0, device);
  return written(before, Number.parseInt(counter, 36) + 1, device);
}

const written = (ms: number, counter: number, device: string): string =>
  `${ms.toString(36).padStart(9, '0')}-${counter.toString(36).padStart(4, '0')}-${device}`;
