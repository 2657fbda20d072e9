/** Somebody else at another device, which speaks to the server as the extension does, with nothing of its own but numbers and a clock. */
import { v7 as uuid } from 'uuid';
import type * as z from 'zod/mini';
import { writeHlc } from '#lib/sync/clock.ts';
import type { Draft } from '#lib/sync/draft.ts';
import { InviteAnswer, JoinAnswer, PROTOCOL, PullAnswer, PushAnswer, type InviteRequest } from '#lib/sync/protocol.ts';
import type { StoredRecord } from '#lib/sync/record.ts';

type Change = Draft & { space: string };

export interface Colleague {
  person: string;
  /** Throws where the server takes one of the changes not. */
  does(...changes: readonly Change[]): Promise<void>;
  /** Everything alive in a space that this colleague reads. */
  sees(space: string): Promise<StoredRecord[]>;
  /** A link by which somebody comes in. */
  invites(request: z.infer<typeof InviteRequest>): Promise<string>;
}

/** @param link of an invitation */
export async function colleague(link: string, name: string): Promise<Colleague> {
  const [page = '', code = ''] = link.split('#');
  const url = page.replace(/\/join$/, '');
  const ask = async <T>(path: string, body: unknown, answer: z.ZodMiniType<T>, token?: string): Promise<T> => {
    const response = await fetch(`${url}${path}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', ...(token !== undefined && { Authorization: `Bearer ${token}` }) },
      body: JSON.stringify(body),
    });
    if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
    return answer.parse(await response.json());
  };
  const me = { person: uuid(), name, zone: 'Asia/Taipei', device: 'Chrome on Linux' };
  const { token, device, person } = await ask('/v1/join', { protocol: PROTOCOL, code, ...me }, JoinAnswer);
  let n = 0;
  return {
    person,
    async does(...changes) {
      const ops = changes.map(({ ...change }) => {
        n += 1;
        return { ...change, n, uid: uuid(), hlc: writeHlc(Date.now(), n, device) };
      });
      const { verdicts } = await ask('/v1/sync/push', { protocol: PROTOCOL, ops }, PushAnswer, token);
      const refused = verdicts.find(({ verdict }) => verdict === 'rejected');
      if (refused) throw new Error(`Refused: ${refused.code}, ${JSON.stringify(ops.find((op) => op.n === refused.n))}`);
    },
    async sees(space) {
      const asked = { protocol: PROTOCOL, cursors: {}, follow: [space], limit: 2_000 };
      const { spaces } = await ask('/v1/sync/pull', asked, PullAnswer, token);
      return (spaces[space]?.rows ?? []).map(({ record }) => record).filter(({ deleted }) => !deleted);
    },
    async invites(request) {
      return (await ask('/v1/invites', request, InviteAnswer, token)).link;
    },
  };
}
