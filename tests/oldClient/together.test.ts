/** Devices of protocol N − 1 and today's in one organisation. */
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { OLDEST_PROTOCOL } from '#lib/sync/protocol.ts';
import { checkStore } from '../../server/operations/check.ts';
import { readRejections } from '../../server/store/rejections.ts';
import { freshStorage, keyResultDraft, NOW, objectiveDraft } from '../replica/device.ts';
import { shown, type Colleague } from '../sync/client/company.ts';
import { oldCheckIn, oldObjective, openOrganisation, TEAM, type Organisation } from './organisation.ts';
import type { Poke } from './protocol1/answers.ts';
import type { OldDevice } from './protocol1/device.ts';

let organisation: Organisation;
let anna: Colleague;
let ben: OldDevice;

beforeEach(async () => {
  freshStorage();
  organisation = await openOrganisation();
  ({ anna } = organisation);
  ben = await organisation.old();
});

const annasObjective = (id: string) => [
  { ...objectiveDraft(id, { owner: anna.replica.me, cycle: null, team: 'sales', supports: [] }), space: TEAM },
  keyResultDraft(`${id}-k`, { owner: anna.replica.me, objective: id }),
];
const rename = (id: string, title: string) =>
  ({ type: 'patch', kind: 'objective', id, root: id, fields: { title } }) as const;
const titleAtAnna = async (id: string) => (await anna.replica.read.objective(id)).trees[0]?.objective.title ?? null;
const titleAtBen = (id: string) => ben.records.find(id)?.record.fields.title ?? null;
const keptByServer = async () => organisation.server.parts.backend.store.read((tx) => readRejections(tx, ben.device));

describe('an old device', () => {
  it('shows what a new one does, and the new one what it does', async () => {
    await anna.replica.commit(annasObjective('o1'));
    await anna.sync();
    await ben.sync();
    expect(titleAtBen('o1')).toBe('Objective o1');
    ben.change(...oldObjective('o2', ben.person), oldCheckIn('c1', 'o2-k', 'o2', ben.person));
    await ben.sync();
    await anna.sync();
    expect(await shown(anna)).toMatchObject({ [`${TEAM}/o2/o2`]: {}, [`${TEAM}/o2/o2-k`]: {}, [`${TEAM}/o2/c1`]: {} });
    expect(ben.outbox).toEqual([]);
  });

  it('is told by events that carry nothing to pull, and is soon where the others are', async () => {
    const leaving = new AbortController();
    onTestFinished(() => leaving.abort());
    const heard: Poke[] = [];
    const listening = ben.live(leaving.signal, (poke) => heard.push(poke));
    // Only what is committed after the stream has been opened is told; a change of nothing is as good as any other.
    for (let change = 1; heard.length === 0; change++) {
      await anna.replica.commit(annasObjective(`o${change}`));
      await anna.sync();
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    await expect.poll(() => titleAtBen('o1')).toBe('Objective o1');
    expect(heard.filter((poke) => 'rows' in poke)).toEqual([]);
    leaving.abort();
    expect(await listening).toBeNull();
  });

  it('whose push is sent twice because the answer was lost has it settled once', async () => {
    let isLost = true;
    const losing = await organisation.old({
      async fetch(url, init) {
        const answer = await fetch(url, init);
        if (!url.endsWith('/push') || !isLost) return answer;
        isLost = false;
        throw new TypeError('fetch failed');
      },
    });
    losing.change(...oldObjective('o2', losing.person));
    expect(await losing.push()).toMatchObject({ code: 'unreachable' });
    expect(await losing.sync()).toBeNull();
    expect(losing.outbox).toEqual([]);
    expect(losing.rejected.size).toBe(0);
    expect(losing.records.shown()).toHaveProperty([`${TEAM}/o2/o2-k`]);
  });

  it('that is older than that is told so in words, whatever it asks', async () => {
    const older = await organisation.old({ protocol: OLDEST_PROTOCOL - 1 });
    older.change(...oldObjective('o2', older.person));
    const asked = [await older.push(), await older.pull(), await older.live(new AbortController().signal)];
    for (const trouble of asked) {
      expect(trouble).toMatchObject({ status: 426, code: 'protocol' });
      expect(trouble?.detail).toContain('Update Updraft.');
    }
    // What it has said is still its own to send, once it has been updated.
    expect(older.outbox).toHaveLength(2);
  });
});

describe('what only newer devices know', () => {
  /** Fields and a kind that no device of today knows either. */
  beforeEach(async () => {
    const tomorrow = await organisation.old();
    const [objective, keyResult] = oldObjective('o1', tomorrow.person);
    if (objective?.type !== 'create' || !keyResult) throw new Error('an objective and a key result');
    tomorrow.change({ ...objective, fields: { ...objective.fields, weather: { sky: ['clear', 'cold'] } } }, keyResult, {
      type: 'create',
      kind: 'mood',
      id: 'm1',
      root: 'o1',
      space: TEAM,
      fields: { owner: tomorrow.person, about: 'o1', colour: 'green' },
    });
    await tomorrow.sync();
    // Whoever leads the team may change it; that she has no name for some of it does not matter.
    const admission = { name: 'member', person: ben.person, as: 'leader' } as const;
    await anna.replica.commit([{ type: 'command', kind: 'team', id: 'sales', root: 'directory', command: admission }]);
    await anna.sync();
    await ben.sync();
  });
  const atServer = async () => {
    const now = await organisation.old();
    return now.records.everything();
  };

  it('is kept by a device of today that changes what is beside it', async () => {
    await anna.replica.commit([rename('o1', 'By a device of today')]);
    await anna.sync();
    expect(await shown(anna)).toMatchObject({
      [`${TEAM}/o1/o1`]: { fields: { title: 'By a device of today', weather: { sky: ['clear', 'cold'] } } },
      [`${TEAM}/o1/m1`]: { kind: 'mood', fields: { colour: 'green' } },
    });
    expect(await atServer()).toMatchObject(await shownWithoutOwn());
  });

  it('is kept by an old device that changes what is beside it, and is not shown there', async () => {
    ben.edit('o1', { title: 'By an old device' });
    expect(await ben.sync()).toBeNull();
    expect(ben.rejected.size).toBe(0);
    await anna.sync();
    expect(await shown(anna)).toMatchObject({
      [`${TEAM}/o1/o1`]: { fields: { title: 'By an old device', weather: { sky: ['clear', 'cold'] } } },
      [`${TEAM}/o1/m1`]: { kind: 'mood', fields: { colour: 'green' } },
    });
    expect(ben.records.shown()).not.toHaveProperty([`${TEAM}/o1/m1`]);
    expect(ben.records.everything()).toHaveProperty([`${TEAM}/o1/m1`, 'fields', 'colour'], 'green');
  });

  it('comes back with what an old device deletes and brings back', async () => {
    ben.remove('o1');
    await ben.sync();
    expect(await atServer()).not.toHaveProperty([`${TEAM}/o1/o1`]);
    ben.bringBack('o1');
    expect(await ben.sync()).toBeNull();
    await anna.sync();
    expect(await shown(anna)).toMatchObject({
      [`${TEAM}/o1/o1`]: { fields: { weather: { sky: ['clear', 'cold'] } } },
    });
  });

  it('is a review, a call for help or a notice too: kept by a device that came before them', async () => {
    await anna.replica.commit([
      ...annasObjective('o2'),
      {
        type: 'create',
        kind: 'sos',
        id: 's1',
        root: 'o2',
        space: TEAM,
        fields: { keyResult: 'o2-k', need: 'resources', line: 'Two hands', author: anna.replica.me, createdAt: NOW },
      },
    ]);
    await anna.sync();
    await ben.sync();
    expect(ben.records.everything()).toHaveProperty([`${TEAM}/o2/s1`]);
    expect(ben.records.shown()).not.toHaveProperty([`${TEAM}/o2/s1`]);
  });

  async function shownWithoutOwn() {
    const entries = Object.entries(await shown(anna));
    return Object.fromEntries(entries.filter(([key]) => key.startsWith(TEAM)));
  }
});

describe('what is refused to a device that cannot confirm it', () => {
  const notBens = (title: string) => ben.edit('o1', { title });

  beforeEach(async () => {
    await anna.replica.commit(annasObjective('o1'));
    await anna.sync();
    await ben.sync();
  });

  it('is told with its text, as often as it asks, until it goes on to something else', async () => {
    notBens('Not his');
    await ben.sync();
    expect(ben.rejected.get(1)).toMatchObject({ code: 'forbidden', op: { fields: { title: 'Not his' } } });
    await ben.pull();
    expect(await keptByServer()).toHaveLength(1);
    ben.change(...oldObjective('o2', ben.person));
    await ben.sync();
    // It goes on only once it has been told, so the server need not keep it for ever.
    expect(await keptByServer()).toEqual([]);
    expect(ben.rejected.get(1)).toMatchObject({ op: { fields: { title: 'Not his' } } });
  });

  it('is still told by a pull where the answer to the push was lost', async () => {
    let isLost = true;
    const losing = await organisation.old({
      async fetch(url, init) {
        const answer = await fetch(url, init);
        if (!url.endsWith('/push') || !isLost) return answer;
        isLost = false;
        throw new TypeError('fetch failed');
      },
    });
    losing.edit('o1', { title: 'Not theirs' });
    await losing.push();
    await losing.pull();
    expect(losing.rejected.get(1)).toMatchObject({ op: { fields: { title: 'Not theirs' } } });
    // And again with the verdict of the second push, which repeats the first.
    expect(await losing.push()).toBeNull();
    expect(losing.outbox).toEqual([]);
  });

  it('does not grow, however often it is refused', async () => {
    for (let time = 1; time <= 30; time++) {
      notBens(`Not his, ${time}`);
      expect(await ben.sync()).toBeNull();
    }
    expect(ben.rejected.size).toBe(30);
    expect(await keptByServer()).toHaveLength(1);
    expect(await titleAtAnna('o1')).toBe('Objective o1');
    expect((await checkStore(organisation.server.parts.backend.store)).problems).toEqual([]);
  });
});
