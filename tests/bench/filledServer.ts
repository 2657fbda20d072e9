/** A server in a process of its own that has a company in its database already, written there at once instead of pushed. */
import { join } from 'node:path';
import { v7 as uuid } from 'uuid';
import { writeHlc } from '#lib/sync/clock.ts';
import type { StoredRecord } from '#lib/sync/record.ts';
import { readConfig } from '../../server/config.ts';
import { createLog } from '../../server/log.ts';
import { serve } from '../../server/serve.ts';
import { readKinds, writeRecords, type PlacedRecord } from '../../server/store/records.ts';
import { readSpaces, writeCounter } from '../../server/store/spaces.ts';
import { joined, newSession, type BenchTeam } from './benchDevice.ts';
import { openConnection } from './connection.ts';
import { RECORDS_EACH, portfolio } from './page/portfolio.ts';
import type { Joining } from './page/sync.ts';
import { ADDRESS, listening, type Listening } from './serverProcess.ts';

export interface FilledServer extends Listening {
  team: BenchTeam;
  /** A session for one more device. */
  joining(): Promise<Joining>;
}

/** So many objectives are one's own, of however many there are. */
const MINE = 12;

export const SETTINGS = {
  UPDRAFT_PORT: '0',
  UPDRAFT_DEVICE_LIMIT: '999999999',
  UPDRAFT_ADDRESS_LIMIT: '999999999',
  UPDRAFT_LOG: 'error',
};

/** @param records how many, in whole objectives */
export async function filledServer(folder: string, records: number): Promise<FilledServer> {
  const settings = { ...SETTINGS, UPDRAFT_DATA: join(folder, `data-${records}`) };
  const inHere = await serve(
    readConfig(settings),
    createLog((line) => process.stderr.write(line), 'error'),
  );
  const { store } = inHere.parts.backend;
  const founded = await joined(inHere.publicUrl, inHere.adminLink?.split('#')[1] ?? '');
  const space = `team:${founded.team}`;
  await store.write(async (tx) => {
    const [cycle] = await readKinds(tx, ['cycle']);
    const rows = companyOf(founded, { objectives: Math.round(records / RECORDS_EACH), cycle: cycle?.record.id ?? '' });
    const before = (await readSpaces(tx, [space])).get(space)?.counter ?? 0;
    const placed = rows.map((row, index) => ({ ...row, record: { ...row.record, ver: before + index + 1 } }));
    await writeRecords(tx, placed, Date.now());
    await writeCounter(tx, space, before + placed.length);
  });
  await inHere.stop();
  const server = await listening(['server/main.ts'], settings, ADDRESS);
  const team = { ...founded, url: server.url };
  return {
    ...server,
    team,
    async joining() {
      using connection = await openConnection(server.url);
      return { url: server.url, answer: await newSession(team, connection) };
    },
  };
}

function companyOf(
  { me, team }: BenchTeam,
  { objectives, cycle }: { objectives: number; cycle: string },
): PlacedRecord[] {
  const now = Date.now();
  const clock = writeHlc(now, 0, me.device);
  const options = { cycle, now, zone: 'UTC', team };
  const drafts = [
    ...portfolio({ ...options, objectives: MINE, me: me.person }),
    ...portfolio({ ...options, objectives: objectives - MINE, me: uuid() }),
  ];
  return drafts.flat().flatMap((draft): PlacedRecord[] => {
    if (draft.type !== 'create') return [];
    const record: StoredRecord = { id: draft.id, kind: draft.kind, fields: draft.fields, clock, ver: 0 };
    return [{ space: `team:${team}`, root: draft.root, left: [], record }];
  });
}
