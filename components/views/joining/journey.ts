/** What is done in each step of joining (course.ts): asks the server, takes its answer into the copy, waits for what is shared. */
import { JoinedServer, AnotherMembership } from '#lib/replica/wholeErrors.ts';
import type { Membership } from '#lib/replica/membership.ts';
import type { Replica } from '#lib/replica/replica.ts';
import type { Link } from '#lib/sync/client/copy.ts';
import { joinWith, previewInvitation, type Invitation } from '#lib/sync/client/joining.ts';
import type { Answer, Fetch } from '#lib/sync/client/request.ts';
import { readMembership } from '#lib/sync/client/sessions.ts';
import { after, Kept, keptOf, MINE, type Happening, type Plan, type Refusal, type Step } from './course.ts';

/** In the copy's notes; goes with a wipe. */
const NOTE = 'joining';
const USED_NOTE = 'joined-by';

export interface JourneyPorts {
  replica: Replica;
  fetch: Fetch;
  /** IANA. */
  zone: string;
  /** What the list of sessions calls this device. */
  deviceName: string;
}

export interface Journey {
  readonly step: Step;
  /** Something has happened in the page. */
  tell(happening: Happening): void;
  /** Nothing of it is to be gone on with. */
  giveUp(): Promise<void>;
  /** The page goes; what was begun is left as it is. */
  leave(): void;
}

/** Where a journey goes on that a page had to leave; null where there is none. */
export async function keptJourney(replica: Replica): Promise<Kept | null> {
  const { success, data } = Kept.safeParse(await replica.read.meta(NOTE));
  return success ? data : null;
}

/** The code that has let this browser in, and opens nothing any more: its page need not be asked about again. */
export async function usedInvitation(replica: Replica): Promise<string | null> {
  const code = await replica.read.meta(USED_NOTE);
  return typeof code === 'string' ? code : null;
}

export function beginJourney(ports: JourneyPorts, start: Step, onStep: (step: Step) => void): Journey {
  const { replica } = ports;
  let step = start;
  const left = new AbortController();

  const enter = async (next: Step): Promise<void> => {
    step = next;
    onStep(step);
    try {
      // Kept before anything is asked for: whatever becomes of this page, the next one knows what was agreed to.
      await (await replica.whole()).keep(NOTE, keptOf(step) ?? undefined);
      const happening = await carryOut(ports, step, left.signal);
      if (happening && !left.signal.aborted && step === next) await enter(after(step, happening));
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      if (!left.signal.aborted && step === next) onStep((step = after(step, refusedFor({ kind: 'storage', reason }))));
    }
  };
  void enter(start);

  return {
    get step() {
      return step;
    },
    tell(happening) {
      const next = after(step, happening);
      if (next !== step) void enter(next);
    },
    async giveUp() {
      left.abort();
      await (await replica.whole()).keep(NOTE, undefined);
    },
    leave: () => left.abort(),
  };
}

const refusedFor = (why: Refusal): Happening => ({ is: 'refused', why });

/** What comes of a step by itself; null where the person is asked. */
function carryOut(ports: JourneyPorts, step: Step, left: AbortSignal): Promise<Happening | null> {
  switch (step.at) {
    case 'looking':
      return look(ports, step.invitation);
    case 'joining':
      return join(ports, step.invitation, step.plan);
    case 'arriving':
      return arrive(ports, step.plan, left);
    default:
      return Promise.resolve(null);
  }
}

async function look({ replica, fetch }: JourneyPorts, invitation: Invitation): Promise<Happening> {
  const standing = await standingWith(await linkOf(replica), invitation, fetch);
  if (!standing.ok) return refusedFor({ kind: 'trouble', trouble: standing.trouble });
  if (standing.value === 'joined' || standing.value === 'joined-elsewhere') return refusedFor({ kind: standing.value });
  const preview = await previewInvitation(invitation, fetch);
  if (!preview.ok) return refusedFor({ kind: 'trouble', trouble: preview.trouble });
  const again = standing.value === 'free' ? null : standing.value.signedOut;
  return { is: 'looked', again, preview: preview.value, me: replica.me };
}

/** How this browser stands with the server that invites. */
type Standing = 'free' | 'joined' | 'joined-elsewhere' | { signedOut: string };

async function standingWith(link: Link | null, { url }: Invitation, fetch: Fetch): Promise<Answer<Standing>> {
  if (!link) return { ok: true, value: 'free' };
  if (link.url !== url) return { ok: true, value: 'joined-elsewhere' };
  const there = await readMembership(link, fetch);
  if (there.ok) return { ok: true, value: 'joined' };
  return there.trouble.kind === 'signed-out' ? { ok: true, value: { signedOut: link.device } } : there;
}

async function join(ports: JourneyPorts, { url, code }: Invitation, plan: Plan): Promise<Happening> {
  const { replica, fetch, zone, deviceName: device } = ports;
  const membership = await membershipOf(replica);
  const link = await linkOf(replica);
  // The page that asked before this one has heard the answer, and was closed then.
  if (link?.url === url && link.device !== plan.again) return { is: 'let-in' };

  const former = await membership.formerToken(url);
  const { name, attempt } = plan;
  const joiner = { person: replica.me, name, zone, device, attempt, ...(former !== null && { former }) };
  const answer = await joinWith({ url, code }, joiner, fetch);
  if (!answer.ok) {
    const isTaken = answer.trouble.kind === 'no-right';
    return refusedFor(isTaken ? { kind: 'taken' } : { kind: 'trouble', trouble: answer.trouble });
  }
  try {
    if (plan.again === null) await membership.join(url, answer.value);
    else await membership.joinAgain(url, answer.value);
  } catch (error) {
    if (error instanceof AnotherMembership) return refusedFor({ kind: 'another-person' });
    if (!(error instanceof JoinedServer)) throw error;
    // Another window was quicker, with the same answer or with another server's.
    if ((await linkOf(replica))?.url !== url) return refusedFor({ kind: 'joined-elsewhere' });
  }
  await (await replica.whole()).keep(USED_NOTE, code);
  return { is: 'let-in' };
}

/** Waits for the organisation's directory, for only then are its cycles known, and brings along what was ticked. */
async function arrive({ replica }: JourneyPorts, plan: Plan, left: AbortSignal): Promise<Happening | null> {
  if (plan.again !== null) return { is: 'arrived' };
  const membership = await membershipOf(replica);
  await new Promise<void>((resolve, reject) => {
    const look = () => {
      membership.arrival().then(({ isHere }) => {
        if (!isHere && !left.aborted) return;
        stop();
        resolve();
      }, reject);
    };
    const stop = replica.onChange(look);
    left.addEventListener('abort', look, { once: true });
    look();
  });
  if (left.aborted) return null;
  const places = new Map(plan.bring.map(({ objective, to }) => [objective, to === MINE ? replica.space : to]));
  await membership.bringAlong({
    ticked: [...places.keys()],
    space: (objective) => places.get(objective) ?? replica.space,
  });
  return { is: 'arrived' };
}

const membershipOf = async (replica: Replica): Promise<Membership> => (await replica.whole()).membership();
const linkOf = async (replica: Replica): Promise<Link | null> => (await (await replica.whole()).synced()).link();
