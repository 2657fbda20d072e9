/** What a report of vitest says of the test that failed. */
import { existsSync, readFileSync } from 'node:fs';
import * as z from 'zod/mini';

const Report = z.object({
  testResults: z.array(
    z.object({
      message: z.optional(z.string()),
      assertionResults: z.array(
        z.object({ status: z.string(), title: z.string(), failureMessages: z.nullish(z.array(z.string())) }),
      ),
    }),
  ),
});

/** The promise that did not hold, as its invariant says it, with the test that asked; the test alone where no promise is named. */
export function caughtBy(report: string): string {
  if (!existsSync(report)) return 'the tests came to no end';
  const { testResults } = Report.parse(JSON.parse(readFileSync(report, 'utf8')));
  const failed = testResults
    .flatMap(({ assertionResults }) => assertionResults)
    .find(({ status }) => status === 'failed');
  if (!failed) return `the tests could not run: ${testResults[0]?.message ?? ''}`;
  const promise = /(I[1-8]: [^:\n]+)/.exec(failed.failureMessages?.join('\n') ?? '')?.[1];
  return promise === undefined ? failed.title : `${promise} (${failed.title})`;
}
