/** How many key results of a scope stand how, counted up and down as they change. */
import type { Due } from '../cadence.ts';
import type { Status } from '../status.ts';

export interface Standing {
  /** By status. Those dropped are among them, those of drafts are not. */
  statuses: Record<Status, number>;
  /** Check-ins that are expected within a day. */
  due: number;
  /** Check-ins that are missing; these key results are stale, whatever their status says. */
  overdue: number;
}

/** What of a key result is counted. */
interface Counted {
  status: Status;
  due: Due['state'];
}

export function nothingStands(): Standing {
  return { statuses: { on: 0, risk: 0, off: 0, pending: 0, done: 0, dropped: 0 }, due: 0, overdue: 0 };
}

export function count(standing: Standing, { status, due }: Counted, times: 1 | -1): void {
  standing.statuses[status] += times;
  if (due === 'due') standing.due += times;
  if (due === 'overdue') standing.overdue += times;
}
