/** How long spreadsheets take from bytes to a durable step, against the parser alone. Runs in a browser and in Node. */
import { deleteDB } from 'idb';
import Papa from 'papaparse';
import { v7 as newId } from 'uuid';
import { planImport } from '#lib/interchange/plan.ts';
import { proposeMe } from '#lib/interchange/proposeMe.ts';
import { readSheet } from '#lib/interchange/sheet.ts';
import { openReplica } from '#lib/replica/replica.ts';

export interface SheetFile {
  name: string;
  base64: string;
}

/** Samples in milliseconds, one a round. */
export interface ImportTimes {
  /** Bytes to the preview: decoding, table, mapping, plan. */
  plan: number[];
  commit: number[];
  parse: number[];
  /** Records below the headers. */
  rows: number;
  arrived: number;
}

export async function timeImports(files: readonly SheetFile[], rounds: number): Promise<ImportTimes> {
  const sources = files.map(({ name, base64 }) => ({ name, bytes: Uint8Array.fromBase64(base64) }));
  const times: ImportTimes = { plan: [], commit: [], parse: [], rows: 0, arrived: 0 };
  for (let round = 0; round < rounds; round += 1) {
    times.parse.push(
      await time(() => sources.forEach(({ bytes }) => Papa.parse<string[]>(new TextDecoder().decode(bytes)))),
    );
    const { plan, commit, ...counts } = await importOnce(sources);
    times.plan.push(plan);
    times.commit.push(commit);
    Object.assign(times, counts);
  }
  return times;
}

/** Into a device of its own, which is deleted after. */
async function importOnce(sources: readonly { name: string; bytes: Uint8Array }[]) {
  const name = `bench-import-${newId()}`;
  const replica = await openReplica({ name });
  try {
    await replica.prepare();
    const existing = await replica.read.everything();
    const begin = performance.now();
    const sheets = sources.map((source) => readSheet(source));
    const { drafts, counts } = planImport(sheets, existing, {
      source: 'bench',
      me: proposeMe(sheets, existing.directory),
      now: Date.now(),
      zone: Temporal.Now.timeZoneId(),
      newId,
    });
    const plan = performance.now() - begin;
    const commit = await time(() => replica.commit(drafts));
    const rows = sheets.reduce((sum, { table }) => sum + table.rows.length, 0);
    return { plan, commit, rows, arrived: counts.keyResults.created + counts.checkIns.created };
  } finally {
    await replica.close();
    await deleteDB(name);
  }
}

async function time(work: () => unknown): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}
