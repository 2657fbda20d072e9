/**
 * The log: one JSON object a line, for machines that collect them. What may be logged is written down in types, so that no body, token or
 * code can slip in: routes hand over nothing else.
 */

/** Everything, or nothing but defects. */
export const LEVELS = ['info', 'error'] as const;
export type Level = (typeof LEVELS)[number];

/** One request and its answer. */
export interface RequestNote {
  method: string;
  /** The address as the table of endpoints has it, or one that is not there, without query and cut (see border/requestLog.ts). */
  path: string;
  status: number;
  /** Until the answer began, in milliseconds. */
  ms: number;
  /** Whose request it was, where a device was recognised. */
  device?: string;
  /** Told to whoever got a 5xx, so that they can name it. */
  request?: string;
}

export interface Log {
  request(note: RequestNote): void;
  /** Something begins or ends. */
  event(message: string, facts?: Readonly<Record<string, string | number>>): void;
  /** A defect, with its stack. */
  defect(error: unknown, request?: string): void;
}

/** @param write takes one line, which ends with a line break */
export function createLog(write: (line: string) => void, lowest: Level): Log {
  const line = (level: Level, facts: object) => {
    if (LEVELS.indexOf(level) < LEVELS.indexOf(lowest)) return;
    write(`${JSON.stringify({ time: Temporal.Now.instant().toString(), level, ...facts })}\n`);
  };
  return {
    request: (note) => line(note.status >= 500 ? 'error' : 'info', { message: 'request', ...note }),
    event: (message, facts) => line('info', { message, ...facts }),
    defect: (error, request) =>
      line('error', { message: 'defect', error: described(error), ...(request && { request }) }),
  };
}

function described(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
