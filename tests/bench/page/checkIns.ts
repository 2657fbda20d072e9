/** How long a check-in takes until the list shows it and until it is on the disk, against one put of such a row. */
import { activeCycles } from '#lib/replica/read.ts';
import { openDB } from 'idb';
import type { ObjectiveTree } from '#lib/okr/model.ts';
import { checkIn } from '#lib/replica/checkInChanges.ts';
import type { Replica } from '#lib/replica/replica.ts';
import type { Selection } from '#lib/replica/read.ts';

/** Samples in milliseconds, one a round. */
export interface CheckInTimes {
  visible: number[];
  durable: number[];
  put: number[];
  /** Bytes of the row that was put, as JSON. */
  rowBytes: number;
}

/** As many trees as the popup holds when it opens. */
const POPUP_ROWS = 12;
/** Room for what follows a change (every window reads again), so that it does not run into the next sample. */
const PAUSE_MS = 15;

export async function timeCheckIns(replica: Replica, rounds: number): Promise<CheckInTimes> {
  const list = await watchList(replica);
  await replica.prepare();
  const row = await rowOf(list.trees());
  const bare = await openDB('bench-bare', 1, { upgrade: (db) => void db.createObjectStore('rows') });
  const put = async (): Promise<number> => {
    const start = performance.now();
    const tx = bare.transaction('rows', 'readwrite', { durability: 'strict' });
    await tx.store.put(row, 'row');
    await tx.done;
    return performance.now() - start;
  };

  const times: CheckInTimes = { visible: [], durable: [], put: [], rowBytes: JSON.stringify(row).length };
  for (let round = 0; round < rounds; round += 1) {
    if (round % 2 === 0) times.put.push(await put());
    await pause();
    const { visible, durable } = await timeOne(replica, list, round);
    times.visible.push(visible);
    times.durable.push(durable);
    await pause();
    if (round % 2 === 1) times.put.push(await put());
  }
  list.stop();
  bare.close();
  return times;
}

/** The popup's query, and a call when a check-in first shows in it. */
async function watchList(replica: Replica) {
  let shown: Selection | null = null;
  let waiting: { id: string; seen: () => void } | null = null;
  const live = await new Promise<{ stop(): void }>((resolve, reject) => {
    const query = replica.live<Selection>({
      select: () => replica.read.agenda({ now: Date.now(), limit: POPUP_ROWS, cycles: activeCycles }),
      onValue(value) {
        shown = value;
        if (waiting && value.trees.some((tree) => holds(tree, waiting?.id))) waiting.seen();
        resolve(query);
      },
      onError: reject,
    });
  });
  return {
    stop: () => live.stop(),
    trees: (): ObjectiveTree[] => shown?.trees ?? [],
    whenShown(id: string, seen: () => void): void {
      waiting = {
        id,
        seen() {
          waiting = null;
          seen();
        },
      };
    },
  };
}

const holds = (tree: ObjectiveTree, checkInId: string | undefined): boolean =>
  tree.keyResults.some(({ checkIns }) => checkIns.some(({ id }) => id === checkInId));

async function timeOne(replica: Replica, list: Awaited<ReturnType<typeof watchList>>, round: number) {
  const trees = list.trees();
  const keyResult = trees[round % trees.length]?.keyResults[0]?.keyResult;
  if (!keyResult) throw new Error('The list is empty');
  const now = Date.now();
  const id = crypto.randomUUID();
  const drafts = checkIn(
    keyResult,
    { reading: { type: 'value', value: 200 + round / 10 }, confidence: 6, note: 'On the way, two more teams to go.' },
    { me: replica.me, now, newId: () => id, at: Temporal.Now.plainDateISO().toString() },
  );
  let visible: number | null = null;
  const start = performance.now();
  list.whenShown(id, () => {
    visible = performance.now() - start;
  });
  await replica.commit(drafts);
  const durable = performance.now() - start;
  if (visible === null) throw new Error('A check-in was saved that had not been shown');
  return { visible, durable };
}

/** The row in which the first of the trees lies. */
async function rowOf(trees: readonly ObjectiveTree[]): Promise<unknown> {
  const id = trees[0]?.objective.id;
  const db = await openDB('updraft');
  try {
    const rows: { root: string }[] = await db.getAll('roots');
    const row = rows.find(({ root }) => root === id);
    if (!row) throw new Error('The list is empty');
    return row;
  } finally {
    db.close();
  }
}

const pause = () => new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
