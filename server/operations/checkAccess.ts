/** Whether what decides who may do what agrees with what everyone is shown of it, and each device with what was settled of it. */
import type { Membership, TeamPlaces } from '../store/access.ts';
import type { PlacedRecord } from '../store/records.ts';
import { REMEMBERED } from '../store/devices.ts';
import { ORGANISATION_SPACE } from './places.ts';

/** I1, I2: the last number is that of the last settled operation, and none before it is missing that is still remembered. */
export function deviceProblems(
  devices: readonly { device: string; lastN: number }[],
  settled: readonly { device: string; n: number }[],
): string[] {
  const byDevice = Map.groupBy(settled, ({ device }) => device);
  return devices.flatMap(({ device, lastN }) => {
    const numbers = (byDevice.get(device) ?? []).map(({ n }) => n);
    const expected = Array.from({ length: Math.min(lastN, REMEMBERED) }, (_, index) => lastN - index).toReversed();
    return numbers.join() === expected.join()
      ? []
      : [`I1 device ${device}: last ${lastN}, but settled ${ranges(numbers)}`];
  });
}

const ranges = (numbers: readonly number[]): string => `${numbers.length} from ${numbers[0]} to ${numbers.at(-1)}`;

export function accessProblems(
  rows: readonly PlacedRecord[],
  teams: TeamPlaces,
  memberships: readonly Membership[],
): string[] {
  const records = rows.filter(({ space, record }) => space === ORGANISATION_SPACE && !record.deleted);
  const shown = new Map(
    records.filter(({ record }) => record.kind === 'team').map(({ record }) => [record.id, record.fields]),
  );
  const inTeam = Map.groupBy(memberships, ({ team }) => team);
  return [...teams].flatMap(([team, { parent, open }]) => {
    const fields = shown.get(team);
    if (!fields) return inTeam.has(team) ? [`team ${team}: it has members, but no record`] : [];
    const members = inTeam.get(team) ?? [];
    const leaders = members.filter(({ leads }) => leads);
    return [
      ...((fields.parent ?? null) === parent
        ? []
        : [`team ${team}: shown under ${String(fields.parent)}, but under ${parent}`]),
      ...((fields.open !== false) === open
        ? []
        : [`team ${team}: shown ${open ? 'closed, but open' : 'open, but closed'}`]),
      ...(same(fields.members, members) ? [] : [`team ${team}: shown with members ${String(fields.members)}`]),
      ...(same(fields.leaders, leaders) ? [] : [`team ${team}: shown with leaders ${String(fields.leaders)}`]),
    ];
  });
}

function same(shown: unknown, members: readonly Membership[]): boolean {
  const ids = Array.isArray(shown) ? shown.map(String) : [];
  return (
    ids.toSorted().join() ===
    members
      .map(({ person }) => person)
      .toSorted()
      .join()
  );
}
