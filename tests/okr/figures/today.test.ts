/** Sums of today and candles are worked out in two ways (rollup.ts, scopeDays.ts): the last candle has to end at the figure of today. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { openFigures } from '#lib/okr/figures/figures.ts';
import type { ObjectiveTree } from '#lib/okr/model.ts';
import { at, Q3 } from '../records.ts';
import { COMPANY, trees } from './companies.ts';

const TODAY = Q3.lastDay;
/** Noon of a day later than what began by then, in every zone. */
const NOW = at(`${TODAY}T12:00`);

/** Whether nothing of it is still to come. */
function isOfThePast({ objective, keyResults }: ObjectiveTree): boolean {
  const begun = at('2026-09-29T00:00');
  const days = [
    objective.dropped?.on ?? TODAY,
    ...keyResults.flatMap(({ keyResult, checkIns, changes }) => [
      keyResult.dropped?.on ?? TODAY,
      ...checkIns.map((checkIn) => checkIn.at),
      ...changes.map(({ on }) => on),
    ]),
  ];
  return days.every((day) => day <= TODAY) && keyResults.every(({ keyResult }) => keyResult.activatedAt < begun);
}

it('the last candle of a company closes at its figure of today', () => {
  fc.assert(
    fc.property(trees, (all) => {
      const past = all.filter(isOfThePast);
      const figures = openFigures(past, { directory: COMPANY, cycle: Q3, now: NOW });
      const { achievement } = figures.company();
      fc.pre(achievement !== null);
      for (const grain of ['day', 'week', 'month'] as const) {
        const last = figures.candles('company', grain).findLast((candle) => candle !== null);
        expect(last?.close).toBe(achievement);
      }
    }),
    { numRuns: 50 },
  );
});
