/** What an operation may not do whoever asks: rules about the record itself, not about rights. */
import type { Fields } from '#lib/sync/draft.ts';
import { SpaceId } from '#lib/sync/names.ts';
import type { Operation } from '#lib/sync/operation.ts';
import type { StoredRecord } from '#lib/sync/record.ts';
import { activates, activationRefusal, closedRefusal, cycleRefusal, metricRefusal } from '#lib/sync/rules.ts';
import type { PlacedRecord } from '../store/records.ts';
import { falseAuthor } from './authorship.ts';
import { knownCycles } from './knownCycles.ts';
import type { Place } from './locate.ts';
import { ORGANISATION_SPACE, personOf, teamOf, teamSpace } from './places.ts';
import { refused, told, type Refused } from './refused.ts';
import type { Turn } from './turn.ts';
import { isZone } from './zone.ts';

/** The first rule that an operation breaks, or null. */
export async function brokenRule(turn: Turn, op: Operation, place: Place): Promise<Refused | null> {
  return (
    misplaced(op, place) ??
    neverChanged(op) ??
    onlyByCommand(op, place) ??
    unknownZone(op) ??
    falseAuthor(turn, op, place) ??
    (await tooLate(turn, op)) ??
    (await againstMethod(turn, op, place))
  );
}

const ORGANISATION_ONLY = new Set(['organisation', 'person', 'team', 'cycle']);

/** Each of these has a space of its own, which devices have to be able to name. */
const FOUNDS_SPACE = new Set(['team', 'person']);

function misplaced(op: Operation, { space }: Place): Refused | null {
  if (op.type !== 'create') return null;
  if (op.kind === 'organisation') return refused('exists', 'there is one organisation');
  if (FOUNDS_SPACE.has(op.kind) && !SpaceId.safeParse(teamSpace(op.id)).success) {
    return refused('invalid', `no space can be named after ${op.id}`);
  }
  if (ORGANISATION_ONLY.has(op.kind) && space !== ORGANISATION_SPACE)
    return refused('not-here', `${op.kind} in ${space}`);
  if (op.kind !== 'objective' || personOf(space) !== null) return null;
  // The team that an objective names is the team whose space it is in.
  const named = op.fields.team ?? null;
  return named === teamOf(space) ? null : refused('not-here', `objective of ${told(named)} in ${space}`);
}

const APPENDED = new Set([
  'check-in',
  'skip',
  'metric-change',
  'comment',
  'seen',
  'cheer',
  'feedback-request',
  'sos-answer',
]);

/**
 * What was said is never said differently: append-only (protocol, 'Records and operations'), so that it cannot conflict.
 *
 * A check-in is not taken away either: it counts until another one replaces it, which says so (method, 'Check-in'). Everything else of these may be
 * deleted, by whoever said it and nobody else (authorship.ts): undoing 'not this week' or a change of metric does that once it has left the
 * device (lib/replica/undo.ts). It cannot conflict, since there is nothing to be written into it meanwhile; its tombstone still says that it was.
 *
 * It goes with what it hangs under, too: whoever may delete that takes back a whole objective, as by undoing an import.
 */
function neverChanged(op: Operation): Refused | null {
  const changes = op.type === 'patch' && APPENDED.has(op.kind);
  const removes =
    op.type === 'delete' && (op.kind === 'check-in' || op.kind === 'organisation' || op.kind === 'person');
  return changes || removes ? refused('append-only', `${op.type} of a ${op.kind}`) : null;
}

const COMMANDED: Readonly<Record<string, readonly string[]>> = {
  objective: ['parent', 'alignment', 'supports', 'team'],
  'key-result': ['objective'],
  team: ['members', 'leaders', 'open'],
  person: ['role'],
};

function onlyByCommand(op: Operation, { row }: Place): Refused | null {
  if (op.type !== 'patch' && !(op.type === 'create' && op.kind === 'person')) return null;
  const field = COMMANDED[op.kind]?.find((name) => name in op.fields) ?? (decidesMore(op, row) ? 'state' : undefined);
  return field === undefined ? null : refused('needs-command', `${op.kind}.${field}`);
}

/**
 * An objective is activated and closed by command alone: since when check-ins are expected follows from the one, that nothing more is taken from
 * the other. All else may be patched, because undoing a command that has left the device does so: it writes back what stood before, dropped or
 * running, or a draft again.
 */
function decidesMore({ type, kind, fields }: Operation & { fields: Fields }, row: PlacedRecord | null): boolean {
  if (type !== 'patch' || kind !== 'objective') return false;
  return fields.state === 'closed' || (fields.state === 'active' && row?.record.fields.state === 'draft');
}

/** A check-in speaks for a day up to tomorrow, where its author is: a clock that is wrong by years must not decide what counts as the latest. */
async function tooLate({ session, now, rows }: Turn, op: Operation): Promise<Refused | null> {
  if (op.type !== 'create' || op.kind !== 'check-in') return null;
  const me = await rows.find(ORGANISATION_SPACE, session.person);
  const today = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(zoneOf(me?.record.fields.zone));
  const tomorrow = today.toPlainDate().add({ days: 1 }).toString();
  const { at } = op.fields;
  // Days are compared as text, 'YYYY-MM-DD'; what is no day is refused for that, later.
  return typeof at === 'string' && at > tomorrow ? refused('future', `${at} is after ${tomorrow}`) : null;
}

/** A zone that this server does not know is read as the one where days begin first, which refuses nobody too early. */
const zoneOf = (zone: unknown): string => (typeof zone === 'string' && isZone(zone) ? zone : 'Pacific/Kiritimati');

/**
 * The organisation's days are counted here, for everybody, so it has to be in a zone that this server knows. A person need not be: their browser
 * may be newer than the server, and tells where it is by itself.
 */
function unknownZone(op: Operation): Refused | null {
  if (op.type !== 'patch' || op.kind !== 'organisation') return null;
  const { zone } = op.fields;
  return typeof zone === 'string' && !isZone(zone) ? refused('invalid', `${zone} is no time zone`) : null;
}

/** What the method refuses everywhere: on a device at once, here for good (lib/sync/rules.ts). */
async function againstMethod({ rows }: Turn, op: Operation, { space, root, row }: Place): Promise<Refused | null> {
  const record = row?.record;
  const objective = (await rows.find(space, root))?.record;
  const cycleOf = await knownCycles(rows, [op.id, objective?.fields.cycle, ...cyclesNamed(op)]);
  const cycles = op.kind === 'cycle' ? await rows.liveOfKinds(['cycle']) : [];
  const hanging = activates(op) ? [...(await rows.inRoot(space, root)).values()] : [];
  return (
    closedRefusal({ ...op, root }, { record, objective, cycleOf }) ??
    cycleRefusal(op, cycles.map(recordIn)) ??
    metricRefusal(op) ??
    activationRefusal(op, record, hanging.map(recordIn))
  );
}

const recordIn = ({ record }: PlacedRecord): StoredRecord => record;

function cyclesNamed(op: Operation): unknown[] {
  if (op.type === 'create' || op.type === 'patch') return [op.fields.cycle];
  return op.type === 'command' && op.command.name === 'relocate' ? [op.command.cycle] : [];
}
