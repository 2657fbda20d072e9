/** What a person does in one go, worked out on the roots that it concerns: made whole or not at all. */
import type { Operation } from '#lib/sync/operation.ts';
import type { StoredRecord } from '#lib/sync/record.ts';
import type { Draft } from '#lib/sync/draft.ts';
import type { DeviceState } from './database.ts';
import { ChangeRefused } from './errors.ts';
import { operationsOf } from './homes.ts';
import { perform, type Done } from './perform.ts';
import { rulesOver } from './refuse.ts';
import { emptyRoot } from './emptyRoot.ts';
import { rootKey, type Root, type RootKey } from './row.ts';

/** How a record stood before and after a step, in one root; null where it was not there. */
export interface Image {
  /** Absent in steps that were kept when there was one space. */
  space?: string;
  root: string;
  id: string;
  before: StoredRecord | null;
  after: StoredRecord | null;
}

/** What one commit did: enough to take it back. */
export interface Step {
  id: string;
  at: number;
  /** First operation number of each outbox entry. */
  entries: number[];
  images: Image[];
}

export const keyOfImage = ({ space, root }: Image, device: Pick<DeviceState, 'space'>): RootKey =>
  rootKey(space ?? device.space, root);

/** Applies operations in order. Throws ChangeRefused for the first that does not fit, or that a rule is against. */
export function applyAll(
  roots: ReadonlyMap<RootKey, Root>,
  ops: readonly Operation[],
): { roots: Map<RootKey, Root>; images: Image[] } {
  // One mutable copy of each root's records for the whole step: an import applies thousands of operations to a few hundred roots.
  const records = new Map([...roots].map(([key, root]) => [key, new Map(root.records)]));
  const images = new Map<string, Image>();
  const refusalOf = rulesOver(roots, records);
  for (const op of ops) {
    const refusal = refusalOf(op);
    if (refusal) throw new ChangeRefused(refusal);
    const outcome = perform(records, op);
    if (!outcome.ok) throw new ChangeRefused(outcome.refusal);
    for (const done of outcome.done) keepImage(images, roots, done);
  }
  const next = new Map(roots);
  for (const { space = '', root } of images.values()) {
    const key = rootKey(space, root);
    next.set(key, { ...(roots.get(key) ?? emptyRoot(space, root)), records: records.get(key) ?? new Map() });
  }
  return { roots: next, images: [...images.values()] };
}

function keepImage(images: Map<string, Image>, roots: ReadonlyMap<RootKey, Root>, done: Done): void {
  const { space, root, id, record } = done;
  const before = roots.get(rootKey(space, root))?.records.get(id) ?? null;
  images.set(`${rootKey(space, root)}/${id}`, { space, root, id, before, after: record });
}

/** The optimistic picture: what the roots will be once the drafts are committed. Throws ChangeRefused. */
export function previewDrafts(
  shown: ReadonlyMap<string, Root>,
  drafts: readonly Draft[],
  asked: { device: DeviceState; now: number; newId: () => string },
): Map<string, Root> {
  const roots = new Map([...shown.values()].map((root) => [rootKey(root.space, root.id), root]));
  const { roots: next } = applyAll(roots, operationsOf(drafts, roots, asked));
  return new Map([...next.values()].map((root) => [root.id, root]));
}
