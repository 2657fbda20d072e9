/** What does not happen every day: a server or a browser profile that is put back from a backup, and 91 days without a contact. */
import type { Browser } from './browser.ts';
import { contentOf, settle, type Course } from './course.ts';
import { uidOf } from './ledger.ts';
import { peekDevice, peekServer } from './peek.ts';

const DAY = 86_400_000;

export async function backUp(course: Course): Promise<void> {
  await course.world.server.backup();
  const devices = new Set(course.server.devices.keys());
  course.saved = { oracle: course.oracle.copy(), pushes: [...course.pushes], devices };
}

/** A server that lost its database; what was settled since the backup is lost with it, unless a device still has it. */
export async function restore(course: Course): Promise<void> {
  const { world, saved, ledger } = course;
  // A device that joined since then is not known any more: joining again takes a person.
  if (!saved || saved.devices.size !== course.server.devices.size) return;
  world.count('server restored');
  await world.server.restore();
  const after = await peekServer(world.server.backend.store);
  const known = new Set([...after.settled.values()].map(({ uid }) => uid));
  const waiting = new Set([...course.devices.values()].flatMap(({ outbox }) => outbox.map(({ uid }) => uid)));
  for (const { uid } of course.server.settled.values()) {
    if (!known.has(uid) && !waiting.has(uid)) ledger.writeOff(uid);
  }
  for (const { name } of world.browsers) course.aheadOfServer.add(name);
  course.oracle = saved.oracle.copy();
  course.pushes = [...saved.pushes];
  Object.assign(course, { server: after, writes: world.server.writes });
  for (const { page } of world.browsers) page?.poke();
}

export async function saveProfile({ world }: Course, browser: Browser): Promise<void> {
  world.profiles.set(browser.name, await world.storage.copy(browser.name));
}

/** A browser's profile is put back as it was; what it had not sent since then is lost with it. */
export async function restoreProfile(course: Course, browser: Browser): Promise<void> {
  const { storage, profiles, count } = course.world;
  const profile = profiles.get(browser.name);
  if (!profile) return;
  count('profile restored');
  const before = contentOf(course, browser);
  await browser.end();
  await storage.paste(profile, browser.name);
  await browser.restart();
  course.steps.delete(browser.name);
  const after = await peekDevice(browser.name);
  const uidsIn = ({ outbox, attention }: typeof after) => [
    ...outbox.map(({ uid }) => uid),
    ...attention.map(({ op }) => uidOf(op)),
  ];
  const still = new Set(uidsIn(after));
  for (const uid of uidsIn(before)) if (!still.has(uid)) course.ledger.writeOff(uid);
}

/** 91 days without a contact, while the others go on; the server forgets its tombstones meanwhile. */
export async function stayAway(course: Course, browser: Browser): Promise<void> {
  const { time, browsers } = course.world;
  await browser.closePage();
  browser.network.cut();
  for (const days of [46, 45]) {
    await time.pass(days * DAY, () => settle(course));
    for (const other of browsers) {
      if (other === browser) continue;
      if (other.page) other.page.poke();
      else other.sync();
    }
    await settle(course);
  }
  await keepUp(course);
}

/** What the server does of itself; what it makes of cycles is taken as it is. */
export async function keepUp({ world: { server, underway, count }, oracle }: Course): Promise<void> {
  const before = await peekServer(server.backend.store);
  await server.keepUp();
  await underway.settled();
  const after = await peekServer(server.backend.store);
  if (after.records.length < before.records.length) count('tombstones forgotten');
  oracle.cyclesAre(after.records);
}
