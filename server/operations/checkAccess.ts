/** Whether what decides who may do what agrees with what everyone is shown of it, and each device with what was settled of it. */
import type { Membership, TeamPlaces } from '../store/access.ts';
import type { PlacedRecord } from '../store/records.ts';
import { REMEMBERED, type SettledRange } from '../store/devices.ts';
import { ORGANISATION_SPACE } from './places.ts';

/** I1, I2: the last number is that of the last settled operation, and none before it is missing that has to be remembered. */
export function deviceProblems({ device, lastN, count, first, last, isRevoked }: SettledRange): string[] {
  if (isRevoked && count === 0) return [];
  const isWhole = first === null || last === null ? count === 0 : count === last - first + 1;
  // More than that may still be there, since forgetting is done now and then.
  const isEnough = count >= Math.min(lastN, REMEMBERED);
  return isWhole && isEnough && (last ?? 0) === lastN
    ? []
    : [`I1 device ${device}: last ${lastN}, but settled ${count} from ${first} to ${last}`];
}

/** @param records live, of teams */
export function accessProblems(
  records: readonly PlacedRecord[],
  teams: TeamPlaces,
  memberships: readonly Membership[],
): string[] {
  const inDirectory = records.filter(({ space }) => space === ORGANISATION_SPACE);
  const shown = new Map(inDirectory.map(({ record }) => [record.id, record.fields]));
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
