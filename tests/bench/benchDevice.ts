/** Devices that push, over a connection each. */
import { v7 as uuid } from 'uuid';
import { writeHlc } from '#lib/sync/clock.ts';
import { InviteAnswer, JoinAnswer, PROTOCOL, PushAnswer } from '#lib/sync/protocol.ts';
import { openConnection, type Connection } from './connection.ts';

export interface BenchDevice extends Disposable {
  token: string;
  /** Pushes so many more check-ins of a key result of its own in one request, and waits until they are taken. */
  checkIn(count?: number): Promise<void>;
}

/** Who joined, and where the devices work. */
export interface BenchTeam {
  url: string;
  me: JoinAnswer;
  team: string;
}

/** Joins with a code as an admin, and founds the team that every device works in. */
export async function joined(url: string, code: string): Promise<BenchTeam> {
  using connection = await openConnection(url);
  const who = { person: uuid(), name: 'Anna', zone: 'UTC', device: 'Bench' };
  const answer = await connection.post('/v1/join', { protocol: PROTOCOL, code, ...who });
  const me = JoinAnswer.parse(JSON.parse(answer));
  const team = uuid();
  const fields = { name: 'Stations', parent: null, members: [me.person], leaders: [me.person], open: true };
  const op = { ...head(1, me.device), type: 'create', kind: 'team', id: team, space: 'org', root: 'directory', fields };
  await push(connection, me.token, [op]);
  return { url, me, team };
}

/** One more person of the team, with a session. */
export async function colleague({ url, me, team }: BenchTeam, connection: Connection): Promise<BenchTeam> {
  const asked = { role: 'member', teams: [team] };
  const { code } = InviteAnswer.parse(JSON.parse(await connection.post('/v1/invites', asked, me.token)));
  const who = { person: uuid(), name: 'Ben', zone: 'UTC', device: 'Bench' };
  const answer = await connection.post('/v1/join', { protocol: PROTOCOL, code, ...who });
  return { url, me: JoinAnswer.parse(JSON.parse(answer)), team };
}

/** One more session of the person. */
export async function newSession({ me }: BenchTeam, connection: Connection): Promise<JoinAnswer> {
  const answer = await connection.post('/v1/sessions', { protocol: PROTOCOL, device: 'Bench' }, me.token);
  return JoinAnswer.parse(JSON.parse(answer));
}

/** One more device, with an objective and a key result of its own in the team. */
export async function benchDevice(where: BenchTeam): Promise<BenchDevice> {
  const connection = await openConnection(where.url);
  const { token, device, person } = await newSession(where, connection);
  const [objective, keyResult] = [uuid(), uuid()];
  let n = 0;
  const create = (kind: string, id: string, fields: object) => {
    n += 1;
    return { ...head(n, device), type: 'create', kind, id, space: `team:${where.team}`, root: objective, fields };
  };
  const now = Date.now();
  const at = Temporal.Now.plainDateISO('UTC').toString();
  const shared = { owner: person, order: 'a0', state: 'active' };
  const metric = { type: 'move', start: 0, target: 100, unit: { kind: 'percent' } };
  await push(connection, token, [
    create('objective', objective, {
      ...shared,
      title: 'Bicycles everywhere',
      why: '',
      team: where.team,
      cycle: null,
      ambition: 'aspirational',
    }),
    create('key-result', keyResult, {
      ...shared,
      objective,
      title: 'Found at the first station',
      metric,
      weight: 1,
      activatedAt: now,
    }),
  ]);
  const checkIn = () =>
    create('check-in', uuid(), {
      keyResult,
      at,
      reading: { type: 'value', value: n },
      confidence: 7,
      note: '',
      author: person,
      createdAt: now,
    });
  return {
    token,
    checkIn: (count = 1) => push(connection, token, Array.from({ length: count }, checkIn)),
    [Symbol.dispose]: () => connection[Symbol.dispose](),
  };
}

const head = (n: number, device: string) => ({ n, uid: uuid(), hlc: writeHlc(Date.now(), n % 1_000_000, device) });

async function push(connection: Connection, token: string, ops: readonly object[]): Promise<void> {
  const said = await connection.post('/v1/sync/push', { protocol: PROTOCOL, ops }, token);
  const refused = PushAnswer.parse(JSON.parse(said)).verdicts.find(({ verdict }) => verdict !== 'applied');
  if (refused) throw new Error(`Operation ${refused.n} was not taken: ${refused.code}`);
}
