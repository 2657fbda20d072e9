/** What an operation does in the words of the table (may.ts), and whether its author may. */
import type { Operation } from '#lib/sync/operation.ts';
import { may, type Action, type Towards } from './may.ts';
import { authorIn } from './authorship.ts';
import type { Place } from './locate.ts';
import { ORGANISATION_SPACE, personOf, teamSpace, towardsSpace, type Standing } from './places.ts';
import type { RowsInHand } from './rowsInHand.ts';
import type { PlacedRecord } from '../store/records.ts';

/** By kind: what creating one is, and what changing or deleting one is. */
const BY_KIND: Readonly<Record<string, { create: Action; change: Action }>> = {
  objective: { create: 'create', change: 'edit' },
  'key-result': { create: 'create', change: 'edit' },
  'metric-change': { create: 'edit', change: 'edit' },
  review: { create: 'edit', change: 'edit' },
  'check-in': { create: 'checkIn', change: 'checkIn' },
  skip: { create: 'checkIn', change: 'checkIn' },
  sos: { create: 'checkIn', change: 'checkIn' },
  'sos-answer': { create: 'comment', change: 'comment' },
  comment: { create: 'comment', change: 'comment' },
  seen: { create: 'comment', change: 'comment' },
  cheer: { create: 'comment', change: 'comment' },
  'feedback-request': { create: 'comment', change: 'comment' },
  organisation: { create: 'settings', change: 'settings' },
  cycle: { create: 'cycles', change: 'cycles' },
  team: { create: 'members', change: 'members' },
  person: { create: 'members', change: 'settings' },
};
/** What only a newer device knows is somebody's work, like an objective. */
const UNKNOWN_KIND = { create: 'create', change: 'edit' } as const;

const BY_COMMAND: Readonly<Record<(Operation & { type: 'command' })['command']['name'], Action>> = {
  activate: 'activate',
  drop: 'drop',
  resume: 'drop',
  close: 'close',
  reopen: 'close',
  move: 'move',
  relocate: 'move',
  link: 'edit',
  support: 'edit',
  answer: 'accept',
  member: 'members',
  visibility: 'visibility',
  role: 'roles',
};

/** Changing these is a decision about the objective or key result, not the wording of it. */
const DECISIONS = ['state', 'dropped'];

function actionOf(op: Operation): Action | null {
  if (op.type === 'void') return null;
  if (op.type === 'command') return BY_COMMAND[op.command.name];
  const { create, change } = (Object.hasOwn(BY_KIND, op.kind) && BY_KIND[op.kind]) || UNKNOWN_KIND;
  if (op.type === 'create') return op.kind === 'objective' && op.fields.state !== 'draft' ? 'activate' : create;
  const decides = op.type === 'patch' && change === 'edit' && DECISIONS.some((field) => field in op.fields);
  return decides ? 'drop' : change;
}

/** Whether the author of an operation may do it where it belongs. */
export async function mayDo(standing: Standing, rows: RowsInHand, op: Operation, place: Place): Promise<boolean> {
  const action = actionOf(op);
  if (action === null) return true;
  const me = standing.access.person;
  if (op.type === 'command' && op.command.name === 'answer') {
    const towards = await towardsParent(standing, rows, place);
    return towards !== null && may(action, towards);
  }
  // What the server says, nobody says in its place.
  if (op.kind === 'daily-figure' || (op.kind === 'notice' && op.type === 'create')) return false;
  // At home one may do everything else, except what makes the organisation.
  if (personOf(place.space) === me) return !ORGANISATION_KINDS.has(op.kind);
  if (op.kind === 'away') return isOwnAway(standing, op, place);
  if (op.kind === 'person' && op.id === me && op.type === 'patch') return true;
  const towards = await towardsIt(standing, rows, op, place);
  if (towards === null || !may(action, towards)) return false;
  // The objectives of the whole company are begun by whoever leads it.
  return !(place.space === ORGANISATION_SPACE && op.kind === 'objective' && op.type === 'create') || towards.leads;
}

const ORGANISATION_KINDS = new Set(['organisation', 'person', 'team', 'cycle']);

function isOwnAway(standing: Standing, op: Operation, { space, row }: Place): boolean {
  const isMember = towardsSpace(standing, space, true)?.isMember ?? false;
  const named = op.type === 'create' || op.type === 'patch' ? op.fields.person : undefined;
  const people = [row?.record.fields.person, named].filter((person) => person !== undefined);
  return isMember && people.length > 0 && people.every((person) => person === standing.access.person);
}

async function towardsIt(standing: Standing, rows: RowsInHand, op: Operation, place: Place): Promise<Towards | null> {
  if (op.kind === 'team') return towardsTeam(standing, op, place);
  const me = standing.access.person;
  const owns = (op.type === 'create' && isToBeMine(op, me)) || (await ownsSome(me, rows, place));
  return towardsSpace(standing, place.space, owns);
}

/**
 * Objectives and key results are their owner's; what only a newer device knows is its author's, if it names no owner. Nothing else is owned: of
 * a check-in, what counts is whose key result it is about.
 */
function isToBeMine({ kind, fields }: Extract<Operation, { type: 'create' }>, person: string): boolean {
  if (kind === 'objective' || kind === 'key-result') return fields.owner === person;
  return !Object.hasOwn(BY_KIND, kind) && (fields.owner ?? fields.author) === person;
}

/** Whether a person owns a record that is there, or anything that it hangs under, up to the objective. */
async function ownsSome(person: string, rows: RowsInHand, { space, root, row, parent }: Place): Promise<boolean> {
  const isMine = (at: PlacedRecord | null): boolean => at?.record.fields.owner === person;
  if (isMine(row) || isMine(parent) || isMine(await rows.find(space, root))) return true;
  // What one has said stays one's own, also when what it was about is no longer.
  return row !== null && authorIn(row.record.kind, row.record.fields) === person;
}

/** A team's people are decided on by whoever leads it, a new team by whoever leads the one above. */
function towardsTeam(standing: Standing, op: Operation, { row }: Place): Towards | null {
  const above = op.type === 'create' ? op.fields.parent : undefined;
  const parent = typeof above === 'string' ? above : null;
  if (row && !row.record.deleted) return towardsSpace(standing, teamSpace(op.id), false);
  return towardsSpace(standing, parent === null ? ORGANISATION_SPACE : teamSpace(parent), false);
}

/** A link is answered by whoever owns, or leads the team of, what it leads to; the objective itself they may not even see. */
async function towardsParent(standing: Standing, rows: RowsInHand, { row }: Place): Promise<Towards | null> {
  const parent = row?.record.fields.parent;
  const target = typeof parent === 'string' ? await rows.findLive(parent) : null;
  if (!target) return null;
  const owns = target.record.fields.owner === standing.access.person;
  return towardsSpace(standing, target.space, owns);
}
