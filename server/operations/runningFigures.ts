/**
 * The figures of every cycle that is not closed, carried on from one look to the next: what has changed since is told by the vers of the spaces, so
 * that a look in which nothing has changed asks one question, and one after a check-in reads one objective.
 */
import { openFigures, type Figures } from '#lib/okr/figures/figures.ts';
import type { Directory } from '#lib/okr/model.ts';
import { readKinds, readRoot } from '../store/records.ts';
import { readAllSpaces, type SpaceState } from '../store/spaces.ts';
import type { Reading } from '../store/store.ts';
import { readTouched } from '../store/travelling.ts';
import { COUNTED_KINDS, DIRECTORY_KINDS, directoryIn, treesIn } from './companyTrees.ts';
import { personOf } from './places.ts';

/** Changes read at once. */
const PAGE = 2_000;

interface Held {
  directory: Directory;
  /** By cycle. */
  figures: Map<string, Figures>;
  /** The space that each objective is in. */
  homes: Map<string, string>;
  spaces: Map<string, SpaceState>;
}

export interface RunningFigures {
  directory: Directory;
  /** By cycle; of closed ones nothing changes any more. */
  figures: ReadonlyMap<string, Figures>;
}

/** Returns how to look: null where nothing was changed since the last look. @param now epoch ms */
export function runningFigures(): (tx: Reading, now: number) => Promise<RunningFigures | null> {
  let held: Held | null = null;
  return async (tx, now) => {
    const spaces = new Map((await readShared(tx)).map((state) => [state.space, state]));
    const changed = held && (await changesSince(tx, held.spaces, spaces));
    if (held && changed && changed.length === 0) return null;
    const isAsBefore = changed?.every(({ kind }) => !isDirectory(kind)) ?? false;
    if (held && changed && isAsBefore) await carryOn(tx, held, changed);
    else held = await begin(tx, now);
    held.spaces = spaces;
    return held;
  };
}

const isDirectory = (kind: string): boolean => DIRECTORY_KINDS.some((known) => known === kind);

const readShared = async (tx: Reading): Promise<SpaceState[]> =>
  (await readAllSpaces(tx)).filter(({ space }) => personOf(space) === null);

interface Changed {
  space: string;
  root: string;
  kind: string;
}

/** null where it cannot be told: a history has begun anew. */
async function changesSince(
  tx: Reading,
  before: ReadonlyMap<string, SpaceState>,
  now: ReadonlyMap<string, SpaceState>,
): Promise<Changed[] | null> {
  const changed: Changed[] = [];
  for (const { space, epoch, counter: to } of now.values()) {
    const known = before.get(space);
    if (known && known.epoch !== epoch) return null;
    let from = known?.counter ?? 0;
    while (from < to) {
      const rows = await readTouched(tx, { space, from, to, limit: PAGE });
      changed.push(...rows.map(({ root, kind }) => ({ space, root, kind })));
      from = rows.length < PAGE ? to : (rows.at(-1)?.ver ?? to);
    }
  }
  return changed;
}

async function begin(tx: Reading, now: number): Promise<Held> {
  const directory = directoryIn(await readKinds(tx, DIRECTORY_KINDS));
  const trees = treesIn(await readKinds(tx, COUNTED_KINDS));
  const open = [...directory.cycles.values()].filter(({ state }) => state !== 'closed');
  const figures = open.map((cycle) => [cycle.id, openFigures(trees.values(), { directory, cycle, now })] as const);
  const homes = new Map([...trees].map(([place, { objective }]) => [objective.id, spaceOf(place)]));
  return { directory, figures: new Map(figures), homes, spaces: new Map() };
}

const spaceOf = (place: string): string => place.slice(0, place.indexOf('/'));

/** Reads the objectives anew in which something was changed. One that has moved is found where it went, before it is missed where it was. */
async function carryOn(tx: Reading, { figures, homes }: Held, changed: readonly Changed[]): Promise<void> {
  const places = new Map(changed.filter(({ kind }) => COUNTED_KINDS.some((one) => one === kind)).map(asPlace));
  const left: { space: string; root: string }[] = [];
  for (const { space, root } of places.values()) {
    const alive = (await readRoot(tx, space, root)).filter(({ record }) => !record.deleted);
    const [tree] = treesIn(alive).values();
    if (tree) {
      homes.set(tree.objective.id, space);
      for (const each of figures.values()) each.replace(tree);
    } else left.push({ space, root });
  }
  for (const { space, root } of left) {
    if (homes.get(root) !== space) continue;
    homes.delete(root);
    for (const each of figures.values()) each.remove(root);
  }
}

const asPlace = (changed: Changed) => [`${changed.space}/${changed.root}`, changed] as const;
