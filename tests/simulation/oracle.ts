/**
 * What the organisation's records are and who may see them, told as simply as can be: maps, one operation after the other, in the order in which the
 * server settled them. It takes the server's word for what was rejected, and complains where something was applied that its author
 * may not do, or rejected as forbidden although they may.
 */
import type { Operation } from '#lib/sync/operation.ts';
import type { StoredRecord } from '#lib/sync/record.ts';
import { homes, leads, mayDo, mayRead, teamOf, type Doing, type Role, type Staff } from './oracleRights.ts';
import type { Placed } from './peek.ts';

interface Thing {
  id: string;
  space: string;
  root: string;
  kind: string;
  alive: boolean;
  /** Each field with the clock at which it was last written. */
  fields: Map<string, { value: unknown; clock: string }>;
  /** When it was made, or published: a field that it never had is as old. */
  born: string;
  /** The latest clock that touched it in any way. */
  latest: string;
}

export interface Settled {
  op: Operation;
  device: string;
  person: string;
  /** null: applied. */
  code: string | null;
  /** By the server's clock, epoch ms. */
  at: number;
}

/** What the server writes of itself, and nobody else. */
const SERVERS_OWN = new Set(['notice', 'daily-figure']);
const ABOVE: Record<string, string> = {
  'key-result': 'objective',
  'check-in': 'keyResult',
  skip: 'keyResult',
  'metric-change': 'keyResult',
  sos: 'keyResult',
  'sos-answer': 'sos',
  comment: 'about',
  cheer: 'about',
};
const DIRECTORY = new Set(['organisation', 'person', 'away', 'team', 'cycle']);
const SAID = new Set(['comment', 'cheer', 'seen', 'feedback-request', 'sos-answer']);
const FIVE_MINUTES = 300_000;

export class Oracle {
  #things = new Map<string, Thing>();
  #staff: Staff = { roles: new Map(), teams: new Map() };
  /** By place, when something went from there to another space. */
  #traces = new Map<string, { latest: string }[]>();
  /** The last clock that was given in the place of one that ran ahead, by device. */
  #given = new Map<string, string>();

  /** Begins with what is there. */
  static from(records: readonly Placed[], roles: ReadonlyMap<string, Role>): Oracle {
    const oracle = new Oracle();
    for (const { space, root, record } of records) {
      const { id, kind, fields, clock, clocks = {}, deleted } = record;
      if (deleted || SERVERS_OWN.has(kind)) continue;
      const known = Object.entries(fields).map(
        ([name, value]) => [name, { value, clock: clocks[name] ?? clock }] as const,
      );
      oracle.#things.set(id, {
        id,
        space,
        root,
        kind,
        alive: true,
        fields: new Map(known),
        born: clock,
        latest: latestOf(record),
      });
      if (kind === 'team') oracle.#keepTeam(id, fields);
    }
    oracle.#staff.roles = new Map(roles);
    return oracle;
  }

  copy(): Oracle {
    const oracle = new Oracle();
    oracle.#things = structuredClone(this.#things);
    oracle.#staff = structuredClone(this.#staff);
    oracle.#given = new Map(this.#given);
    oracle.#traces = structuredClone(this.#traces);
    return oracle;
  }

  #keepTeam(id: string, fields: Record<string, unknown>): void {
    const leaders = new Set(listOf(fields.leaders));
    const members = [...listOf(fields.members), ...leaders].map((person) => {
      return [person, leaders.has(person) ? 'leader' : 'member'] as const;
    });
    const parent = typeof fields.parent === 'string' ? fields.parent : null;
    this.#staff.teams.set(id, { parent, open: fields.open !== false, members: new Map(members) });
  }

  mayRead = (person: string, space: string): boolean => mayRead(this.#staff, person, space);

  /** What one of the server's own rounds did to the cycles is taken as it is. */
  cyclesAre(records: readonly Placed[]): void {
    for (const { record } of records) {
      const cycle = record.kind === 'cycle' ? this.#things.get(record.id) : undefined;
      const clock = record.clocks?.state ?? record.clock;
      if (cycle) cycle.fields.set('state', { value: record.fields.state, clock });
    }
  }

  /** Everything alive, by '<space>/<root>/<id>'. */
  contents(): Map<string, unknown> {
    const alive = [...this.#things.values()].filter((thing) => thing.alive);
    return new Map(
      alive.map((thing) => [`${thing.space}/${thing.root}/${thing.id}`, shapeOf(thing.kind, plain(thing))]),
    );
  }

  /** Which of the records on the server a person's devices may show. */
  isFor(person: string, { space, record: { kind, id } }: Placed): boolean {
    if (!this.mayRead(person, space)) return false;
    if (!this.readsPartly(person, space)) return true;
    // No directory for guests, only the people of their teams, and what these need.
    const teams = [...this.#staff.teams].filter(([, { members }]) => members.has(person));
    if (kind === 'person') return id === person || teams.some(([, { members }]) => members.has(id));
    if (kind === 'team') return teams.some(([team]) => team === id);
    return kind === 'organisation' || kind === 'cycle';
  }

  /** A guest sees only a part of the organisation's space. */
  readsPartly = (person: string, space: string): boolean =>
    space === 'org' && this.#staff.roles.get(person) === 'guest';

  homes = (person: string): string[] => homes(this.#staff, person);

  /** @returns what is wrong with the verdict, if anything is */
  settle(settled: Settled): string[] {
    const { op, person, code } = settled;
    if (op.type === 'void') return [];
    // Of what was moved away and deleted there, only a nameless trace is where the device knew it: nothing comes of it, whoever asks.
    const thing = this.#things.get(op.id);
    if (thing && !thing.alive && thing.space !== op.space && op.type !== 'create') return [];
    const may = this.#may(op, person);
    const said = `${person}: ${op.type} ${op.type === 'command' ? op.command.name : ''} ${op.kind} ${op.id}`;
    if (code !== null)
      return code === 'forbidden' && may ? [`I4: what its author may do is not forbidden: ${said}`] : [];
    const clock = this.#inServerTime(settled);
    this.#apply({ ...op, hlc: clock }, person, settled.at);
    return may ? [] : [`I4: only what its author may do is applied: ${said}`];
  }

  // ── rights ──

  #may(op: Operation, person: string): boolean {
    const author = valueOf(this.#things.get(op.id), 'author');
    // Nobody changes what another has said.
    if ((op.type === 'patch' || op.type === 'delete') && author !== undefined && author !== person) return false;
    const isAnswer = op.type === 'command' && op.command.name === 'answer';
    if (!isAnswer && !this.mayRead(person, op.space)) return false;
    const thing = this.#things.get(op.id);
    const above = this.#aboveOf(op);
    const space = op.type === 'create' ? (above?.space ?? op.space) : (thing?.space ?? op.space);
    if (isAnswer) {
      const parent = this.#things.get(String(valueOf(thing, 'parent')));
      return parent !== undefined && this.#mayDo(person, 'decide', parent.space, isOwnedBy(parent, person));
    }
    if (space === `person:${person}`)
      return (op.kind !== 'notice' || op.type !== 'create') && this.#mayGo(op, person, thing);
    if (op.kind === 'person' && op.id === person && op.type === 'patch') return true;
    if (op.kind === 'team') return this.#mayStaff(op, person, thing);
    const root = this.#things.get(above?.root ?? thing?.root ?? '');
    const makesOwn =
      op.type === 'create' && ['objective', 'key-result'].includes(op.kind) && op.fields.owner === person;
    const owns =
      makesOwn || [thing, above, root].some((one) => isOwnedBy(one, person)) || valueOf(thing, 'author') === person;
    if (!this.#mayDo(person, doingOf(op), space, owns)) return false;
    const isCompanys = space === 'org' && op.kind === 'objective' && op.type === 'create';
    return (!isCompanys || leads(this.#staff, person, space)) && this.#mayGo(op, person, thing);
  }

  #mayDo = (person: string, doing: Doing, space: string, owns: boolean) =>
    mayDo(this.#staff, person, doing, { space, owns });

  #mayStaff(op: Operation, person: string, team: Thing | undefined): boolean {
    const parent = op.type === 'create' && typeof op.fields.parent === 'string' ? op.fields.parent : null;
    const space = team?.alive ? `team:${op.id}` : parent === null ? 'org' : `team:${parent}`;
    if (!this.#mayDo(person, 'staff', space, false)) return false;
    if (op.type === 'patch' && 'parent' in op.fields) return this.#mayPlaceTeam(op.id, op.fields.parent, person);
    if (op.type !== 'command' || op.command.name !== 'member' || op.command.as !== 'leader') return true;
    // A guest leads nothing.
    return this.#staff.roles.get(op.command.person) !== 'guest';
  }

  /** A team goes elsewhere by whoever decides on the teams of both places. */
  #mayPlaceTeam(team: string, to: unknown, person: string): boolean {
    const from = this.#staff.teams.get(team)?.parent ?? null;
    const places = [from, to ?? null].map((parent) => (parent === null ? 'org' : `team:${String(parent)}`));
    return from === (to ?? null) || places.every((space) => this.#mayDo(person, 'staff', space, false));
  }

  /** Whether the author may also write where something is to go. */
  #mayGo(op: Operation, person: string, thing: Thing | undefined): boolean {
    if (op.type === 'create' || op.type === 'patch') {
      const isAbroad = op.kind === 'objective' || op.kind === 'key-result';
      const inOrg = (op.type === 'create' ? op.space : thing?.space) === 'org';
      return !(isAbroad && inOrg && this.#staff.roles.get(String(op.fields.owner)) === 'guest');
    }
    if (op.type !== 'command' || !thing) {
      const isRole = op.type === 'command' && op.command.name === 'role';
      return !isRole;
    }
    const { command } = op;
    if (command.name === 'role') return !(command.role === 'guest' && this.#leadsAny(op.id));
    const target = command.name === 'move' ? this.#things.get(command.objective) : undefined;
    const to = command.name === 'relocate' || command.name === 'activate' ? command.space : target?.space;
    if (to === undefined || (command.name === 'activate' && to === thing.space)) return true;
    if (!this.#mayDo(person, 'decide', to, isOwnedBy(target ?? thing, person))) return false;
    if (to === thing.space) return true;
    const isCompanys = to === 'org' && command.name !== 'move';
    if (isCompanys && !leads(this.#staff, person, 'org')) return false;
    const owners = [thing, ...this.#below(thing.id)]
      .filter(({ kind }) => kind === 'objective' || kind === 'key-result')
      .map((one) => String(valueOf(one, 'owner')));
    // Nobody hides what others own, and no guest owns anything of the company's.
    if (to.startsWith('person:')) return owners.every((owner) => to === `person:${owner}`);
    return to !== 'org' || owners.every((owner) => this.#staff.roles.get(owner) !== 'guest');
  }

  #leadsAny = (person: string) =>
    [...this.#staff.teams.values()].some(({ members }) => members.get(person) === 'leader');

  // ── clocks ──

  /** A clock more than five minutes ahead is replaced by the server's, ticking in the order of operations. */
  #inServerTime({ op, device, at }: Settled): string {
    if (timeOf(op.hlc) <= at + FIVE_MINUTES) return `${op.hlc.slice(0, 15)}${device}`;
    const next = tick(this.#given.get(device) ?? null, at, device);
    this.#given.set(device, next);
    return next;
  }

  // ── effects ──

  #aboveOf(op: Operation): Thing | undefined {
    if (op.type === 'create') return this.#things.get(String(op.fields[ABOVE[op.kind] ?? '']));
    const thing = this.#things.get(op.id);
    return this.#things.get(String(valueOf(thing, ABOVE[thing?.kind ?? ''] ?? '')));
  }

  #below(id: string): Thing[] {
    const under = [...this.#things.values()].filter(
      (thing) => thing.alive && valueOf(thing, ABOVE[thing.kind] ?? '') === id,
    );
    return under.flatMap((thing) => [thing, ...this.#below(thing.id)]);
  }

  #apply(op: Operation, person: string, at: number): void {
    if (op.type === 'create') return this.#create(op, person, at);
    const thing = this.#things.get(op.id);
    if (!thing) return;
    if (op.type === 'patch') this.#patch(thing, op.fields, op.hlc, at);
    else if (op.type === 'delete') this.#delete(thing, op.hlc);
    else if (op.type === 'command') this.#command(op, thing, { person, at });
  }

  #delete(thing: Thing, clock: string): void {
    for (const gone of [thing, ...this.#below(thing.id)]) {
      gone.alive = false;
      if (clock > gone.latest) gone.latest = clock;
    }
  }

  #create(op: Operation & { type: 'create' }, person: string, at: number): void {
    const above = this.#aboveOf(op);
    const root = above?.root ?? (DIRECTORY.has(op.kind) ? 'directory' : op.kind === 'objective' ? op.id : op.root);
    const fields = new Map(
      Object.entries(op.fields).map(([name, value]) => [name, { value: notAhead(name, value, op, at), clock: op.hlc }]),
    );
    const space = above?.space ?? op.space;
    const thing: Thing = { id: op.id, space, root, kind: op.kind, alive: true, fields, born: op.hlc, latest: op.hlc };
    this.#things.set(op.id, thing);
    const parent = this.#things.get(String(op.fields.parent));
    if (op.kind === 'objective' && parent && op.fields.alignment !== 'declined') {
      fields.set('alignment', { value: isOwnedBy(parent, person) ? null : 'asked', clock: op.hlc });
    }
    if (op.kind === 'team') this.#keepTeam(op.id, plain(thing));
    this.#admitOwners([thing]);
  }

  #patch(thing: Thing, fields: Record<string, unknown>, clock: string, at: number): void {
    if (!thing.alive) return;
    for (const [name, value] of Object.entries(fields)) {
      const written = thing.fields.get(name)?.clock ?? thing.born;
      if (written <= clock) write(thing, name, notAhead(name, value, { hlc: clock }, at), clock);
    }
    if (thing.kind === 'team' && 'parent' in fields) {
      const team = this.#staff.teams.get(thing.id);
      if (team) team.parent = (valueOf(thing, 'parent') as string | null | undefined) ?? null;
    }
    if ('owner' in fields) this.#admitOwners([thing]);
  }

  #command(op: Operation & { type: 'command' }, thing: Thing, { person, at }: { person: string; at: number }): void {
    const { command } = op;
    const wholeRoot = ['activate', 'move', 'relocate'].includes(command.name);
    const inRoot = [...this.#things.values()].filter(({ root, space }) => root === thing.root && space === thing.space);
    const traces = this.#traces.get(`${thing.space}/${thing.root}`) ?? [];
    const above = this.#aboveOf(op);
    const looked = wholeRoot ? [...inRoot, ...traces] : [above, thing].filter((one) => one !== undefined);
    // What the server settles is later than all that it looks at.
    const clock = looked.reduce(
      (last, { latest }) => (latest >= last ? tick(latest, at, op.hlc.slice(15)) : last),
      op.hlc,
    );
    const decide = (one: Thing, name: string, value: unknown) => write(one, name, value, clock);
    switch (command.name) {
      case 'activate': {
        decide(thing, 'state', 'active');
        const since = command.at ?? timeOf(clock);
        for (const one of this.#below(thing.id)) if (one.kind === 'key-result') decide(one, 'activatedAt', since);
        if (command.space !== undefined && command.space !== thing.space) this.#publish(thing, command.space, clock);
        return;
      }
      case 'drop':
        decide(thing, 'state', 'dropped');
        return decide(thing, 'dropped', command.note);
      case 'resume':
        decide(thing, 'state', 'active');
        return decide(thing, 'dropped', null);
      case 'close':
        return decide(thing, 'state', 'closed');
      case 'reopen':
        return decide(thing, 'state', 'active');
      case 'link': {
        const parent = this.#things.get(command.parent ?? '');
        decide(thing, 'parent', command.parent);
        return decide(thing, 'alignment', parent && !isOwnedBy(parent, person) ? 'asked' : null);
      }
      case 'answer':
        return decide(thing, 'alignment', command.alignment);
      case 'support':
        return decide(thing, 'supports', command.supports);
      case 'move': {
        const target = this.#things.get(command.objective);
        decide(thing, 'objective', command.objective);
        decide(thing, 'order', command.order);
        const taken = [thing, ...this.#below(thing.id)];
        if (target && target.space !== thing.space && this.#isUnseenDraft(thing)) this.#forgetHow(taken, clock);
        if (target) for (const one of taken) this.#go(one, target, clock);
        return this.#admitOwners([thing]);
      }
      case 'relocate':
        decide(thing, 'team', command.team);
        if (command.cycle !== undefined) decide(thing, 'cycle', command.cycle);
        if (command.space === thing.space) return;
        return this.#isUnseenDraft(thing)
          ? this.#publish(thing, command.space, clock)
          : this.#settleIn(thing, command.space, clock);
      case 'member':
        return this.#member(op.id, command.person, command.as);
      case 'visibility': {
        const team = this.#staff.teams.get(op.id);
        if (team) team.open = command.open;
        return decide(thing, 'open', command.open);
      }
      case 'role': {
        if (command.role === null) throw new Error('Nobody is put out in this world.');
        this.#staff.roles.set(op.id, command.role);
        return decide(thing, 'role', command.role);
      }
    }
  }

  /** Under an objective that is a draft which only its person reads. */
  #isUnseenDraft = ({ space, root }: Thing): boolean =>
    space.startsWith('person:') && valueOf(this.#things.get(root), 'state') === 'draft';

  #publish(thing: Thing, to: string, clock: string): void {
    this.#forgetHow(this.#inRootOf(thing), clock);
    this.#settleIn(thing, to, clock);
  }

  /** What others get to see of a draft is as it is now, not how it became so. */
  #forgetHow(things: readonly Thing[], clock: string): void {
    for (const one of things) {
      if (one.kind === 'metric-change') one.alive = false;
      for (const [name, { value }] of one.fields) one.fields.set(name, { value, clock });
      Object.assign(one, { born: clock, latest: clock });
    }
  }

  /** Where it was it leaves a trace, with the clock of its going. */
  #go(thing: Thing, to: Pick<Thing, 'space' | 'root'>, clock: string): void {
    const left = `${thing.space}/${thing.root}`;
    if (to.space !== thing.space) this.#traces.set(left, [...(this.#traces.get(left) ?? []), { latest: clock }]);
    Object.assign(thing, { root: to.root, space: to.space });
  }

  #inRootOf = ({ space, root }: Thing) =>
    [...this.#things.values()].filter((one) => one.alive && one.space === space && one.root === root);

  #settleIn(thing: Thing, to: string, clock: string): void {
    const all = this.#inRootOf(thing);
    for (const one of all) this.#go(one, { space: to, root: one.root }, clock);
    thing.fields.set('team', { value: teamOf(to), clock: thing.fields.get('team')?.clock ?? thing.born });
    this.#admitOwners(all);
  }

  #member(team: string, person: string, as: 'member' | 'leader' | null): void {
    const known = this.#staff.teams.get(team);
    const record = this.#things.get(team);
    if (!known || !record) return;
    if (as === null) known.members.delete(person);
    else known.members.set(person, as);
    const list = (name: string, has: boolean) => {
      const others = listOf(valueOf(record, name)).filter((id) => id !== person);
      write(record, name, has ? [...others, person] : others, record.latest);
    };
    list('members', as !== null);
    list('leaders', as === 'leader');
  }

  /** Who owns something in a space is a member of that space. */
  #admitOwners(things: readonly Thing[]): void {
    for (const thing of things) {
      const team = teamOf(thing.space);
      const owner = String(valueOf(thing, 'owner'));
      if (!thing.alive || team === null || (thing.kind !== 'objective' && thing.kind !== 'key-result')) continue;
      if (!this.#staff.teams.get(team)?.members.has(owner)) this.#member(team, owner, 'member');
    }
  }
}

function doingOf(op: Operation): Doing {
  if (op.type === 'command') {
    const { name } = op.command;
    if (name === 'member' || name === 'visibility') return 'staff';
    if (name === 'role') return 'run';
    return name === 'link' || name === 'support' ? 'work' : 'decide';
  }
  if (SAID.has(op.kind)) return 'comment';
  if (op.kind === 'person' || op.kind === 'cycle' || op.kind === 'organisation') return 'run';
  return op.type === 'create' && op.kind === 'objective' && op.fields.state !== 'draft' ? 'decide' : 'work';
}

/** A record as it is compared: lists of people are sets, and what is nothing is absent. */
export function shapeOf(kind: string, fields: Record<string, unknown>): unknown {
  const known = Object.entries(fields).filter(([, value]) => value !== undefined);
  const lists =
    kind === 'team' ? known.map(([name, value]) => [name, Array.isArray(value) ? value.toSorted() : value]) : known;
  return { kind, fields: Object.fromEntries(lists.toSorted(([a], [b]) => (String(a) < String(b) ? -1 : 1))) };
}

export const isServersOwn = (kind: string): boolean => SERVERS_OWN.has(kind);

const plain = ({ fields }: Thing): Record<string, unknown> =>
  Object.fromEntries([...fields].map(([name, { value }]) => [name, value]));
const valueOf = (thing: Thing | undefined, field: string): unknown => thing?.fields.get(field)?.value;
const isOwnedBy = (thing: Thing | undefined, person: string): boolean => valueOf(thing, 'owner') === person;
const listOf = (value: unknown): string[] => (Array.isArray(value) ? value.map(String) : []);

function write(thing: Thing, name: string, value: unknown, clock: string): void {
  thing.fields.set(name, { value, clock });
  if (clock > thing.latest) thing.latest = clock;
}

const timeOf = (clock: string): number => Number.parseInt(clock.slice(0, 9), 36);

function tick(last: string | null, now: number, device: string): string {
  const ms = last === null ? now : Math.max(timeOf(last), now);
  const counter = last !== null && timeOf(last) === ms ? Number.parseInt(last.slice(10, 14), 36) + 1 : 0;
  return `${ms.toString(36).padStart(9, '0')}-${counter.toString(36).padStart(4, '0')}-${device}`;
}

/** An instant that lies ahead of the server's time is that of the clock that was given in its place. */
function notAhead(name: string, value: unknown, { hlc }: { hlc: string }, at: number): unknown {
  const isInstant = name === 'createdAt' || name === 'activatedAt' || name === 'closedAt';
  return isInstant && Number(value) > at + FIVE_MINUTES ? timeOf(hlc) : value;
}

const latestOf = ({ clock, clocks = {} }: StoredRecord): string =>
  Object.values(clocks).reduce((a, b) => (a > b ? a : b), clock);
