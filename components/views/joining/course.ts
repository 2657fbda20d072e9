/**
 * Joining as a course of steps, told apart from what is done in each (journey.ts) and how it looks.
 *
 *   link ─────── a link that can be read ─────▶ looking
 *   looking ──── what the invitation means ───▶ confirming
 *   confirming ─ agreed ──────────────────────▶ joining
 *   joining ──── let in ──────────────────────▶ arriving
 *   arriving ─── all is here ─────────────────▶ done
 *   looking, joining, arriving ── trouble ────▶ refused ── again ──▶ where it was
 *
 * What the person agreed to is kept before it is asked for, so that a popup that closes goes on where it was: `joining` asks once more, which
 * gives the same answer, and `arriving` waits on.
 */
import * as z from 'zod/mini';
import type { Invitation, Preview } from '#lib/sync/client/joining.ts';
import { readLink } from '#lib/sync/client/joining.ts';
import type { Trouble } from '#lib/sync/client/trouble.ts';

/** Where an objective of this device goes: 'org', 'team:<id>', or the person's own space, which has no name before joining. */
export const MINE = 'mine';

const Plan = z.object({
  organisation: z.string(),
  name: z.string(),
  /** Names the attempt, so that it can be repeated (lib/sync/client/joining.ts). */
  attempt: z.string(),
  /** The device whose session has ended, where this browser only signs in again; null for a first time. */
  again: z.nullable(z.string()),
  /** Objectives to bring along, and where each of them goes. */
  bring: z.array(z.object({ objective: z.string(), to: z.string() })),
});
export type Plan = z.infer<typeof Plan>;

export type Step =
  | { at: 'link' }
  | { at: 'looking'; invitation: Invitation }
  | { at: 'confirming'; invitation: Invitation; preview: Preview; again: string | null }
  | { at: 'joining'; invitation: Invitation; plan: Plan }
  | { at: 'arriving'; plan: Plan }
  | {
      at: 'refused';
      why: Refusal;
      /** Which server it was about, as people write it; '' where no link could be read. */
      server: string;
      back: Extract<Step, { at: 'looking' | 'joining' | 'arriving' }> | null;
    }
  | { at: 'done'; plan: Plan };

/** Why it does not go on; the page has a sentence and a way on for each. */
export type Refusal =
  | { kind: 'no-link' | 'not-https' }
  /** This browser is there already, or at another server. */
  | { kind: 'joined' | 'joined-elsewhere' }
  /** The invitation is made out to somebody else than whose changes wait here. */
  | { kind: 'another-person' }
  /** The server knows this person, but not this browser of theirs. */
  | { kind: 'taken' }
  | { kind: 'trouble'; trouble: Trouble }
  /** What was to be written on this device could not be. */
  | { kind: 'storage'; reason: string };

export type Happening =
  | { is: 'link-given'; text: string }
  /** `again`: the device of this browser whose session there has ended; null: it is free to join. */
  | { is: 'looked'; again: string | null; preview: Preview; me: string }
  | { is: 'agreed'; plan: Plan }
  | { is: 'let-in' | 'arrived' | 'asked-again' | 'another-link' }
  | { is: 'refused'; why: Refusal };

/** What comes of it. What does not concern the step that is shown, such as an answer that comes too late, changes nothing. */
export function after(step: Step, happening: Happening): Step {
  switch (happening.is) {
    case 'link-given': {
      const read = readLink(happening.text);
      return read.ok ? { at: 'looking', invitation: read.invitation } : refused(step, { kind: read.why });
    }
    case 'looked':
      return step.at === 'looking' ? looked(step, happening) : step;
    case 'agreed':
      return step.at === 'confirming' ? { at: 'joining', invitation: step.invitation, plan: happening.plan } : step;
    case 'let-in':
      return step.at === 'joining' ? { at: 'arriving', plan: step.plan } : step;
    case 'arrived':
      return step.at === 'arriving' ? { at: 'done', plan: step.plan } : step;
    case 'refused':
      return { ...refused(step, happening.why), back: canBeAskedAgain(step) ? step : null };
    case 'asked-again':
      return step.at === 'refused' && step.back ? step.back : step;
    case 'another-link':
      return { at: 'link' };
  }
}

type Refused = Extract<Step, { at: 'refused' }>;

/** For good: asking again would get the same answer. */
function refused(step: Step, why: Refusal): Refused {
  const server = 'invitation' in step ? new URL(step.invitation.url).host : '';
  return { at: 'refused', why, server, back: null };
}

const canBeAskedAgain = (step: Step): step is NonNullable<Refused['back']> =>
  step.at === 'looking' || step.at === 'joining' || step.at === 'arriving';

function looked(
  step: Extract<Step, { at: 'looking' }>,
  { again, preview, me }: Extract<Happening, { is: 'looked' }>,
): Step {
  // Before the code is used up: what waits here is this person's, and nobody else is to send it.
  if (again !== null && preview.person && preview.person.id !== me) return refused(step, { kind: 'another-person' });
  return { at: 'confirming', invitation: step.invitation, preview, again };
}

const KeptInvitation = z.object({ url: z.string(), code: z.string() });

/** What of a step outlives the page. */
export const Kept = z.discriminatedUnion('at', [
  z.object({ at: z.literal('looking'), invitation: KeptInvitation }),
  z.object({ at: z.literal('joining'), invitation: KeptInvitation, plan: Plan }),
  z.object({ at: z.literal('arriving'), plan: Plan }),
]);
export type Kept = z.infer<typeof Kept>;

/** null: nothing is to be gone on with. */
export function keptOf(step: Step): Kept | null {
  switch (step.at) {
    case 'looking':
    case 'joining':
    case 'arriving':
      return step;
    case 'confirming':
      // What it means may have changed by then, so it is looked at anew.
      return { at: 'looking', invitation: step.invitation };
    case 'refused':
      return step.back;
    case 'link':
    case 'done':
      return null;
  }
}
