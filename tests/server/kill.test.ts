/**
 * The server as npm runs it, killed at random moments while several devices push, pull and listen: whatever was answered is there afterwards,
 * once, and each device goes on where it was.
 */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { checkStore } from '../../server/operations/check.ts';
import { openExistingStore } from '../../server/dataFolder.ts';
import { joinWith, type HttpDevice } from './httpDevice.ts';
import { temporaryFolder } from './httpServer.ts';
import { loadDevice } from './killLoad.ts';
import { startProgram, type Program } from './program.ts';

/** Each costs one to two seconds: the process has to start again, and everything is looked at. `npm run test:soak` has more of them. */
const KILLS = Number(process.env.UPDRAFT_KILLS ?? (process.env.UPDRAFT_SOAK ? 200 : 10));
/** In the life of one database, which grows under the load. */
const KILLS_IN_A_LIFE = 25;
const DEVICES = 4;

interface Running {
  program: Program;
  publicUrl: string;
}

interface Kill {
  /** Milliseconds of work before it. */
  after: number;
  /** Whether the process is killed once more while it starts, and after how many milliseconds. */
  starting: number | null;
}

const kills: fc.Arbitrary<Kill> = fc.record({
  after: fc.integer({ min: 20, max: 500 }),
  starting: fc.oneof(
    { weight: 4, arbitrary: fc.constant(null) },
    { weight: 1, arbitrary: fc.integer({ min: 50, max: 700 }) },
  ),
});

const start = (data: string): Program =>
  startProgram({ UPDRAFT_PORT: '0', UPDRAFT_DATA: data, UPDRAFT_DEVICE_LIMIT: '1000000', UPDRAFT_LOG: 'error' });

async function run(data: string): Promise<Running> {
  const program = start(data);
  const publicUrl = (await program.line('answers at')).split('answers at ')[1] ?? '';
  return { program, publicUrl };
}

const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

async function killStarting(data: string, after: number): Promise<void> {
  const program = start(data);
  await wait(after);
  program.signal('SIGKILL');
  await program.ended;
}

const lives = Array.from({ length: Math.ceil(KILLS / KILLS_IN_A_LIFE) }, (_, life) => ({
  life: life + 1,
  deaths: fc.sample(kills, {
    numRuns: Math.min(KILLS, KILLS_IN_A_LIFE),
    seed: (fc.readConfigureGlobal().seed ?? 0) + life,
  }),
}));

it.each(lives)(
  'loses nothing that it has answered, and goes on where each device was, however often it is killed (life $life)',
  async ({ life, deaths }) => {
    const data = temporaryFolder();
    let server = await run(data);
    const adminCode = (await server.program.line('/join#')).split('#')[1] ?? '';
    const admin = await joinWith(server, adminCode);
    const random = fc.sample(fc.nat({ max: 2 ** 31 - 1 }), { numRuns: DEVICES, seed: life });
    const members: HttpDevice[] = [admin];
    while (members.length < DEVICES) {
      const { code } = await admin.invite({ role: 'admin', teams: [] });
      members.push(await joinWith(server, code, `Admin ${members.length}`));
    }
    const devices = members.map((member, index) => loadDevice(member, dice(random[index] ?? 0)));

    let killed = 0;
    for (const { after, starting } of deaths) {
      const working = devices.map((device) => device.work(server));
      await wait(after);
      server.program.signal('SIGKILL');
      await Promise.all([...working, server.program.ended]);
      killed += 1;
      if (starting !== null) {
        await killStarting(data, starting);
        killed += 1;
      }
      server = await run(data);
      for (const device of devices) await device.verify(server);
      await expectSound(data);
    }

    const settled = devices.reduce((sum, { told }) => sum + told.settled, 0);
    const events = devices.reduce((sum, { told }) => sum + told.events, 0);
    console.warn(`killed ${killed} times; ${settled} operations settled, ${events} events heard`);
    // However busy the machine is, something was going on each time.
    expect(settled).toBeGreaterThan(deaths.length);
    expect(events).toBeGreaterThan(deaths.length);
    const checking = startProgram({ UPDRAFT_DATA: data }, ['check']);
    expect(await checking.line('Everything holds.')).toBe('Everything holds.');
    expect((await checking.ended).code).toBe(0);
  },
  600_000,
);

async function expectSound(data: string): Promise<void> {
  const store = await openExistingStore(data);
  try {
    expect((await checkStore(store)).problems).toEqual([]);
  } finally {
    await store.close();
  }
}

/** Numbers from 0 up to 1 that are the same for the same seed (mulberry32). */
function dice(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
