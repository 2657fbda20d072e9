import { beforeEach, describe, expect, it } from 'vitest';
import type { Backend } from '../../server/backend.ts';
import { push } from '../../server/operations/push.ts';
import { readRejections } from '../../server/store/rejections.ts';
import { bring, NOW, objective, openCompany, patch, team, type TestDevice } from './company.ts';

const SPACE = 'team:wheels';
/** Twice as much as one push holds. */
const MOST = 400;
let backend: Backend;
let ben: TestDevice;

beforeEach(async () => {
  const company = await openCompany();
  ({ backend } = company);
  await company.admin.push(team('wheels'), objective('annas', SPACE, 'anna'));
  ben = await bring(backend, company.admin, 'ben', { teams: ['wheels'] });
});

const notBens = (count: number) =>
  Array.from({ length: count }, (_, i) => patch(SPACE, 'annas', 'annas', 'objective', { title: `Not his, ${i}` }));
const kept = () => backend.store.read((tx) => readRejections(tx, ben.session.device));

describe('what is rejected', () => {
  it('is kept until the device confirms it, and only what it names is forgotten', async () => {
    await ben.push(...notBens(3));
    await ben.push(objective('bens', SPACE, 'ben'));
    expect(await kept()).toHaveLength(3);
    await ben.send([], [1, 3]);
    expect(await kept()).toMatchObject([{ n: 2, op: { fields: { title: 'Not his, 1' } } }]);
  });

  it('is kept as it was pushed, also with a field that no operation may have', async () => {
    const [op] = ben.operations(objective('bens', SPACE, 'ben'));
    const pushed = JSON.parse(JSON.stringify(op).replace('"why":""', '"why":"","__proto__":"words"'));
    const { verdicts } = await ben.send([pushed]);
    expect(verdicts).toMatchObject([{ verdict: 'rejected', code: 'invalid' }]);
    const [rejection] = (await ben.pull()).rejections;
    expect(rejection?.detail).toBe("no field may be called '__proto__'");
    expect(JSON.stringify(rejection?.op)).toBe(JSON.stringify(pushed));
  });

  it('is not settled any more while a device confirms nothing, and none of its text is lost', async () => {
    for (let pushes = 0; pushes < 3; pushes++) await ben.push(...notBens(200));
    expect(await kept()).toHaveLength(MOST + 200);
    const more = ben.operations(...notBens(2));
    await expect(ben.send(more)).rejects.toMatchObject({ problem: { code: 'too-many' } });
    expect(await kept()).toHaveLength(MOST + 200);
    // Once it has confirmed, the same operations are settled as if nothing had been.
    const { rejections } = await ben.pull();
    const { verdicts, lastN } = await ben.send(
      more,
      rejections.map(({ n }) => n),
    );
    expect(verdicts.map(({ verdict }) => verdict)).toEqual(['rejected', 'rejected']);
    expect(lastN).toBe(602);
    expect((await kept()).map(({ n }) => n)).toEqual([601, 602]);
  });

  it('stands in the way of nothing that can be taken', async () => {
    for (let pushes = 0; pushes < 3; pushes++) await ben.push(...notBens(200));
    expect(await ben.push(objective('bens', SPACE, 'ben'))).toEqual([null]);
  });

  it('is confirmed by a device of protocol 1 with the push behind it, not by a repetition', async () => {
    const old = (ops: ReturnType<typeof ben.operations>) =>
      push(backend, ben.session, { protocol: 1, ops, seen: [1, 2] }, NOW);
    const first = ben.operations(...notBens(2));
    await old(first);
    await old(first);
    await old([]);
    expect(await kept()).toHaveLength(2);
    await old(ben.operations(objective('bens', SPACE, 'ben')));
    expect(await kept()).toEqual([]);
  });
});
