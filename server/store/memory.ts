/**
 * What a store with one writer remembers of what it has read: each thing as it was committed last. A push asks again and again for the same few
 * people, teams and objectives; they are read and parsed once.
 */

/** A kind of thing that is remembered, by key. */
export interface Shelf<T> {
  /** So many at most; what has not been asked for longest goes first. */
  readonly most: number;
  /** Where things differ much in size: how many characters at most, and how many one has. What is larger than all of it is not remembered. */
  readonly text?: { readonly most: number; of(thing: T): number };
  /** Only for the compiler: what lies on it. */
  readonly holds?: T;
}

interface Lying<T> {
  things: Map<string, T>;
  /** Of all of them. */
  characters: number;
}

export class Memory {
  readonly #shelves = new Map<Shelf<unknown>, Lying<unknown>>();
  /** What the running transaction changes, by shelf; null: all of it. Until it ends nobody knows which is true. */
  readonly #changing = new Map<Shelf<unknown>, Set<string> | null>();
  /** Rises whenever something is forgotten: what was being read meanwhile may be older. */
  #forgotten = 0;

  /** What is remembered, or else what is loaded. null is not remembered. */
  async recall<T>(shelf: Shelf<T>, key: string, load: () => Promise<T>): Promise<T> {
    if (this.#isChanging(shelf, key)) return load();
    const { things } = this.#on(shelf);
    const known = things.get(key);
    if (known !== undefined) {
      // A Map keeps the order of insertion: what was asked for just now goes to its end.
      things.delete(key);
      things.set(key, known);
      return known;
    }
    const before = this.#forgotten;
    const loaded = await load();
    if (loaded === null || before !== this.#forgotten || this.#isChanging(shelf, key)) return loaded;
    this.#remember(shelf, key, loaded);
    return loaded;
  }

  #remember<T>(shelf: Shelf<T>, key: string, thing: T): void {
    const lying = this.#on(shelf);
    // Whoever asked for the same meanwhile has put it there already.
    this.#forget(shelf, key);
    const characters = shelf.text?.of(thing) ?? 0;
    const longest = shelf.text?.most ?? 0;
    if (characters > longest) return;
    lying.things.set(key, thing);
    lying.characters += characters;
    while (lying.things.size > shelf.most || lying.characters > longest) {
      const [oldest] = lying.things.keys();
      if (oldest === undefined) return;
      this.#forget(shelf, oldest);
    }
  }

  #forget<T>(shelf: Shelf<T>, key: string): void {
    const lying = this.#on(shelf);
    const thing = lying.things.get(key);
    if (thing === undefined) return;
    lying.things.delete(key);
    lying.characters -= shelf.text?.of(thing) ?? 0;
  }

  /** The running transaction changes this; without a key, everything on the shelf. */
  changes(shelf: Shelf<unknown>, key?: string): void {
    const keys = this.#changing.get(shelf);
    if (key === undefined) this.#changing.set(shelf, null);
    else if (keys === undefined) this.#changing.set(shelf, new Set([key]));
    else keys?.add(key);
  }

  /** The running transaction has ended, in whatever way. */
  ended(): void {
    if (this.#changing.size > 0) this.#forgotten += 1;
    for (const [shelf, keys] of this.#changing) {
      if (keys === null) this.#shelves.delete(shelf);
      else for (const key of keys) this.#forget(shelf, key);
    }
    this.#changing.clear();
  }

  /** Somebody else has written. */
  forgetAll(): void {
    this.#forgotten += 1;
    this.#shelves.clear();
  }

  #isChanging(shelf: Shelf<unknown>, key: string): boolean {
    const keys = this.#changing.get(shelf);
    return keys === null || (keys?.has(key) ?? false);
  }

  #on<T>(shelf: Shelf<T>): Lying<T> {
    // What lies on a shelf was put there as what it holds.
    const lying = (this.#shelves.get(shelf) ?? { things: new Map(), characters: 0 }) as Lying<T>;
    this.#shelves.set(shelf, lying);
    return lying;
  }
}
