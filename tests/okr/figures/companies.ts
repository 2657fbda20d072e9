/** Made-up companies with histories as crooked as records can be: late, corrected, withdrawn, moved targets, dropped, aligned in circles. */
import fc from 'fast-check';
import type { CheckIn, Cycle, Directory, Metric, MetricChange, ObjectiveTree, Reading, With } from '#lib/okr/model.ts';
import {
  ANN,
  answer,
  at,
  directoryWith,
  keep,
  keyResult,
  metricChange,
  milestones,
  move,
  objective,
  Q3,
  ticks,
  value,
  YES_NO,
} from '../records.ts';

const FROM_CHILDREN: Metric = { type: 'from-children' };
const YEAR: With<Cycle> = {
  ...Q3,
  id: 'year',
  name: '2026',
  firstDay: '2026-01-01',
  lastDay: '2026-12-31',
  kind: 'year',
};
const BERTA = { id: 'berta', name: 'Berta', zone: 'America/New_York' };

export const COMPANY: Directory = directoryWith({
  people: [ANN, BERTA],
  cycles: [Q3, YEAR],
  organisation: { id: 'org', name: 'Silk & Steam', zone: 'Europe/Berlin', firstWeekday: 7 },
});

const plus = (days: number) => Temporal.PlainDate.from(Q3.firstDay).add({ days }).toString();
/** From a fortnight before the quarter to a fortnight after it. */
const day = fc.integer({ min: -14, max: 105 }).map(plus);
/** Few days and few hours, so that much happens at the same time. */
const moment = fc.tuple(fc.integer({ min: -5, max: 100 }), fc.integer({ min: 0, max: 3 }));
const instant = moment.map(([days, hours]) => at(`${plus(days)}T0${hours}:00`));

const metric: fc.Arbitrary<Metric> = fc.constantFrom(
  move(0, 100),
  move(6, 2),
  move(0, 3),
  keep({ low: 40, tolerance: 30 }),
  milestones(1, 1, 2),
  YES_NO,
  FROM_CHILDREN,
);
const reading: fc.Arbitrary<Reading | null> = fc.oneof(
  { weight: 6, arbitrary: fc.integer({ min: -20, max: 140 }).map((tenths) => value(tenths / 10)) },
  { weight: 3, arbitrary: fc.integer({ min: 0, max: 140 }).map(value) },
  {
    weight: 2,
    arbitrary: fc.tuple(fc.subarray(['m1', 'm2', 'm3']), fc.subarray(['m1', 'm2'])).map(([on, off]) => ticks(on, off)),
  },
  { weight: 1, arbitrary: fc.boolean().map(answer) },
  { weight: 1, arbitrary: fc.constant(null) },
);

/** Check-ins of one key result, which correct and withdraw each other and what never arrived, in the order in which they arrive. */
const checkInsOf = (keyResult: string): fc.Arbitrary<With<CheckIn>[]> => {
  const id = fc.integer({ min: 0, max: 9 }).map((n) => `${keyResult}-${n}`);
  const checkIn = fc.record(
    {
      id,
      keyResult: fc.constant(keyResult),
      at: day,
      reading,
      confidence: fc.option(fc.integer({ min: 0, max: 10 })),
      status: fc.constantFrom('on', 'risk', 'off'),
      note: fc.constant(''),
      author: fc.constant('ann'),
      createdAt: instant,
      replaces: id,
    },
    { requiredKeys: ['id', 'keyResult', 'at', 'reading', 'confidence', 'note', 'author', 'createdAt'] },
  );
  return fc.uniqueArray(checkIn, { maxLength: 8, selector: ({ id }) => id });
};

const changesOf = (keyResult: string): fc.Arbitrary<With<MetricChange>[]> =>
  fc.array(
    fc
      .tuple(day, metric, metric, instant)
      .map(([on, from, to, createdAt]) => metricChange(on, { keyResult, from, to, createdAt })),
    { maxLength: 2 },
  );

const note = fc.option(day.map((on) => ({ on, why: '', learned: '', freed: '' })));
const OBJECTIVES = ['o0', 'o1', 'o2', 'o3'];
const KEY_RESULTS = OBJECTIVES.flatMap((id) => [0, 1, 2].map((n) => `${id}-kr${n}`));
/** Measured by their children more often than not, so that chains and circles of them come about. */
const FED = OBJECTIVES.map((id) => `${id}-kr0`);

function treeOf(id: string): fc.Arbitrary<ObjectiveTree> {
  const history = (n: number) => {
    const keyResultId = `${id}-kr${n}`;
    return fc
      .record({
        metric: n === 0 ? fc.oneof(metric, fc.constant(FROM_CHILDREN)) : metric,
        weight: fc.constantFrom(1, 2, 0.3),
        state: fc.constantFrom('active' as const, 'active' as const, 'dropped' as const),
        owner: fc.constantFrom('ann', 'berta', 'nobody'),
        activatedAt: instant,
        dropped: note,
        changes: changesOf(keyResultId),
        checkIns: checkInsOf(keyResultId),
      })
      .map(({ changes, checkIns, ...fields }) => ({
        keyResult: keyResult({ id: keyResultId, objective: id, order: `a${n}`, ...fields }),
        checkIns,
        skips: [],
        changes,
      }));
  };
  return fc
    .record({
      fields: fc.record({
        team: fc.constantFrom('north', 'south', null),
        cycle: fc.constantFrom('q3', 'q3', 'q3', 'year', null),
        state: fc.constantFrom(
          'active' as const,
          'active' as const,
          'active' as const,
          'closed' as const,
          'dropped' as const,
          'draft' as const,
        ),
        ambition: fc.constantFrom('aspirational' as const, 'committed' as const),
        dropped: note,
        parent: fc.option(fc.constantFrom(...OBJECTIVES, ...KEY_RESULTS, ...FED, ...FED, ...FED)),
        alignment: fc.constantFrom(null, null, 'accepted' as const, 'asked' as const, 'declined' as const),
      }),
      keyResults: fc
        .integer({ min: 0, max: 3 })
        .chain((many) => fc.tuple(...Array.from({ length: many }, (_, n) => history(n)))),
    })
    .map(({ fields, keyResults }) => ({ objective: objective({ id, order: id, ...fields }), keyResults }));
}

/** Four objectives at most, in any order. */
export const trees: fc.Arbitrary<ObjectiveTree[]> = fc
  .shuffledSubarray(OBJECTIVES, { minLength: 1 })
  .chain((ids) => fc.tuple(...ids.map(treeOf)));

/** An hour from a week before the quarter to a week after it. */
export const hour = fc
  .integer({ min: -7 * 24, max: 99 * 24 })
  .map((hours) => at(`${Q3.firstDay}T00:00`) + hours * 3_600_000);
