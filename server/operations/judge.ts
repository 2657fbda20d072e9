/** The judgements that some operations need beyond rights and rules: links, moves, and other spaces that they reach into. */
import type { Operation } from '#lib/sync/operation.ts';
import { intoClosedRefusal } from '#lib/sync/rules.ts';
import type { PlacedRecord } from '../store/records.ts';
import { knownCycles } from './knownCycles.ts';
import { linksOf, linksRefused, moveRefused, ownerToAsk } from './links.ts';
import type { Place } from './locate.ts';
import { may } from './may.ts';
import { personOf, teamOf, towardsSpace } from './places.ts';
import { refused, type Refused } from './refused.ts';
import { ownersRefused } from './owners.ts';
import { withMemberLists } from './memberLists.ts';
import type { Turn } from './turn.ts';

type Commanded = Extract<Operation, { type: 'command' }>;

/**
 * @param op where its record is
 * @returns the operation as it is to be applied, with what only the server knows; or why it is not
 */
export async function judge(turn: Turn, op: Operation, place: Place): Promise<Operation | Refused> {
  if (op.type === 'create' && op.kind === 'objective') return judgeNew(turn, op);
  if (op.type === 'create' && op.kind === 'key-result') return (await ownersRefused(turn, op.space, [op.fields])) ?? op;
  if (op.type === 'create' && op.kind === 'team') return { ...op, fields: withMemberLists(op.fields) };
  if (op.type === 'patch' && 'owner' in op.fields) return (await ownersRefused(turn, op.space, [op.fields])) ?? op;
  if (op.type !== 'command' || !place.row) return op;
  return judgeCommand(turn, op, place.row);
}

async function judgeNew(turn: Turn, op: Extract<Operation, { type: 'create' }>): Promise<Operation | Refused> {
  const record = { id: op.id, kind: op.kind, fields: op.fields, clock: op.hlc, ver: 0 };
  const links = linksOf(record);
  const problem =
    (await ownersRefused(turn, op.space, [op.fields])) ??
    (await linksRefused(turn, { space: op.space, root: op.root, left: [], record }, links));
  if (problem) return problem;
  // Whoever brings a link along asks for it like anyone else.
  const asked = links.parent !== null && (await ownerToAsk(turn, links.parent)) !== null;
  return { ...op, fields: { ...op.fields, ...(links.parent !== null && { alignment: asked ? 'asked' : null }) } };
}

async function judgeCommand(turn: Turn, op: Commanded, row: PlacedRecord): Promise<Operation | Refused> {
  const { command } = op;
  switch (command.name) {
    case 'link': {
      const { parent } = command;
      if (parent === null) return op;
      const asked = (await ownerToAsk(turn, parent)) !== null;
      return (await linksRefused(turn, row, { parent, supports: [] })) ?? { ...op, command: { ...command, asked } };
    }
    case 'support':
      return (await linksRefused(turn, row, { parent: null, supports: command.supports })) ?? op;
    case 'answer':
      return (await badAnswer(turn, row, command.alignment)) ?? op;
    case 'move':
      return (await badMove(turn, row, command.objective)) ?? op;
    case 'relocate':
      return (await badDestination(turn, row, command.space, command.team)) ?? op;
    case 'activate':
      if (command.space === undefined || command.space === row.space) return op;
      return (await badPublication(turn, row, command.space)) ?? op;
    default:
      return op;
  }
}

/** What was declined stood in nobody's way meanwhile, so accepting it after all may close a circle. */
async function badAnswer(turn: Turn, row: PlacedRecord, answer: 'accepted' | 'declined'): Promise<Refused | null> {
  const { parent, alignment } = row.record.fields;
  if (typeof parent !== 'string') return refused('missing', 'there is no link to answer');
  if (answer === 'declined' || alignment !== 'declined') return null;
  return linksRefused(turn, row, { parent, supports: [] });
}

async function badMove(turn: Turn, row: PlacedRecord, objective: string): Promise<Refused | null> {
  const target = await turn.rows.findLive(objective);
  if (!target) return refused('missing', `objective ${objective}`);
  const owns = target.record.fields.owner === turn.session.person;
  const towards = towardsSpace(turn.standing, target.space, owns);
  if (!towards || !may('move', towards) || hidesFromOwner(row, target.space)) {
    return refused('forbidden', `move into ${objective}`);
  }
  const cycleOf = await knownCycles(turn.rows, [target.record.fields.cycle]);
  return (
    intoClosedRefusal(target.record, cycleOf) ??
    (await moveRefused(turn, row.record.id, objective)) ??
    (await ownersRefused(turn, target.space, [row.record.fields]))
  );
}

/** A draft that is published goes where its person may begin objectives. */
async function badPublication(turn: Turn, row: PlacedRecord, to: string): Promise<Refused | null> {
  if (personOf(row.space) === null) return refused('invalid', `${row.record.id} is published already`);
  return badDestination(turn, row, to, teamOf(to));
}

async function badDestination(turn: Turn, row: PlacedRecord, to: string, team: string | null): Promise<Refused | null> {
  const { standing, rows, session } = turn;
  const isHome = personOf(to) === session.person;
  if (!isHome && teamOf(to) !== team) return refused('invalid', `${to} is not the space of ${String(team)}`);
  const towards = towardsSpace(standing, to, row.record.fields.owner === session.person);
  if (!towards || !may('move', towards) || hidesFromOwner(row, to)) return refused('forbidden', `move to ${to}`);
  if (to === row.space) return null;
  const records = [...(await rows.inRoot(row.space, row.root)).values()].filter(({ record }) => !record.deleted);
  const owned = records.filter(({ record }) => record.kind === 'objective' || record.kind === 'key-result');
  const fields = owned.map(({ record }) => record.fields);
  return (
    (await ownersRefused(turn, to, fields)) ?? (await linksRefused(turn, { ...row, space: to }, linksOf(row.record)))
  );
}

/** Nobody takes what another one owns into a space that only they themselves read. */
function hidesFromOwner({ record }: PlacedRecord, to: string): boolean {
  const home = personOf(to);
  return home !== null && record.fields.owner !== home;
}
