interface Typed<T> {
  /** What the form says now, and what it said when its author began to type. */
  typed: T;
  began: T;
  /** What the form would say if it were opened now, and the record that it would say it of: a field may show less than is stored. */
  now: T;
  stored: T;
}

/** The fields that were changed in a form, and what its author had before them; others may have changed the record since. */
export function typedChange<T extends object>(
  { typed, began, now, stored }: Typed<T>,
  fields: readonly (keyof T)[],
): { change: Partial<T>; from: Partial<T> } {
  const change: Partial<T> = {};
  const from: Partial<T> = {};
  for (const field of fields) {
    if (isSame(typed[field], began[field])) continue;
    change[field] = typed[field];
    from[field] = isSame(began[field], now[field]) ? stored[field] : began[field];
  }
  return { change, from };
}

const isSame = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);
