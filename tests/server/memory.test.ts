import { beforeEach, describe, expect, it } from 'vitest';
import { Memory, type Shelf } from '../../server/store/memory.ts';

const TEAMS: Shelf<string> = { most: 2 };
const TEXTS: Shelf<string> = { most: 10, text: { most: 10, of: (text) => text.length } };
const PEOPLE: Shelf<string | null> = { most: 10 };

describe('what a store remembers', () => {
  let memory: Memory;
  /** What has been loaded so far, in order. */
  let loaded: string[];
  beforeEach(() => {
    memory = new Memory();
    loaded = [];
  });
  const recall = (key: string, value = key, shelf: Shelf<string> = TEAMS) =>
    memory.recall(shelf, key, async () => {
      loaded.push(key);
      return value;
    });

  it('is loaded once', async () => {
    expect([await recall('a'), await recall('a'), await recall('b')]).toEqual(['a', 'a', 'b']);
    expect(loaded).toEqual(['a', 'b']);
  });

  it('is no more than fits: what has not been asked for longest goes first', async () => {
    for (const key of ['a', 'b', 'a', 'c', 'a', 'b']) await recall(key);
    expect(loaded).toEqual(['a', 'b', 'c', 'b']);
  });

  it('is no more text than fits, however few things it is', async () => {
    const text = (length: number) => 'x'.repeat(length);
    await recall('a', text(4), TEXTS);
    await recall('b', text(6), TEXTS);
    await recall('a', text(4), TEXTS);
    await recall('c', text(1), TEXTS);
    expect(loaded).toEqual(['a', 'b', 'c']);
    // What had not been asked for longest has gone; what is forgotten for another reason makes room too.
    memory.changes(TEXTS, 'a');
    memory.ended();
    await recall('b', text(9), TEXTS);
    await recall('c', text(1), TEXTS);
    expect(loaded).toEqual(['a', 'b', 'c', 'b']);
    // Larger than the shelf: it comes, and does not stay.
    expect(await recall('d', text(11), TEXTS)).toBe(text(11));
    await recall('d', text(11), TEXTS);
    expect(loaded.slice(4)).toEqual(['d', 'd']);
  });

  it('is counted once, also where two asked for it at the same time', async () => {
    await Promise.all([recall('a', 'xxxx', TEXTS), recall('a', 'xxxx', TEXTS)]);
    await recall('b', 'xxxx', TEXTS);
    await recall('a', 'xxxx', TEXTS);
    expect(loaded).toEqual(['a', 'a', 'b']);
  });

  it('does not count while a transaction changes it, and is forgotten when that ends, also where nothing came of it', async () => {
    await recall('a', 'before');
    memory.changes(TEAMS, 'a');
    expect([await recall('a', 'first'), await recall('a', 'second')]).toEqual(['first', 'second']);
    memory.ended();
    expect(await recall('a', 'after')).toBe('after');
    expect(await recall('a', 'later')).toBe('after');
  });

  it('stays where something else is changed', async () => {
    await recall('a');
    memory.changes(TEAMS, 'b');
    memory.changes(PEOPLE);
    memory.ended();
    await recall('a');
    expect(loaded).toEqual(['a']);
  });

  it('is forgotten by whole shelves', async () => {
    await recall('a');
    await recall('b');
    memory.changes(TEAMS, 'a');
    memory.changes(TEAMS);
    expect(await recall('b', 'now')).toBe('now');
    memory.ended();
    expect(await recall('a', 'anew')).toBe('anew');
  });

  it('is not what was read before a change and came after it', async () => {
    const slow = Promise.withResolvers<string>();
    const reading = memory.recall(TEAMS, 'a', () => slow.promise);
    memory.changes(TEAMS, 'a');
    memory.ended();
    slow.resolve('as it was');
    expect(await reading).toBe('as it was');
    expect(await recall('a', 'as it is')).toBe('as it is');
  });

  it('is never that there is nothing', async () => {
    expect(await memory.recall(PEOPLE, 'a', async () => null)).toBeNull();
    expect(await memory.recall(PEOPLE, 'a', async () => 'Ann')).toBe('Ann');
  });

  it('is nothing after somebody else has written', async () => {
    await recall('a');
    memory.forgetAll();
    expect(await recall('a', 'theirs')).toBe('theirs');
  });
});
