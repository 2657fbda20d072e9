/** What people have built on the creations of a step since: it must not be pulled away from under them. */
import type { Image } from './step.ts';
import type { StoredRecord } from '#lib/sync/record.ts';
import type { Root } from './row.ts';

/** everything: an edit or anything new keeps a creation. other-objectives: only what lies outside the step's own objectives does. */
export type Extent = 'everything' | 'other-objectives';

/** The records that a step created; one that it only moved here is none. */
export function createdBy(images: readonly Image[]): Set<string> {
  const moved = new Set(images.filter(({ before, after }) => before && !after).map(({ id }) => id));
  return new Set(images.filter(({ id, before, after }) => !before && after && !moved.has(id)).map(({ id }) => id));
}

/** Ids of what the step put somewhere that has to stay there, with all that it stands on. `roots` are those where such could lie. */
export function builtOn(images: readonly Image[], roots: ReadonlyMap<string, Root>, extent: Extent): Set<string> {
  const created = createdBy(images);
  const placed = new Map(images.filter(({ before, after }) => !before && after).map((image) => [image.id, image]));
  const isGrown = ({ id, fields }: StoredRecord, root: string) => {
    const after = placed.get(id)?.root === root ? placed.get(id)?.after : undefined;
    if (extent === 'other-objectives' && created.has(root)) return false;
    return !after || (extent === 'everything' && content(fields) !== content(after.fields));
  };
  const staying = new Set<string>();
  const records = [...roots.values()].flatMap((root) =>
    [...root.records.values()].filter((record) => !record.deleted).map((record) => ({ record, root: root.id })),
  );
  const standing = records.filter(({ record, root }) => isGrown(record, root)).map(({ record }) => record);
  const byId = new Map(records.map(({ record }) => [record.id, record]));
  for (let record = standing.pop(); record; record = standing.pop()) {
    for (const id of [record.id, ...Object.values(record.fields)]) {
      if (typeof id !== 'string' || !placed.has(id) || staying.has(id)) continue;
      staying.add(id);
      const below = byId.get(id);
      if (below) standing.push(below);
    }
  }
  return staying;
}

/** Fields for comparing; a new place among siblings is no work that could be lost. */
const content = ({ order: _, ...fields }: Record<string, unknown>): string => JSON.stringify(fields);
