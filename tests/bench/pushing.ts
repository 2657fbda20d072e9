/** Durable pushes a second, against raw inserts of the same durability, and against what HTTP alone lets through. */
import { bareServer, rawInserts, type RawInserts } from './bare.ts';
import type { BenchDevice } from './benchDevice.ts';
import { openConnection } from './connection.ts';
import { figure, type Figure } from './figure.ts';

const DEVICES = [1, 16, 64];
export const MOST_DEVICES = Math.max(...DEVICES);
/** Through group commit. */
const AIM = 2;
const MANY_OPS = 20;
const WARM_UP_MS = 1_000;
const PUSHING_MS = 2_000;
const INSERTING_MS = 1_000;

/** @param path of a file for the raw inserts, on the same disk as the server's */
export async function pushFigures(devices: readonly BenchDevice[], path: string): Promise<Figure[]> {
  using raw = rawInserts(path);
  await perSecond(devices, WARM_UP_MS, (device) => device.checkIn());
  const figures: Figure[] = [];
  for (const count of DEVICES) {
    figures.push(await pushFigure(devices.slice(0, count), raw));
  }
  return [...figures, await manyFigure(devices, raw), await ceilingFigure(raw)];
}

async function pushFigure(devices: readonly BenchDevice[], raw: RawInserts): Promise<Figure> {
  // Just before: what a disk can do changes from second to second.
  const inserts = raw.perSecond(INSERTING_MS);
  const pushes = await perSecond(devices, PUSHING_MS, (device) => device.checkIn());
  return figure(`durable pushes, ${devices.length} devices`, `${pushes.toFixed(0)}/s`, {
    ...against(inserts, pushes),
    ...(devices.length === MOST_DEVICES && { aim: `≥ ${AIM} ×`, met: pushes >= AIM * inserts }),
  });
}

async function manyFigure(devices: readonly BenchDevice[], raw: RawInserts): Promise<Figure> {
  const inserts = raw.perSecond(INSERTING_MS);
  const pushes = await perSecond(devices, PUSHING_MS, (device) => device.checkIn(MANY_OPS));
  const ops = pushes * MANY_OPS;
  return figure(
    `durable operations, ${MANY_OPS} in a push, ${devices.length} devices`,
    `${ops.toFixed(0)}/s`,
    against(inserts, ops),
  );
}

/** No push gets through faster than this, however little the server does. */
async function ceilingFigure(raw: RawInserts): Promise<Figure> {
  await using bare = await bareServer();
  await using cleanup = new AsyncDisposableStack();
  const connections = await Promise.all(Array.from({ length: MOST_DEVICES }, () => openConnection(bare.url)));
  for (const connection of connections) cleanup.use(connection);
  const body = { protocol: 2, ops: [{ n: 1, fields: 'x'.repeat(400) }] };
  const post = (connection: (typeof connections)[number]) => connection.post('/', body);
  await perSecond(connections, WARM_UP_MS, post);
  const inserts = raw.perSecond(INSERTING_MS);
  const answers = await perSecond(connections, PUSHING_MS, post);
  return figure(
    `node:http alone, nothing kept, ${MOST_DEVICES} devices`,
    `${answers.toFixed(0)}/s`,
    against(inserts, answers),
  );
}

const against = (inserts: number, each: number) => ({
  baseline: `${inserts.toFixed(0)}/s raw inserts`,
  ratio: each / inserts,
});

/** Each does its work again as soon as it is done. */
async function perSecond<T>(all: readonly T[], ms: number, work: (one: T) => Promise<unknown>): Promise<number> {
  let done = 0;
  const begin = performance.now();
  await Promise.all(
    all.map(async (one) => {
      for (; performance.now() < begin + ms; done += 1) await work(one);
    }),
  );
  return done / ((performance.now() - begin) / 1_000);
}
