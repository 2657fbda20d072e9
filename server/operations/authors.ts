/** Who wrote the values that lost, and what they lost against: clocks name devices, and only the server knows whose these are. */
import { hlcDevice, type Hlc } from '#lib/sync/clock.ts';
import type { Placed } from '#lib/sync/outcome.ts';
import type { Lost } from '#lib/sync/record.ts';
import { readPersonOf } from '../store/devices.ts';
import type { Turn } from './turn.ts';

/** Names the people behind what has lost by the operation of this clock; what lost earlier is named already. */
export async function withAuthors({ tx, session }: Turn, changed: readonly Placed[], clock: Hlc): Promise<Placed[]> {
  const personOf = async (hlc: Hlc | undefined): Promise<string | null> => {
    if (hlc === undefined) return null;
    const device = hlcDevice(hlc);
    return device === session.device ? session.person : readPersonOf(tx, device);
  };
  const named = async (lost: Lost): Promise<Lost> => {
    if (lost.clock !== clock && lost.against !== clock) return lost;
    const by = await personOf(lost.clock);
    const wonBy = await personOf(lost.against);
    return { ...lost, ...(by !== null && { by }), ...(wonBy !== null && { wonBy }) };
  };
  return Promise.all(
    changed.map(async (placed): Promise<Placed> => {
      const { record } = placed;
      if (!record?.lost?.some((lost) => lost.clock === clock || lost.against === clock)) return placed;
      return { ...placed, record: { ...record, lost: await Promise.all(record.lost.map(named)) } };
    }),
  );
}
