/**
 * What happens on each wake of the worker, whatever woke it: time is written forward, the badge is worked out from the stored dates, and
 * the alarm is set for the moment when the badge changes next. Nothing is remembered between wakes, so sleeping through
 * any number of due days ends with the right badge.
 */
import type { AlarmPort } from '#lib/platform/alarmPort.ts';
import type { BadgePort } from '#lib/platform/badgePort.ts';
import type { Replica } from '#lib/replica/replica.ts';
import type { Texts } from '#lib/texts/texts.ts';
import { badgeOf } from './badge.ts';

export interface WakePorts {
  badge: BadgePort;
  alarms: AlarmPort;
  now: () => number;
}

export async function refreshBadge(
  replica: Pick<Replica, 'read'>,
  texts: Texts,
  { badge, alarms, now }: WakePorts,
): Promise<void> {
  const at = now();
  const [counts, next] = await Promise.all([replica.read.counts(at), replica.read.nextTurn(at)]);
  await Promise.all([badge.show(badgeOf(counts, texts)), alarms.wakeAt(next)]);
}

export async function wake(replica: Pick<Replica, 'read' | 'turn'>, texts: Texts, ports: WakePorts): Promise<void> {
  // The badge first: it is what a person sees, and writing time forward may have to wait for another window.
  await refreshBadge(replica, texts, ports);
  await replica.turn();
  await refreshBadge(replica, texts, ports);
}
