/**
 * What of the organisation a device of protocol 1 knows by name, and shows. Everything else it keeps as it came: what hangs under an
 * objective without a name it knows is somebody's work all the same.
 */
import type { OldRecord } from './answers.ts';

const KNOWN: Readonly<Record<string, readonly string[]>> = {
  organisation: ['name', 'zone', 'firstWeekday'],
  person: ['name', 'zone'],
  team: ['name', 'parent', 'members', 'leaders', 'open'],
  cycle: ['name', 'firstDay', 'lastDay', 'state'],
  objective: ['title', 'why', 'owner', 'team', 'cycle', 'ambition', 'parent', 'state', 'order'],
  'key-result': ['title', 'owner', 'objective', 'metric', 'weight', 'state', 'activatedAt', 'order'],
  'check-in': ['keyResult', 'at', 'reading', 'confidence', 'note', 'author', 'createdAt'],
  comment: ['about', 'text', 'mentions', 'author', 'createdAt'],
};

/** A record in so far as such a device knows it; null for kinds that came later. */
export function known({ kind, fields }: Pick<OldRecord, 'kind' | 'fields'>): { kind: string; fields: object } | null {
  const names = Object.hasOwn(KNOWN, kind) ? KNOWN[kind] : undefined;
  if (!names) return null;
  const shown = names.filter((name) => Object.hasOwn(fields, name)).map((name) => [name, fields[name]] as const);
  return { kind, fields: Object.fromEntries(shown) };
}
