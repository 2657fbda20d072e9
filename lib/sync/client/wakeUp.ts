/** Waiting that can be ended: by what has happened, by a time, or by a signal. What happens while nobody waits is not forgotten. */
export interface WakeUp {
  /** Something has happened. */
  now(): void;
  /** Resolves when something has happened since the last time it resolved, when `ms` have passed, or when the signal is given. */
  wait(signal: AbortSignal, ms?: number): Promise<void>;
}

export function wakeUp(later: (ms: number, run: () => void) => () => void): WakeUp {
  let hasHappened = false;
  let awake: (() => void) | null = null;
  return {
    now() {
      hasHappened = true;
      awake?.();
    },
    async wait(signal, ms) {
      if (!hasHappened && !signal.aborted) {
        await new Promise<void>((resolve) => {
          const callOff = ms === undefined ? null : later(ms, resolve);
          awake = () => {
            callOff?.();
            resolve();
          };
          signal.addEventListener('abort', awake, { once: true });
        });
      }
      if (awake) signal.removeEventListener('abort', awake);
      awake = null;
      hasHappened = false;
    },
  };
}
