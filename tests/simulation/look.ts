/** Looks at the whole world after a step: lets the oracle do what the server has settled, and asks each invariant. */
import { Operation } from '#lib/sync/operation.ts';
import { contentOf, type Course } from './course.ts';
import {
  delivered,
  effectsOfHeard,
  effectsOfSettled,
  everythingSettled,
  newVers,
  noCircles,
  nothingOfRevoked,
  serversOwnCheck,
  shownIsAllowed,
  toldIsKept,
} from './invariants.ts';
import { peekDevice, peekServer, type ServerContent } from './peek.ts';
import type { Commit } from './serverProcess.ts';

/** @returns what does not hold, a sentence each that begins with the invariant's name */
export async function look(course: Course): Promise<string[]> {
  const { world, devices, ledger, aheadOfServer } = course;
  const { server, browsers, storage } = world;
  const before = course.server;
  // Most steps touch one place, and reading all of them takes most of a run.
  const after = course.writes === server.writes ? before : await peekServer(server.backend.store);
  course.writes = server.writes;
  for (const name of storage.takeWritten()) devices.set(name, await peekDevice(name));
  const problems = server.takeCommits().flatMap((commit) => replay(course, commit, after));
  if (after !== before)
    problems.push(...effectsOfSettled(course.oracle, after), ...newVers(before, after), ...noCircles(after));
  problems.push(...ledger.lost(devices, after));
  for (const browser of browsers) {
    const { name } = browser;
    const content = contentOf(course, browser);
    const forgotten = toldIsKept(name, content, after);
    if (forgotten.length === 0) aheadOfServer.delete(name);
    problems.push(
      ...(aheadOfServer.has(name) ? [] : forgotten),
      ...effectsOfHeard(name, content, course.pushes),
      ...delivered(name, content, after, course.oracle),
    );
    // Somebody else's change may have come after it in the same step.
    if (browser.takeContact() === server.committed) problems.push(...nothingOfRevoked(name, content, course.oracle));
  }
  course.server = after;
  return [...problems, ...server.defects];
}

/** The same when all is quiet, and everyone must have everything. */
export async function lookWhenQuiet(course: Course): Promise<string[]> {
  const { world, oracle } = course;
  const problems = await look(course);
  for (const browser of world.browsers) {
    const content = contentOf(course, browser);
    problems.push(
      ...shownIsAllowed(browser.name, content, course.server, oracle),
      ...everythingSettled(browser.name, content),
    );
  }
  return [...problems, ...(await serversOwnCheck(world.server.backend))];
}

function replay(course: Course, commit: Commit, { devices, settled }: ServerContent): string[] {
  const problems: string[] = [];
  const { oracle, world, ledger, pushes } = course;
  if (commit.settled) {
    const { device, lastN } = commit.settled;
    const before = pushes.findLast((push) => push.device === device)?.lastN ?? 0;
    const person = devices.get(device)?.person ?? '';
    for (const pushed of commit.ops) {
      if (pushed.n <= before || pushed.n > lastN) continue;
      const verdict = settled.get(`${device}/${pushed.n}`);
      if (verdict?.uid !== pushed.uid)
        problems.push(`I1: effects and lastN are committed together: no trace of ${pushed.uid}`);
      const code = verdict?.code ?? null;
      const op = Operation.parse(pushed);
      if (op.type === 'void') ledger.settleAsNothing(op.uid);
      world.count(code === null ? 'applied' : `rejected ${code}`);
      problems.push(...oracle.settle({ op, device, person, code, at: commit.at }));
    }
    if (lastN > before) pushes.push({ device, lastN, changes: commit.changes });
  }
  for (const { person, space } of commit.told) {
    world.count('event told');
    if (!oracle.mayRead(person, space))
      problems.push(`I6: a stream says nothing more of what was revoked: ${person} heard of ${space}`);
  }
  return problems;
}
