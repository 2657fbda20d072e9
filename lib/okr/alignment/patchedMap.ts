/**
 * A map that is never changed: with(…) gives another one and shares what both have. The alignment of a company is held in such maps, so
 * that moving one objective does not copy a hundred thousand, and whoever still holds the old picture keeps it.
 */

/** So many changes lie over a base before both are made into a new base: few enough to be copied with every change. */
const MOST_CHANGES = 256;

export class PatchedMap<V> {
  readonly #base: ReadonlyMap<string, V>;
  /** What differs from the base; undefined is gone. */
  readonly #changes: ReadonlyMap<string, V | undefined>;

  /** @param base not to be changed any more by the caller */
  constructor(base: ReadonlyMap<string, V>, changes: ReadonlyMap<string, V | undefined> = new Map()) {
    this.#base = base;
    this.#changes = changes;
  }

  get(key: string): V | undefined {
    // Most maps are never changed, and this is asked for every step up or down.
    if (this.#changes.size > 0 && this.#changes.has(key)) return this.#changes.get(key);
    return this.#base.get(key);
  }

  has(key: string): boolean {
    return this.get(key) !== undefined;
  }

  /** The same map but for one key; undefined takes it away. */
  with(key: string, value: V | undefined): PatchedMap<V> {
    const changes = new Map(this.#changes).set(key, value);
    if (changes.size <= MOST_CHANGES) return new PatchedMap(this.#base, changes);
    const base = new Map(this.#base);
    for (const [changed, now] of changes) {
      if (now === undefined) base.delete(changed);
      else base.set(changed, now);
    }
    return new PatchedMap(base);
  }

  /** @yields {V} every value, in no order that means anything */
  *values(): Generator<V, void> {
    for (const [key, value] of this.#base) if (!this.#changes.has(key)) yield value;
    for (const value of this.#changes.values()) if (value !== undefined) yield value;
  }
}
