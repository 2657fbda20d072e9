/** Settles one operation against the state as it is now: finds where it belongs, judges it, applies it, and does what follows from it. */
import { applyOperation } from '#lib/sync/apply.ts';
import type { Hlc } from '#lib/sync/clock.ts';
import type { Operation } from '#lib/sync/operation.ts';
import type { StoredRecord } from '#lib/sync/record.ts';
import type { PlacedRecord } from '../store/records.ts';
import { withAuthors } from './authors.ts';
import { carryOut } from './carryOut.ts';
import { laterThan } from './decided.ts';
import { follow } from './follow.ts';
import { judge } from './judge.ts';
import { locate, type Place } from './locate.ts';
import { mayReadSpace, ORGANISATION_SPACE } from './places.ts';
import { isTooLong, LONGEST_RECORD } from './lengths.ts';
import { refused, type Refused } from './refused.ts';
import { mayDo } from './rights.ts';
import { brokenRule } from './rules.ts';
import { admitOwners } from './owners.ts';
import { restaff, staffRefused } from './staff.ts';
import type { Turn } from './turn.ts';
import { wasMade } from './wasMade.ts';

/** @returns why the operation is rejected, and then nothing has changed; or null */
export async function settle(turn: Turn, pushed: Operation): Promise<Refused | null> {
  if (pushed.type === 'void') return null;
  const isAnswer = pushed.type === 'command' && pushed.command.name === 'answer';
  // What hangs under mine may lie where I cannot look, and is answered all the same.
  if (!isAnswer && !mayReadSpace(turn.standing, pushed.space)) return refused('forbidden', pushed.space);
  if (pushed.type === 'create' && (await wasMade(turn, pushed))) return null;
  const place = await locate(turn.rows, pushed);
  if ('code' in place) return place;
  if (!(await mayDo(turn.standing, turn.rows, pushed, place))) {
    return refused(place.elsewhere ? 'moved' : 'forbidden', `${pushed.type} ${pushed.kind} ${pushed.id}`);
  }
  const broken = (await brokenRule(turn, pushed, place)) ?? (await staffRefused(turn, pushed));
  if (broken) return broken;
  const judged = await judge(turn, { ...pushed, space: place.space, root: place.root }, place);
  return 'code' in judged ? judged : carryThrough(turn, judged, place);
}

async function carryThrough(turn: Turn, judged: Operation, place: Place): Promise<Refused | null> {
  const { rows } = turn;
  const here = await concerned(turn, judged, place);
  const op = judged.type === 'command' ? { ...judged, hlc: commandClock(turn, judged.hlc, here) } : judged;
  const target = op.type === 'command' && op.command.name === 'move' ? await rows.findLive(op.command.objective) : null;
  const roots = new Map([[op.root, here]]);
  if (target && target.root !== op.root) roots.set(target.root, recordsIn([target]));
  const outcome = applyOperation(roots, op);
  if (!outcome.ok) return outcome.refusal;
  const says = op.type === 'create' || op.type === 'patch';
  const grown = says && outcome.changed.some(({ record }) => record && isTooLong(record, LONGEST_RECORD));
  if (grown) return refused('invalid', `${op.id} would be longer than ${LONGEST_RECORD} characters`);

  // From here on nothing refuses any more: what an operation does, it does whole.
  const spaceOf = (root: string) => (root === target?.root ? target.space : place.space);
  const done = await withAuthors(turn, outcome.changed, op.hlc);
  await carryOut(rows, done, spaceOf, op.hlc);
  const records = done.flatMap(({ record }) => record ?? []);
  if (namesOwner(op)) await admitOwners(turn, target?.space ?? place.space, records);
  const changed = records.find(({ id }) => id === op.id);
  if (changed && place.space === ORGANISATION_SPACE) await restaff(turn, op, changed);
  await follow(turn, op, place);
  return null;
}

/** Commands take effect in the order in which they are settled, whatever clock they were given on. */
function commandClock({ session, now }: Turn, hlc: Hlc, here: ReadonlyMap<string, StoredRecord>): Hlc {
  return laterThan(here.values(), hlc, { now, device: session.device });
}

/** Whether it may bring someone into a space who was not there: not every change of what a former member still owns. */
function namesOwner(op: Operation): boolean {
  if (op.type === 'create') return true;
  return op.type === 'patch' ? 'owner' in op.fields : op.type === 'command' && op.command.name === 'move';
}

/** The records that the operation has to look at: for most, the one it is about and what that hangs under. */
async function concerned(
  turn: Turn,
  op: Operation,
  { space, root, row, parent }: Place,
): Promise<Map<string, StoredRecord>> {
  if (op.type === 'delete' || (op.type === 'command' && WHOLE_ROOT.has(op.command.name))) {
    return recordsIn((await turn.rows.inRoot(space, root)).values());
  }
  return recordsIn([parent, row].filter((found) => found !== null));
}

const WHOLE_ROOT = new Set(['activate', 'move', 'relocate']);

function recordsIn(rows: Iterable<PlacedRecord>): Map<string, StoredRecord> {
  return new Map(Array.from(rows, ({ record }) => [record.id, record]));
}
