/** What is said of a cell in which no number could be read, by the reason that the method gives. */
import type { TargetProblem } from '#lib/okr/value/parseTarget.ts';
import type { ProblemCode } from './problem.ts';

export const unreadable = {
  'not-a-number': 'import.problemNotANumber',
  'wrong-unit': 'import.problemWrongUnit',
  ambiguous: 'import.problemAmbiguousNumber',
  'unclear-word': 'import.problemUnclearWord',
  clock: 'import.problemClock',
  'points-or-percent': 'import.problemPointsOrPercent',
  'no-start': 'import.problemRelativeWithoutStart',
  empty: 'import.problemNotANumber',
} as const satisfies Record<TargetProblem, ProblemCode>;
