/**
 * Looks at a live database and says what may never be in it (protocol, 'What must always hold'), in one snapshot: for the operator, and for
 * tests after everything they do to the server. Records are walked through root by root, since a company's do not fit into memory at once; only
 * its objectives and key results are held together, because a circle may lead through all of them.
 */
import { readSettledRanges } from '../store/devices.ts';
import { readAllMemberships, readTeams } from '../store/access.ts';
import { readAllSpaces } from '../store/spaces.ts';
import { readAliveTwice, readKinds, walkRoots } from '../store/records.ts';
import type { Store } from '../store/store.ts';
import { alignmentProblems } from './checkAlignment.ts';
import { accessProblems, deviceProblems } from './checkAccess.ts';
import { aliveTwiceProblems, rootProblems, rowProblems, spaceProblems } from './checkRecords.ts';

export interface CheckReport {
  /** How many of each thing were looked at, by its name. */
  looked: Record<string, number>;
  /** One sentence each; empty where all is well. */
  problems: string[];
}

export function checkStore(store: Store): Promise<CheckReport> {
  return store.read(async (tx) => {
    const spaces = await readAllSpaces(tx);
    const problems = spaces.flatMap(spaceProblems);
    let records = 0;
    for (const space of spaces) {
      for await (const rows of walkRoots(tx, space.space)) {
        records += rows.length;
        problems.push(...rows.flatMap((row) => rowProblems(space, row)), ...(await rootProblems(tx, rows)));
      }
    }
    const devices = await readSettledRanges(tx);
    const teams = await readTeams(tx);
    problems.push(
      ...aliveTwiceProblems(await readAliveTwice(tx)),
      ...alignmentProblems(await readKinds(tx, ['objective', 'key-result'])),
      ...devices.flatMap(deviceProblems),
      ...accessProblems(await readKinds(tx, ['team']), teams, await readAllMemberships(tx)),
    );
    const operations = devices.reduce((sum, { count }) => sum + count, 0);
    return {
      looked: { spaces: spaces.length, records, devices: devices.length, operations, teams: teams.size },
      problems,
    };
  });
}
