/** The judgements that some operations need beyond rights and rules: links, moves, and other spaces that they reach into. */
import type { Operation } from '#lib/sync/operation.ts';
import type { PlacedRecord } from '../store/records.ts';
import { badDestination, badMove, badPublication } from './destinations.ts';
import { linksOf, linksRefused, ownerToAsk, revivedRefused } from './links.ts';
import type { Place } from './locate.ts';
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
  if (op.type === 'create' && op.kind === 'key-result') return (await badKeyResult(turn, op)) ?? op;
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

/** One that was there before may still be what others contribute to: brought back elsewhere, it could close a circle. */
async function badKeyResult(turn: Turn, op: Extract<Operation, { type: 'create' }>): Promise<Refused | null> {
  const refusal = await ownersRefused(turn, op.space, [op.fields]);
  if (refusal || !(await turn.rows.isKnown(op.id))) return refusal;
  return revivedRefused(turn, op.id, String(op.fields.objective));
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
