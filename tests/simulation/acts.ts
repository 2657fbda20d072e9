/** What can happen in the simulated world, as plain data: a run is a list of these, and a failing one shrinks to a list that can be read. */
import fc from 'fast-check';
import { FATES, type Fate } from './network.ts';
import type { ServerCrash } from './serverProcess.ts';
import type { Failure } from './storage.ts';

/** What people do. Which record, and which other one, is looked up in what the device shows then. */
export const DEEDS = [
  'objective',
  'key-result',
  'check-in',
  'correct',
  'rename',
  'colour',
  'reweigh',
  'hand-over',
  'delete-key-result',
  'delete-objective',
  'drop',
  'resume',
  'close',
  'reopen',
  'publish',
  'relocate',
  'move',
  'link',
  'unlink',
  'answer',
  'support',
  'comment',
  'cheer',
  'sos',
  'sos-answer',
  'close-sos',
  'read-notice',
  'member',
  'leave-team',
  'visibility',
  'role',
  'team-above',
] as const;
export type Deed = (typeof DEEDS)[number];

export type Act =
  | { do: Deed; who: number; on: number; to: number }
  | { do: 'undo' | 'let-go'; who: number }
  | { do: 'sync'; who: number; fates: readonly Fate[]; limit: number }
  | { do: 'all-sync' }
  | { do: 'open-page' | 'close-page' | 'poke' | 'cut' | 'mend' | 'release'; who: number }
  | { do: 'late-requests-arrive' | 'upkeep' | 'backup' | 'restore' }
  | { do: 'time'; seconds: number }
  | { do: 'skew'; who: number; hours: number }
  | { do: 'device-fails'; who: number; kind: Failure['kind']; after: number }
  | { do: 'server-crashes'; when: ServerCrash['when']; after: number }
  | { do: 'save-profile' | 'restore-profile' | 'absence'; who: number };

const BROWSERS = 5;
const who = fc.nat({ max: BROWSERS - 1 });
const pick = fc.nat({ max: 30 });

const deed = (names: readonly Deed[]): fc.Arbitrary<Act> =>
  fc.record({ do: fc.constantFrom(...names), who, on: pick, to: pick });

/** Ten years and an hour, ahead and behind. */
const HOURS = [-87_660, -1, 0, 0, 1, 87_660];

export const act: fc.Arbitrary<Act> = fc.oneof(
  {
    weight: 26,
    arbitrary: deed([
      'objective',
      'key-result',
      'check-in',
      'rename',
      'reweigh',
      'move',
      'relocate',
      'publish',
      'link',
    ]),
  },
  { weight: 14, arbitrary: deed(DEEDS) },
  { weight: 4, arbitrary: deed(['member', 'leave-team', 'visibility', 'role', 'team-above']) },
  { weight: 2, arbitrary: fc.record({ do: fc.constantFrom('undo', 'let-go'), who }) },
  {
    weight: 22,
    arbitrary: fc.record({
      do: fc.constant('sync'),
      who,
      fates: fc.array(fc.constantFrom<Fate>('well', ...FATES), { maxLength: 4 }),
      limit: fc.constantFrom(1, 2, 5, 1_000),
    }),
  },
  { weight: 2, arbitrary: fc.constant<Act>({ do: 'all-sync' }) },
  { weight: 6, arbitrary: fc.record({ do: fc.constantFrom('open-page', 'open-page', 'close-page', 'poke'), who }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constantFrom('cut', 'mend', 'release'), who }) },
  { weight: 2, arbitrary: fc.constant<Act>({ do: 'late-requests-arrive' }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('time'), seconds: fc.constantFrom(1, 3, 60, 3_600, 86_400) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('skew'), who, hours: fc.constantFrom(...HOURS) }) },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('device-fails'),
      who,
      kind: fc.constantFrom('killed-before-commit', 'killed-after-commit', 'disk-full'),
      after: fc.nat({ max: 6 }),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('server-crashes'),
      when: fc.constantFrom('before-commit', 'after-commit'),
      after: fc.nat({ max: 2 }),
    }),
  },
  { weight: 2, arbitrary: fc.constantFrom<Act>({ do: 'backup' }, { do: 'restore' }, { do: 'upkeep' }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constantFrom('save-profile', 'restore-profile'), who }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('absence'), who }) },
);

/** One act in a line: 'check-in who=1 on=3 to=2'. */
export function inWords(act: Act): string {
  const { do: what, ...rest } = act;
  const facts = Object.entries(rest).map(
    ([name, value]) => `${name}=${Array.isArray(value) ? value.join('+') : value}`,
  );
  return [what, ...facts].join(' ');
}
