/** A small company in one process: browsers, the network between, the server, and a clock. Each step ends when nothing more is under way. */
import { createInvite } from '../../server/identity/invites.ts';
import { foundOrganisation, inviteFirstAdmin } from '../../server/identity/founding.ts';
import { keyResultDraft, NOW, objectiveDraft, ZONE } from '../replica/device.ts';
import { startBrowser, type Browser } from './browser.ts';
import { LAB, SALES } from './deeds.ts';
import { startServer, type ServerProcess } from './serverProcess.ts';
import { openStorage, type Profile, type Storage } from './storage.ts';
import { createTime, type WorldTime } from './time.ts';
import { createUnderway, type Underway } from './underway.ts';

export interface World {
  underway: Underway;
  time: WorldTime;
  storage: Storage;
  server: ServerProcess;
  browsers: Browser[];
  /** Requests that the network still has. */
  late: (() => Promise<unknown>)[];
  profiles: Map<string, Profile>;
  /** For records that people make. */
  nextId(): string;
  count(what: string): void;
}

/** The people: an admin with two browsers, the leader of an open team, the leader of a closed one below it, and a guest of that. */
const PEOPLE = ['anna', 'ben', 'cleo', 'gus', 'phone'] as const;

export async function openWorld(count: (what: string) => void): Promise<World> {
  const underway = createUnderway();
  const time = createTime(NOW);
  const storage = openStorage(underway);
  let ids = 0;
  const newId = () => `server-${++ids}`;
  const onCrash = (when: string) => count(`server killed ${when}`);
  const server = await startServer({ underway, now: () => time.now, newId, onCrash });
  const late: World['late'] = [];
  const start = (name: string) =>
    startBrowser({
      name,
      storage,
      time,
      underway,
      server: (url, init) => server.fetch(url, init),
      committed: () => server.committed,
      postpone: (send) => late.push(send),
      happened: count,
    });
  let made = 0;
  const browsers: Browser[] = [];
  for (const name of PEOPLE) browsers.push(await start(name));
  const world: World = {
    underway,
    time,
    storage,
    server,
    browsers,
    late,
    profiles: new Map(),
    nextId: () => `r${++made}`,
    count,
  };
  await settleIn(world);
  return world;
}

async function settleIn({ server, time, browsers, underway }: World): Promise<void> {
  const [anna, ben, cleo, gus, phone] = browsers;
  if (!anna || !ben || !cleo || !gus || !phone) throw new Error('five browsers');
  await foundOrganisation(server.backend, { name: 'Ironwood Bikes', zone: ZONE }, time.now);
  const first = await inviteFirstAdmin(server.backend, time.now);
  if (!first) throw new Error('There is an admin already.');
  await anna.join(first.code, 'Anna');
  const sync = async (browser: Browser) => {
    browser.sync();
    await underway.settled();
  };
  await sync(anna);
  for (const browser of browsers) browser.takeGiven();
  const team = (id: string, parent: string | null, open: boolean) => ({
    type: 'create' as const,
    kind: 'team' as const,
    id,
    root: 'directory',
    fields: { name: id, parent, open, members: [], leaders: [] },
  });
  await anna.commit([team(SALES, null, true), team(LAB, SALES, false)]);
  await sync(anna);
  const session = { device: (await anna.copy.link())?.device ?? '', person: anna.replica.me };
  const invite = async (
    what: Partial<{ role: 'guest' | 'member'; teams: string[]; leads: string[]; person: string }>,
  ) => {
    const { role = 'member', teams = [], leads = [], person } = what;
    const request = { role, teams, leads, ...(person !== undefined && { person }) };
    return (await createInvite(server.backend, session, request, time.now)).code;
  };
  await ben.join(await invite({ teams: [SALES], leads: [SALES] }), 'Ben');
  await cleo.join(await invite({ teams: [SALES, LAB], leads: [LAB] }), 'Cleo');
  await gus.join(await invite({ role: 'guest', teams: [LAB] }), 'Gus');
  await phone.join(await invite({ person: anna.replica.me }), 'Anna');
  for (const browser of browsers) await sync(browser);
  for (const [browser, team] of [
    [anna, null],
    [ben, SALES],
    [cleo, LAB],
  ] as const) {
    const { me: owner } = browser.replica;
    const id = `${browser.name}s`;
    await browser.commit([
      { ...objectiveDraft(id, { owner, cycle: null, team }), space: team === null ? 'org' : `team:${team}` },
      keyResultDraft(`${id}-k`, { owner, objective: id }),
      keyResultDraft(`${id}-l`, { owner, objective: id }),
    ]);
    await sync(browser);
  }
  for (const browser of browsers) await sync(browser);
}

export async function closeWorld({ server, storage, browsers, underway }: World): Promise<void> {
  for (const browser of browsers) await browser.closePage();
  await underway.settled();
  await server.close();
  storage.close();
  for (const browser of browsers) await browser.end();
}
