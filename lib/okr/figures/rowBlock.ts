/**
 * A stretch of the check-ins of a day in one scope, ascending. They stand in columns, because a walk over numbers that lie side by
 * side is many times as fast as one from object to object.
 */
import type { CheckIn, With } from '../model.ts';
import { compareMakers } from './course.ts';
import type { ScopeEvent } from './scopeEvents.ts';

/** A step that a check-in made. */
export type SaidEvent = ScopeEvent & { by: With<CheckIn> };

/** The sums that check-ins led to, one after the other, as seen from where they began. */
export interface Walk {
  /** The least and the greatest share; ∞ and −∞ without any check-in. */
  low: number;
  high: number;
  share: number;
  known: number;
  volume: number;
}

export interface RowBlock {
  makers: With<CheckIn>[];
  madeAt: number[];
  shares: number[];
  /** 1 where an objective becomes known, and {@link SAID} for a check-in that counts where it was said. */
  marks: number[];
  /** null until walked, and again when something changed. */
  walked: Walk | null;
}

/** More than there are objectives, so that both marks of a day add up in one number. */
const SAID = 2 ** 24;
const markOf = ({ known, volume }: SaidEvent): number => known + volume * SAID;

export const emptyBlock = (): RowBlock => ({ makers: [], madeAt: [], shares: [], marks: [], walked: null });

/** At the end, whether it belongs there or not. */
export function append(block: RowBlock, event: SaidEvent): void {
  block.makers.push(event.by);
  block.madeAt.push(event.by.createdAt);
  block.shares.push(event.share);
  block.marks.push(markOf(event));
  block.walked = null;
}

export function insert(block: RowBlock, event: SaidEvent): void {
  const row = placeOf(block, event.by);
  block.makers.splice(row, 0, event.by);
  block.madeAt.splice(row, 0, event.by.createdAt);
  block.shares.splice(row, 0, event.share);
  block.marks.splice(row, 0, markOf(event));
  block.walked = null;
}

/** @param from the first row in which it may stand */
export function remove(block: RowBlock, event: SaidEvent, from = placeOf(block, event.by)): void {
  const { makers, madeAt, shares, marks } = block;
  const mark = markOf(event);
  let row = from;
  const isIt = () => makers[row]?.id === event.by.id && shares[row] === event.share && marks[row] === mark;
  while (row < makers.length && !isIt()) row++;
  for (const column of [makers, madeAt, shares, marks]) column.splice(row, 1);
  block.walked = null;
}

/** Below 0 where the maker in a row comes before this one, 0 where it is the same. */
export function compareRow({ makers, madeAt }: RowBlock, row: number, by: With<CheckIn>): number {
  return (madeAt[row] ?? 0) - by.createdAt || compareMakers(makers[row] ?? null, by);
}

/** The first row that does not come before this check-in. */
function placeOf(block: RowBlock, by: With<CheckIn>): number {
  let low = 0;
  let high = block.makers.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (compareRow(block, middle, by) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * Cuts rows into blocks of about so many. What was made at the same instant stays together.
 * @param order the rows, ascending
 */
export function blocksOf(
  { makers, madeAt, shares, marks }: RowBlock,
  order: readonly number[],
  size: number,
): RowBlock[] {
  const blocks: RowBlock[] = [];
  let block: RowBlock | null = null;
  for (const row of order) {
    const by = makers[row];
    const at = madeAt[row];
    if (by === undefined || at === undefined) continue;
    if (!block || (block.makers.length >= size && block.madeAt.at(-1) !== at)) {
      block = emptyBlock();
      blocks.push(block);
    }
    block.makers.push(by);
    block.madeAt.push(at);
    block.shares.push(shares[row] ?? 0);
    block.marks.push(marks[row] ?? 0);
  }
  return blocks;
}

export function walkOver(block: RowBlock): Walk {
  if (block.walked) return block.walked;
  const { makers, madeAt, shares, marks } = block;
  let low = Infinity;
  let high = -Infinity;
  let share = 0;
  let marked = 0;
  for (let row = 0; row < shares.length; row++) {
    share += shares[row] ?? 0;
    marked += marks[row] ?? 0;
    // A check-in that also moved a key result measured by its children stands in several rows, but there is nothing between them.
    if (madeAt[row] === madeAt[row + 1] && makers[row]?.id === makers[row + 1]?.id) continue;
    if (share < low) low = share;
    if (share > high) high = share;
  }
  block.walked = { low, high, share, known: marked % SAID, volume: Math.floor(marked / SAID) };
  return block.walked;
}
