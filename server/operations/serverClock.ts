/**
 * Clocks of devices that run ahead (protocol, 'Records and operations'): a clock more than five minutes ahead would win against everyone until
 * then, so the server puts its own in its place, ticking in the order of the operations.
 */
import { hlcTime, tick, type Hlc } from '#lib/sync/clock.ts';
import type { Operation } from '#lib/sync/operation.ts';

export const AHEAD_MS = 5 * 60_000;
const TIME_AND_COUNTER = '000000000-0000-'.length;

/** Fields that hold an instant which cannot lie ahead of the operation that says it. */
const INSTANTS = ['createdAt', 'activatedAt', 'closedAt'];

export interface ServerClock {
  /** The operation in the server's time, and under the device's own name, so that nobody wins a tie for another. */
  inServerTime(op: Operation): Operation;
  /** Whether any clock had to be replaced. */
  readonly wasAhead: boolean;
  /** The last clock that was given in the place of another, to be kept for the device. */
  readonly last: Hlc | null;
}

export function serverClock(device: string, before: Hlc | null, now: number): ServerClock {
  let last = before;
  let wasAhead = false;
  return {
    inServerTime(op) {
      const isAhead = hlcTime(op.hlc) > now + AHEAD_MS;
      if (isAhead) {
        wasAhead = true;
        last = tick(last, now, device);
      }
      const hlc = isAhead && last !== null ? last : op.hlc.slice(0, TIME_AND_COUNTER) + device;
      return withInstants({ ...op, hlc }, hlcTime(hlc), now + AHEAD_MS);
    },
    get wasAhead() {
      return wasAhead;
    },
    get last() {
      return last;
    },
  };
}

/** Whatever the clock says: what was said long ago in the future would be the latest word until then. */
function withInstants(op: Operation, instant: number, latest: number): Operation {
  if (op.type === 'create' || op.type === 'patch') {
    const { fields } = op;
    const late = INSTANTS.filter((field) => typeof fields[field] === 'number' && fields[field] > latest);
    if (late.length === 0) return op;
    return { ...op, fields: { ...fields, ...Object.fromEntries(late.map((field) => [field, instant])) } };
  }
  if (op.type !== 'command' || op.command.name !== 'activate' || !((op.command.at ?? 0) > latest)) return op;
  return { ...op, command: { ...op.command, at: instant } };
}
