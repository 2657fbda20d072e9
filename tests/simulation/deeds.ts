/** What people do, as drafts: which record is meant is looked up in what their device shows. */
import type { Command, Draft, RecordKind } from '#lib/sync/draft.ts';
import { checkInDraft, keyResultDraft, objectiveDraft } from '../replica/device.ts';
import type { Deed } from './acts.ts';
import type { Placed } from './peek.ts';

export interface Doer {
  me: string;
  /** By the device's clock, epoch ms. */
  now: number;
  /** Alive, in the order of their identifiers. */
  shown: readonly Placed[];
  /** For what is made. */
  id: string;
}

interface Chosen {
  on: number;
  to: number;
}

export const SALES = 'sales';
export const LAB = 'lab';
const TEAMS = [SALES, LAB];
const ORDERS = ['a0', 'a1', 'a2', 'a3'];

/** Empty where there is nothing to do it to. */
export function draftsOf(deed: Deed, doer: Doer, chosen: Chosen): Draft[] {
  return DOING[deed](doer, chosen);
}

function nth<T>(list: readonly T[], n: number): T | undefined {
  return list[n % Math.max(1, list.length)];
}

const ofKind = ({ shown }: Doer, kind: RecordKind): Placed[] => shown.filter(({ record }) => record.kind === kind);

/** Something to do with one record of a kind, where there is one. */
const on =
  (kind: RecordKind, draft: (at: Placed, target: Target, doer: Doer, chosen: Chosen) => Draft | undefined) =>
  (doer: Doer, chosen: Chosen): Draft[] => {
    const at = nth(ofKind(doer, kind), chosen.on);
    if (!at) return [];
    const target: Target = { kind, id: at.record.id, root: at.root };
    return [draft(at, target, doer, chosen)].filter((made) => made !== undefined);
  };

type Target = Pick<Draft, 'kind' | 'id' | 'root'>;
const command = (target: Target, said: Command): Draft => ({ ...target, type: 'command', command: said });
const patch = (target: Target, fields: Record<string, unknown>): Draft => ({ ...target, type: 'patch', fields });
const anyone = (doer: Doer, n: number): string => nth(ofKind(doer, 'person'), n)?.record.id ?? doer.me;
const homeOf = (team: string | null, me: string): string => (team === null ? `person:${me}` : `team:${team}`);
const hanging = (
  kind: RecordKind,
  { id, root }: Pick<Target, 'id' | 'root'>,
  fields: Record<string, unknown>,
): Draft => ({
  type: 'create',
  kind,
  id,
  root,
  fields,
});

const DOING: Record<Deed, (doer: Doer, chosen: Chosen) => Draft[]> = {
  objective({ me, id }, { on: home, to }) {
    const team = nth([SALES, SALES, LAB, null, 'company'], home) ?? null;
    if (team === 'company') return [{ ...objectiveDraft(id, { owner: me, cycle: null }), space: 'org' }];
    const state = team === null ? 'draft' : 'active';
    const objective = { ...objectiveDraft(id, { owner: me, cycle: null, team, state }), space: homeOf(team, me) };
    // Half of them are made with a key result, in one step.
    return to % 2 === 0 ? [objective] : [objective, keyResultDraft(`${id}-k`, { owner: me, objective: id })];
  },
  'key-result': on('objective', (_at, { id: objective }, { me, id }) => keyResultDraft(id, { owner: me, objective })),
  'check-in': on('key-result', (_at, { id: keyResult, root }, { me, now, id }, { to }) =>
    checkInDraft(id, keyResult, root, to, { me, now }),
  ),
  correct: on('check-in', ({ record }, { id: replaces, root }, { me, now, id }, { to }) =>
    hanging(
      'check-in',
      { id, root },
      { ...record.fields, reading: { type: 'value', value: to }, author: me, createdAt: now, replaces },
    ),
  ),
  rename: on('objective', (_at, target, { id }) => patch(target, { title: `Title ${id}` })),
  // What a newer version may know: kept and passed on.
  colour: on('objective', (_at, target, _doer, { to }) => patch(target, { colour: to })),
  reweigh: on('key-result', (_at, target, { id }, { to }) => patch(target, { weight: to + 1, title: `Title ${id}` })),
  'hand-over': on('key-result', (_at, target, doer, { to }) => patch(target, { owner: anyone(doer, to) })),
  'delete-key-result': on('key-result', (_at, target) => ({ ...target, type: 'delete' })),
  'delete-objective': on('objective', (_at, target) => ({ ...target, type: 'delete' })),
  drop: on('objective', (_at, target, { id }) =>
    command(target, { name: 'drop', note: { on: '2026-08-12', why: id, learned: '', freed: '' } }),
  ),
  resume: on('objective', (_at, target) => command(target, { name: 'resume' })),
  close: on('objective', (_at, target) => command(target, { name: 'close' })),
  reopen: on('objective', (_at, target) => command(target, { name: 'reopen' })),
  publish(doer, chosen) {
    const drafts = ofKind(doer, 'objective').filter(({ record }) => record.fields.state === 'draft');
    const at = nth(drafts, chosen.on);
    const target: Target | undefined = at && { kind: 'objective', id: at.record.id, root: at.root };
    return target ? [command(target, { name: 'activate', space: `team:${nth(TEAMS, chosen.to)}` })] : [];
  },
  relocate: on('objective', (_at, target, { me }, { to }) => {
    const team = nth([SALES, LAB, null], to) ?? null;
    return command(target, { name: 'relocate', space: homeOf(team, me), team });
  }),
  move: on('key-result', (_at, target, doer, { to }) => {
    const objective = nth(ofKind(doer, 'objective'), to)?.record.id;
    const order = nth(ORDERS, to) ?? 'a0';
    return objective === undefined ? undefined : command(target, { name: 'move', objective, order });
  }),
  link: on('objective', (_at, target, doer, { to }) => {
    const parent = nth([...ofKind(doer, 'objective'), ...ofKind(doer, 'key-result')], to)?.record.id ?? null;
    return command(target, { name: 'link', parent, asked: false });
  }),
  unlink: on('objective', (_at, target) => command(target, { name: 'link', parent: null, asked: false })),
  answer: on('objective', (_at, target, _doer, { to }) =>
    command(target, { name: 'answer', alignment: to % 2 === 0 ? 'accepted' : 'declined' }),
  ),
  support: on('objective', (_at, target, doer, { to }) => {
    const other = nth(ofKind(doer, 'key-result'), to)?.record.id;
    return command(target, { name: 'support', supports: other === undefined ? [] : [other] });
  }),
  comment: on('key-result', (_at, { id: about, root }, doer, { to }) => {
    const { me, now, id } = doer;
    const said = { author: me, createdAt: now, about, text: `Comment ${id}`, mentions: [anyone(doer, to)] };
    return hanging('comment', { id, root }, said);
  }),
  cheer: on('check-in', (_at, { id: about, root }, { me, now, id }) =>
    hanging('cheer', { id, root }, { author: me, createdAt: now, about }),
  ),
  sos: on('key-result', (_at, { id: keyResult, root }, { me, now, id }) =>
    hanging('sos', { id, root }, { author: me, createdAt: now, keyResult, need: 'clarity', line: `Help ${id}` }),
  ),
  'sos-answer': on('sos', (_at, { id: sos, root }, { me, now, id }) =>
    hanging('sos-answer', { id, root }, { author: me, createdAt: now, sos, answer: 'talk', line: `Answer ${id}` }),
  ),
  'close-sos': on('sos', (_at, target, { now }) => patch(target, { closedAt: now })),
  'read-notice': on('notice', (_at, target, { now }) => patch(target, { readAt: now })),
  member: on('team', (_at, target, doer, { to }) =>
    command(target, { name: 'member', person: anyone(doer, to), as: to % 3 === 0 ? 'leader' : 'member' }),
  ),
  'leave-team': on('team', (_at, target, doer, { to }) =>
    command(target, { name: 'member', person: anyone(doer, to), as: null }),
  ),
  visibility: on('team', (_at, target, _doer, { to }) => command(target, { name: 'visibility', open: to % 2 === 0 })),
  role: on('person', (_at, target, _doer, { to }) =>
    command(target, { name: 'role', role: nth(['member', 'guest', 'admin'] as const, to) ?? 'member' }),
  ),
  'team-above': on('team', (_at, target, _doer, { to }) =>
    patch(target, { parent: nth([SALES, LAB, null], to) ?? null }),
  ),
};
