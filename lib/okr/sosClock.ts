/**
 * How long an SOS has been waiting for an answer, and who hears of it when (method, 8). Hours go by the same everywhere, so there is no zone
 * and no calendar in it; instants are epoch milliseconds.
 */
import type { KeyResult, Objective, With } from './model.ts';
import type { Sos, SosAnswer } from './sos.ts';
import { answerersOf, companyLeadersOf, mayAnswer, parentLeadersOf, type SosPlace, type Teams } from './sosPeople.ts';
import { byText } from './textOrder.ts';

const HOUR_MS = 3_600_000;

/** An SOS with all that is needed to judge it. */
export interface SosCase {
  sos: With<Sos>;
  /** The answers to this SOS, in any order. */
  answers: readonly Pick<SosAnswer, 'author'>[];
  keyResult: Pick<KeyResult, 'state'>;
  /** The one the key result stands in. */
  objective: Pick<Objective, 'owner' | 'team' | 'state'>;
}

/**
 * open: nobody who is to answer has. answered: somebody has, the clock stands. closed: the raiser said that it is solved, or there is nothing
 * left to solve, since key result or objective were dropped or closed.
 */
export type SosState = 'open' | 'answered' | 'closed';

export function sosState({ sos, answers, keyResult, objective }: SosCase, teams: Teams): SosState {
  const over = keyResult.state === 'dropped' || objective.state === 'closed' || objective.state === 'dropped';
  if (over || (sos.closedAt ?? null) !== null) return 'closed';
  return answers.some(({ author }) => mayAnswer(author, placeOf(sos, objective), teams)) ? 'answered' : 'open';
}

/** Whether an SOS waits for this person's answer: what the badge counts. Without a look at the clock, so that it can be stored. */
export function waitsFor(sosCase: SosCase, person: string, teams: Teams): boolean {
  if (sosState(sosCase, teams) !== 'open') return false;
  return answerersOf(placeOf(sosCase.sos, sosCase.objective), teams).includes(person);
}

export interface SosReminder {
  /** The SOS's id; with `step` it names the reminder, so that nobody gets it twice. */
  sos: string;
  step: 'answerers' | 'parent-team' | 'company';
  /** People's ids; never empty. */
  to: readonly string[];
  /** Epoch ms. */
  at: number;
}

/** Whom an SOS reaches when nobody has answered for so many hours. */
export const SOS_STEPS: readonly { step: SosReminder['step']; hours: number; people: typeof answerersOf }[] = [
  { step: 'answerers', hours: 20, people: answerersOf },
  { step: 'parent-team', hours: 24, people: parentLeadersOf },
  { step: 'company', hours: 48, people: companyLeadersOf },
];

/** The reminders of an open SOS, those of the past too, by time; none once it is answered or closed. A step without people is left out. */
export function sosReminders(sosCase: SosCase, teams: Teams): SosReminder[] {
  if (sosState(sosCase, teams) !== 'open') return [];
  const { sos, objective } = sosCase;
  return SOS_STEPS.flatMap(({ step, hours, people }) => {
    const to = people(placeOf(sos, objective), teams);
    return to.length === 0 ? [] : [{ sos: sos.id, step, to, at: sos.createdAt + hours * HOUR_MS }];
  });
}

export interface SosClock {
  /** Due at `now` or before, by time, then SOS; whoever sends them remembers what was sent. */
  due: SosReminder[];
  /** When the next one will be due, epoch ms, after `now`; null when nothing is to come. */
  nextAt: number | null;
}

/** What all these SOS ask for at an instant (epoch ms). */
export function sosClock(cases: readonly SosCase[], teams: Teams, now: number): SosClock {
  const all = cases
    .flatMap((sosCase) => sosReminders(sosCase, teams))
    .sort((a, b) => a.at - b.at || byText(a.sos, b.sos));
  const due = all.filter(({ at }) => at <= now);
  return { due, nextAt: all[due.length]?.at ?? null };
}

const placeOf = (sos: Sos, objective: SosCase['objective']): SosPlace => ({ raiser: sos.author, objective });
