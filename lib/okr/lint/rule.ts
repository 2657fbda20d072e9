/** How a rule is run: each looks at one subject and says where it found something, or nothing. */
import type { About, Finding, Place, RuleId, Severity } from './finding.ts';
import type { ParsedText } from './text/parse.ts';
import type { Word } from './text/words.ts';

/** What a rule found: an empty object means the whole subject. */
export interface Found {
  place?: Place;
  values?: Readonly<Record<string, string | number>>;
}

export interface Check<Rule extends RuleId, Subject> {
  rule: Rule;
  find: (subject: Subject) => Found | null;
}

/** Rules that the organisation has switched off. */
export type SwitchedOff = ReadonlySet<RuleId>;
export const NONE_OFF: SwitchedOff = new Set();

/** Runs the checks in their order, which is that of their weight for the reader. */
export function run<Rule extends RuleId, Subject>(
  about: About,
  severities: Readonly<Record<Rule, Severity>>,
  checks: readonly Check<Rule, Subject>[],
  subject: Subject,
  switchedOff: SwitchedOff,
): Finding[] {
  return checks.flatMap(({ rule, find }) => {
    const found = switchedOff.has(rule) ? null : find(subject);
    return found ? [{ rule, about, severity: severities[rule], ...found }] : [];
  });
}

/** Where a word stands in the text as it was written, as a finding. */
export const at = (parsed: ParsedText, word: Word | undefined): Found =>
  word && parsed.placed ? { place: { start: word.start, end: word.end } } : {};
