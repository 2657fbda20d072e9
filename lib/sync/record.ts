/** A record as devices and server keep it. Space and root stand once on the row that holds it. */
import * as z from 'zod/mini';
import { Cheer, Comment, FeedbackRequest, Seen } from '#lib/okr/conversation.ts';
import { DailyFigure } from '#lib/okr/dailyFigure.ts';
import {
  Away,
  CheckIn,
  Cycle,
  Id,
  KeyResult,
  MetricChange,
  Objective,
  Organisation,
  Person,
  Skip,
  Team,
} from '#lib/okr/model.ts';
import { Review } from '#lib/okr/review.ts';
import { Sos, SosAnswer } from '#lib/okr/sos.ts';
import { Hlc } from './clock.ts';
import type { Fields, RecordKind } from './draft.ts';
import { Notice } from './notice.ts';

/** A value that lost against another one, kept so that a person can take it back. */
const Lost = z.looseObject({
  field: z.string(),
  value: z.unknown(),
  /** When it was written. */
  clock: Hlc,
  /** When what it lost against was written: the field as it is now, for as long as nobody has written it since. */
  against: z.optional(Hlc),
  /** Who wrote it, and who wrote what it lost against, as far as the server knows. */
  by: z.optional(Id),
  wonBy: z.optional(Id),
});
export type Lost = z.infer<typeof Lost>;

export const StoredRecord = z.looseObject({
  id: Id,
  /** Any text: a newer version may know kinds that this one does not, and they are kept. */
  kind: z.string(),
  fields: z.record(z.string(), z.unknown()),
  /** When the record was created. */
  clock: Hlc,
  /** For each field patched later than `clock`: when. */
  clocks: z.optional(z.record(z.string(), Hlc)),
  /** Place in the order of its space; 0 while no authority has settled it. */
  ver: z.number().check(z.int(), z.nonnegative()),
  deleted: z.optional(z.boolean()),
  lost: z.optional(z.array(Lost)),
});
export type StoredRecord = z.infer<typeof StoredRecord>;

const schemas: Record<RecordKind, z.ZodMiniType<unknown>> = {
  person: Person,
  team: Team,
  cycle: Cycle,
  objective: Objective,
  'key-result': KeyResult,
  'check-in': CheckIn,
  skip: Skip,
  'metric-change': MetricChange,
  organisation: Organisation,
  away: Away,
  comment: Comment,
  seen: Seen,
  cheer: Cheer,
  'feedback-request': FeedbackRequest,
  sos: Sos,
  'sos-answer': SosAnswer,
  review: Review,
  notice: Notice,
  'daily-figure': DailyFigure,
};

/** What is wrong with a record's fields: path and message of the first problem, or null. Unknown kinds are not judged. */
export function fieldsProblem(kind: string, fields: Fields): string | null {
  const schema = Object.hasOwn(schemas, kind) ? schemas[kind as RecordKind] : undefined;
  const result = schema?.safeParse(fields);
  if (!result || result.success) return null;
  const issue = result.error.issues[0];
  return `${kind}.${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'invalid'}`;
}
