/** One person of the demo company at their own browser: does things the only way there is, by pushing operations. */
import { writeHlc } from '#lib/sync/clock.ts';
import { PROTOCOL, PUSH_OPS } from '#lib/sync/protocol.ts';
import type { Command, Fields } from '#lib/sync/draft.ts';
import type { Backend, Session } from '../../server/backend.ts';
import { push } from '../../server/operations/push.ts';

interface Where {
  kind: string;
  id: string;
  space: string;
  root: string;
}

export type Change =
  | (Where & { type: 'create' | 'patch'; fields: Fields })
  | (Where & { type: 'delete' })
  | (Where & { type: 'command'; command: Command });

export interface DemoMember {
  session: Session;
  /** Throws where the server takes one of the changes not: then the story is wrong. */
  push(changes: readonly Change[]): Promise<void>;
}

/** @param now epoch ms: when everything of it happens */
export function demoMember(backend: Backend, session: Session, now: number): DemoMember {
  let n = 0;
  return {
    session,
    async push(changes) {
      for (let first = 0; first < changes.length; first += PUSH_OPS) {
        const ops = changes.slice(first, first + PUSH_OPS).map((change) => {
          n += 1;
          return { ...change, n, uid: backend.newId(), hlc: writeHlc(now, n, session.device) };
        });
        const { verdicts } = await push(backend, session, { protocol: PROTOCOL, ops }, now);
        const rejected = verdicts.find(({ verdict }) => verdict === 'rejected');
        const op = ops.find((op) => op.n === rejected?.n);
        if (op) throw new Error(`The demo company may not ${op.type} a ${op.kind}: ${rejected?.code}.`);
      }
    },
  };
}
