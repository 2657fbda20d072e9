/** How a team, or the whole company, stood on a day of a cycle: worked out by the server, for charts of what nobody's device holds. */
import * as z from 'zod/mini';
import { Day, Id } from './model.ts';

/** 0 … 1.2; null while nothing is known. */
const Achieved = z.nullable(z.number().check(z.gte(0), z.lte(1.2)));
const Count = z.number().check(z.int(), z.nonnegative());

/** One only of days on which something moved: on the others it stood where the last one closed. */
export const DailyFigure = z.looseObject({
  /** null is the company. */
  team: z.nullable(Id),
  cycle: Id,
  day: Day,
  open: Achieved,
  high: Achieved,
  low: Achieved,
  close: Achieved,
  /** Check-ins that speak for the day. */
  checkIns: Count,
  /** How many key results count at its end, pending ones too. */
  keyResults: Count,
  /** Whether something is measured otherwise from this day on. */
  changed: z.boolean(),
});
export type DailyFigure = z.infer<typeof DailyFigure>;
