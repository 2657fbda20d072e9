/** Gathers the drafts of an import, parents before children, and patches only what differs. */
import type { Draft, Fields, RecordKind } from '#lib/sync/draft.ts';
import type { Sealed } from './sealed.ts';

/** How many records of a kind an import makes, changes, leaves as they are, and rows it cannot use. */
export interface Tally {
  created: number;
  updated: number;
  unchanged: number;
  refused: number;
}

export const emptyTally = (): Tally => ({ created: 0, updated: 0, unchanged: 0, refused: 0 });

const ORDER: readonly RecordKind[] = [
  'person',
  'team',
  'cycle',
  'objective',
  'key-result',
  'metric-change',
  'check-in',
  'skip',
];

export interface Drafting {
  /** false: it would lie in something closed, and is left out. */
  create(kind: RecordKind, id: string, root: string, fields: Fields): boolean;
  /** Adds one patch of the fields that differ; false if none does, or what is closed would change. */
  change(kind: RecordKind, id: string, root: string, known: Fields, wanted: Fields): boolean;
  /** In the order in which they must be committed. */
  drafts(): Draft[];
  /** How much was left out, by the name of the closed thing that it would have changed. */
  readonly leftOut: ReadonlyMap<string, number>;
}

/** @param sealed what is closed, and takes nothing */
export function createDrafting(sealed: Pick<Sealed, 'by'>): Drafting {
  const drafts: Draft[] = [];
  const leftOut = new Map<string, number>();
  const add = (draft: Draft): boolean => {
    const closed = sealed.by(draft);
    if (closed === null) drafts.push(draft);
    else leftOut.set(closed, (leftOut.get(closed) ?? 0) + 1);
    return closed === null;
  };
  return {
    leftOut,
    create: (kind, id, root, fields) => add({ type: 'create', kind, id, root, fields: definedFields(fields) }),
    change(kind, id, root, known, wanted) {
      const differing = Object.entries(definedFields(wanted)).filter(([field, value]) => !isSame(known[field], value));
      if (differing.length === 0) return false;
      return add({ type: 'patch', kind, id, root, fields: Object.fromEntries(differing) });
    },
    // The sort is stable: within a kind the rows keep the order of the file.
    drafts: () => drafts.toSorted((a, b) => ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind)),
  };
}

/** undefined means that the sheet does not say. */
function definedFields(fields: Fields): Fields {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}

/**
 * Whether two field values mean the same: by structure; blanks at the ends of texts and line breaks within them are lost
 * in a sheet and make no difference; nor does a field that is absent in one and undefined or null in the other.
 */
export function isSame(a: unknown, b: unknown): boolean {
  if (typeof a === 'string' && typeof b === 'string') return comparable(a) === comparable(b);
  if (Array.isArray(a) && Array.isArray(b)) return a.length === b.length && a.every((item, i) => isSame(item, b[i]));
  if (isFields(a) && isFields(b)) {
    return [...new Set([...Object.keys(a), ...Object.keys(b)])].every((key) => isSame(a[key], b[key]));
  }
  return (a ?? null) === (b ?? null);
}

const comparable = (text: string): string => text.replaceAll(/\s+/g, ' ').trim();

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
