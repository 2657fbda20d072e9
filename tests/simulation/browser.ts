/** A simulated browser: the shipped replica and client over a storage, a network, a clock and locks that the run holds in its hands. */
import type { Membership } from '#lib/replica/membership.ts';
import { openReplica, type Replica } from '#lib/replica/replica.ts';
import type { Step } from '#lib/replica/step.ts';
import type { SyncedCopy } from '#lib/sync/client/copy.ts';
import { joinWith } from '#lib/sync/client/joining.ts';
import { SYNC_LOCK, type Locks } from '#lib/sync/client/ports.ts';
import { pullAll } from '#lib/sync/client/pull.ts';
import { pushAll } from '#lib/sync/client/push.ts';
import { requestsOf } from '#lib/sync/client/request.ts';
import { createSyncer, type Syncer } from '#lib/sync/client/syncer.ts';
import type { Trouble } from '#lib/sync/client/trouble.ts';
import type { Draft } from '#lib/sync/draft.ts';
import { ZONE } from '../replica/device.ts';
import { createNetwork, type Fate, type Network } from './network.ts';
import { SERVER_URL } from './serverProcess.ts';
import type { Failure, Process, Storage } from './storage.ts';
import { createLocks, type WorldTime } from './time.ts';
import type { Underway } from './underway.ts';

const DEVICE_NAME = 'Chrome on Linux';

export interface BrowserPorts {
  name: string;
  storage: Storage;
  time: WorldTime;
  underway: Underway;
  server(url: string, init: RequestInit): Promise<Response>;
  /** How much the server has committed so far. */
  committed(): number;
  postpone(send: () => Promise<unknown>): void;
  /** Something that was planned has happened. */
  happened(what: Fate | Failure['kind']): void;
}

/** One run of the extension, from its start until it is killed. */
interface Running {
  process: Process;
  replica: Replica;
  copy: SyncedCopy;
  membership: Membership;
  network: Network;
  locks: Locks;
  page: Syncer | null;
  /** What the worker is doing. */
  job: Promise<unknown> | null;
}

export type Browser = Awaited<ReturnType<typeof startBrowser>>;

export async function startBrowser({
  name,
  storage,
  time,
  underway,
  server,
  committed,
  postpone,
  happened,
}: BrowserPorts) {
  let ids = 0;
  /** Identifiers in the order in which they were given, so that a run is the same every time. */
  const given: string[] = [];
  const newId = () => {
    const id = `${name}-${++ids}`;
    given.push(id);
    return id;
  };
  let skew = 0;
  let here = await start();
  /** How much the server had committed when the last complete contact began. */
  let lastContact: number | null = null;

  async function start(): Promise<Running> {
    const network = createNetwork({ server, postpone, onFate: happened });
    const channel = new BroadcastChannel(name);
    const process: Process = {
      database: name,
      isOver: false,
      failure: null,
      onFailed: happened,
      onKilled() {
        network.abandon();
        channel.close();
      },
    };
    storage.run(process);
    const replica = await openReplica({ name, now: () => time.now + skew, zone: () => ZONE, newId, channel });
    const whole = await replica.whole();
    const [copy, membership] = [watched(await whole.synced()), await whole.membership()];
    return { process, replica, copy, membership, network, locks: createLocks(), page: null, job: null };
  }

  /** Notes when the copy has taken all that there is. */
  function watched(copy: SyncedCopy): SyncedCopy {
    let asking = 0;
    return {
      ...copy,
      asked() {
        asking = committed();
        return copy.asked();
      },
      async received(answer, asked) {
        const taken = await copy.received(answer, asked);
        lastContact = taken && !answer.more ? asking : null;
        return taken;
      },
    };
  }

  async function exchange(limit: number | undefined): Promise<Trouble | null> {
    const { copy, network, locks } = here;
    return locks.request(SYNC_LOCK, { ifAvailable: true }, async (lock) => {
      if (!lock || !(await copy.link())) return null;
      const request = requestsOf(() => copy.link(), network.fetch, new AbortController().signal);
      const { trouble } = await pushAll(copy, request, DEVICE_NAME);
      return trouble ?? pullAll(copy, request, limit);
    });
  }

  return {
    name,
    get replica() {
      return here.replica;
    },
    get copy() {
      return here.copy;
    },
    get network() {
      return here.network;
    },
    get membership() {
      return here.membership;
    },
    get isKilled() {
      return here.process.isOver;
    },
    get page() {
      return here.page;
    },
    get skew() {
      return skew;
    },
    set skew(ms) {
      skew = ms;
    },
    get isIdle() {
      return here.job === null;
    },
    /** How much the server had committed when the last contact began, if that brought everything; asking forgets it. */
    takeContact() {
      const contact = lastContact;
      lastContact = null;
      return contact;
    },
    /** Every identifier that the program has given since it was last asked, and so every operation that was made. */
    takeGiven: () => given.splice(0),
    fail(failure: Failure) {
      here.process.failure = failure;
    },
    calmDown() {
      here.process.failure = null;
    },
    /** For good. */
    async end() {
      here.process.isOver = true;
      here.process.onKilled();
      await here.replica.close();
    },
    async restart() {
      here.process.isOver = true;
      here.process.onKilled();
      here = await start();
    },
    async join(code: string, person: string): Promise<void> {
      const joiner = { person: here.replica.me, name: person, zone: ZONE, device: DEVICE_NAME };
      const answer = await joinWith({ url: SERVER_URL, code }, joiner, here.network.fetch);
      if (!answer.ok) throw new Error(`not let in: ${answer.trouble.kind}`);
      await here.membership.join(SERVER_URL, answer.value);
    },
    commit: (drafts: readonly Draft[]): Promise<Step> => here.replica.commit(drafts),
    /** What the worker does when it is woken; it may be held up by the network, and the run goes on. */
    sync(limit?: number): void {
      const job: Promise<unknown> = exchange(limit).finally(() => {
        if (here.job === job) here.job = null;
      });
      here.job = job;
      job.catch(storageFailed);
    },
    openPage(): void {
      if (here.page) return;
      const { copy, network, locks, replica } = here;
      const page = createSyncer({
        copy,
        locks,
        fetch: network.fetch,
        now: () => time.now + skew,
        random: () => 0.5,
        isOnline: () => !network.isCut,
        later: time.later,
        deviceName: DEVICE_NAME,
      });
      replica.onChange(page.changed);
      here.page = page;
    },
    async closePage(): Promise<void> {
      const { page, network } = here;
      here.page = null;
      network.release();
      void page?.stop();
      await underway.settled();
    },
  };
}

/** The only failure that a job may end with: the disk was full, and nothing was half done. */
function storageFailed(error: unknown): void {
  if (error instanceof Error && error.name === 'QuotaFull') return;
  throw error;
}
