/**
 * The check-ins of one day in one scope. They stand in columns, because a company has thousands a day, and a walk over numbers that
 * lie side by side is many times as fast as one from object to object.
 */
import type { CheckIn, With } from '../model.ts';
import { compareMakers } from './course.ts';
import type { ScopeEvent } from './scopeEvents.ts';

/** The sums that the check-ins of a day led to, one after the other, as seen from where the day began. */
export interface Walk {
  /** The least and the greatest share; ∞ and −∞ without any check-in. */
  low: number;
  high: number;
  share: number;
  known: number;
  volume: number;
}

/** A step that a check-in made. */
export type SaidEvent = ScopeEvent & { by: With<CheckIn> };

export interface DayEvents {
  isEmpty(): boolean;
  put(event: SaidEvent): void;
  /** Takes out what was put. */
  take(event: SaidEvent): void;
  walk(): Walk;
}

export function dayEvents(): DayEvents {
  let makers: With<CheckIn>[] = [];
  let madeAt: number[] = [];
  let shares: number[] = [];
  let known: number[] = [];
  let volumes: number[] = [];
  /** A day is filled as it comes, and sorted when it is first walked. */
  let sorted = false;
  let walked: Walk | null = null;

  /** Compares numbers that lie side by side, and texts only where those are the same. */
  const compareRows = (a: number, b: number): number =>
    (madeAt[a] ?? 0) - (madeAt[b] ?? 0) || compareMakers(makers[a] ?? null, makers[b] ?? null);

  function sort(): void {
    const order = Array.from(makers.keys()).sort(compareRows);
    makers = arranged(makers, order);
    madeAt = arranged(madeAt, order);
    shares = arranged(shares, order);
    known = arranged(known, order);
    volumes = arranged(volumes, order);
    sorted = true;
  }

  /** The first row that does not come before this check-in. */
  function placeOf(by: With<CheckIn>): number {
    let low = 0;
    let high = makers.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      const apart = (madeAt[middle] ?? 0) - by.createdAt || compareMakers(makers[middle] ?? null, by);
      if (apart < 0) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** A check-in that also moved a key result measured by its children stands in several rows, but there is nothing between them. */
  const isOneWithNext = (row: number): boolean =>
    madeAt[row] === madeAt[row + 1] && makers[row]?.id === makers[row + 1]?.id;

  return {
    isEmpty: () => makers.length === 0,
    put({ by, share, known: becomesKnown, volume }) {
      walked = null;
      const row = sorted ? placeOf(by) : makers.length;
      insert(makers, row, by);
      insert(madeAt, row, by.createdAt);
      insert(shares, row, share);
      insert(known, row, becomesKnown);
      insert(volumes, row, volume);
    },
    take({ by, share, known: becameKnown, volume }) {
      walked = null;
      const isIt = (row: number) =>
        makers[row]?.id === by.id && shares[row] === share && known[row] === becameKnown && volumes[row] === volume;
      let row = sorted ? placeOf(by) : 0;
      while (row < makers.length && !isIt(row)) row++;
      for (const column of [makers, madeAt, shares, known, volumes]) column.splice(row, 1);
    },
    walk() {
      if (walked) return walked;
      if (!sorted) sort();
      const walk: Walk = { low: Infinity, high: -Infinity, share: 0, known: 0, volume: 0 };
      for (let row = 0; row < shares.length; row++) {
        walk.share += shares[row] ?? 0;
        walk.known += known[row] ?? 0;
        walk.volume += volumes[row] ?? 0;
        if (isOneWithNext(row)) continue;
        walk.low = Math.min(walk.low, walk.share);
        walk.high = Math.max(walk.high, walk.share);
      }
      walked = walk;
      return walk;
    },
  };
}

/** At the end, where most go, without moving anything. */
function insert<T>(column: T[], row: number, value: T): void {
  if (row === column.length) column.push(value);
  else column.splice(row, 0, value);
}

function arranged<T>(column: readonly T[], order: readonly number[]): T[] {
  const result: T[] = [];
  for (const row of order) {
    const value = column[row];
    if (value !== undefined) result.push(value);
  }
  return result;
}
