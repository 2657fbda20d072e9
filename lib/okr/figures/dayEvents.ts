/**
 * The check-ins of one day in one scope: thousands, where a company reports on Fridays. They stand in blocks, so that one more is
 * put into its block, and only that block is walked again.
 */
import type { CheckIn, With } from '../model.ts';
import { append, blocksOf, compareRow, emptyBlock, insert, remove, walkOver } from './rowBlock.ts';
import type { RowBlock, SaidEvent, Walk } from './rowBlock.ts';
import { rowsInOrder } from './rowsInOrder.ts';

export interface DayEvents {
  isEmpty(): boolean;
  put(event: SaidEvent): void;
  /** Takes out what was put. */
  take(event: SaidEvent): void;
  walk(): Walk;
}

const BLOCK = 128;

export function dayEvents(): DayEvents {
  /** A day is filled as it comes, and sorted when it is first walked: until then one block, then as many as it takes. */
  let sorted = false;
  let blocks: RowBlock[] = [emptyBlock()];
  let walked: Walk | null = null;

  /** Where the block stands in which a check-in has its place: the last that begins before it, or with it. */
  function placeOf(by: With<CheckIn>): number {
    let low = 0;
    let high = blocks.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      const block = blocks[middle];
      if (block && compareRow(block, 0, by) > 0) high = middle - 1;
      else low = middle;
    }
    return low;
  }

  function blockAt(place: number): RowBlock {
    const block = blocks[place] ?? emptyBlock();
    if (blocks.length === 0) blocks.push(block);
    return block;
  }

  const cut = (block: RowBlock, size: number): RowBlock[] =>
    blocksOf(
      block,
      rowsInOrder(block.madeAt, (row) => block.makers[row]?.id ?? ''),
      size,
    );

  return {
    isEmpty: () => blocks.every(({ makers }) => makers.length === 0),
    put(event) {
      walked = null;
      const place = sorted ? placeOf(event.by) : 0;
      const block = blockAt(place);
      if (!sorted) {
        append(block, event);
        return;
      }
      insert(block, event);
      if (block.makers.length >= 2 * BLOCK) blocks.splice(place, 1, ...cut(block, BLOCK));
    },
    take(event) {
      walked = null;
      const place = sorted ? placeOf(event.by) : 0;
      const block = blockAt(place);
      if (sorted) remove(block, event);
      else remove(block, event, 0);
      if (sorted && block.makers.length === 0) blocks.splice(place, 1);
    },
    walk() {
      if (walked) return walked;
      if (!sorted) blocks = blocks.flatMap((block) => cut(block, BLOCK));
      sorted = true;
      const walk: Walk = { low: Infinity, high: -Infinity, share: 0, known: 0, volume: 0 };
      for (const block of blocks) {
        const { low, high, share, known, volume } = walkOver(block);
        walk.low = Math.min(walk.low, walk.share + low);
        walk.high = Math.max(walk.high, walk.share + high);
        walk.share += share;
        walk.known += known;
        walk.volume += volume;
      }
      walked = walk;
      return walk;
    },
  };
}
