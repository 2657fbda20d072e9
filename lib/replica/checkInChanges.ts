/** What a person says of a key result, as drafts. Pure: the clock, the day and new identifiers come in. */
import type { CheckIn, KeyResult, OwnStatus, Reading, With } from '#lib/okr/model.ts';
import type { Draft } from '#lib/sync/draft.ts';

export interface Saying {
  reading: Reading;
  confidence: number;
  /** Where its author disagrees with the status that the figures suggest. */
  status?: OwnStatus;
  note: string;
  evidence?: CheckIn['evidence'];
}

export interface Author {
  me: string;
  /** Epoch milliseconds. */
  now: number;
  newId: () => string;
}

/** A check-in on `at`; with `replaces`, a correction of an earlier one, which keeps the day that one speaks for. */
export function checkIn(
  keyResult: With<KeyResult>,
  { reading, confidence, status, note, evidence }: Saying,
  { me, now, newId, at, replaces }: Author & { at: string; replaces?: With<CheckIn> },
): Draft[] {
  const fields: CheckIn = {
    keyResult: keyResult.id,
    at: replaces?.at ?? at,
    reading,
    confidence,
    ...(status && { status }),
    note: note.trim(),
    ...(evidence && { evidence }),
    author: me,
    createdAt: now,
    ...(replaces && { replaces: replaces.id }),
  };
  return [{ type: 'create', kind: 'check-in', id: newId(), root: keyResult.objective, fields }];
}

/** Says that a check-in counts no more and nothing takes its place. */
export function withdrawCheckIn(keyResult: With<KeyResult>, wrong: With<CheckIn>, { me, now, newId }: Author): Draft[] {
  const fields: CheckIn = {
    keyResult: keyResult.id,
    at: wrong.at,
    reading: null,
    confidence: null,
    note: '',
    author: me,
    createdAt: now,
    replaces: wrong.id,
  };
  return [{ type: 'create', kind: 'check-in', id: newId(), root: keyResult.objective, fields }];
}

/** 'Not this week': the occurrence at this instant is not expected. */
export function skip(keyResult: With<KeyResult>, occurrence: number, { me, now, newId }: Author): Draft[] {
  const fields = { keyResult: keyResult.id, occurrence, author: me, createdAt: now };
  return [{ type: 'create', kind: 'skip', id: newId(), root: keyResult.objective, fields }];
}
