/**
 * A browser's DevTools protocol over two pipes (file descriptors 3 and 4), messages parted by NUL. It is the one way by
 * which every Chromium and Chrome still loads an unpacked extension without a hand: branded Chrome ignores
 * --load-extension since version 137, and Extensions.loadUnpacked answers on pipes only.
 */
import type { Readable, Writable } from 'node:stream';
import * as z from 'zod/mini';

const Answer = z.object({
  id: z.optional(z.number()),
  result: z.optional(z.record(z.string(), z.unknown())),
  error: z.optional(z.object({ message: z.string() })),
});

type Result = Record<string, unknown>;

export interface DevTools {
  /**
   * @param session of one page that was attached to; the browser itself without it
   * @throws if the browser refuses, or goes away before it answers.
   */
  send(method: string, params?: Record<string, unknown>, session?: string): Promise<Result>;
}

interface Waiting {
  resolve(result: Result): void;
  reject(error: Error): void;
}

export function connectDevTools(to: Writable, from: Readable): DevTools {
  const waiting = new Map<number, Waiting>();
  let last = 0;
  let rest = '';

  from.setEncoding('utf8');
  from.on('data', (chunk: string) => {
    const messages = (rest + chunk).split('\0');
    rest = messages.pop() ?? '';
    for (const message of messages) settle(Answer.parse(JSON.parse(message)));
  });
  const gone = () => {
    for (const { reject } of waiting.values()) reject(new Error('the browser went away'));
    waiting.clear();
  };
  from.on('close', gone);
  to.on('error', gone);

  function settle({ id, result, error }: z.infer<typeof Answer>): void {
    const asked = id === undefined ? undefined : waiting.get(id);
    if (id === undefined || !asked) return;
    waiting.delete(id);
    if (error) asked.reject(new Error(error.message));
    else asked.resolve(result ?? {});
  }

  return {
    send(method, params = {}, session) {
      last += 1;
      const id = last;
      return new Promise((resolve, reject) => {
        waiting.set(id, { resolve, reject });
        to.write(`${JSON.stringify({ id, method, params, ...(session !== undefined && { sessionId: session }) })}\0`);
      });
    },
  };
}
