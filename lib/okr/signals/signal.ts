/**
 * What signals are (method, 14): patterns in what people said that are worth a conversation. Never an accusation, so each names the
 * records that it saw and how it counted them, is shown first to whom it concerns, and can be answered.
 */

export type SignalId =
  | 'too-safe'
  | 'tick-box'
  | 'flat-but-green'
  | 'same-confidence'
  | 'eleventh-hour'
  | 'copy-paste'
  | 'silent-leader'
  | 'rubber-stamp'
  | 'moved-goal'
  | 'everything-green';

/** How a signal came about, where it has more than one way: each is told in a sentence of its own. */
export type SignalWay =
  | 'tooSafeEarly'
  | 'tooSafeThrice'
  | 'tickBox'
  | 'flatButGreen'
  | 'sameConfidence'
  | 'eleventhHour'
  | 'copyPaste'
  | 'silentLeader'
  | 'rubberStamp'
  | 'movedTarget'
  | 'movedBand'
  | 'movedMilestones'
  | 'everythingGreen';

export type SignalAbout = 'key-result' | 'objective' | 'person' | 'team';

/** A signal is known again by what it is, whom it is about and since when: an answer to it may be kept under these three. */
export interface SignalFinding {
  signal: SignalId;
  way: SignalWay;
  about: { kind: SignalAbout; id: string };
  /** Who is shown it before anyone else, by person: the owner, the person themselves, or the people of the team. */
  first: readonly string[];
  /** The ids of the records that it counted: check-ins, metric changes, comments, key results or objectives; oldest first where they have a day. */
  saw: readonly string[];
  /**
   * What its sentence says. `count` is the number that decides; `achievement`, `elapsed` and `share` are parts of a whole,
   * 0 … 1.2; all others are plain numbers.
   */
  counts: Readonly<Record<string, number>>;
  /** The day on which what it saw began, 'YYYY-MM-DD'. */
  since: string;
}
