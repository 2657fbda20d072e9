/** Who of the sheets sits at this device: the one owner, where all rows have the same. */
import type { Directory } from '#lib/okr/model.ts';
import { plainTitle } from './existing.ts';
import type { ImportFile } from './importOptions.ts';
import { columnCells } from './table.ts';

/**
 * The only owner of all key results, else the only author of all check-ins; null, and the person has to say, if there are
 * several, or if the one is known on this device as somebody else.
 */
export function proposeMe(files: readonly ImportFile[], { me, people }: Directory): string | null {
  const only = onlyName(files);
  const others = [...people.values()].filter(({ id }) => id !== me);
  return only !== null && others.some(({ name }) => plainTitle(name) === plainTitle(only)) ? null : only;
}

function onlyName(files: readonly ImportFile[]): string | null {
  const names = { owner: new Set<string>(), author: new Set<string>() };
  for (const { table, mapping } of files) {
    const field = mapping.kind === 'key-results' ? 'owner' : 'author';
    const column = mapping.kind === 'key-results' ? mapping.columns.owner : mapping.columns.author;
    for (const cell of columnCells(table, column)) if (cell !== '') names[field].add(cell);
  }
  const [owner] = names.owner;
  if (names.owner.size > 0) return names.owner.size === 1 ? (owner ?? null) : null;
  const [author] = names.author;
  return names.author.size === 1 ? (author ?? null) : null;
}

/** Every owner and author, for the person to choose from, in alphabetical order. */
export function peopleIn(files: readonly ImportFile[]): string[] {
  const names = files.flatMap(({ table, mapping }) =>
    mapping.kind === 'key-results'
      ? columnCells(table, mapping.columns.owner)
      : columnCells(table, mapping.columns.author),
  );
  return [...new Set(names)].filter((name) => name !== '').toSorted((a, b) => a.localeCompare(b));
}
