import { beforeEach, describe, expect, it } from 'vitest';
import { PROTOCOL, PUSH_OPS, PushRequest } from '#lib/sync/protocol.ts';
import type { Backend } from '../../server/backend.ts';
import { revokeSession } from '../../server/identity/sessions.ts';
import { checkStore } from '../../server/operations/check.ts';
import { push } from '../../server/operations/push.ts';
import { AHEAD_MS } from '../../server/operations/serverClock.ts';
import {
  alive,
  bring,
  checkIn,
  comment,
  keyResult,
  NOW,
  objective,
  openCompany,
  patch,
  team,
  type Meant,
  type TestDevice,
} from './company.ts';

const SPACE = 'team:wheels';
let backend: Backend;
let admin: TestDevice;
let ben: TestDevice;

beforeEach(async () => {
  ({ backend, admin } = await openCompany());
  await admin.push(team('wheels'));
  ben = await bring(backend, admin, 'ben', { teams: ['wheels'] });
  await ben.push(objective('o1', SPACE, 'ben'), keyResult('k1', SPACE, 'o1', 'ben'));
});

const inTeam = async () => alive(await ben.pull(), SPACE);

describe('a push', () => {
  it('settles operations in their order and answers the last number', async () => {
    const answer = await ben.send(ben.operations(checkIn('c1', SPACE, { root: 'o1', of: 'k1', by: 'ben' })));
    expect(answer).toEqual({ lastN: 3, verdicts: [{ n: 3, verdict: 'applied' }], serverTime: NOW });
    expect([...(await inTeam()).keys()]).toEqual(['c1', 'k1', 'o1']);
  });

  it('gives every touched row a place of its own in the order of the space', async () => {
    const vers = [...(await inTeam()).values()].map(({ ver }) => ver);
    expect(vers.toSorted()).toEqual([1, 2]);
  });

  it('computes the root itself, whatever the device says', async () => {
    await ben.push({ ...checkIn('c1', SPACE, { root: 'elsewhere', of: 'k1', by: 'ben' }) });
    const row = (await ben.pull()).spaces[SPACE]?.rows.find(({ record }) => record.id === 'c1');
    expect(row?.root).toBe('o1');
  });

  it('that is repeated because its answer was lost changes nothing and is answered the same', async () => {
    const ops = ben.operations(
      checkIn('c1', SPACE, { root: 'o1', of: 'k1', by: 'ben' }),
      patch(SPACE, 'o1', 'o1', 'objective', { parent: 'x' }),
    );
    const first = await ben.send(ops);
    const before = await ben.pull();
    expect(await ben.send(ops)).toEqual(first);
    expect(first.verdicts.map(({ verdict }) => verdict)).toEqual(['applied', 'rejected']);
    expect(await ben.pull()).toEqual(before);
  });

  it('that repeats some and brings more settles only the new ones', async () => {
    const [one, two] = ben.operations(
      patch(SPACE, 'o1', 'o1', 'objective', { title: 'One' }),
      patch(SPACE, 'o1', 'o1', 'objective', { title: 'Two' }),
    );
    if (!one || !two) throw new Error('Two operations were made.');
    await ben.send([one]);
    expect((await ben.send([one, two])).lastN).toBe(4);
    expect((await inTeam()).get('o1')?.fields.title).toBe('Two');
  });

  it('with another operation under a settled number is refused as a copied profile, and changes nothing', async () => {
    const [op] = ben.operations(patch(SPACE, 'o1', 'o1', 'objective', { title: 'Copied' }));
    if (!op) throw new Error('An operation was made.');
    await expect(ben.send([{ ...op, n: 2 }])).rejects.toMatchObject({ problem: { code: 'copied', lastN: 2 } });
    expect((await inTeam()).get('o1')?.fields.title).toBe('Objective o1');
  });

  it('that leaves a number out is refused, and says which number was last', async () => {
    const [, op] = ben.operations(
      patch(SPACE, 'o1', 'o1', 'objective', { title: '1' }),
      patch(SPACE, 'o1', 'o1', 'objective', { title: '2' }),
    );
    if (!op) throw new Error('An operation was made.');
    await expect(ben.send([op])).rejects.toMatchObject({ problem: { code: 'gap', lastN: 2 } });
  });

  it('fills numbers that were taken back with void', async () => {
    const [op] = ben.operations(patch(SPACE, 'o1', 'o1', 'objective', { title: 'Taken back' }));
    if (!op) throw new Error('An operation was made.');
    const { n, uid, hlc, space, root, id, kind } = op;
    expect(await ben.send([{ n, uid, hlc, space, root, id, kind, type: 'void' }])).toMatchObject({
      lastN: 3,
      verdicts: [{ verdict: 'applied' }],
    });
  });
});

describe('a request to push', () => {
  it('carries a bounded number of operations', () => {
    const ops = (count: number) => Array.from({ length: count }, (_, index) => ({ n: index + 1, uid: 'u' }));
    expect(PushRequest.safeParse({ protocol: PROTOCOL, ops: ops(PUSH_OPS) }).success).toBe(true);
    expect(PushRequest.safeParse({ protocol: PROTOCOL, ops: ops(PUSH_OPS + 1) }).success).toBe(false);
  });
});

describe('an operation that is not taken', () => {
  it('gets its verdict and blocks nothing', async () => {
    expect(
      await ben.push(
        objective('o1', SPACE, 'ben'),
        objective('o2', 'person:anna', 'ben'),
        keyResult('k2', SPACE, 'nowhere', 'ben'),
        patch(SPACE, 'o1', 'o1', 'objective', { title: 7 }),
        patch(SPACE, 'o1', 'o1', 'objective', { title: 'Taken' }),
      ),
    ).toEqual(['exists', 'forbidden', 'missing', 'invalid', null]);
    expect((await inTeam()).get('o1')?.fields.title).toBe('Taken');
  });

  it('is kept as it was pushed until the device has seen it', async () => {
    const [op] = ben.operations(
      patch(SPACE, 'o1', 'o1', 'objective', { title: 7, why: 'Words that must not be lost.' }),
    );
    if (!op) throw new Error('An operation was made.');
    await ben.send([op]);
    expect((await ben.pull()).rejections).toMatchObject([{ n: 3, code: 'invalid', op }]);
    await ben.send([], [3]);
    expect((await ben.pull()).rejections).toEqual([]);
  });

  it('is refused for what it is, even where nobody can read it as an operation', async () => {
    const strange = { n: 3, uid: 'u', type: 'sing', lines: ['La'] };
    const answer = await push(backend, ben.session, { protocol: 2, ops: [strange] }, NOW);
    expect(answer.verdicts).toEqual([{ n: 3, verdict: 'rejected', code: 'invalid' }]);
    expect((await ben.pull()).rejections[0]?.op).toEqual(strange);
  });
});

describe('clocks', () => {
  it('more than five minutes ahead are replaced by the server, in the order of the operations, and the device is told', async () => {
    ben.skew = 3_600_000;
    const answer = await ben.send(
      ben.operations(
        patch(SPACE, 'o1', 'o1', 'objective', { title: 'First' }),
        patch(SPACE, 'o1', 'o1', 'objective', { title: 'Second' }),
      ),
    );
    expect(answer.clockAhead).toBe(true);
    const record = (await inTeam()).get('o1');
    expect(record?.fields.title).toBe('Second');
    expect(record?.lost).toBeUndefined();
    // What is said a minute later wins again.
    ben.clock.now += 60_000;
    await bring(backend, admin, 'cho', { teams: ['wheels'], leads: ['wheels'] }).then((cho) =>
      cho.push(patch(SPACE, 'o1', 'o1', 'objective', { title: 'Third' })),
    );
    expect((await inTeam()).get('o1')?.fields.title).toBe('Third');
  });

  it('up to five minutes ahead are left alone', async () => {
    ben.skew = AHEAD_MS;
    const answer = await ben.send(ben.operations(patch(SPACE, 'o1', 'o1', 'objective', { title: 'A little early' })));
    expect(answer.clockAhead).toBeUndefined();
  });

  it('carry the name of the device that the token says, so that nobody wins a tie as another', async () => {
    const [op] = ben.operations(patch(SPACE, 'o1', 'o1', 'objective', { title: 'Mine' }));
    if (!op) throw new Error('An operation was made.');
    await ben.send([{ ...op, hlc: `${op.hlc.slice(0, 15)}zzzz` }]);
    expect((await inTeam()).get('o1')?.clocks?.title).toBe(op.hlc.slice(0, 15) + ben.session.device);
  });

  it('far behind lose against what is there, and what was said is kept', async () => {
    ben.skew = -10 * 365 * 86_400_000;
    const late = await bring(backend, admin, 'dana', { teams: ['wheels'], leads: ['wheels'] });
    late.skew = -10 * 365 * 86_400_000;
    expect(await late.push(patch(SPACE, 'o1', 'o1', 'objective', { title: 'From long ago' }))).toEqual([null]);
    const record = (await inTeam()).get('o1');
    expect(record?.fields.title).toBe('Objective o1');
    expect(record?.lost?.[0]?.value).toBe('From long ago');
  });
});

describe('a check-in', () => {
  it('for tomorrow is taken, for the day after it is not', async () => {
    const at = (day: string, id: string) => checkIn(id, SPACE, { root: 'o1', of: 'k1', by: 'ben', at: day });
    expect(await ben.push(at('2026-08-13', 'c1'), at('2026-08-14', 'c2'))).toEqual([null, 'future']);
  });

  it('counts days where its author is', async () => {
    await ben.push(patch('org', 'directory', 'ben', 'person', { zone: 'America/Los_Angeles' }));
    const at = (day: string, id: string) => checkIn(id, SPACE, { root: 'o1', of: 'k1', by: 'ben', at: day });
    expect(await ben.push(at('2026-08-12', 'c1'), at('2026-08-13', 'c2'))).toEqual([null, 'future']);
  });

  it('is never changed or deleted', async () => {
    await ben.push(checkIn('c1', SPACE, { root: 'o1', of: 'k1', by: 'ben' }));
    const remove = { space: SPACE, root: 'o1', type: 'delete', kind: 'check-in', id: 'c1' } as const;
    expect(await ben.push(patch(SPACE, 'o1', 'c1', 'check-in', { note: 'Later' }), remove)).toEqual([
      'append-only',
      'append-only',
    ]);
  });

  it('is what alone may not be taken back by deleting it; what else was said may be, by whoever said it', async () => {
    const cho = await bring(backend, admin, 'cho', { teams: ['wheels'] });
    const skip: Meant = {
      space: SPACE,
      root: 'o1',
      type: 'create',
      kind: 'skip',
      id: 's1',
      fields: { keyResult: 'k1', occurrence: NOW, author: 'ben', createdAt: NOW },
    };
    expect(await ben.push(skip, comment('t1', SPACE, 'o1', 'o1', 'ben'))).toEqual([null, null]);
    const remove = (kind: 'skip' | 'comment', id: string): Meant => ({
      space: SPACE,
      root: 'o1',
      type: 'delete',
      kind,
      id,
    });
    expect(await cho.push(remove('skip', 's1'), remove('comment', 't1'))).toEqual(['forbidden', 'forbidden']);
    expect(await ben.push(remove('skip', 's1'), remove('comment', 't1'))).toEqual([null, null]);
  });

  it('in the name of someone else is refused', async () => {
    expect(await ben.push(checkIn('c1', SPACE, { root: 'o1', of: 'k1', by: 'anna' }))).toEqual(['forbidden']);
  });
});

describe('what a newer device wrote', () => {
  it('is kept and passed on: unknown kinds and unknown fields', async () => {
    const poem = {
      space: SPACE,
      root: 'o1',
      type: 'create',
      kind: 'poem',
      id: 'p1',
      fields: { lines: 3, author: 'ben' },
    };
    const [op] = ben.operations({ ...comment('p1', SPACE, 'o1', 'o1', 'ben') });
    if (!op) throw new Error('An operation was made.');
    const { n, uid, hlc } = op;
    const answer = await push(backend, ben.session, { protocol: 2, ops: [{ n, uid, hlc, ...poem }] }, NOW);
    expect(answer.verdicts).toEqual([{ n: 3, verdict: 'applied' }]);
    await ben.push(patch(SPACE, 'o1', 'o1', 'objective', { moonPhase: 'full' }));
    const records = await inTeam();
    expect(records.get('p1')).toMatchObject({ kind: 'poem', fields: { lines: 3 } });
    expect(records.get('o1')?.fields.moonPhase).toBe('full');
  });
});

describe('a device that may not', () => {
  it('settles nothing once its session has ended', async () => {
    await revokeSession(backend, admin.session, ben.session.device, NOW);
    await expect(ben.push(patch(SPACE, 'o1', 'o1', 'objective', { title: 'Too late' }))).rejects.toMatchObject({
      problem: { code: 'unauthorised' },
    });
    const seen = alive(await admin.pull({ follow: [SPACE] }), SPACE);
    expect(seen.get('o1')?.fields.title).toBe('Objective o1');
  });
});

describe('what is meant to harm', () => {
  it('reaches nobody through the names of fields', async () => {
    const fields = JSON.parse(
      '{"title":"Kind","__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}}',
    );
    await ben.push(patch(SPACE, 'o1', 'o1', 'objective', fields));
    const record = (await inTeam()).get('o1');
    expect(record?.fields).not.toHaveProperty('polluted');
    expect({}).not.toHaveProperty('polluted');
    expect((await checkStore(backend.store)).problems).toEqual([]);
  });

  it('does not get anywhere by identifiers that look like SQL, paths or properties', async () => {
    for (const id of ["o'; drop table records; --", '../../etc', '__proto__', 'toString', '‮o1']) {
      expect(await ben.push(objective(id, SPACE, 'ben'))).toEqual([null]);
      expect((await inTeam()).get(id)?.fields.title).toBe(`Objective ${id}`);
    }
    expect(await ben.push(objective('x'.repeat(65), SPACE, 'ben'))).toEqual(['invalid']);
  });

  it('does not block the queue by a space that nobody has', async () => {
    const odd = (space: string) => ({ ...objective('x', SPACE, 'ben'), space });
    expect(
      await ben.push(odd('team:nowhere'), odd(''), odd('org/../team:wheels'), odd('person:'), odd('records')),
    ).toEqual(Array.from({ length: 5 }, () => 'forbidden'));
  });
});
