/** An operation: the one way in for changes. The device numbers them 1, 2, 3 …; an authority settles them in that order. */
import * as z from 'zod/mini';
import { DropNote, Id, Moment, Order } from '#lib/okr/model.ts';
import { Hlc } from './clock.ts';
import { Role, SpaceId } from './names.ts';

const Command = z.discriminatedUnion('name', [
  z.object({ name: z.literal('activate'), at: z.exactOptional(Moment), space: z.exactOptional(SpaceId) }),
  z.object({ name: z.literal('drop'), note: DropNote }),
  z.object({ name: z.literal('resume') }),
  z.object({ name: z.literal('close') }),
  z.object({ name: z.literal('reopen') }),
  z.object({ name: z.literal('move'), objective: Id, order: Order }),
  z.object({
    name: z.literal('relocate'),
    space: SpaceId,
    team: z.nullable(Id),
    cycle: z.exactOptional(z.nullable(Id)),
  }),
  z.object({ name: z.literal('link'), parent: z.nullable(Id), asked: z.boolean() }),
  z.object({ name: z.literal('answer'), alignment: z.enum(['accepted', 'declined']) }),
  z.object({ name: z.literal('support'), supports: z.array(Id) }),
  z.object({ name: z.literal('member'), person: Id, as: z.nullable(z.enum(['member', 'leader'])) }),
  z.object({ name: z.literal('visibility'), open: z.boolean() }),
  z.object({ name: z.literal('role'), role: z.nullable(Role) }),
]);

/** JSON may name a field '__proto__', JavaScript can hardly hold one: it is refused, with its text, and not dropped without a word. */
const isNameable = (fields: unknown): boolean =>
  typeof fields !== 'object' || fields === null || !Object.hasOwn(fields, '__proto__');
const Fields = z.pipe(
  z.unknown().check(z.refine(isNameable, "no field may be called '__proto__'")),
  z.record(z.string(), z.unknown()),
);

/** What databases keep as it is: no half of a surrogate pair, which becomes another character there, and no NUL, at which a text may end. */
const isStorable = (text: string): boolean => text.isWellFormed() && !text.includes('\0');
const Name = z.string().check(z.refine(isStorable));

const head = {
  n: z.number().check(z.int(), z.positive()),
  uid: Id,
  hlc: Hlc,
  space: z.string(),
  /** Where the device found the record. The server computes its own. */
  root: Name,
  id: Id.check(z.refine(isStorable)),
  kind: Name,
};

export const Operation = z.discriminatedUnion('type', [
  z.object({ ...head, type: z.literal('create'), fields: Fields }),
  z.object({
    ...head,
    type: z.literal('patch'),
    fields: Fields,
    /** For each field: the clock of what its author had before them (merge.ts). Absent where a device does not say. */
    over: z.exactOptional(z.record(z.string(), Hlc)),
  }),
  z.object({ ...head, type: z.literal('delete') }),
  z.object({ ...head, type: z.literal('command'), command: Command }),
  /** Takes the place of an operation that was taken back before it left the device, so that no number is missing. */
  z.object({ ...head, type: z.literal('void') }),
]);
export type Operation = z.infer<typeof Operation>;
