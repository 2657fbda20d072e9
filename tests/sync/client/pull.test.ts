import { beforeEach, describe, expect, it } from 'vitest';
import type { Asked } from '#lib/sync/client/copy.ts';
import { pullAll } from '#lib/sync/client/pull.ts';
import type { Request } from '#lib/sync/client/request.ts';
import type { PullAnswer } from '#lib/sync/protocol.ts';

const EPOCH = 'e1';
/** Of the space that is read; what happens to it is written down in its order. */
const PAGES = 3;

describe('a space that comes in pages', () => {
  let happened: string[];
  let asked: Asked;
  beforeEach(() => {
    happened = [];
    asked = { device: 'd', cursors: { org: { epoch: EPOCH, ver: 4 } }, after: {}, follow: [] };
  });

  const pageAfter = (upto: number) => ({ epoch: EPOCH, upto: 9, root: `r${upto}`, id: `i${upto}` });
  const request: Request = async ({ body, answer }) => {
    const root = /"root":"r(\d)"/.exec(JSON.stringify(body))?.[1] ?? '0';
    const page = Number(root) + 1;
    happened.push(`asked for ${page}`);
    await Promise.resolve();
    const part = { epoch: EPOCH, upto: 9, rows: [], whole: true, ...(page < PAGES && { after: pageAfter(page) }) };
    const said = { spaces: { 'team:a': part }, more: page < PAGES, gone: [], lastN: 0, rejections: [], serverTime: 1 };
    return { ok: true, value: answer.parse(said) };
  };
  const copy = {
    asked: async () => asked,
    async received({ spaces }: PullAnswer) {
      const after = spaces['team:a']?.after;
      await new Promise((resolve) => setTimeout(resolve));
      happened.push('taken');
      const cursors = { ...asked.cursors, ...(!after && { 'team:a': { epoch: EPOCH, ver: 9 } }) };
      asked = { ...asked, cursors, after: after ? { 'team:a': after } : {} };
      return true;
    },
  };

  it('is asked for further while a page is being taken', async () => {
    expect(await pullAll(copy, request)).toBeNull();
    expect(happened).toEqual(['asked for 1', 'asked for 2', 'taken', 'asked for 3', 'taken', 'taken']);
    expect(asked.cursors).toEqual({ org: { epoch: EPOCH, ver: 4 }, 'team:a': { epoch: EPOCH, ver: 9 } });
  });

  it('is asked for again where somebody else has written to the copy meanwhile', async () => {
    const another = {
      ...copy,
      async received(...taken: Parameters<typeof copy.received>) {
        const isTaken = await copy.received(...taken);
        if (happened.length === 3) asked = { ...asked, cursors: { org: { epoch: EPOCH, ver: 5 } } };
        return isTaken;
      },
    };
    expect(await pullAll(another, request)).toBeNull();
    expect(happened).toEqual(['asked for 1', 'asked for 2', 'taken', 'asked for 2', 'asked for 3', 'taken', 'taken']);
  });

  it('is asked for again by a device that has another name meanwhile', async () => {
    const renamed = {
      ...copy,
      async received(...taken: Parameters<typeof copy.received>) {
        const isTaken = await copy.received(...taken);
        if (happened.length === 3) asked = { ...asked, device: 'e' };
        return isTaken;
      },
    };
    expect(await pullAll(renamed, request)).toBeNull();
    expect(happened.filter((what) => what === 'asked for 2')).toHaveLength(2);
  });
});
