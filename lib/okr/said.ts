/** When something was said of a key result, as the rhythm of check-ins counts it (method, 6). */
import type { CheckIn, With } from './model.ts';

/**
 * Tells when a check-in was first made, in epoch ms. A correction keeps the time of what it corrects, because mending last
 * week's number is not this week's check-in.
 * @param all every check-in of the key result, the corrected ones too
 */
export function firstSaid(all: readonly With<CheckIn>[]): (checkIn: With<CheckIn>) => number {
  if (all.every(({ replaces }) => replaces === undefined)) return ({ createdAt }) => createdAt;
  const byId = new Map(all.map((checkIn) => [checkIn.id, checkIn]));
  return (checkIn) => firstVersion(checkIn, byId).createdAt;
}

/** What something was before anyone corrected it: back along `replaces`, as far as the records are known. */
export function firstVersion<Said extends { replaces?: string | undefined }>(
  said: Said,
  byId: ReadonlyMap<string, Said>,
): Said {
  let version = said;
  // Damaged records might replace each other in a circle; no honest chain is longer than all there are.
  for (let steps = byId.size; steps > 0; steps--) {
    const before = version.replaces === undefined ? undefined : byId.get(version.replaces);
    if (before === undefined) break;
    version = before;
  }
  return version;
}
