/** Pushes that hold the one writer up, or fill what everybody has to read: each has to end soon, and to leave little behind. */
import { beforeEach, describe, expect, it } from 'vitest';
import { alive, bring, command, comment, objective, openCompany, patch, team, type TestDevice } from './company.ts';

const SPACE = 'team:wheels';
let admin: TestDevice;
let ben: TestDevice;

beforeEach(async () => {
  const company = await openCompany();
  ({ admin } = company);
  await admin.push(team('wheels'));
  ben = await bring(company.backend, admin, 'ben', { teams: ['wheels'] });
  await ben.push(objective('o1', SPACE, 'ben'));
});

const refused = (code: string) => ({ problem: { code } });

/** How long something takes, against the same thing done harmlessly: machines differ, ratios hardly. */
async function timesAsLong(harmful: () => Promise<unknown>, harmless: () => Promise<unknown>): Promise<number> {
  const timed = async (act: () => Promise<unknown>): Promise<number> => {
    const begin = performance.now();
    await act();
    return performance.now() - begin;
  };
  const least = await timed(harmless);
  return (await timed(harmful)) / least;
}

describe('a single operation', () => {
  it('of more than any form can hold is carried by no request, so that its device keeps it', async () => {
    const [long, next] = ben.operations(
      patch(SPACE, 'o1', 'o1', 'objective', { moonPhase: 'x'.repeat(200_001) }),
      patch(SPACE, 'o1', 'o1', 'objective', { title: 'Next' }),
    );
    if (!long || !next) throw new Error('Operations were made.');
    await expect(ben.send([long, next])).rejects.toMatchObject(refused('too-large'));
    const { n, uid, hlc, space, root, id, kind } = long;
    const given = await ben.send([{ n, uid, hlc, space, root, id, kind, type: 'void' }, next]);
    expect(given.verdicts.map(({ verdict }) => verdict)).toEqual(['applied', 'applied']);
  });

  it('is refused where a record would grow without an end, field by field that nobody knows', async () => {
    const more = (field: string) => patch(SPACE, 'o1', 'o1', 'objective', { [field]: 'x'.repeat(100_000) });
    expect(await ben.push(more('a'), more('b'), more('c'), more('a'))).toEqual([null, null, 'invalid', null]);
    expect(alive(await ben.pull(), SPACE).get('o1')?.fields).not.toHaveProperty('c');
  });

  it('mentions no more people than can be told', async () => {
    const everybody = Array.from({ length: 51 }, (_, i) => `p${i}`);
    expect(await ben.push(comment('c1', SPACE, 'o1', 'o1', 'ben', everybody))).toEqual(['invalid']);
  });
});

describe('a push', () => {
  it('that confirms what never was costs no more than one that confirms what is there', async () => {
    const numbers = Array.from({ length: 200_000 }, (_, i) => i);
    const ratio = await timesAsLong(
      () => ben.send([], numbers),
      () => Promise.resolve(JSON.parse(JSON.stringify(numbers))),
    );
    expect(ratio).toBeLessThan(20);
  });

  it('reads a long conversation once, however many of its operations concern all of it', async () => {
    for (let page = 0; page < 5; page += 1) {
      await ben.push(...Array.from({ length: 200 }, (_, i) => comment(`c${page}-${i}`, SPACE, 'o1', 'o1', 'ben')));
    }
    const activations = (count: number) =>
      ben.push(...Array.from({ length: count }, () => command(SPACE, 'o1', 'o1', 'objective', { name: 'activate' })));
    const ratio = await timesAsLong(
      () => activations(100),
      () => activations(1),
    );
    expect(ratio).toBeLessThan(50);
  });
});
