/** What the coach found in a text, as data: the sentences for it are texts of the reader's language (messages.ts). */

/**
 * The rules of method, 13. An organisation switches a rule off by this id; 'too-many' is one habit and so one id, told
 * apart by what a finding is about.
 */
export type RuleId =
  // an objective
  | 'too-many'
  | 'reads-as-task'
  | 'has-number'
  | 'too-long'
  | 'empty-why'
  | 'no-key-result'
  | 'vague-improve'
  // a key result
  | 'no-number'
  | 'effort-not-result'
  | 'activity'
  | 'no-baseline'
  | 'start-equals-target'
  | 'same-as-sibling'
  | 'all-could-be-done-and-fail'
  // a set of objectives
  | 'unowned'
  | 'unaligned'
  | 'one-owner-for-all';

export type About = 'objective' | 'key-result' | 'set';

/** `block` must be mended before the thing starts, `warn` is likely a mistake, `ask` is a question to think about. */
export type Severity = 'block' | 'warn' | 'ask';

/** A part of the text as it was written: UTF-16 offsets, the end excluded. */
export interface Place {
  start: number;
  end: number;
}

export interface Finding {
  rule: RuleId;
  about: About;
  severity: Severity;
  /** The words that gave it away; absent where the whole is meant. */
  place?: Place;
  /** Parameters of its sentences. */
  values?: Readonly<Record<string, string | number>>;
}

/** Languages with word lists of their own. Signs that everyone uses (%, digits, arrows) are read in any language. */
export type RuleLanguage = 'zh-TW' | 'zh-CN' | 'en' | 'de';
export type TextLanguage = RuleLanguage | 'other';
