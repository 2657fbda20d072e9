import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import type { DevTools } from '../../scripts/devtools.ts';
import { attachTo } from '../../scripts/pageInHand.ts';

/** A browser whose one page answers an evaluation with this. */
function browserThat(evaluates: Record<string, unknown>) {
  const asked: Record<string, unknown>[] = [];
  const devTools: DevTools = {
    async send(method, params = {}, session) {
      if (method === 'Target.attachToTarget') return { sessionId: 'page-1' };
      asked.push({ ...params, session });
      return evaluates;
    },
  };
  return { devTools, asked };
}

describe('a page in hand', () => {
  it('runs a function with what it is given, as if a person had just pressed something', async () => {
    const { devTools, asked } = browserThat({ result: { value: 3 } });
    const page = await attachTo(devTools, 'target');
    expect(await page.run(async (given: { a: number }) => given.a + 1, { a: 2 }, z.number())).toBe(3);
    expect(asked[0]).toMatchObject({ session: 'page-1', userGesture: true, awaitPromise: true });
    expect(asked[0]?.expression).toMatch(/^\(async .*\)\(\{"a":2\}\)$/s);
  });

  it('throws in the words of the page, and where it answers something else than was asked for', async () => {
    const said = { exception: { description: 'Error: This invitation does not work any more' } };
    const failing = await attachTo(browserThat({ result: {}, exceptionDetails: said }).devTools, 'target');
    await expect(failing.run(async () => null, undefined, z.null())).rejects.toThrow('does not work any more');
    const other = await attachTo(browserThat({ result: { value: 'yes' } }).devTools, 'target');
    await expect(other.run(async () => true, undefined, z.boolean())).rejects.toBeInstanceOf(z.core.$ZodError);
  });
});
