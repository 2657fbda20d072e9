/**
 * What a command does to the records of its root: all of it on a device that is alone, what is expected of it on one with a server. There the
 * server has the last word, and does what lies beyond the root: another space, who may do what, who is told.
 */
import { hlcTime } from './clock.ts';
import type { Fields } from './draft.ts';
import { below } from './hanging.ts';
import { patched } from './merge.ts';
import type { Operation } from './operation.ts';
import type { Outcome, Placed, Refusal, RootRecords } from './outcome.ts';
import type { StoredRecord } from './record.ts';

const refuse = (code: Refusal['code'], detail: string): Outcome => ({ ok: false, refusal: { code, detail } });
const changes = (changed: Placed[]): Outcome => ({ ok: true, changed });

/** @param before the record it is about, alive and in the root `here` */
export function applyCommand(
  roots: RootRecords,
  here: ReadonlyMap<string, StoredRecord>,
  before: StoredRecord,
  op: Operation & { type: 'command' },
): Outcome {
  const { command } = op;
  const onlyFor = KIND_OF[command.name];
  if (!onlyFor.includes(before.kind)) return refuse('not-here', `${before.kind} ${before.id}`);
  const patch = (record: StoredRecord, fields: Fields): Placed => ({
    root: op.root,
    id: record.id,
    record: patched(record, fields, op.hlc),
  });
  switch (command.name) {
    case 'activate': {
      const activatedAt = command.at ?? hlcTime(op.hlc);
      // Check-ins are expected from the day an objective becomes active, not from when its draft was written.
      return changes([
        patch(before, { state: 'active' }),
        ...below(here, before.id)
          .filter((record) => record.kind === 'key-result')
          .map((record) => patch(record, { activatedAt })),
      ]);
    }
    case 'drop':
      return changes([patch(before, { state: 'dropped', dropped: command.note })]);
    case 'resume':
      return changes([patch(before, { state: 'active', dropped: null })]);
    case 'close':
      return changes([patch(before, { state: 'closed' })]);
    case 'reopen':
      return changes([patch(before, { state: 'active' })]);
    case 'link': {
      const alignment = command.parent !== null && command.asked ? 'asked' : null;
      return changes([patch(before, { parent: command.parent, alignment })]);
    }
    case 'answer':
      return changes([patch(before, { alignment: command.alignment })]);
    case 'support':
      return changes([patch(before, { supports: command.supports })]);
    case 'relocate': {
      const { team, cycle } = command;
      return changes([patch(before, { team, ...(cycle !== undefined && { cycle }) })]);
    }
    case 'member':
      return changes([patch(before, withMember(before.fields, command.person, command.as))]);
    case 'visibility':
      return changes([patch(before, { open: command.open })]);
    case 'role':
      return changes([patch(before, { role: command.role })]);
    case 'move':
      return move(roots, here, before, { ...op, command });
  }
}

/** What each command may be said to. */
const KIND_OF: Record<(Operation & { type: 'command' })['command']['name'], readonly string[]> = {
  activate: ['objective'],
  drop: ['objective', 'key-result'],
  resume: ['objective', 'key-result'],
  close: ['objective'],
  reopen: ['objective'],
  link: ['objective'],
  answer: ['objective'],
  support: ['objective'],
  relocate: ['objective'],
  move: ['key-result'],
  member: ['team'],
  visibility: ['team'],
  role: ['person'],
};

/** The lists of a team with one person in it as a member or leader, or not at all. */
function withMember(team: Fields, person: string, as: 'member' | 'leader' | null): Fields {
  const list = (value: unknown, has: boolean): unknown[] => {
    const others = Array.isArray(value) ? value.filter((id) => id !== person) : [];
    return has ? [...others, person] : others;
  };
  return { members: list(team.members, as !== null), leaders: list(team.leaders, as === 'leader') };
}

type Move = Operation & { type: 'command' } & { command: { name: 'move'; objective: string; order: string } };

function move(
  roots: RootRecords,
  here: ReadonlyMap<string, StoredRecord>,
  before: StoredRecord,
  { root, hlc, command: { objective: to, order } }: Move,
): Outcome {
  const target = roots.get(to)?.get(to);
  if (!target || target.deleted) return refuse('missing', `objective ${to}`);
  const moved = patched(before, { objective: to, order }, hlc);
  if (to === root) return changes([{ root: to, id: moved.id, record: moved }]);
  const taken = below(here, before.id);
  return changes([
    ...[before, ...taken].map(({ id }): Placed => ({ root, id, record: null })),
    ...[moved, ...taken].map((record): Placed => ({ root: to, id: record.id, record })),
  ]);
}
