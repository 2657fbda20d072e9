/** One page of a browser that was started here: does in it what a person would do by hand. */
import * as z from 'zod/mini';
import type { DevTools } from './devtools.ts';

const Attached = z.object({ sessionId: z.string() });
const Evaluated = z.object({
  result: z.object({ value: z.optional(z.unknown()) }),
  exceptionDetails: z.optional(z.object({ exception: z.optional(z.object({ description: z.optional(z.string()) })) })),
});

export interface PageInHand {
  /**
   * Runs a function in the page, with what it is given. It knows nothing of where it is written.
   *
   * @throws what it throws, as an Error
   */
  run<A, R>(work: (given: A) => Promise<R>, given: A, answer: z.ZodMiniType<R>): Promise<R>;
}

export async function attachTo(devTools: DevTools, targetId: string): Promise<PageInHand> {
  const attached = await devTools.send('Target.attachToTarget', { targetId, flatten: true });
  const { sessionId } = Attached.parse(attached);
  return {
    async run(work, given, answer) {
      const expression = `(${work.toString()})(${JSON.stringify(given)})`;
      // Some of what the browser does for a person it does only within a gesture.
      const how = { expression, awaitPromise: true, returnByValue: true, userGesture: true };
      const { result, exceptionDetails } = Evaluated.parse(await devTools.send('Runtime.evaluate', how, sessionId));
      if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? 'the page failed');
      return answer.parse(result.value);
    },
  };
}
