/** A request that is refused as a whole: what the answer will say instead. Single operations are refused by verdicts, which throw nothing. */
import type { Problem } from '#lib/sync/protocol.ts';

export class RequestRefused extends Error {
  override readonly name = 'RequestRefused';
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(`${problem.code}: ${problem.detail}`);
    this.problem = problem;
  }
}

export function unauthorised(): RequestRefused {
  return new RequestRefused({ code: 'unauthorised', detail: 'This session has ended. Join again with an invite.' });
}
