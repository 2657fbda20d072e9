/** What concerns a person but lies outside what their device pulls: the server writes it into that person's own space. */
import * as z from 'zod/mini';
import { Id, Moment } from '#lib/okr/model.ts';

/** Notices hang under no objective. */
export const NOTICES_ROOT = 'notices';

export const Notice = z.looseObject({
  /** What happened; further fields name what it happened to. A newer server may know more of them. */
  what: z.string(),
  /** Who did it. */
  by: Id,
  createdAt: Moment,
  /** When its person put it away; null or absent while it waits. */
  readAt: z.optional(z.nullable(Moment)),
});
