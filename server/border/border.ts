/** What is known of a request while it is being answered. */
import type { HttpBindings } from '@hono/node-server';
import type { Session } from '../backend.ts';

export interface Border {
  /** The connection; absent where the app is called without one, as a test does. */
  Bindings: Partial<HttpBindings>;
  Variables: {
    /** Names this request in the log and in the answer to it if it fails. */
    request: string;
    /** Set once the bearer has been recognised. */
    session?: Session;
  };
}
