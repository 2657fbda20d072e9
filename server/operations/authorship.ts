/** Whose words a record holds, and how nobody puts them into another's mouth. */
import type { Fields } from '#lib/sync/draft.ts';
import type { Operation } from '#lib/sync/operation.ts';
import type { Place } from './locate.ts';
import { towardsSpace } from './places.ts';
import { refused, told, type Refused } from './refused.ts';
import type { Turn } from './turn.ts';

/** Nobody's words: an `author` that somebody writes into one of them means nothing. */
const NOT_SAID: ReadonlySet<string> = new Set([
  'organisation',
  'person',
  'away',
  'team',
  'cycle',
  'objective',
  'key-result',
  'notice',
]);

/** Who said it; undefined for what nobody says. What only a newer device knows may be somebody's words too. */
export const authorIn = (kind: string, fields: Fields | undefined): unknown =>
  isSaid(kind) ? fields?.author : undefined;

const isSaid = (kind: string): boolean => !NOT_SAID.has(kind);

/** It says where it comes from, as what was said elsewhere before does. */
export const isImported = ({ origin }: Fields): boolean => typeof origin === 'object' && origin !== null;

/** Nobody speaks for another, except whoever leads the team and brings along what was said elsewhere. */
export function falseAuthor(
  { session, standing }: Pick<Turn, 'session' | 'standing'>,
  op: Operation,
  { row, space }: Pick<Place, 'row' | 'space'>,
): Refused | null {
  if (op.type === 'command' || op.type === 'void') return null;
  const author = authorIn(op.kind, op.type === 'create' ? op.fields : row?.record.fields);
  const said = refused('forbidden', `said by ${told(author)}`);
  // Who said something stays who said it.
  if (op.type === 'patch' && isSaid(op.kind) && 'author' in op.fields && op.fields.author !== author) return said;
  if (author === undefined || author === session.person) return null;
  const leads = towardsSpace(standing, space, false)?.leads ?? false;
  return op.type === 'create' && isImported(op.fields) && leads ? null : said;
}
