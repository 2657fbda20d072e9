/** Where a directed graph goes round in circles: needed only for records that sync or an import brought in damaged, but asked of all. */

/**
 * The knots of a graph: sets of two or more nodes that can all be reached from each other, and nodes with a link to themselves. Tarjan's
 * strongly connected components (1972) with a stack of its own, because a chain may be longer than the program's. Linear.
 * @param count nodes are numbered from 0 to below it, and so are all that `next` gives
 * @param starts where to look from; what cannot be reached from there is not looked at
 */
export function knotsOf(
  count: number,
  starts: Iterable<number>,
  next: (node: number) => readonly number[],
): number[][] {
  const knots: number[][] = [];
  /** When a node was entered, from 1. */
  const entered = new Int32Array(count);
  /** The earliest that is known to be reachable among the open ones. */
  const earliest = new Int32Array(count);
  const isOpen = new Uint8Array(count);
  const open: number[] = [];
  const frames: { node: number; links: readonly number[]; at: number }[] = [];
  let time = 0;

  for (const start of starts) {
    if (!entered[start]) enter(start);
    for (let frame = frames.at(-1); frame; frame = frames.at(-1)) {
      const link = frame.links[frame.at];
      frame.at += 1;
      if (link === undefined) leave(frame.node, frame.links);
      else if (!entered[link]) enter(link);
      else if (isOpen[link]) reach(frame.node, entered[link]);
    }
  }
  return knots;

  function enter(node: number): void {
    time += 1;
    entered[node] = time;
    earliest[node] = time;
    isOpen[node] = 1;
    open.push(node);
    frames.push({ node, links: next(node), at: 0 });
  }

  function reach(node: number, reached = 0): void {
    earliest[node] = Math.min(earliest[node] ?? reached, reached);
  }

  function leave(node: number, links: readonly number[]): void {
    frames.pop();
    const before = frames.at(-1);
    if (before) reach(before.node, earliest[node]);
    if (earliest[node] !== entered[node]) return;
    const knot = open.splice(open.lastIndexOf(node));
    for (const member of knot) isOpen[member] = 0;
    if (knot.length > 1 || links.includes(node)) knots.push(knot);
  }
}
