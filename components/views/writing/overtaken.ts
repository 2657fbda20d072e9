interface Forms<T> {
  /** What the form says, and what it said when its author began to type. */
  typed: T;
  began: T;
  /** What it would say if it were opened now. */
  now: T;
}

/**
 * What others have changed since somebody began to type, where the form still says otherwise: as it is now, by field. null where the form knows
 * all there is.
 */
export function overtaken<T extends object>(
  { typed, began, now }: Forms<T>,
  fields: readonly (keyof T)[],
): Partial<T> | null {
  const newer = fields.filter((field) => !isSame(now[field], began[field]) && !isSame(now[field], typed[field]));
  if (newer.length === 0) return null;
  const values: Partial<T> = {};
  for (const field of newer) values[field] = now[field];
  return values;
}

const isSame = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);
