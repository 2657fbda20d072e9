/**
 * Looks at a live database and says what may never be in it (protocol, 'What must always hold'), in one snapshot: for the operator, and for
 * tests after everything they do to the server.
 */
import { readAllDevices, readAllSettled } from '../store/devices.ts';
import { readAllMemberships, readTeams } from '../store/access.ts';
import { readAllSpaces } from '../store/spaces.ts';
import { readSpaceRecords } from '../store/records.ts';
import type { Store } from '../store/store.ts';
import { alignmentProblems } from './checkAlignment.ts';
import { accessProblems, deviceProblems } from './checkAccess.ts';
import { placeProblems, type StoredRow } from './checkRecords.ts';

export interface CheckReport {
  /** How many of each thing were looked at, by its name. */
  looked: Record<string, number>;
  /** One sentence each; empty where all is well. */
  problems: string[];
}

export function checkStore(store: Store): Promise<CheckReport> {
  return store.read(async (tx) => {
    const spaces = await readAllSpaces(tx);
    const rows: StoredRow[] = [];
    for (const { space } of spaces) rows.push(...(await readSpaceRecords(tx, space)));
    const devices = await readAllDevices(tx);
    const settled = await readAllSettled(tx);
    const memberships = await readAllMemberships(tx);
    const teams = await readTeams(tx);
    return {
      looked: {
        spaces: spaces.length,
        records: rows.length,
        devices: devices.length,
        operations: settled.length,
        teams: teams.size,
      },
      problems: [
        ...placeProblems(spaces, rows),
        ...alignmentProblems(rows),
        ...deviceProblems(devices, settled),
        ...accessProblems(rows, teams, memberships),
      ],
    };
  });
}
