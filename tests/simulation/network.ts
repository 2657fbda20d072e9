/** What lies between a browser and the server: it loses, cuts, repeats and holds back what goes through it, as the steps of a run say. */
import type { Fetch } from '#lib/sync/client/request.ts';

/** What becomes of one push or pull. */
export type Fate =
  | 'well'
  | 'request-lost'
  | 'answer-lost'
  | 'answer-cut'
  /** The server gets it twice, the device the second answer. */
  | 'twice'
  /** The device is told that it failed; the server gets it later, when others and the device itself have gone on. */
  | 'late'
  | 'request-held'
  | 'answer-held';

export const FATES = [
  'request-lost',
  'answer-lost',
  'answer-cut',
  'twice',
  'late',
  'request-held',
  'answer-held',
] as const satisfies readonly Fate[];

export interface Network {
  readonly fetch: Fetch;
  /** Of the next pushes and pulls, in order; after the last all goes well. */
  fates: Fate[];
  /** No way to the server; streams that are open break off. */
  cut(): void;
  mend(): void;
  readonly isCut: boolean;
  /** Lets go on what was held back. */
  release(): void;
  readonly isHolding: boolean;
  /** The process at this end is gone: nothing that it waits for comes. */
  abandon(): void;
}

interface Ports {
  /** The server, wherever it is in its lives. */
  server: Fetch;
  /** Takes a request that arrives later. */
  postpone(send: () => Promise<unknown>): void;
  onFate(fate: Fate): void;
}

const failed = () => new TypeError('fetch failed');
const NEVER = new Promise<never>(() => undefined);

export function createNetwork({ server, postpone, onFate }: Ports): Network {
  let isCut = false;
  let isAbandoned = false;
  let fates: Fate[] = [];
  let held: (() => void)[] = [];
  let streams = new AbortController();

  const hold = () => new Promise<void>((resolve) => held.push(resolve));
  const send: Fetch = async (url, init) => {
    if (isCut) throw failed();
    return server(url, init);
  };

  async function exchange(url: string, init: RequestInit, fate: Fate): Promise<Response> {
    switch (fate) {
      case 'well':
        return send(url, init);
      case 'request-lost':
        throw failed();
      case 'answer-lost':
        await send(url, init);
        throw failed();
      case 'answer-cut': {
        const answer = await send(url, init);
        const text = await answer.text();
        return new Response(text.slice(0, Math.floor(text.length * 0.7)), answer);
      }
      case 'twice':
        await send(url, init);
        return send(url, init);
      case 'late': {
        const { signal: _signal, ...rest } = init;
        postpone(() => server(url, rest));
        throw failed();
      }
      case 'request-held':
        await hold();
        return send(url, init);
      case 'answer-held': {
        const answer = await send(url, init);
        await hold();
        return answer;
      }
    }
  }

  /** The stream breaks off with the way to the server. */
  async function stream(url: string, init: RequestInit): Promise<Response> {
    const { signal: cut } = streams;
    const signal = init.signal ? AbortSignal.any([init.signal, cut]) : cut;
    return send(url, { ...init, signal });
  }

  return {
    get fates() {
      return fates;
    },
    set fates(next) {
      fates = [...next];
    },
    get isCut() {
      return isCut;
    },
    get isHolding() {
      return held.length > 0;
    },
    async fetch(url, init) {
      if (isAbandoned) return NEVER;
      init.signal?.throwIfAborted();
      const isSync = url.endsWith('/v1/sync/push') || url.endsWith('/v1/sync/pull');
      const fate = isSync && !isCut ? (fates.shift() ?? 'well') : 'well';
      if (fate !== 'well') onFate(fate);
      try {
        const answer = await (url.includes('/v1/live') ? stream(url, init) : exchange(url, init, fate));
        return isAbandoned ? await NEVER : answer;
      } catch (error) {
        if (isAbandoned) return NEVER;
        throw error;
      }
    },
    cut() {
      isCut = true;
      streams.abort(failed());
      streams = new AbortController();
    },
    mend() {
      isCut = false;
    },
    release() {
      const waiting = held;
      held = [];
      for (const go of waiting) go();
    },
    abandon() {
      isAbandoned = true;
      streams.abort(failed());
    },
  };
}
