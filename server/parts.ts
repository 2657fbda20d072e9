/** What the server has for answering requests. */
import type { Backend } from './backend.ts';
import type { Limits } from './border/limits.ts';
import type { Streams } from './border/streams.ts';

export interface Parts {
  backend: Backend;
  limits: Limits;
  streams: Streams;
  /** Where devices reach this server, without a slash at its end. */
  publicUrl: string;
  /** How many proxies of our own requests come through. */
  proxies: number;
  /** Epoch ms. */
  now: () => number;
}
