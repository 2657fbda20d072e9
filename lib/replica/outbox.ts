/** The operations that wait: entries in the order of their numbers, each what a person did in one go or a part of it. */
import type { Operation } from '#lib/sync/operation.ts';

/** In the place of an operation that is not to be settled, so that no number is missing. */
export function voided({ n, uid, hlc, space, root, id, kind }: Operation): Operation {
  return { n, uid, hlc, space, root, id, kind, type: 'void' };
}
