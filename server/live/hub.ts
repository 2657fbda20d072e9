/**
 * Tells open streams what was committed (protocol, 'Live'). Called in the order of commits, so that a device which applies one event after the
 * other is where a pull would have brought it.
 */
import type { LiveEvent } from '#lib/sync/protocol.ts';
import type { SpaceChange } from '../operations/rowsInHand.ts';

/** Changes up to this many rows and characters travel in the event; for larger ones the device pulls. */
const MOST_ROWS = 50;
const MOST_CHARACTERS = 16_384;

export interface Listener {
  event(event: LiveEvent): void;
  /** What this person may read has changed, or the session has ended: nothing more will come. */
  close(): void;
}

export interface Subscriber {
  device: string;
  person: string;
  /** What it hears of. */
  spaces: ReadonlySet<string>;
  /** Spaces of which it may read only a part, so that it is told that something changed, but not what. */
  partly: ReadonlySet<string>;
  /** The last operation of the device whose effects it has been told of. */
  lastN: number;
  listener: Listener;
}

export interface Commit {
  /** Whose operations were settled, up to which; null where the server did something of itself. */
  settled: { device: string; lastN: number } | null;
  changes: readonly SpaceChange[];
}

export interface Hub {
  /** Returns how to end it, which tells the listener nothing. */
  add(subscriber: Subscriber): () => void;
  committed(commit: Commit): void;
  /** Ends the streams of people, and of whoever hears of some spaces, before anything more is told. */
  accessChanged(people: ReadonlySet<string>, spaces: ReadonlySet<string>): void;
  sessionEnded(device: string): void;
  /** Rises whenever streams have been ended: whoever looked up before what may be heard looks again. */
  readonly accessVersion: number;
  readonly listening: number;
  /** Ends every stream. */
  close(): void;
}

export function createHub(): Hub {
  const subscribers = new Set<Subscriber>();
  let accessVersion = 0;

  function end(concerned: (subscriber: Subscriber) => boolean): void {
    accessVersion += 1;
    for (const subscriber of subscribers) {
      if (!concerned(subscriber)) continue;
      subscribers.delete(subscriber);
      subscriber.listener.close();
    }
  }

  return {
    add(subscriber) {
      subscribers.add(subscriber);
      return () => subscribers.delete(subscriber);
    },
    committed({ settled, changes }) {
      if (subscribers.size === 0) return;
      const events = changes.map((change) => ({ change, small: isSmall(change) }));
      for (const subscriber of subscribers) {
        const heard = events.filter(({ change }) => subscriber.spaces.has(change.space));
        for (const [index, { change, small }] of heard.entries()) {
          // Only with the last of the spaces has a device seen all that its operations did.
          if (subscriber.device === settled?.device && index === heard.length - 1) subscriber.lastN = settled.lastN;
          const { rows, ...range } = change;
          const withRows = small && !subscriber.partly.has(change.space);
          subscriber.listener.event({ ...range, lastN: subscriber.lastN, ...(withRows && { rows }) });
        }
      }
    },
    accessChanged(people, spaces) {
      if (people.size === 0 && spaces.size === 0) return;
      end((subscriber) => people.has(subscriber.person) || !spaces.isDisjointFrom(subscriber.spaces));
    },
    sessionEnded: (device) => end((subscriber) => subscriber.device === device),
    get accessVersion() {
      return accessVersion;
    },
    get listening() {
      return subscribers.size;
    },
    close: () => end(() => true),
  };
}

function isSmall({ rows }: SpaceChange): boolean {
  return rows.length <= MOST_ROWS && JSON.stringify(rows).length <= MOST_CHARACTERS;
}
