/** What thousands of open streams cost the server, and how long it takes to tell all of them. */
import type { IncomingMessage } from 'node:http';
import { PROTOCOL } from '#lib/sync/protocol.ts';
import { bareServer } from './bare.ts';
import { colleague, newSession, type BenchDevice, type BenchTeam } from './benchDevice.ts';
import { openConnection } from './connection.ts';
import { figure, median, milliseconds, type Figure } from './figure.ts';
import type { Listening } from './serverProcess.ts';
import { openStream } from './stream.ts';

const STREAMS = 2_000;
/** Streams that a device may hold open. */
const STREAMS_EACH = 2;
/** Sessions of one person, fewer than a person may have. */
const SESSIONS_EACH = 50;
const OPENED_AT_ONCE = 50;
const ROUNDS = 5;
/** Memory, against a bare stream. */
const AIM = 2;

interface Streaming {
  /** Memory of one, in bytes. */
  memory: number;
  /** Milliseconds until every stream has an event. */
  told: number;
}

export async function streamFigures(server: Listening, team: BenchTeam, writer: BenchDevice): Promise<Figure[]> {
  using connection = await openConnection(server.url);
  const tokens: string[] = [];
  while (tokens.length < STREAMS / STREAMS_EACH) {
    const theirs = await colleague(team, connection);
    tokens.push(theirs.me.token);
    for (let more = 1; more < SESSIONS_EACH; more += 1) tokens.push((await newSession(theirs, connection)).token);
  }
  const path = `/v1/live?protocol=${PROTOCOL}`;
  const ours = await measured(server, { path, token: (index) => tokens[index % tokens.length] }, () =>
    writer.checkIn(),
  );
  const theirs = await measuredBare();
  const kilobytes = (bytes: number) => `${(bytes / 1024).toFixed(0)} kB`;
  return [
    figure(`memory of one stream among ${STREAMS}`, kilobytes(ours.memory), {
      baseline: `${kilobytes(theirs.memory)} node:http`,
      ratio: ours.memory / theirs.memory,
      aim: `≤ ${AIM} ×`,
      met: ours.memory <= AIM * theirs.memory,
    }),
    figure(`a push until ${STREAMS} streams have it`, milliseconds(ours.told), {
      baseline: `${milliseconds(theirs.told)} node:http`,
      ratio: ours.told / theirs.told,
    }),
  ];
}

async function measuredBare(): Promise<Streaming> {
  await using bare = await bareServer();
  using connection = await openConnection(bare.url);
  const event = { space: 'org', rows: 'x'.repeat(600) };
  return measured(bare, { path: '/', token: () => undefined }, () => connection.post('/', event));
}

async function measured(
  server: Listening,
  { path, token }: { path: string; token: (index: number) => string | undefined },
  tell: () => Promise<unknown>,
): Promise<Streaming> {
  const before = server.memory();
  const streams: IncomingMessage[] = [];
  while (streams.length < STREAMS) {
    const some = Array.from({ length: OPENED_AT_ONCE }, (_, index) => streams.length + index);
    streams.push(...(await Promise.all(some.map((index) => openStream(`${server.url}${path}`, token(index))))));
  }
  const memory = (server.memory() - before) / STREAMS;
  const times: number[] = [];
  while (times.length < ROUNDS) times.push(await untilAllHaveHeard(streams, tell));
  for (const stream of streams) stream.destroy();
  return { memory, told: median(times) };
}

async function untilAllHaveHeard(streams: readonly IncomingMessage[], tell: () => Promise<unknown>): Promise<number> {
  const heard = streams.map(
    (stream) =>
      new Promise<void>((resolve) => {
        const listen = (part: Buffer) => {
          if (!part.includes('data:')) return;
          stream.off('data', listen);
          resolve();
        };
        stream.on('data', listen);
      }),
  );
  const begin = performance.now();
  await Promise.all([...heard, tell()]);
  return performance.now() - begin;
}
