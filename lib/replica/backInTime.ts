/**
 * A device that is alone finds that its clock ran ahead: what was said then would count as the latest until that day has come, so it is said again as
 * of now. With a server the server's clock decides (protocol, 'Records and operations').
 */
import { dayNumber } from '#lib/okr/calendar.ts';
import { changeRefusal } from '#lib/okr/cycleState.ts';
import type { CheckIn, Directory, KeyResultHistory, ObjectiveTree, With } from '#lib/okr/model.ts';
import { effectiveCheckIns } from '#lib/okr/progress.ts';
import { hlcTime, type Hlc } from '#lib/sync/clock.ts';
import type { Draft } from '#lib/sync/draft.ts';

/** So far ahead, in ms, a clock is taken for right: as far as a server does. */
const TOLERATED_MS = 5 * 60_000;

/** Whether the last change was made at a time that has not come yet. */
export const ranAhead = (clock: Hlc | null, now: number): boolean => clock !== null && isAhead(hlcTime(clock), now);

const isAhead = (moment: number, now: number): boolean => moment > now + TOLERATED_MS;

interface Now {
  now: number;
  /** The person's. */
  today: Temporal.PlainDate;
  newId: () => string;
}

/** What brings my words back from the future, in the order in which they were said. Nothing is changed: each is corrected by another. */
export function backInTime(trees: readonly ObjectiveTree[], directory: Directory, at: Now): Draft[] {
  return trees
    .filter(({ objective }) => {
      const cycle = directory.cycles.get(objective.cycle ?? '') ?? null;
      return objective.state !== 'closed' && changeRefusal(cycle, objective, 'check-in') === null;
    })
    .flatMap(({ objective, keyResults }) =>
      keyResults.flatMap((history) => [
        ...begunLater(history, objective.id, at.now),
        ...saidLater(history, directory.me, at).map((checkIn) => saidNow(checkIn, objective.id, at)),
      ]),
    );
}

function begunLater({ keyResult }: KeyResultHistory, root: string, now: number): Draft[] {
  if (!isAhead(keyResult.activatedAt, now)) return [];
  return [{ type: 'patch', kind: 'key-result', id: keyResult.id, root, fields: { activatedAt: now } }];
}

/** Mine that count and seem to be said after now, or for a day beyond tomorrow. */
function saidLater({ checkIns }: KeyResultHistory, me: string, { now, today }: Now): With<CheckIn>[] {
  const tomorrow = dayNumber(today.toString()) + 1;
  return effectiveCheckIns(checkIns)
    .filter(({ author, createdAt, at }) => author === me && (isAhead(createdAt, now) || dayNumber(at) > tomorrow))
    .toSorted((a, b) => a.createdAt - b.createdAt);
}

function saidNow({ id, ...said }: With<CheckIn>, root: string, { now, today, newId }: Now): Draft {
  const at = said.at > today.toString() ? today.toString() : said.at;
  return { type: 'create', kind: 'check-in', id: newId(), root, fields: { ...said, at, createdAt: now, replaces: id } };
}
