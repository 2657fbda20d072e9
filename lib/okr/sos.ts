/** Asking for help on a key result, and what was answered (method, 8). */
import * as z from 'zod/mini';
import { TITLE_MAX } from './defaults.ts';
import { Id, Moment, text } from './model.ts';

const said = { author: Id, createdAt: Moment };

export const Sos = z.looseObject({
  ...said,
  keyResult: Id,
  need: z.enum(['resources', 'dependency', 'clarity', 'priorities', 'outside']),
  line: text(TITLE_MAX),
  /** When the one who raised it closed it, epoch ms; null or absent while it is open. */
  closedAt: z.optional(z.nullable(Moment)),
});
export type Sos = z.infer<typeof Sos>;

export const SosAnswer = z.looseObject({
  ...said,
  sos: Id,
  answer: z.enum(['add-resources', 'cut-priority', 'talk', 'otherwise']),
  line: text(TITLE_MAX),
});
export type SosAnswer = z.infer<typeof SosAnswer>;
