/** What a server of protocol 1 answers. Nothing here is strict: what a newer server adds to an answer is kept where it is data, else ignored. */
import * as z from 'zod/mini';

export const Joined = z.object({ token: z.string(), device: z.string(), person: z.string() });

/** A record as it travels. Kinds and fields may be any. */
export const OldRecord = z.looseObject({
  id: z.string(),
  kind: z.string(),
  fields: z.record(z.string(), z.unknown()),
  clock: z.string(),
  clocks: z.optional(z.record(z.string(), z.string())),
  ver: z.number(),
  deleted: z.optional(z.boolean()),
});
export type OldRecord = z.infer<typeof OldRecord>;

export const OldRow = z.looseObject({ root: z.string(), record: OldRecord });
export type OldRow = z.infer<typeof OldRow>;

export const Cursor = z.object({ epoch: z.string(), ver: z.number() });
export type Cursor = z.infer<typeof Cursor>;

/** Where a first reading goes on: given back as it came. */
export const After = z.looseObject({ upto: z.number() });
export type After = z.infer<typeof After>;

export const SpacePart = z.object({
  epoch: z.string(),
  upto: z.number(),
  rows: z.array(OldRow),
  after: z.optional(After),
  whole: z.optional(z.boolean()),
});
export type SpacePart = z.infer<typeof SpacePart>;

export const Rejected = z.object({ n: z.number(), code: z.string(), op: z.unknown() });
export type Rejected = z.infer<typeof Rejected>;

export const Pulled = z.object({
  spaces: z.record(z.string(), SpacePart),
  more: z.optional(z.boolean()),
  gone: z.array(z.string()),
  lastN: z.number(),
  rejections: z.array(Rejected),
});

export const Pushed = z.object({
  lastN: z.number(),
  verdicts: z.array(z.object({ n: z.number(), verdict: z.string(), code: z.optional(z.string()) })),
});

/** An event of the stream: in protocol 1 it says where something has happened, and never what. */
export const Poke = z.looseObject({ space: z.string(), epoch: z.string(), to: z.number() });
export type Poke = z.infer<typeof Poke>;

/** What every answer says that is not 2xx. */
export const Problem = z.object({ code: z.string(), detail: z.string(), lastN: z.optional(z.number()) });
