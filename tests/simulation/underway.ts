/**
 * What is under way in the simulated world, so that a step ends when everything that can go on has gone on: transactions of devices and requests
 * at the server. What the network holds back is not under way, it waits for a later step.
 */
import { setImmediate } from 'node:timers/promises';

/** Turns of the event loop in which nothing began: between a transaction and the next there are at most some microtasks, and one turn before events leave. */
const QUIET_TURNS = 5;

/** More than any step takes: something goes round in a circle. */
const MOST_TURNS = 50_000;

export interface Underway {
  /** Something begins; to be called once when it has ended. */
  begin(): () => void;
  /** Resolves when nothing is under way and nothing more begins. */
  settled(): Promise<void>;
}

export function createUnderway(): Underway {
  let open = 0;
  return {
    begin() {
      open += 1;
      let isOpen = true;
      return () => {
        if (isOpen) open -= 1;
        isOpen = false;
      };
    },
    async settled() {
      let quiet = 0;
      for (let turns = 0; quiet < QUIET_TURNS; turns++) {
        if (turns > MOST_TURNS) throw new Error('This world does not come to rest.');
        await setImmediate();
        quiet = open === 0 ? quiet + 1 : 0;
      }
    },
  };
}
