/** What follows from an operation that was applied: records go to other spaces, and people hear of what concerns them. */
import { Objective, Team } from '#lib/okr/model.ts';
import { answerersOf } from '#lib/okr/sosPeople.ts';
import type { Operation } from '#lib/sync/operation.ts';
import type { Place } from './locate.ts';
import { notify, notifyOutside } from './notices.ts';
import { mayReadSpace, ORGANISATION_SPACE, teamOf } from './places.ts';
import { isUnseenDraft } from './published.ts';
import { moveRoot, publishRoot } from './relocate.ts';
import { admitOwners } from './owners.ts';
import { standingOf } from './standing.ts';
import type { Turn } from './turn.ts';

type Created = Extract<Operation, { type: 'create' }>;
type Commanded = Extract<Operation, { type: 'command' }>;

/** @param place where its record was */
export async function follow(turn: Turn, op: Operation, place: Place): Promise<void> {
  if (op.type === 'create') await tellOfNew(turn, op);
  else if (op.type === 'command') await followCommand(turn, op, place.space);
}

async function followCommand(turn: Turn, op: Commanded, from: string): Promise<void> {
  const { rows } = turn;
  const { command, id, root, hlc: clock } = op;
  if (command.name === 'activate' && command.space !== undefined && command.space !== from) {
    await publishRoot(rows, { root, from, to: command.space, clock });
    await settleIn(turn, op, command.space);
  } else if (command.name === 'relocate' && command.space !== from) {
    // A draft that others get to see is published by that, whatever the command is called.
    const take = (await isUnseenDraft(rows, from, id)) ? publishRoot : moveRoot;
    await take(rows, { root, from, to: command.space, clock });
    await settleIn(turn, op, command.space);
  } else if (command.name === 'link' && command.parent !== null) {
    await askOwner(turn, id, command.parent);
  } else if (command.name === 'answer') {
    const objective = await rows.findLive(id);
    const { owner, parent } = objective?.record.fields ?? {};
    const { alignment } = command;
    await notify(turn, String(owner), { what: 'alignment-answered', objective: id, parent: String(parent), alignment });
  }
}

/** An objective in its new space says so, and those who own something in it come along. */
async function settleIn(turn: Turn, op: Operation, to: string): Promise<void> {
  const { rows } = turn;
  const moved = [...(await rows.inRoot(to, op.root)).values()].filter(({ record }) => !record.deleted);
  const objective = moved.find(({ record }) => record.id === op.id);
  if (objective) {
    const { record } = objective;
    rows.place({ ...objective, record: { ...record, fields: { ...record.fields, team: teamOf(to) } } });
  }
  const records = moved.map(({ record }) => record);
  await admitOwners(turn, to, records);
}

async function askOwner(turn: Turn, objective: string, parent: string): Promise<void> {
  const [child, target] = [await turn.rows.findLive(objective), await turn.rows.findLive(parent)];
  if (child?.record.fields.alignment !== 'asked' || !target) return;
  const title = String(child.record.fields.title);
  await notify(turn, String(target.record.fields.owner), { what: 'alignment-asked', objective, title, parent });
}

async function tellOfNew(turn: Turn, op: Created): Promise<void> {
  if (op.kind === 'objective' && typeof op.fields.parent === 'string') await askOwner(turn, op.id, op.fields.parent);
  else if (op.kind === 'comment' && Array.isArray(op.fields.mentions))
    await tellMentioned(turn, op, op.fields.mentions);
  else if (op.kind === 'sos') await tellAnswerers(turn, op);
}

async function tellMentioned(turn: Turn, { space, id, fields }: Created, mentions: readonly unknown[]): Promise<void> {
  for (const person of new Set(mentions.map(String))) {
    const standing = await standingOf(turn.tx, person);
    // Who may not read it is not told that it is there.
    if (!standing || !mayReadSpace(standing, space)) continue;
    await notifyOutside(turn, person, space, { what: 'mention', comment: id, about: String(fields.about), space });
  }
}

async function tellAnswerers(turn: Turn, { space, root, id, fields }: Created): Promise<void> {
  const objective = Objective.safeParse((await turn.rows.find(space, root))?.record.fields);
  if (!objective.success) return;
  const teams = new Map<string, Team>();
  for (const team of turn.standing.teams.keys()) {
    const record = Team.safeParse((await turn.rows.find(ORGANISATION_SPACE, team))?.record.fields);
    if (record.success) teams.set(team, record.data);
  }
  for (const person of answerersOf({ raiser: turn.session.person, objective: objective.data }, teams)) {
    await notifyOutside(turn, person, space, { what: 'sos', sos: id, keyResult: String(fields.keyResult), space });
  }
}
