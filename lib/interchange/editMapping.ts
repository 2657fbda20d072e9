/** Changes that a person makes to a guessed mapping. Each gives a new mapping; a field never stands for two columns. */
import { CHECK_IN_FIELDS, KEY_RESULT_FIELDS, type Field } from './headers.ts';
import {
  DAY_FIELDS,
  guessDates,
  guessNumbers,
  guessShares,
  NUMBER_FIELDS,
  type Mapping,
  type ZoneColumn,
} from './mapping.ts';
import type { Column, Table } from './table.ts';

/** What a column becomes: a field, a zone (a milestone with a column of its own), or nothing. */
export type Meaning = Field | 'zone-column' | 'nothing';

export function meaningOf(mapping: Mapping, column: number): Meaning {
  if (mapping.kind === 'key-results' && mapping.zones.some((zone) => zone.column === column)) return 'zone-column';
  const field = fieldsOf(mapping).find((each) => columnOf(mapping, each) === column);
  return field ?? 'nothing';
}

export function fieldsOf(mapping: Mapping): readonly Field[] {
  return mapping.kind === 'key-results' ? KEY_RESULT_FIELDS : CHECK_IN_FIELDS;
}

function columnOf({ columns }: Mapping, field: Field): number | undefined {
  return new Map<string, number | undefined>(Object.entries(columns)).get(field);
}

/**
 * Gives a column its meaning and takes it from whatever had it before. Where that brings in new numbers or days, what
 * their marks and orders mean is asked again.
 */
export function assignColumn(mapping: Mapping, table: Table, column: Column, meaning: Meaning): Mapping {
  const kept = Object.entries(mapping.columns).filter(([field, index]) => index !== column.index && field !== meaning);
  const isField = meaning !== 'zone-column' && meaning !== 'nothing';
  const columns = Object.fromEntries(isField ? [...kept, [meaning, column.index]] : kept);
  const style = {
    ...(isField && NUMBER_FIELDS.includes(meaning) && guessNumbers(table, columns)),
    ...(isField && DAY_FIELDS.includes(meaning) && guessDates(table, columns)),
  };
  if (mapping.kind === 'check-ins') return { ...mapping, ...style, columns };
  const others = mapping.zones.filter((zone) => zone.column !== column.index);
  if (meaning !== 'zone-column' && others.length === mapping.zones.length) return { ...mapping, ...style, columns };
  const named = meaning === 'zone-column' ? [...others, { column: column.index, name: column.name }] : others;
  return { ...mapping, ...style, columns, zones: guessShares(named.toSorted((a, b) => a.column - b.column)) };
}

/** Sets how far one has come once a zone is reached (0 … 1), or null if the zones would then not rise. */
export function shareZone(zones: readonly ZoneColumn[], column: number, share: number): ZoneColumn[] | null {
  const changed = zones.map((zone) => (zone.column === column ? { ...zone, share } : zone));
  const rising = changed.every((zone, i) => zone.share > (changed[i - 1]?.share ?? 0) && zone.share <= 1);
  return rising ? changed : null;
}
