/** GET /healthz: for whoever watches over the server. */
import * as z from 'zod/mini';
import { OLDEST_PROTOCOL, PROTOCOL } from '#lib/sync/protocol.ts';
import { readTeams } from '../store/access.ts';
import { answers, forAnyone, NO_BODY } from './endpoint.ts';

const Health = z.object({
  status: z.literal('ok'),
  /** Lowest and highest protocol that is spoken. */
  protocols: z.tuple([z.number(), z.number()]),
});

export const health = forAnyone({
  method: 'get',
  path: '/healthz',
  summary: 'Whether the server answers and can read its database.',
  body: NO_BODY,
  uncounted: true,
  answer: answers<z.infer<typeof Health>>({
    name: 'Health',
    schema: Health,
    example: { status: 'ok', protocols: [OLDEST_PROTOCOL, PROTOCOL] },
  }),
  refuses: [],
  async does(_asked, { backend }) {
    await backend.store.read(readTeams);
    return { status: 'ok', protocols: [OLDEST_PROTOCOL, PROTOCOL] };
  },
});
