/** Replies that have read and say nothing. */
import { zoneOf } from '../cadence.ts';
import { todayIn } from '../calendar.ts';
import type { Comment } from '../conversation.ts';
import type { Directory, With } from '../model.ts';
import { firstVersion } from '../said.ts';
import { isAcknowledgement } from './acknowledgements.ts';
import type { SignalFinding } from './signal.ts';

export const RUBBER_STAMP = { replies: 4 } as const;

/**
 * `rubber-stamp` (method, 14): a person's last replies, four or more in a row, say 'ok', '收到' or the like and no more. A reply is a comment
 * on what somebody else owns or wrote. Of an edited comment its last wording counts, at the time of the first. That somebody has seen a
 * check-in has a record of its own (`Seen`), which asks for no words.
 * @param own their comments
 * @param authorOf who owns or wrote what a comment is about; undefined where that is not known, which is taken for somebody else's
 * @param now epoch ms
 */
export function rubberStamp(
  person: string,
  own: readonly With<Comment>[],
  authorOf: (about: string) => string | undefined,
  directory: Directory,
  now: number,
): SignalFinding | null {
  const replies = lastWordings(own.filter(({ createdAt }) => createdAt <= now))
    .filter(({ about }) => authorOf(about) !== person)
    .toSorted((a, b) => a.createdAt - b.createdAt || (a.id < b.id ? -1 : 1));
  const row = replies.slice(replies.findLastIndex(({ text }) => !isAcknowledgement(text)) + 1);
  const [first] = row;
  if (!first || row.length < RUBBER_STAMP.replies) return null;
  return {
    signal: 'rubber-stamp',
    way: 'rubberStamp',
    about: { kind: 'person', id: person },
    first: [person],
    saw: row.map(({ id }) => id),
    counts: { count: row.length },
    since: todayIn(zoneOf(directory.people.get(person)), first.createdAt).toString(),
  };
}

/** Comments without those that an edit replaced; the edit keeps the time of what was first said. */
function lastWordings(comments: readonly With<Comment>[]): With<Comment>[] {
  const byId = new Map(comments.map((comment) => [comment.id, comment]));
  const replaced = new Set(comments.flatMap(({ id, replaces }) => (replaces && replaces !== id ? [replaces] : [])));
  return comments
    .filter(({ id }) => !replaced.has(id))
    .map((comment) => ({ ...comment, createdAt: firstVersion(comment, byId).createdAt }));
}
