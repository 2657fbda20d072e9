/**
 * The daily figures of each team, and of the company (protocol, 'Spaces'): written into the organisation's space, where every member reads them
 * without reading what they are made of. Days are those of the organisation.
 */
import { createHash } from 'node:crypto';
import type { DailyFigure } from '#lib/okr/dailyFigure.ts';
import type { Figures } from '#lib/okr/figures/figures.ts';
import { todayIn } from '#lib/okr/calendar.ts';
import { zoneOfDays } from '#lib/okr/cadence.ts';
import { tick } from '#lib/sync/clock.ts';
import { deletedAt, latest } from '#lib/sync/merge.ts';
import type { Backend } from '../backend.ts';
import { readKinds } from '../store/records.ts';
import { SERVER } from './decided.ts';
import { ORGANISATION_SPACE } from './places.ts';
import { RowsInHand } from './rowsInHand.ts';
import { runningFigures, type RunningFigures } from './runningFigures.ts';

export interface DailyFigures {
  /**
   * Writes what differs from what stands there: days that are new, and those behind that a late check-in, a correction or a drop has changed.
   * Doing it again, also after a restart in between, changes nothing.
   *
   * @param now epoch ms
   * @returns how many days were written or taken away
   */
  write(now: number): Promise<number>;
}

export function dailyFigures({ store, hub }: Backend): DailyFigures {
  const look = runningFigures();
  let known: RunningFigures | null = null;
  /** The last day up to which everything is written; null while something is not. */
  let writtenUpTo: string | null = null;

  return {
    async write(now) {
      const looked = await store.read((tx) => look(tx, now));
      known = looked ?? known;
      if (!known) return 0;
      const { directory, figures } = known;
      const today = todayIn(zoneOfDays(directory), now).toString();
      if (!looked && today === writtenUpTo) return 0;
      writtenUpTo = null;
      for (const each of figures.values()) each.advance(now);
      const wanted = new Map(
        [...figures].flatMap(([cycle, each]) => figuresOf(cycle, each, [...directory.teams.keys()])),
      );
      const isOpen = (cycle: unknown): boolean => typeof cycle === 'string' && figures.has(cycle);

      const written = await store.write(async (tx) => {
        const rows = new RowsInHand(tx);
        const stored = (await readKinds(tx, ['daily-figure'])).filter(({ record }) => isOpen(record.fields.cycle));
        const there = new Map(stored.map(({ record }) => [record.id, JSON.stringify(record.fields)]));
        let count = 0;
        for (const [id, fields] of wanted) {
          if (there.get(id) === JSON.stringify(fields)) continue;
          const before = await rows.find(ORGANISATION_SPACE, id);
          const clock = tick(before && latest(before.record), now, SERVER);
          const record = { id, kind: 'daily-figure', fields, clock, ver: 0 };
          rows.place({ space: ORGANISATION_SPACE, root: rootOf(fields.team), left: [], record });
          count += 1;
        }
        // On a day that was corrected nothing may have moved after all.
        for (const row of stored.filter(({ record }) => !wanted.has(record.id))) {
          rows.place({ ...row, record: deletedAt(row.record, tick(latest(row.record), now, SERVER)) });
          count += 1;
        }
        if (count === 0) return 0;
        const changes = await rows.write(now);
        tx.afterCommit(() => hub.committed({ settled: null, changes }));
        return count;
      });
      writtenUpTo = today;
      return written;
    },
  };
}

function figuresOf(cycle: string, figures: Figures, teams: readonly string[]): [string, DailyFigure][] {
  const scopes = [
    { team: null, days: figures.days('company') },
    ...teams.map((team) => ({ team, days: figures.days({ team }) })),
  ];
  return scopes.flatMap(({ team, days }) =>
    days.map((day): [string, DailyFigure] => [idOf(`${team ?? ''} ${cycle} ${day.day}`), { team, cycle, ...day }]),
  );
}

/** A root for each team, so that a device keeps them in a row of their own. */
const rootOf = (team: string | null): string => `figures-${idOf(team ?? '')}`;

/** The same for the same thing, whoever works it out when; as long as a uuid. */
const idOf = (name: string): string => createHash('sha256').update(name).digest('hex').slice(0, 36);
