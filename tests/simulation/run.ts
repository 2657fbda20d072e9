/** Runs a list of acts in a fresh world, and looks at the invariants after each of them and when all is quiet. */
import { inWords, type Act } from './acts.ts';
import { beginCourse, mend, settle, type Course } from './course.ts';
import { backUp, saveProfile } from './disasters.ts';
import { look, lookWhenQuiet } from './look.ts';
import { deliverLate, perform } from './perform.ts';
import { closeWorld, openWorld } from './world.ts';

/** What does not hold, and the whole way there. */
class Violated extends Error {
  override name = 'Violated';
}

/** Rejects with Violated where something did not hold. */
export async function run(acts: readonly Act[], count: (what: string) => void): Promise<void> {
  const world = await openWorld(count);
  try {
    const course = await beginCourse(world);
    // Whatever is put back from a backup later has at least this one.
    await backUp(course);
    for (const browser of world.browsers) await saveProfile(course, browser);
    report(course, await look(course));
    for (const act of acts) {
      course.log.push(inWords(act));
      count(act.do);
      await perform(course, act);
      await settle(course);
      report(course, await look(course));
    }
    await becomeQuiet(course);
    report(course, await lookWhenQuiet(course));
  } finally {
    await closeWorld(world);
  }
}

/** Everything is mended and everyone has contact. */
async function becomeQuiet(course: Course): Promise<void> {
  const { browsers, time, server } = course.world;
  course.log.push('all becomes quiet');
  server.plan = null;
  for (const browser of browsers) {
    browser.calmDown();
    browser.network.fates = [];
    browser.network.release();
  }
  await settle(course);
  await deliverLate(course);
  for (const browser of browsers) mend(browser);
  await settle(course);
  for (let round = 0; round < 3; round++) {
    for (const { page, sync } of browsers) {
      if (!page) sync();
      else if (page.state.phase !== 'live') page.poke();
      await settle(course);
    }
    // Some seconds, in which a page asks after what it has sent and not heard of.
    await time.pass(3_000, () => settle(course));
  }
}

function report({ log }: Course, problems: readonly string[]): void {
  if (problems.length > 0) throw new Violated(`${problems.join('\n')}\n\nafter\n${log.join('\n')}`);
}
