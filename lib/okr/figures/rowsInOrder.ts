/** Sorts the check-ins of a day by when they were made, thousands at a time. */
import { byText } from '../textOrder.ts';

/**
 * The rows of a column in ascending order; where two are the same, by their ids. An instant and its row are packed into one number:
 * then numbers are sorted that lie side by side, and nobody has to be asked which of two comes first.
 * @param madeAt epoch ms
 */
export function rowsInOrder(madeAt: readonly number[], idOf: (row: number) => string): number[] {
  const order = packedOrder(madeAt) ?? Array.from(madeAt.keys()).sort((a, b) => (madeAt[a] ?? 0) - (madeAt[b] ?? 0));
  // Rows of the same instant stand together by now; they are few.
  for (let from = 0; from < order.length;) {
    let to = from + 1;
    while (to < order.length && madeAt[order[from] ?? 0] === madeAt[order[to] ?? 0]) to++;
    if (to - from > 1) {
      const same = order.slice(from, to).sort((a, b) => byText(idOf(a), idOf(b)));
      order.splice(from, to - from, ...same);
    }
    from = to;
  }
  return order;
}

/** Below the greatest whole number of a double by so much that the row can be told from the quotient without a rounding. */
const LARGEST_KEY = 2 ** 50;

/** null for instants that cannot be packed: records from elsewhere may be centuries apart, or hold parts of a millisecond. */
function packedOrder(madeAt: readonly number[]): number[] | null {
  const rows = madeAt.length;
  let earliest = Infinity;
  let latest = -Infinity;
  for (const at of madeAt) {
    if (!Number.isInteger(at)) return null;
    if (at < earliest) earliest = at;
    if (at > latest) latest = at;
  }
  if ((latest - earliest + 1) * rows > LARGEST_KEY) return null;
  const packed = new Float64Array(rows);
  for (let row = 0; row < rows; row++) packed[row] = ((madeAt[row] ?? 0) - earliest) * rows + row;
  packed.sort();
  const order: number[] = [];
  for (const key of packed) order.push(key - Math.floor(key / rows) * rows);
  return order;
}
