/** What people say to each other about an objective, a key result or a check-in (method, 9). Appended; never part of a figure. */
import * as z from 'zod/mini';
import { TEXT_MAX } from './defaults.ts';
import { Day, Id, Moment, text } from './model.ts';

/** Each of them is told. */
const MENTIONS_MAX = 50;

const said = { author: Id, createdAt: Moment };

export const Comment = z.looseObject({
  ...said,
  /** The objective, key result, check-in or feedback request it speaks of. */
  about: Id,
  /** Markdown. */
  text: text(TEXT_MAX),
  mentions: z.array(Id).check(z.maxLength(MENTIONS_MAX)),
  /** The comment that this one edits; the earlier wording stays in the history. */
  replaces: z.optional(Id),
});
export type Comment = z.infer<typeof Comment>;

/** A leader has seen a check-in. */
export const Seen = z.looseObject({ ...said, checkIn: Id });
export type Seen = z.infer<typeof Seen>;

export const Cheer = z.looseObject({ ...said, about: Id });

export const FeedbackRequest = z.looseObject({
  ...said,
  about: Id,
  asked: z.array(Id).check(z.minLength(1)),
  question: text(TEXT_MAX),
  /** Until when an answer is hoped for. */
  by: Day,
});
