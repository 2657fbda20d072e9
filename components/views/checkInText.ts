/** What is half-typed of a check-in, and under which name it is kept. */
import * as z from 'zod/mini';
import { Evidence } from '#lib/okr/model.ts';

export const HalfTypedCheckIn = z.object({
  value: z.string(),
  ticks: z.record(z.string(), z.boolean()),
  answer: z.nullable(z.boolean()),
  confidence: z.nullable(z.number()),
  note: z.string(),
  evidence: z.exactOptional(Evidence),
});

/** @param id of the key result, or of the check-in that is corrected */
export const checkInForm = (id: string): string => `check-in/${id}`;
