import { beforeEach, describe, expect, it } from 'vitest';
import { LiveEvent } from '#lib/sync/protocol.ts';
import type { Backend } from '../../server/backend.ts';
import { leave, revokeSession } from '../../server/identity/sessions.ts';
import { subscribe } from '../../server/live/subscribe.ts';
import type { Store } from '../../server/store/store.ts';
import { bring, command, keyResult, NOW, objective, openCompany, patch, team, type TestDevice } from './company.ts';

const SPACE = 'team:wheels';
let backend: Backend;
let admin: TestDevice;
let ben: TestDevice;
let cho: TestDevice;

beforeEach(async () => {
  ({ backend, admin } = await openCompany());
  await admin.push(team('wheels'), team('frames'));
  ben = await bring(backend, admin, 'ben', { teams: ['wheels'], leads: ['wheels'] });
  cho = await bring(backend, admin, 'cho', { teams: ['wheels'] });
});

/** What somebody hears, as the events' parts that a test looks at; 'closed' at the end. */
async function listen(device: TestDevice, follow: string[] = [], on = backend) {
  const heard: (LiveEventShape | 'closed')[] = [];
  const end = await subscribe(on, device.session, follow, {
    event: (event) => heard.push(LiveEvent.parse(event)),
    close: () => heard.push('closed'),
  });
  return { heard, end };
}
type LiveEventShape = ReturnType<typeof LiveEvent.parse>;

const ids = (events: readonly (LiveEventShape | 'closed')[]) =>
  events.map((event) => (event === 'closed' ? event : event.rows?.map(({ record }) => record.id)));

describe('a stream', () => {
  it('tells of each space that changed: from where to where, with the rows', async () => {
    const { heard } = await listen(cho);
    await ben.push(objective('o1', SPACE, 'ben'), keyResult('k1', SPACE, 'o1', 'ben'));
    await ben.push(patch(SPACE, 'o1', 'o1', 'objective', { title: 'New' }));
    expect(heard).toMatchObject([
      { space: SPACE, from: 0, to: 2 },
      { space: SPACE, from: 2, to: 3 },
    ]);
    expect(ids(heard)).toEqual([['o1', 'k1'], ['o1']]);
  });

  it('brings a device to where a pull would have brought it', async () => {
    const { heard } = await listen(cho);
    await ben.push(objective('o1', SPACE, 'ben'));
    const [event] = heard;
    const { rows, epoch, upto } = (await cho.pull()).spaces[SPACE] ?? {};
    expect(event).toMatchObject({ epoch, to: upto, rows });
  });

  it('tells the device itself how far its own operations are settled, with the last of the spaces that they changed', async () => {
    const { heard } = await listen(ben);
    await ben.push(
      objective('o1', 'person:ben', 'ben', { state: 'draft' }),
      keyResult('k1', 'person:ben', 'o1', 'ben'),
    );
    await ben.push(command('person:ben', 'o1', 'o1', 'objective', { name: 'activate', space: SPACE }));
    expect(heard).toMatchObject([
      { space: 'person:ben', lastN: 2 },
      { space: 'person:ben', lastN: 2 },
      { space: SPACE, lastN: 3 },
    ]);
  });

  it('says nothing of spaces that its person does not read, nor of what was not taken', async () => {
    const { heard } = await listen(cho);
    await ben.push(objective('o1', 'person:ben', 'ben'), objective('o2', SPACE, 'nobody'));
    expect(heard).toEqual([]);
  });

  it('tells of an open team that the device follows, but of no closed one', async () => {
    await admin.push(command('org', 'directory', 'frames', 'team', { name: 'visibility', open: false }));
    const outsider = await bring(backend, admin, 'out');
    const { heard } = await listen(outsider, [SPACE, 'team:frames', 'person:ben']);
    await ben.push(objective('o1', SPACE, 'ben'), objective('o2', 'person:ben', 'ben'));
    expect(heard).toMatchObject([{ space: SPACE }]);
  });

  it('leaves out the rows of large changes, for which a device pulls', async () => {
    const { heard } = await listen(cho);
    await ben.push(...Array.from({ length: 60 }, (_, index) => objective(`o${index}`, SPACE, 'ben')));
    await ben.push(objective('long', SPACE, 'ben', { why: 'x'.repeat(20_000) }));
    expect(ids(heard)).toEqual([undefined, undefined]);
    expect(heard).toMatchObject([
      { from: 0, to: 60 },
      { from: 60, to: 61 },
    ]);
  });

  it('tells guests that the directory changed, but not how', async () => {
    const guest = await bring(backend, admin, 'guest', { role: 'guest', teams: ['wheels'] });
    const { heard } = await listen(guest);
    await admin.push(team('secret'));
    expect(heard).toMatchObject([{ space: 'org' }]);
    expect(ids(heard)).toEqual([undefined]);
  });

  it('says nothing any more once it was ended', async () => {
    const { heard, end } = await listen(cho);
    end();
    await ben.push(objective('o1', SPACE, 'ben'));
    expect(heard).toEqual([]);
    expect(backend.hub.listening).toBe(0);
  });
});

describe('a change of access', () => {
  const remove = (as: 'member' | null) =>
    command('org', 'directory', 'wheels', 'team', { name: 'member', person: 'cho', as });

  it('closes the stream before any later row is sent, of the same commit too', async () => {
    const { heard } = await listen(cho);
    await Promise.all([
      ben.push(objective('before', SPACE, 'ben')),
      admin.push(remove(null)),
      ben.push(objective('after', SPACE, 'ben')),
    ]);
    expect(ids(heard)).toEqual([['before'], 'closed']);
  });

  it('closes the streams of all who listen to a team that closes itself to others', async () => {
    const outsider = await bring(backend, admin, 'out');
    const follower = await listen(outsider, [SPACE]);
    const elsewhere = await listen(outsider);
    await ben.push(
      command('org', 'directory', 'wheels', 'team', { name: 'visibility', open: false }),
      objective('o1', SPACE, 'ben'),
    );
    expect(follower.heard).toEqual(['closed']);
    expect(ids(elsewhere.heard)).toEqual([['wheels']]);
  });

  it('that comes while a stream is being opened is not missed', async () => {
    let isRemoved = false;
    // Between the look at what may be read and the stream, the answer of the look waits while access changes.
    const store: Store = {
      ...backend.store,
      async read(work) {
        const found = await backend.store.read(work);
        if (!isRemoved) {
          isRemoved = true;
          await admin.push(
            remove(null),
            command('org', 'directory', 'wheels', 'team', { name: 'visibility', open: false }),
          );
        }
        return found;
      },
    };
    const { heard } = await listen(cho, [SPACE], { ...backend, store });
    await ben.push(objective('o1', SPACE, 'ben'));
    expect(heard).toEqual([]);
  });

  it('ends the streams of a revoked session only, and all of who leaves', async () => {
    const chos = await listen(cho);
    const bens = await listen(ben);
    await revokeSession(backend, admin.session, cho.session.device, NOW);
    expect(chos.heard).toEqual(['closed']);
    await leave(backend, ben.session, NOW);
    expect(bens.heard).toEqual(['closed']);
    await expect(listen(ben)).rejects.toMatchObject({ problem: { code: 'unauthorised' } });
  });

  it('ends everything when the server stops', async () => {
    const streams = [await listen(ben), await listen(cho)];
    backend.hub.close();
    expect(streams.map(({ heard }) => heard)).toEqual([['closed'], ['closed']]);
  });
});
