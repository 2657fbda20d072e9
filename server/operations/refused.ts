/** Why an operation was rejected: a code for the page, which has its own words for it, and a sentence for whoever looks into it. */
export interface Refused {
  code: RefusalCode;
  detail: string;
}

export type RefusalCode =
  /** It is not an operation, or the record would not be one any more. */
  | 'invalid'
  /** Its author may not do that there. */
  | 'forbidden'
  /** What it hangs under has moved to where its author may not write. */
  | 'moved'
  | 'missing'
  | 'exists'
  | 'not-here'
  /** A check-in for a day beyond tomorrow. */
  | 'future'
  /** The objective or its cycle is closed. */
  | 'closed'
  /** A cycle whose days overlap another one of its kind, or end before they begin (lib/okr/cycleProblem.ts). */
  | 'cycle'
  /** Nothing can be measured by that (metricProblem in lib/okr/model.ts). */
  | 'metric'
  /** A draft without a key result cannot become active. */
  | 'no-key-result'
  /** What was said is never changed or deleted. */
  | 'append-only'
  /** Only a command changes this. */
  | 'needs-command'
  /** A parent, a link of support or a move that cannot be; the detail says which problem (lib/okr/alignment/linkProblem.ts). */
  | 'link'
  /** The organisation would be left without an admin. */
  | 'last-admin';

/** A value as it is told in a detail: an operation may hold anything, also what cannot be made a text of. */
export const told = (value: unknown): string =>
  typeof value === 'string' ? value : (JSON.stringify(value) ?? 'nothing');

export const refused = (code: RefusalCode, detail: string): Refused => ({ code, detail });
