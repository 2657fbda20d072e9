/** Runs that found a defect, so that it does not come back: what happened, as it shrank, with what was wrong. */
import type { Act } from './acts.ts';

interface Regression {
  /** What was wrong, in the past tense. */
  found: string;
  acts: readonly Act[];
}

export const REGRESSIONS: readonly Regression[] = [
  {
    found: 'a guest who became a member never got what members read of the organisation',
    acts: [
      { do: 'role', who: 0, on: 3, to: 0 },
      { do: 'sync', who: 0, fates: [], limit: 1_000 },
      { do: 'sync', who: 3, fates: [], limit: 1_000 },
    ],
  },
  {
    found: 'a page that was live heard nothing of an open team that its person had left, and went on showing it',
    acts: [
      { do: 'open-page', who: 2 },
      { do: 'leave-team', who: 1, on: 1, to: 2 },
      { do: 'sync', who: 1, fates: [], limit: 1_000 },
      { do: 'check-in', who: 1, on: 2, to: 7 },
      { do: 'sync', who: 1, fates: [], limit: 1_000 },
    ],
  },
];
