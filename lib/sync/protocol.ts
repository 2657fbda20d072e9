/**
 * What a device and the server say to each other: every body of every request and answer of /v1, parsed on both sides.
 * Requests that only some devices understand are told apart by their protocol number; the server speaks the current one and the one before.
 */
import * as z from 'zod/mini';
import { Id, Moment } from '#lib/okr/model.ts';
import { Role, SpaceId } from './names.ts';
import { StoredRecord } from './record.ts';

export const PROTOCOL = 2;
/** The oldest that is still spoken: 1 has no `seen` in a push and gets no rows in live events. */
export const OLDEST_PROTOCOL = 1;

/** Operations in one push at most. */
export const PUSH_OPS = 200;
/** Rows in one answer to a pull at most. */
export const PULL_ROWS = 2_000;

const Count = z.number().check(z.int(), z.nonnegative());
const Protocol = z.number().check(z.int(), z.positive());

/** Changes when the server begins a new history, as after a restore: what a cursor of another one says means nothing. */
const Epoch = z.string().check(z.minLength(1), z.maxLength(64));

/** 256 random bits in base64url. */
const Secret = z.string().check(z.regex(/^[\w-]{43}$/));

/** How far a device has read a space: everything up to `ver` of `epoch`. */
export const Cursor = z.object({ epoch: Epoch, ver: Count });
export type Cursor = z.infer<typeof Cursor>;

/** A record where the server has it. */
export const Row = z.object({
  root: z.string().check(z.maxLength(64)),
  /** Every other root of this space that it was under before, so that a device that missed several moves finds it. */
  left: z.optional(z.array(z.string())),
  record: StoredRecord,
});
export type Row = z.infer<typeof Row>;

/** An operation that the server did not take. It stays until the device has said that it saw it. */
export const Rejection = z.object({
  n: Count,
  code: z.string(),
  /** For a person who looks into it; the page has its own words for the code. */
  detail: z.string(),
  /** As it was pushed, so that no typed text is lost. */
  op: z.unknown(),
});
export type Rejection = z.infer<typeof Rejection>;

export const PushRequest = z.object({
  protocol: Protocol,
  /** Judged one by one: a bad one is rejected and blocks nothing. */
  ops: z.array(z.looseObject({ n: Count, uid: Id })).check(z.maxLength(PUSH_OPS)),
  /** Numbers of rejections that this device has kept. */
  seen: z.optional(z.array(Count)),
});
export type PushRequest = z.infer<typeof PushRequest>;

export const Verdict = z.object({ n: Count, verdict: z.enum(['applied', 'rejected']), code: z.optional(z.string()) });
export type Verdict = z.infer<typeof Verdict>;

export const PushAnswer = z.object({
  /** The last operation of this device that is settled. */
  lastN: Count,
  verdicts: z.array(Verdict),
  /** The server replaced clocks that were more than five minutes ahead. */
  clockAhead: z.optional(z.boolean()),
  /** Epoch ms. */
  serverTime: Moment,
});
export type PushAnswer = z.infer<typeof PushAnswer>;

/** Where a first reading that did not fit into one answer goes on. */
export const After = z.object({
  /** That of the first page: if it has changed meanwhile, the answer begins again, as a whole. */
  epoch: z.optional(Epoch),
  upto: Count,
  root: z.string(),
  id: z.string(),
});
export type After = z.infer<typeof After>;

export const PullRequest = z.object({
  protocol: Protocol,
  /** Spaces without a cursor are read from the beginning. */
  cursors: z.record(SpaceId, Cursor),
  after: z.optional(z.record(SpaceId, After)),
  /** Open teams, and teams below one's own, that are read besides what comes by itself. */
  follow: z.optional(z.array(SpaceId).check(z.maxLength(200))),
  limit: z.optional(z.number().check(z.int(), z.gte(1), z.lte(PULL_ROWS))),
});
export type PullRequest = z.infer<typeof PullRequest>;

export const PullAnswer = z.object({
  spaces: z.record(
    SpaceId,
    z.object({
      epoch: Epoch,
      /** What the cursor becomes once everything is in. */
      upto: Count,
      rows: z.array(Row),
      /** There is more: ask again with this. */
      after: z.optional(After),
      /** The rows are the whole space, not what changed since the cursor. */
      whole: z.optional(z.boolean()),
    }),
  ),
  /** Something did not fit: pull again at once, with what this answer gave. */
  more: z.optional(z.boolean()),
  /** Spaces that this person may not read any more. */
  gone: z.array(SpaceId),
  lastN: Count,
  rejections: z.array(Rejection),
  serverTime: Moment,
});
export type PullAnswer = z.infer<typeof PullAnswer>;

/** One event of GET /v1/live: a device whose cursor is `from` applies the rows; any other pulls. */
export const LiveEvent = z.object({
  space: SpaceId,
  epoch: Epoch,
  from: Count,
  to: Count,
  lastN: Count,
  rows: z.optional(z.array(Row)),
});
export type LiveEvent = z.infer<typeof LiveEvent>;

/** What is wrong with a request, in every answer that is not 2xx. */
export const Problem = z.object({
  code: z.enum([
    'invalid',
    'unauthorised',
    'forbidden',
    'missing',
    'gap',
    'copied',
    'gone',
    'too-large',
    'protocol',
    'too-many',
    'server',
  ]),
  /** What to do about it, in English. */
  detail: z.string(),
  /** For 'gap': the last operation that is settled. */
  lastN: z.optional(Count),
});
export type Problem = z.infer<typeof Problem>;

/** A one-time code that an admin or leader gives to someone. */
export const InviteRequest = z.object({
  role: Role,
  teams: z.array(Id),
  /** Who invites also makes leaders of these teams. */
  leads: z.optional(z.array(Id)),
  /**
   * For one person alone: who invites (a further device; role and teams stay as they are), or someone who is known by name and has not joined
   * yet. Absent: someone new.
   */
  person: z.optional(Id),
});
export const InviteAnswer = z.object({ code: z.string(), link: z.string(), expiresAt: Moment });

/** An invitation that nobody has used yet. Its code was told once, to who gave it. */
export const OpenInvite = z.object({
  id: Id,
  role: Role,
  teams: z.array(Id),
  leads: z.array(Id),
  person: z.nullable(Id),
  /** null: the server's own, for the first admin. */
  invitedBy: z.nullable(Id),
  createdAt: Moment,
  expiresAt: Moment,
});
export type OpenInvite = z.infer<typeof OpenInvite>;
/** GET /v1/invites: newest first. */
export const OpenInvitesAnswer = z.object({ invites: z.array(OpenInvite) });

/** What joining would mean, before anyone agrees to it. */
export const InvitePreviewRequest = z.object({ code: z.string().check(z.maxLength(200)) });
export const InvitePreview = z.object({
  organisation: z.string(),
  invitedBy: z.nullable(z.string()),
  role: Role,
  teams: z.array(z.object({ id: Id, name: z.string() })),
  /** Whom it is made out to, and nobody else; absent where it is for someone new. Role and teams of whoever is in already stay as they are. */
  person: z.optional(z.object({ id: Id, name: z.string() })),
});

export const JoinRequest = z.object({
  protocol: Protocol,
  code: z.string().check(z.maxLength(200)),
  /** The identifier that this person's records carry on this device already. */
  person: Id,
  name: z.string().check(z.minLength(1), z.maxLength(200)),
  zone: z.string().check(z.minLength(1), z.maxLength(100)),
  /** What the list of sessions calls this device, for example 'Chrome on Linux'. */
  device: z.string().check(z.maxLength(200)),
  /**
   * 256 random bits, made for this attempt and known to this device alone: an answer that was lost is given again to whoever asks with the same
   * ones, until the token has been used for the first time. Absent: a lost answer costs the invitation.
   */
  attempt: z.optional(Secret),
  /** The token that this person's device had here before, signed out since: with it an invitation for someone new brings them back. */
  former: z.optional(z.string().check(z.maxLength(200))),
});
export type JoinRequest = z.infer<typeof JoinRequest>;

export const JoinAnswer = z.object({
  /** The bearer: shown once, kept hashed by the server. */
  token: z.string(),
  device: Id,
  person: Id,
  organisation: z.string(),
  serverTime: Moment,
});
export type JoinAnswer = z.infer<typeof JoinAnswer>;

export const Session = z.object({
  id: Id,
  device: z.string(),
  createdAt: Moment,
  lastSeenAt: Moment,
  /** The one that asks. */
  current: z.boolean(),
});
export type Session = z.infer<typeof Session>;
export const SessionsAnswer = z.object({ sessions: z.array(Session) });

/** GET /v1/sessions/others, for admins: by person, oldest first. */
export const OthersSession = z.extend(z.omit(Session, { current: true }), { person: Id });
export type OthersSession = z.infer<typeof OthersSession>;
export const OthersSessionsAnswer = z.object({ sessions: z.array(OthersSession) });

/** GET /v1/membership: what the person who asks is in the organisation. */
export const Membership = z.object({
  organisation: z.string(),
  role: Role,
  teams: z.array(Id),
  /** Teams among them that the person leads. */
  leads: z.array(Id),
});
export type Membership = z.infer<typeof Membership>;

/** POST /v1/sessions: a session of its own for a restored browser profile, after 409 'copied' (answered by a JoinAnswer). */
export const SessionRequest = z.object({
  protocol: Protocol,
  /** As in {@link JoinRequest}. */
  device: z.string().check(z.maxLength(200)),
});
