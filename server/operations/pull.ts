/**
 * Pull (protocol, 'Pull'): what a device does not know yet, of all spaces that its person may read, in one snapshot. Changes come in the order of
 * ver, tombstones too; a space that is read for the first time, or anew, comes in pages by root and id.
 */
import { PULL_ROWS, type After, type Cursor, type PullAnswer, type PullRequest } from '#lib/sync/protocol.ts';
import type { Backend, Session } from '../backend.ts';
import { unauthorised } from '../refusal.ts';
import { readDevice } from '../store/devices.ts';
import { readRejections } from '../store/rejections.ts';
import { readSpaces, type SpaceState } from '../store/spaces.ts';
import type { Reading } from '../store/store.ts';
import { readChanges, readWhole, type Page, type Room } from '../store/travelling.ts';
import { guestDirectory } from './guestDirectory.ts';
import { homeSpaces, mayReadSpace, ORGANISATION_SPACE, type Standing } from './places.ts';
import { standingOf } from './standing.ts';

/** Rows in an answer where the device does not say how many it wants. */
const USUAL_ROWS = 1_000;
/** Of records in an answer, and one record more: what a device takes at once, and what the server holds for each device that asks. */
export const ANSWER_BYTES = 4_000_000;

/** What the answer says of one space. */
interface Part {
  epoch: string;
  upto: number;
  /** JSON of a Row each. */
  rows: string[];
  bytes: number;
  after?: After;
  whole?: true;
  /** There are further changes beyond `upto`. */
  more: boolean;
}

/**
 * Returns the JSON text of a PullAnswer: rows go out as they are stored, without being parsed and written again.
 *
 * @param now epoch ms, by the server's clock
 * @throws {RequestRefused} 'unauthorised'
 */
export function pull(backend: Backend, session: Session, request: PullRequest, now: number): Promise<string> {
  return backend.store.read(async (tx) => {
    const device = await readDevice(tx, session.device);
    const standing = device && (await standingOf(tx, device.person));
    if (!device || !standing) throw unauthorised();
    const { spaces, gone } = spacesFor(standing, request);
    const parts = await readParts(tx, standing, spaces, request);
    const answer: Omit<PullAnswer, 'spaces'> = {
      ...((parts.size < spaces.length || parts.values().some(({ more }) => more)) && { more: true }),
      gone,
      lastN: device.lastN,
      rejections: await readRejections(tx, device.device),
      serverTime: now,
    };
    return `{"spaces":{${Array.from(parts, asText).join(',')}},${JSON.stringify(answer).slice(1)}`;
  });
}

/**
 * What the person reads and, of what the device has or asks for, what it is to forget: what may not be read, and what one has left and does not
 * follow, of which nothing would be heard either (live/subscribe.ts).
 */
function spacesFor(standing: Standing, { cursors, after, follow }: PullRequest): { spaces: string[]; gone: string[] } {
  const followed = (follow ?? []).filter((space) => mayReadSpace(standing, space));
  const spaces = new Set([...homeSpaces(standing), ...followed]);
  const asked = new Set([...Object.keys(cursors), ...Object.keys(after ?? {}), ...(follow ?? [])]);
  return { spaces: [...spaces], gone: [...asked.difference(spaces)] };
}

/** One space after the other, until the answer is full. */
async function readParts(
  tx: Reading,
  standing: Standing,
  spaces: readonly string[],
  { cursors, after, limit = USUAL_ROWS }: PullRequest,
): Promise<Map<string, Part>> {
  const states = await readSpaces(tx, spaces);
  const parts = new Map<string, Part>();
  let room: Room = { rows: Math.min(limit, PULL_ROWS), bytes: ANSWER_BYTES };
  for (const space of spaces) {
    const found = states.get(space);
    if (!found) throw new Error(`There is no space ${space}.`);
    const isPartly = space === ORGANISATION_SPACE && standing.access.role === 'guest';
    const state = isPartly ? ofGuests(found) : found;
    const cursor = cursors[space] ?? null;
    // A space of which nothing is new takes no room, and the device learns that it is up to date.
    if (isFull(room) && !isUpToDate(state, cursor)) continue;
    const part = isPartly
      ? await guestPart(tx, standing, state, cursor)
      : await readPart(tx, state, { cursor, after: after?.[space] ?? null, room });
    parts.set(space, part);
    room = { rows: room.rows - part.rows.length, bytes: room.bytes - part.bytes };
  }
  return parts;
}

const isFull = ({ rows, bytes }: Room): boolean => rows <= 0 || bytes <= 0;

function isUpToDate({ epoch, counter }: SpaceState, cursor: Cursor | null): boolean {
  return cursor?.epoch === epoch && cursor.ver === counter;
}

interface Where {
  cursor: Cursor | null;
  after: After | null;
  room: Room;
}

function readPart(tx: Reading, state: SpaceState, { cursor, after, room }: Where): Promise<Part> {
  const { epoch, counter, pruned } = state;
  // A cursor of another history means nothing here; nor does one so old that tombstones after it may be missing.
  const isUsable = cursor?.epoch === epoch && cursor.ver <= counter && cursor.ver >= pruned;
  return isUsable ? changesPart(tx, state, cursor.ver, room) : wholePart(tx, state, after, room);
}

async function changesPart(
  tx: Reading,
  { space, epoch, counter }: SpaceState,
  from: number,
  room: Room,
): Promise<Part> {
  const page = from === counter ? NOTHING : await readChanges(tx, { space, from, to: counter, room });
  const last = page.rows.at(-1)?.ver ?? counter;
  const more = page.isFull && last < counter;
  // The cursor goes only as far as rows have been given; beyond the last of them there is none.
  return { epoch, upto: more ? last : counter, ...asRead(page), more };
}

const NOTHING: Page = { rows: [], bytes: 0, isFull: false };

const asRead = ({ rows, bytes }: Page): Pick<Part, 'rows' | 'bytes'> => ({ rows: rows.map(({ json }) => json), bytes });

async function wholePart(tx: Reading, state: SpaceState, after: After | null, room: Room): Promise<Part> {
  const { space, epoch, counter, pruned } = state;
  const goesOn = after !== null && after.epoch === epoch && after.upto <= counter && after.upto >= pruned;
  const upto = goesOn ? after.upto : counter;
  const start = goesOn ? after : { root: '', id: '' };
  const page = await readWhole(tx, { space, upto, after: start, room });
  const last = page.rows.at(-1);
  const part: Part = { epoch, upto, ...asRead(page), whole: true, more: true };
  if (last && page.isFull) return { ...part, after: { epoch, upto, root: last.root, id: last.id } };
  // Complete, but what changed while it was read comes next.
  return { ...part, more: upto < counter };
}

/**
 * A guest's reading has an epoch of its own: whoever becomes a member, or was one, has a cursor that says nothing of the other reading, and
 * gets all of it anew.
 */
const ofGuests = (state: SpaceState): SpaceState => ({ ...state, epoch: `${state.epoch}~guests` });

/** A guest's part of the organisation's space is small and comes whole: a feed of it could not tell what stopped belonging to it. */
async function guestPart(tx: Reading, standing: Standing, state: SpaceState, cursor: Cursor | null): Promise<Part> {
  const { epoch, counter } = state;
  if (isUpToDate(state, cursor)) return { epoch, upto: counter, rows: [], bytes: 0, more: false };
  const rows = await guestDirectory(tx, standing);
  return { epoch, upto: counter, rows, bytes: Buffer.byteLength(rows.join('')), whole: true, more: false };
}

function asText([space, { more: _more, bytes: _bytes, rows, ...head }]: [string, Part]): string {
  return `${JSON.stringify(space)}:{"rows":[${rows.join(',')}],${JSON.stringify(head).slice(1)}`;
}
