import fc from 'fast-check';
import { expect, it } from 'vitest';
import { v7 as uuid } from 'uuid';
import type { Operation } from '#lib/sync/operation.ts';
import { PROTOCOL, PullAnswer, PushAnswer, type PullRequest } from '#lib/sync/protocol.ts';
import { checkStore } from '../../server/operations/check.ts';
import { openExistingStore } from '../../server/dataFolder.ts';
import { joinWith, newTeam, type HttpDevice } from './httpDevice.ts';
import { said, send, temporaryFolder } from './httpServer.ts';
import { startProgram, type Program } from './program.ts';

/** Each costs about a second: the process has to start again. */
const KILLS = 10;
const DEVICES = 3;

interface Running {
  program: Program;
  publicUrl: string;
}

async function run(data: string): Promise<Running> {
  const program = startProgram({ UPDRAFT_PORT: '0', UPDRAFT_DATA: data, UPDRAFT_DEVICE_LIMIT: '1000000' });
  const publicUrl = (await program.line('answers at')).split('answers at ')[1] ?? '';
  return { program, publicUrl };
}

/** A device that goes on pushing, one operation after the other, and remembers what it was told is settled. */
class Pusher {
  readonly device: HttpDevice;
  readonly settled: string[] = [];
  /** Sent, perhaps settled, but the answer was lost: it is sent again, as it is. */
  #open: Operation | null = null;

  constructor(device: HttpDevice) {
    this.device = device;
  }

  /** Until the server is gone. */
  async pushOn(publicUrl: string): Promise<void> {
    const { token, operations, person } = this.device;
    for (;;) {
      const [op = null] = this.#open ? [this.#open] : operations(newTeam(uuid(), [person]));
      this.#open = op;
      try {
        const body = { protocol: PROTOCOL, ops: [op] };
        const { verdicts } = said(PushAnswer, await send({ publicUrl }, '/v1/sync/push', { token, body }));
        if (verdicts[0]?.verdict !== 'applied') throw new Error(`Not applied: ${JSON.stringify(verdicts)}`);
      } catch (error) {
        if (error instanceof TypeError) return;
        throw error;
      }
      this.settled.push(op?.id ?? '');
      this.#open = null;
    }
  }
}

/** The ids of everything that a device may read of the organisation, in as many pages as it takes. */
async function readOrganisation({ publicUrl }: Running, token: string): Promise<Set<string>> {
  const ids = new Set<string>();
  let after: PullRequest['after'] = {};
  do {
    const body: PullRequest = { protocol: PROTOCOL, cursors: {}, after };
    const { org }: PullAnswer['spaces'] = said(
      PullAnswer,
      await send({ publicUrl }, '/v1/sync/pull', { token, body }),
    ).spaces;
    for (const { record } of org?.rows ?? []) ids.add(record.id);
    after = org?.after && { org: org.after };
  } while (after);
  return ids;
}

it('loses nothing that it has answered, and goes on where each device was, however often it is killed', async () => {
  const data = temporaryFolder();
  let server = await run(data);
  const adminCode = (await server.program.line('/join#')).split('#')[1] ?? '';
  const admin = await joinWith(server, adminCode);
  const pushers = [new Pusher(admin)];
  while (pushers.length < DEVICES) {
    const { code } = await admin.invite({ role: 'admin', teams: [] });
    pushers.push(new Pusher(await joinWith(server, code, `Admin ${pushers.length}`)));
  }

  for (const after of fc.sample(fc.integer({ min: 20, max: 600 }), KILLS)) {
    const pushing = pushers.map((pusher) => pusher.pushOn(server.publicUrl));
    await new Promise((resolve) => setTimeout(resolve, after));
    server.program.signal('SIGKILL');
    await Promise.all([...pushing, server.program.ended]);
    server = await run(data);

    const there = await readOrganisation(server, admin.token);
    const lost = pushers.flatMap(({ settled }) => settled.filter((id) => !there.has(id)));
    expect(lost).toEqual([]);
  }

  expect(pushers.flatMap(({ settled }) => settled).length).toBeGreaterThan(KILLS);
  const store = await openExistingStore(data);
  try {
    expect((await checkStore(store)).problems).toEqual([]);
  } finally {
    await store.close();
  }
}, 300_000);
