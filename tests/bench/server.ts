/** How fast the server settles and answers, and what an open stream costs it. `npm run bench -- server` for these alone. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PROTOCOL, PullAnswer } from '#lib/sync/protocol.ts';
import { benchDevice, joined, type BenchDevice, type BenchTeam } from './benchDevice.ts';
import { openConnection } from './connection.ts';
import { figure, median, quantile, spread, type Figure } from './figure.ts';
import { SETTINGS } from './filledServer.ts';
import { MOST_DEVICES, pushFigures } from './pushing.ts';
import { listening } from './serverProcess.ts';
import { openStream } from './stream.ts';
import { streamFigures } from './streaming.ts';

const PULLS = 500;
const HEARD = 200;

export async function serverFigures(): Promise<Figure[]> {
  await using cleanup = new AsyncDisposableStack();
  const folder = mkdtempSync(join(tmpdir(), 'updraft-bench-'));
  cleanup.defer(() => rmSync(folder, { recursive: true }));
  const server = cleanup.use(await listening(['server/main.ts'], { ...SETTINGS, UPDRAFT_DATA: join(folder, 'data') }));
  const team = await joined(server.url, server.rest);
  const device = async () => cleanup.use(await benchDevice(team));
  const [writer, reader] = [await device(), await device()];
  const others: BenchDevice[] = [];
  while (others.length < MOST_DEVICES - 2) others.push(await device());
  return [
    await pullFigure(team),
    ...(await pushFigures([writer, reader, ...others], join(folder, 'raw.sqlite'))),
    await heardFigure(team, writer, reader),
    ...(await streamFigures(server, team, writer)),
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

async function heardFigure({ url }: BenchTeam, writer: BenchDevice, reader: BenchDevice): Promise<Figure> {
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

async function timed(work: () => Promise<unknown>): Promise<number> {
  const begin = performance.now();
  await work();
  return performance.now() - begin;
}
