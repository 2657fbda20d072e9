/** How fast the server settles and answers, and what an open stream costs it. `npm run bench -- server` for these alone. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { fileURLToPath } from 'node:url';
import { PROTOCOL, PullAnswer } from '#lib/sync/protocol.ts';
import { benchDevice, joined, newSession, type BenchDevice, type BenchTeam } from './benchDevice.ts';
import { openConnection } from './connection.ts';
import { SETTINGS } from './filledServer.ts';
import { median, quantile, spread, type Figure } from './figure.ts';
import { listening, type Listening } from './serverProcess.ts';
import { openStream } from './stream.ts';

const DEVICES = [1, 16, 64];
const PUSHING_MS = 2_000;
const PULLS = 500;
const HEARD = 200;
const STREAMS = 2_000;
/** Streams that a device may hold open. */
const STREAMS_EACH = 2;
const OPENED_AT_ONCE = 50;

export async function serverFigures(): Promise<Figure[]> {
  await using cleanup = new AsyncDisposableStack();
  const folder = mkdtempSync(join(tmpdir(), 'updraft-bench-'));
  cleanup.defer(() => rmSync(folder, { recursive: true }));
  const server = cleanup.use(await listening(['server/main.ts'], { ...SETTINGS, UPDRAFT_DATA: join(folder, 'data') }));
  const me = await joined(server.url, server.rest);
  const devices: BenchDevice[] = [];
  while (devices.length < Math.max(...DEVICES)) devices.push(await benchDevice(me));
  return [
    await pullFigure(me),
    ...(await pushFigures(devices, join(folder, 'raw.sqlite'))),
    await heardFigure(server, devices),
    await memoryFigure(server, me),
  ];
}

async function pullFigure({ url, me: { token } }: BenchTeam): Promise<Figure> {
  using connection = await openConnection(url);
  const pull = (cursors: object) => connection.post('/v1/sync/pull', { protocol: PROTOCOL, cursors }, token);
  const { spaces } = PullAnswer.parse(JSON.parse(await pull({})));
  const cursors = Object.fromEntries(
    Object.entries(spaces).map(([space, { epoch, upto }]) => [space, { epoch, ver: upto }]),
  );
  const times: number[] = [];
  for (let i = 0; i < PULLS; i += 1) times.push(await timed(() => pull(cursors)));
  return figure('pull that finds nothing', spread(times), { aim: 'p95 ≤ 5 ms', met: quantile(times, 0.95) <= 5 });
}

async function pushFigures(devices: readonly BenchDevice[], path: string): Promise<Figure[]> {
  const raw = rawInserts(path);
  const figures: Figure[] = [];
  for (const count of DEVICES) {
    let pushed = 0;
    const end = performance.now() + PUSHING_MS;
    await Promise.all(
      devices.slice(0, count).map(async (device) => {
        for (; performance.now() < end; pushed += 1) await device.checkIn();
      }),
    );
    const each = pushed / (PUSHING_MS / 1_000);
    const held = count === Math.max(...DEVICES) ? { aim: '≥ 2 ×', met: each / raw >= 2 } : {};
    const baseline = { baseline: `${raw.toFixed(0)}/s raw inserts`, ratio: each / raw };
    figures.push(figure(`durable pushes, ${count} devices`, `${each.toFixed(0)}/s`, { ...baseline, ...held }));
  }
  return figures;
}

/** One durable insert after the other, in a second. */
function rawInserts(path: string): number {
  using database = new DatabaseSync(path);
  database.exec('pragma journal_mode = wal; pragma synchronous = full; create table rows (body text)');
  const insert = database.prepare('insert into rows values (?)');
  const body = 'x'.repeat(400);
  let inserted = 0;
  for (const end = performance.now() + PUSHING_MS; performance.now() < end; inserted += 1) insert.run(body);
  return inserted / (PUSHING_MS / 1_000);
}

async function heardFigure({ url }: Listening, [writer, reader]: readonly BenchDevice[]): Promise<Figure> {
  if (!writer || !reader) throw new Error('Two devices are needed.');
  const stream = await openStream(`${url}/v1/live?protocol=${PROTOCOL}`, reader.token);
  const times: number[] = [];
  for (let i = 0; i < HEARD; i += 1) {
    const heard = new Promise((resolve) => {
      stream.once('data', resolve);
    });
    times.push(await timed(() => Promise.all([heard, writer.checkIn()])));
  }
  stream.destroy();
  const met = median(times) <= 14 && quantile(times, 0.95) <= 60;
  return figure('write of one device heard by another', spread(times), { aim: 'p50 ≤ 14, p95 ≤ 60 ms', met });
}

async function memoryFigure(server: Listening, team: BenchTeam): Promise<Figure> {
  using connection = await openConnection(server.url);
  const tokens: string[] = [];
  while (tokens.length < STREAMS / STREAMS_EACH) tokens.push((await newSession(team, connection)).token);
  const ours = await memoryEach(server, `/v1/live?protocol=${PROTOCOL}`, (index) => tokens[index % tokens.length]);
  await using bare = await listening([fileURLToPath(new URL('./bareServer.ts', import.meta.url))], {});
  const theirs = await memoryEach(bare, '/', () => undefined);
  const kilobytes = (bytes: number) => `${(bytes / 1024).toFixed(0)} kB`;
  return figure(`memory of one stream among ${STREAMS}`, kilobytes(ours), {
    baseline: `${kilobytes(theirs)} node:http`,
    ratio: ours / theirs,
    aim: '≤ 2 ×',
    met: ours <= 2 * theirs,
  });
}

async function memoryEach(server: Listening, path: string, tokenOf: (index: number) => string | undefined) {
  const before = server.memory();
  for (let first = 0; first < STREAMS; first += OPENED_AT_ONCE) {
    const some = Array.from({ length: OPENED_AT_ONCE }, (_, index) => first + index);
    await Promise.all(some.map((index) => openStream(`${server.url}${path}`, tokenOf(index))));
  }
  return (server.memory() - before) / STREAMS;
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const begin = performance.now();
  await work();
  return performance.now() - begin;
}

const figure = (name: string, value: string, rest: Partial<Figure>): Figure => ({
  name,
  value,
  baseline: null,
  ratio: null,
  aim: null,
  met: null,
  ...rest,
});
