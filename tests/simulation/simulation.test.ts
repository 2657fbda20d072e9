/**
 * The proof that Updraft cannot lose (protocol, 'What must always hold'): five browsers with the shipped code, the shipped server over a real
 * database, and everything between them and within them that can go wrong. docs/sync-proof.md says how to read a failure.
 */
import fc from 'fast-check';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { act } from './acts.ts';
import { FATES } from './network.ts';
import { run } from './run.ts';
import { REGRESSIONS } from './seeds.ts';

const isSoak = process.env.UPDRAFT_SOAK === '1';
const RUNS = Number(process.env.UPDRAFT_RUNS ?? (isSoak ? 500 : 50));
/** Each takes about a second, and a busy machine makes that several. */
const MOST_MS = RUNS * 10_000 + 60_000;

/** What has to have happened, or the runs have shown nothing. */
const FAULTS = [
  ...FATES,
  'late request arrived',
  'killed-before-commit',
  'killed-after-commit',
  'disk-full',
  'server killed before-commit',
  'server killed after-commit',
  'server restored',
  'profile restored',
  'absence',
  'tombstones forgotten',
  'skew',
  'event told',
  'applied',
  'rejected forbidden',
  'rejected link',
];

beforeEach(() => {
  // A page says so when its disk is full, which happens here all the time.
  vi.spyOn(console, 'error').mockImplementation((words: unknown) => {
    if (!String(words).startsWith('Updraft could not sync')) throw new Error(String(words));
  });
});

// A few runs, as while something is looked for, need not have everything in them.
const expected = RUNS < 50 ? [] : FAULTS;

describe('five browsers and a server', () => {
  it.each(REGRESSIONS)('once found: $found', async ({ acts }) => {
    expect(await run(acts, () => undefined)).toBeUndefined();
  });

  it(
    'keep I1 to I8, whatever people, networks and machines do',
    async () => {
      const counts = new Map<string, number>();
      const count = (what: string) => counts.set(what, (counts.get(what) ?? 0) + 1);
      const course = fc.array(act, { minLength: 25, maxLength: 70, size: 'max' });
      const property = fc.asyncProperty(course, (acts) => run(acts, count));
      await fc.assert(property, {
        numRuns: RUNS,
        // A failure is made shorter for as long as there is time, and is told with the way there.
        interruptAfterTimeLimit: MOST_MS - 30_000,
        markInterruptAsFailure: true,
        includeErrorInReport: true,
        endOnFailure: process.env.UPDRAFT_SHRINK === '0',
      });
      console.log(`${RUNS} runs of seed ${fc.readConfigureGlobal().seed}: ${inWords(counts)}`);
      expect(expected.filter((fault) => !counts.has(fault))).toEqual([]);
    },
    MOST_MS,
  );
});

const inWords = (counts: ReadonlyMap<string, number>): string =>
  [...counts]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([what, times]) => `${what} ${times}`)
    .join(', ');
