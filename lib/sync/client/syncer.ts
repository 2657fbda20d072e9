/**
 * Keeps a device and its server in step, for as long as a page is open. One does so at a time in a browser: whoever holds the lock.
 *
 *   alone ───────────── joined ─────────────▶ connecting
 *   connecting ── stream open, pushed, pulled ▶ live
 *   live ── the stream ends ─────────────────▶ connecting, at once after one that lived, else waiting
 *   connecting, live ── no network ──────────▶ offline ── network ──▶ connecting
 *                    ── unreachable, 429, 5xx ▶ waiting ── its time has come, network, poke ──▶ connecting
 *                    ── the copy cannot be written ▶ waiting
 *                    ── 401 ─────────────────▶ signed-out ── joined again ──▶ connecting
 *                    ── 403 ─────────────────▶ no-right ── poke, an hour ──▶ connecting
 *                    ── 426 ─────────────────▶ too-old ── poke, an hour ──▶ connecting
 *   any ── left ─────────────────────────────▶ alone
 *
 * In `live` nothing is asked for unless something has happened: an event, a change made here, a poke. Events are applied only after a pull
 * that began when the stream was open, so that nothing between the two is missed.
 */
import { waitAfter } from './backoff.ts';
import type { Link } from './copy.ts';
import { phaseOf } from './phaseOf.ts';
import { SYNC_LOCK, type SyncPorts } from './ports.ts';
import { pullAll } from './pull.ts';
import { pushAll } from './push.ts';
import { requestsOf } from './request.ts';
import { FIRST_STATE, type SyncState } from './state.ts';
import { openStream, type LiveStream } from './stream.ts';
import type { Trouble } from './trouble.ts';
import { wakeUp } from './wakeUp.ts';

/** What was pushed comes back as an event; where none comes in this time, as after operations that change nothing, a pull asks. */
const ECHO_MS = 2_000;
const HOUR_MS = 3_600_000;
/** A stream that ends sooner has told nothing; after several of them the next one waits. */
const BRIEF_MS = 10_000;

export interface Syncer {
  readonly state: SyncState;
  onState(listener: (state: SyncState) => void): () => void;
  /** Something may have changed here: a commit, a joining or leaving. Sends what waits. */
  changed(): void;
  /** The network is back, the browser woke up, or the person asks: connects and pulls at once, whatever it was waiting for. */
  poke(): void;
  stop(): Promise<void>;
}

export function createSyncer(ports: SyncPorts): Syncer {
  const { copy, fetch, locks, now, random, isOnline, later, deviceName } = ports;
  const stopped = new AbortController();
  const wake = wakeUp(later);
  const listeners = new Set<(state: SyncState) => void>();
  let state = FIRST_STATE;
  let poked = false;
  const isPoked = () => poked;
  let failures = 0;
  /** Streams in a row that ended soon. One may be a change of access, of which the server tells by ending it. */
  let brief = 0;

  const tell = (next: SyncState): void => {
    state = next;
    for (const listener of listeners) listener(state);
  };
  const enter = async (next: Partial<SyncState>): Promise<void> => {
    const waiting = await copy.waiting();
    tell({ ...state, ...next, ...waiting });
  };

  const fail = async (trouble: Trouble): Promise<void> => {
    failures += 1;
    const { phase, problem } = phaseOf(trouble, isOnline());
    if (phase !== 'waiting') {
      await enter({ phase, problem, retryAt: null });
      await untilPoked(phase === 'offline' || phase === 'signed-out' ? undefined : HOUR_MS);
      return;
    }
    const asked = trouble.kind === 'too-many' ? trouble.retryAfterMs : null;
    const ms = Math.max(asked ?? 0, waitAfter(failures, random()));
    await enter({ phase, problem, retryAt: now() + ms });
    await untilPoked(ms);
  };

  /** Changes made meanwhile are counted and wait too; a joining, a leaving, a poke or the time ends it. */
  const untilPoked = async (ms?: number): Promise<void> => {
    const until = ms === undefined ? null : now() + ms;
    const before = await copy.link();
    for (;;) {
      await wake.wait(stopped.signal, until === null ? undefined : Math.max(0, until - now()));
      const link = await copy.link();
      if (stopped.signal.aborted || poked || link?.token !== before?.token) return;
      if (until !== null && now() >= until) return;
      await enter({});
    }
  };

  /** One connection, from its opening to its end. */
  const connect = async (link: Link): Promise<void> => {
    poked = false;
    await enter({ phase: 'connecting', problem: null, retryAt: null });
    const openedAt = now();
    const closing = new AbortController();
    const signal = AbortSignal.any([stopped.signal, closing.signal]);
    try {
      const followed = await copy.followed();
      const opened = await openStream(link, { fetch, later }, { follow: followed, told: wake.now, signal });
      const trouble = opened.ok ? await follow(opened.value, { link, followed, signal }) : opened.trouble;
      if (trouble && !stopped.signal.aborted) return await fail(trouble);
    } finally {
      closing.abort();
    }
    brief = now() - openedAt < BRIEF_MS ? brief + 1 : 0;
    if (brief > 1) await untilPoked(waitAfter(brief - 1, random()));
  };

  const follow = async (
    stream: LiveStream,
    { link, followed, signal }: { link: Link; followed: readonly string[]; signal: AbortSignal },
  ): Promise<Trouble | null> => {
    const request = requestsOf(() => copy.link(), fetch, signal);
    let mustPull = true;
    let echoBy: number | null = null;
    while (!signal.aborted) {
      // After each of these the first question is again whether anything waits to be sent.
      const pushed = await pushAll(copy, request, deviceName);
      if (pushed.trouble) return pushed.trouble;
      if ((await copy.link())?.token !== link.token) return null;
      if (pushed.settled > 0) echoBy = now() + ECHO_MS;
      if (poked || pushed.rejected || (echoBy !== null && now() >= echoBy)) mustPull = true;
      if (mustPull) {
        poked = false;
        const trouble = await pullAll(copy, request);
        if (trouble) return trouble;
        mustPull = false;
        echoBy = null;
        failures = 0;
        // The person looks at another team, or at one no longer: what is heard of is said when a stream is opened.
        if ((await copy.followed()).join() !== followed.join()) return null;
      }
      const event = stream.next();
      if (event) {
        const heard = await copy.heard(event, link.device);
        mustPull = heard === 'behind';
        if (heard === 'applied' && (await copy.waiting()).pending === 0) echoBy = null;
        continue;
      }
      await enter({ phase: 'live', problem: null, retryAt: null, lastContact: now() });
      if (stream.hasEnded) return null;
      await wake.wait(signal, echoBy === null ? undefined : Math.max(0, echoBy - now()));
    }
    return null;
  };

  const turn = async (): Promise<void> => {
    const link = await copy.link();
    if (link) return connect(link);
    await enter({ ...FIRST_STATE, phase: 'alone' });
    await wake.wait(stopped.signal);
  };

  const run = async (): Promise<void> => {
    while (!stopped.signal.aborted) {
      try {
        await turn();
      } catch (error) {
        // The copy could not be read or written: the disk is full, or the device has left in the middle of an answer. Nothing was half done.
        console.error('Updraft could not sync; it tries again', error);
        failures += 1;
        const retryAt = now() + waitAfter(failures, random());
        poked = false;
        tell({ ...state, phase: 'waiting', problem: 'storage', retryAt });
        do await wake.wait(stopped.signal, retryAt - now());
        while (!isPoked() && !stopped.signal.aborted && now() < retryAt);
      }
    }
  };

  const running = locks
    .request(SYNC_LOCK, { signal: stopped.signal }, run)
    // A page that closes while another one holds the lock never gets it.
    .catch((error: unknown) => {
      if (!stopped.signal.aborted) throw error;
    });

  return {
    get state() {
      return state;
    },
    onState(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    changed: wake.now,
    poke() {
      poked = true;
      wake.now();
    },
    async stop() {
      stopped.abort();
      await running;
    },
  };
}
