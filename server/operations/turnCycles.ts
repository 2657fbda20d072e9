/**
 * What time alone changes: cycles whose days have begun or ended. Devices that have no server do it for themselves; here it is done once, for
 * everyone.
 */
import { todayIn } from '#lib/okr/calendar.ts';
import { Cycle, Organisation } from '#lib/okr/model.ts';
import { stateByDate } from '#lib/okr/cycleCalendar.ts';
import type { Backend } from '../backend.ts';
import { readOrganisation } from '../store/meta.ts';
import { decided } from './decided.ts';
import { ORGANISATION_SPACE } from './places.ts';
import { RowsInHand } from './rowsInHand.ts';

/**
 * Brings every cycle that nobody has closed to the state that its days give it, as days are counted in the organisation.
 *
 * @param now epoch ms
 * @returns how many changed
 */
export function turnCycles({ store, hub }: Backend, now: number): Promise<number> {
  return store.write(async (tx) => {
    const rows = new RowsInHand(tx);
    const organisation = await rows.find(ORGANISATION_SPACE, (await readOrganisation(tx)) ?? '');
    const { success, data } = Organisation.safeParse(organisation?.record.fields);
    if (!success) return 0;
    // A zone that this machine does not know is taken for UTC: better some hours late than never.
    const today = todayIn(data.zone, now);
    let changed = 0;
    for (const row of await rows.liveOfKinds(['cycle'])) {
      const cycle = Cycle.safeParse(row.record.fields);
      // What a person has closed stays closed.
      if (!cycle.success || cycle.data.state === 'closed') continue;
      const state = stateByDate(cycle.data, today);
      if (state === cycle.data.state) continue;
      rows.place({ ...row, record: decided(row.record, { state }, now) });
      changed += 1;
    }
    const changes = await rows.write(now);
    tx.afterCommit(() => hub.committed({ settled: null, changes }));
    return changed;
  });
}
