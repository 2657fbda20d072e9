/** The figures that docs/method.md names in its sentences, by the name behind which they stand there. */
import { DUE_BEFORE_MS } from '#lib/okr/cadence.ts';
import { COMMITTED_SCORE, ROOT_CAUSE_BELOW } from '#lib/okr/closing.ts';
import { DEFAULT_CADENCE } from '#lib/okr/defaults.ts';
import { KEY_RESULTS_PER_OBJECTIVE } from '#lib/okr/lint/keyResult.ts';
import { OBJECTIVES_PER_OWNER, TITLE_WIDTH } from '#lib/okr/lint/objective.ts';
import { KEY_RESULTS_FOR_ONE_OWNER } from '#lib/okr/lint/set.ts';
import { MOST_OCCURRENCES } from '#lib/okr/occurrences.ts';
import { STRETCH_MAX } from '#lib/okr/progress.ts';
import { SCOPE_DECIMALS } from '#lib/okr/rollup.ts';
import { GRADES } from '#lib/okr/score.ts';
import { COPY_PASTE } from '#lib/okr/signals/copyPaste.ts';
import { EVERYTHING_GREEN } from '#lib/okr/signals/everythingGreen.ts';
import { FIRST_TENTH, LAST_TENTH } from '#lib/okr/status.ts';

const HOUR_MS = 3_600_000;

export const CONSTANTS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    STRETCH_MAX,
    SCOPE_DECIMALS,
    MOST_OCCURRENCES,
    'GRADES.green': GRADES.green,
    'GRADES.red': GRADES.red,
    'GRADES.committed': GRADES.committed,
    FIRST_TENTH,
    LAST_TENTH,
    'DEFAULT_CADENCE.time': DEFAULT_CADENCE.time,
    'DUE_BEFORE_MS in hours': DUE_BEFORE_MS / HOUR_MS,
    ROOT_CAUSE_BELOW,
    COMMITTED_SCORE,
    OBJECTIVES_PER_OWNER,
    KEY_RESULTS_PER_OBJECTIVE,
    TITLE_WIDTH,
    KEY_RESULTS_FOR_ONE_OWNER,
    'COPY_PASTE.letters': COPY_PASTE.letters,
    'EVERYTHING_GREEN.keyResults': EVERYTHING_GREEN.keyResults,
  }).map(([name, value]) => [name, String(value)]),
);
