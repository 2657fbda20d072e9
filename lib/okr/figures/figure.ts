/** What the figures of a company hold for each of its parts. */
import type { Due } from '../cadence.ts';
import type { Status } from '../status.ts';
import type { Standing } from './standing.ts';

export interface KeyResultFigure {
  /** Raw; null is pending. */
  progress: number | null;
  status: Status;
  /** Overdue: whatever the status says, nobody has looked since. */
  stale: boolean;
  due: Due;
  /** The first unmet occurrence, epoch ms; null when none is expected. */
  expectedAt: number | null;
  /** 0 … 10, that of the check-in that counts. */
  confidence: number | null;
}

/** Of a team or the company. */
export interface ScopeFigure {
  /** 0 … 1.2; null while all is pending. */
  achievement: number | null;
  standing: Standing;
  /** Check-ins that speak for a day of this week: tomorrow may already be today for a colleague. */
  checkInsThisWeek: number;
}

export interface ObjectiveFigure extends ScopeFigure {
  status: Status;
  /** More than half of the active key results are. */
  stale: boolean;
}

/** Key results, objectives and teams by their id. */
export type Subject = { keyResult: string } | { objective: string } | { team: string } | 'company';
