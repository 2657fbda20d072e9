/** An operation: the one way in for changes. The device numbers them 1, 2, 3 …; an authority settles them in that order. */
import * as z from 'zod/mini';
import { DropNote, Id, Moment, Order } from '#lib/okr/model.ts';
import { Hlc } from './clock.ts';

const Command = z.discriminatedUnion('name', [
  z.object({ name: z.literal('activate'), at: z.exactOptional(Moment) }),
  z.object({ name: z.literal('drop'), note: DropNote }),
  z.object({ name: z.literal('resume') }),
  z.object({ name: z.literal('move'), objective: Id, order: Order }),
]);

const Fields = z.record(z.string(), z.unknown());
const head = {
  n: z.number().check(z.int(), z.positive()),
  uid: Id,
  hlc: Hlc,
  space: z.string(),
  /** Where the device found the record. The server computes its own. */
  root: z.string(),
  id: Id,
  kind: z.string(),
};

export const Operation = z.discriminatedUnion('type', [
  z.object({ ...head, type: z.literal('create'), fields: Fields }),
  z.object({ ...head, type: z.literal('patch'), fields: Fields }),
  z.object({ ...head, type: z.literal('delete') }),
  z.object({ ...head, type: z.literal('command'), command: Command }),
  /** Takes the place of an operation that was taken back before it left the device, so that no number is missing. */
  z.object({ ...head, type: z.literal('void') }),
]);
export type Operation = z.infer<typeof Operation>;
