/** Where a directed graph goes round in circles: needed only for records that sync or an import brought in damaged. */

/**
 * The knots of a graph: sets of two or more nodes that can all be reached from each other, and nodes with a link to themselves. Tarjan's
 * strongly connected components (1972) with a stack of its own, because a chain may be longer than the program's. Linear.
 * @param starts where to look from; what cannot be reached from there is not looked at
 */
export function knotsOf(starts: Iterable<string>, next: (id: string) => readonly string[]): string[][] {
  const knots: string[][] = [];
  const number = new Map<string, number>();
  /** The lowest number that is known to be reachable. */
  const low = new Map<string, number>();
  const open: string[] = [];
  const isOpen = new Set<string>();
  const frames: { id: string; links: readonly string[]; at: number }[] = [];

  for (const start of starts) {
    if (!number.has(start)) enter(start);
    for (let frame = frames.at(-1); frame; frame = frames.at(-1)) {
      const link = frame.links[frame.at++];
      if (link === undefined) leave(frame.id, frame.links);
      else if (!number.has(link)) enter(link);
      else if (isOpen.has(link)) lower(frame.id, number.get(link));
    }
  }
  return knots;

  function enter(id: string): void {
    low.set(id, number.size);
    number.set(id, number.size);
    open.push(id);
    isOpen.add(id);
    frames.push({ id, links: next(id), at: 0 });
  }

  function lower(id: string, reached: number | undefined): void {
    const before = low.get(id);
    if (before !== undefined && reached !== undefined && reached < before) low.set(id, reached);
  }

  function leave(id: string, links: readonly string[]): void {
    frames.pop();
    const before = frames.at(-1);
    if (before) lower(before.id, low.get(id));
    if (low.get(id) !== number.get(id)) return;
    const knot = open.splice(open.lastIndexOf(id));
    for (const member of knot) isOpen.delete(member);
    if (knot.length > 1 || links.includes(id)) knots.push(knot);
  }
}
