/** Pushes that hold the one writer up, or fill what everybody has to read: each has to end soon, and to leave little behind. */
import { beforeEach, describe, expect, it } from 'vitest';
import { ANSWER_BYTES } from '../../server/operations/pull.ts';
import {
  alive,
  bring,
  command,
  comment,
  objective,
  openCompany,
  patch,
  team,
  type Pulled,
  type TestDevice,
} from './company.ts';

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

describe('an answer to a pull', () => {
  /** Longer than a page, all together, in two spaces. */
  const LONG = 40;
  const long = (id: string, space: string) => [
    objective(id, space, 'ben'),
    patch(space, id, id, 'objective', { moonPhase: 'x'.repeat(180_000) }),
  ];
  const longOnes = (space: string) =>
    Array.from({ length: LONG }, (_, i) => long(`${space.length}-${i}`, space)).flat();
  const HOME = 'person:ben';

  async function readToTheEnd(
    cursors: Record<string, { epoch: string; ver: number }>,
  ): Promise<{ pages: number; ids: Record<string, string[]> }> {
    const ids: Record<string, string[]> = { [SPACE]: [], [HOME]: [] };
    const after: Record<string, NonNullable<Pulled['spaces'][string]['after']>> = {};
    const read = { ...cursors };
    for (let pages = 1; pages < 2 * LONG; pages += 1) {
      const answer = await ben.pull({ cursors: read, after });
      expect(JSON.stringify(answer).length).toBeLessThan(1.1 * ANSWER_BYTES);
      for (const [space, part] of Object.entries(answer.spaces)) {
        ids[space]?.push(...part.rows.map(({ record }) => record.id));
        if (part.after) after[space] = part.after;
        else {
          delete after[space];
          read[space] = { epoch: part.epoch, ver: part.upto };
        }
      }
      if (!answer.more) return { pages, ids };
    }
    throw new Error('It goes on for ever.');
  }

  it('holds no more than a device can take, and page after page nothing is missed or told twice', async () => {
    const before = await ben.pull();
    await ben.push(...longOnes(SPACE));
    await ben.push(...longOnes(HOME));
    const all = (space: string) => Array.from({ length: LONG }, (_, i) => `${space.length}-${i}`).toSorted();
    const { pages, ids } = await readToTheEnd({});
    expect(pages).toBeGreaterThan(3);
    expect(ids[SPACE]).toEqual([...all(SPACE), 'o1']);
    expect(ids[HOME]).toEqual(all(HOME));

    const cursors = Object.entries(before.spaces).map(([space, { epoch, upto }]) => [space, { epoch, ver: upto }]);
    const changes = await readToTheEnd(Object.fromEntries(cursors));
    expect(changes.pages).toBeGreaterThan(3);
    expect(changes.ids[SPACE]?.toSorted()).toEqual(all(SPACE));
    expect(changes.ids[HOME]?.toSorted()).toEqual(all(HOME));
  });
});
