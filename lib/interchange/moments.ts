/** Instants of days in a zone, in epoch milliseconds. A sheet has few days and many rows, so each is computed once. */
const cache = new Map<string, number>();

export function noonOf(day: string, zone: string): number {
  return momentOf(day, zone, '12:00');
}

export function startOfDay(day: string, zone: string): number {
  return momentOf(day, zone, '00:00');
}

function momentOf(day: string, timeZone: string, plainTime: string): number {
  const key = `${day} ${plainTime} ${timeZone}`;
  const known = cache.get(key);
  if (known !== undefined) return known;
  const moment = Temporal.PlainDate.from(day).toZonedDateTime({ timeZone, plainTime }).epochMilliseconds;
  cache.set(key, moment);
  return moment;
}
