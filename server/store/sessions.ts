/** Whose a token is, remembered: every request asks for it. */
import type { Shelf } from './memory.ts';

export interface KnownSession {
  device: string;
  person: string;
  lastSeenAt: number;
  /** Whether it has ever asked for anything. */
  hasSpoken: boolean;
}

/** By the hash of the token. */
export const SESSIONS: Shelf<KnownSession | null> = { most: 10_000 };
