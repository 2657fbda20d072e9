/** How an objective was looked back on when its cycle closed (method, 4 and 11). */
import * as z from 'zod/mini';
import { TEXT_MAX } from './defaults.ts';
import { Id, Moment, text } from './model.ts';

/** 0.0 … 1.2 in tenths. */
const Score = z.number().check(z.gte(0), z.lte(1.2), z.multipleOf(0.1));

export const Review = z.looseObject({
  objective: Id,
  cycle: Id,
  /** As computed at the close; null where nothing was ever said. */
  score: z.nullable(Score),
  /** What the owner gives it, and why. */
  own: z.nullable(Score),
  ownReason: text(TEXT_MAX),
  why: text(TEXT_MAX),
  /** Asked for a score below 0.7. */
  rootCause: text(TEXT_MAX),
  /** Asked of a committed objective below 1.0. */
  postMortem: text(TEXT_MAX),
  verdict: z.enum(['keep', 'modify', 'abandon']),
  /** The copy in the next cycle. */
  carriedOver: z.optional(z.nullable(Id)),
  author: Id,
  createdAt: Moment,
});
export type Review = z.infer<typeof Review>;
