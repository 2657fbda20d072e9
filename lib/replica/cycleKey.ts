/** How a cycle stands in an index key; the backlog, which is null, cannot. */
export const cycleKey = (cycle: string | null): string => cycle ?? '';
