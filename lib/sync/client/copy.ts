/** What the client needs of the device's copy: a port, so that lib/sync knows nothing of IndexedDB. lib/replica/synced.ts stands behind it. */
import type { Operation } from '../operation.ts';
import type { After, Cursor, JoinAnswer, LiveEvent, PullAnswer, PushAnswer } from '../protocol.ts';

/** Whose device this is to the server. The token lies in IndexedDB and goes nowhere but into the header. */
export interface Link {
  url: string;
  token: string;
  device: string;
}

/** Operations on their way, and the rejections that this device has kept and now confirms. */
export interface Outgoing {
  device: string;
  ops: Operation[];
  seen: number[];
}

/** How far the copy has got when it asked. An answer to anything else is not taken. */
export interface Asked {
  device: string;
  cursors: Record<string, Cursor>;
  /** First readings that go on. */
  after: Record<string, After>;
  /** Spaces that the person looks at besides those that come by themselves. */
  follow: string[];
}

/** What waits: operations that the server has not settled, and what it refused and nobody has let go. */
export interface Waiting {
  pending: number;
  attention: number;
}

export interface SyncedCopy {
  /** null: this device has joined no server, or no longer. */
  link(): Promise<Link | null>;
  /** The first `most` operations that the server has not taken yet; from then on they count as sent, and cannot be withdrawn. */
  outgoing(most: number): Promise<Outgoing>;
  /** Keeps what was refused, and that confirmations of rejections arrived. Operations stay pending until their effects are here. */
  pushed(answer: PushAnswer, outgoing: Outgoing): Promise<void>;
  asked(): Promise<Asked>;
  /** The spaces of {@link Asked.follow}, in the order of their names. */
  followed(): Promise<string[]>;
  /** Rows, cursors and the acknowledged operations in one transaction. false: the copy has moved on since it asked, nothing was taken. */
  received(answer: PullAnswer, asked: Asked): Promise<boolean>;
  /** known: it was here already. behind: something before it is missing, and only a pull can bring it. */
  heard(event: LiveEvent, device: string): Promise<'applied' | 'known' | 'behind'>;
  /** Numbers everything that waits anew, from `lastN` + 1: the server does not know more of this device. */
  renumber(lastN: number): Promise<void>;
  /** Takes a new session's place in the line of devices, and numbers from 1. */
  becomeDevice(answer: JoinAnswer): Promise<void>;
  /** An operation that no request can carry: kept for the person, and void in the line. */
  giveUp(n: number, code: string): Promise<void>;
  waiting(): Promise<Waiting>;
}
