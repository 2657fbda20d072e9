/** What the coach has to say of one key result, by itself and beside its siblings (method, 13). */
import { leadOf } from './evidence.ts';
import type { Finding, TextLanguage } from './finding.ts';
import { judgeParsed, startOf, type Judgement } from './measurable.ts';
import type { Metric } from '../model.ts';
import { at, NONE_OFF, run, type Check, type Found, type SwitchedOff } from './rule.ts';
import { SEVERITIES, type KeyResultRule } from './severities.ts';
import { plainLetters } from './text/letters.ts';
import { reads } from './text/neighbours.ts';
import { parseText, type ParsedText } from './text/parse.ts';
import { has, isDoing } from './text/verbs.ts';
import type { Word } from './text/words.ts';

/** More key results than this under one objective, and they are a list of work (method, 13). */
export const KEY_RESULTS_PER_OBJECTIVE = 5;

export interface KeyResultDraft {
  title: string;
  /** Absent or null while none was chosen, and for a row that has only its text. */
  metric?: Metric | null;
}

export interface KeyResultContext {
  /** The other active key results of its objective. */
  siblings?: readonly KeyResultDraft[];
  /** The question of the objective was already asked; it is asked once. */
  asked?: boolean;
  /** Absent: told from the title. */
  language?: TextLanguage;
  switchedOff?: SwitchedOff;
}

/** In the order of the checks; never throws. */
export function lintKeyResult(draft: KeyResultDraft, context: KeyResultContext = {}): Finding[] {
  const parsed = parseText(draft.title, context.language);
  const subject = { draft, context, parsed, judgement: judgeParsed(parsed) };
  return run('key-result', SEVERITIES['key-result'], CHECKS, subject, context.switchedOff ?? NONE_OFF);
}

/** All key results of one objective, in order; what concerns them together is said of the last. Linear in their number. */
export function lintKeyResults(
  drafts: readonly KeyResultDraft[],
  context: Pick<KeyResultContext, 'switchedOff'> = {},
): Finding[][] {
  const alike = Map.groupBy(drafts, ({ title }) => sameWords(title));
  return drafts.map((draft, index) => {
    if (index === drafts.length - 1) return lintKeyResult(draft, { ...context, siblings: drafts.slice(0, -1) });
    const sibling = alike.get(sameWords(draft.title))?.find((other) => other !== draft);
    return lintKeyResult(draft, { ...context, siblings: sibling ? [sibling] : [], asked: true });
  });
}

interface Subject {
  draft: KeyResultDraft;
  context: KeyResultContext;
  parsed: ParsedText;
  judgement: Judgement;
}

const CHECKS: readonly Check<KeyResultRule, Subject>[] = [
  {
    rule: 'start-equals-target',
    find: ({ draft: { metric } }) => (metric?.type === 'move' && metric.start === metric.target ? {} : null),
  },
  { rule: 'effort-not-result', find: effort },
  { rule: 'activity', find: activity },
  {
    rule: 'no-number',
    find: ({ draft, judgement: { measurable, place, language } }) => {
      // Of a language without word lists nobody can say that nothing is finished in it.
      if (measurable || draft.metric || draft.title.trim() === '' || language === 'other') return null;
      return place ? { place } : {};
    },
  },
  { rule: 'no-baseline', find: noBaseline },
  {
    rule: 'same-as-sibling',
    find: ({ draft, context: { siblings = [] } }) => {
      const words = sameWords(draft.title);
      const same = words === '' ? undefined : siblings.find(({ title }) => sameWords(title) === words);
      return same ? { values: { sibling: same.title.trim() } } : null;
    },
  },
  {
    rule: 'too-many',
    find: ({ context: { siblings = [] } }) =>
      siblings.length >= KEY_RESULTS_PER_OBJECTIVE
        ? { values: { count: siblings.length + 1, most: KEY_RESULTS_PER_OBJECTIVE } }
        : null,
  },
  {
    rule: 'all-could-be-done-and-fail',
    find: ({ draft, context: { siblings = [], asked = false, language } }) => {
      if (asked || siblings.length === 0) return null;
      return [draft, ...siblings].every((one) => isOutput(one, language)) ? {} : null;
    },
  },
];

/** What is striven for leads the sentence, and nothing in it can be checked. */
function effort({ parsed, judgement, draft }: Subject): Found | null {
  if (judgement.measurable || draft.metric) return null;
  const clause = parsed.clauses.find((one) => one.some(isDoing));
  const word = clause?.[leadOf(clause)];
  return word && has(word, 'effort') ? at(parsed, word) : null;
}

/** People meet, go somewhere or tell others: that it took place says nothing of what came of it. */
function activity({ parsed }: Subject): Found | null {
  const clause = parsed.clauses.find((one) => one.some(isDoing)) ?? parsed.clauses[0] ?? [];
  const lead = clause[leadOf(clause)];
  const meets = clause.find((word) => has(word, 'gathering'));
  // 'The role has been performed by two': whoever does it, it is not the activity that is asked for.
  const passive = reads(clause[leadOf(clause) - 1], 'been');
  const goes = lead && has(lead, 'meet') && !passive ? lead : undefined;
  if (lead && has(lead, 'change')) return null;
  // 'Users can perform …' says what they can do, 'meet the hiring targets' what is reached.
  if (clause.some((word) => has(word, 'can') || has(word, 'rank') || has(word, 'none'))) return null;
  // 'Hold two fairs, collect 40 inquiries': what came of it is said.
  const counted = parsed.quantities.filter(({ role }) => role === 'goal').map((goal) => parsed.words[goal.at]);
  if (counted.length > 1 && counted.some((word) => word && !clause.includes(word))) return null;
  if (goes && has(goes, 'activity')) return at(parsed, goes);
  if (goes || !meets) return goes && meets ? at(parsed, meets) : null;
  const measures = clause.some((word) => has(word, 'metric')) || has(clause[clause.indexOf(meets) - 1], 'preposition');
  return lead || measures ? null : at(parsed, meets);
}

/** '+20 %', 'by 10', '增加 30%': of what? A target alone ('to 60') has the same gap, but says where it ends. */
function noBaseline({ draft, parsed, judgement }: Subject): Found | null {
  if (draft.metric || !judgement.measurable) return null;
  const { words, quantities } = parsed;
  const goals = quantities.filter(({ role }) => role === 'goal');
  if (goals.some((goal) => startOf(words, goal.at)) || words.some((word) => has(word, 'from'))) return null;
  // '5 % (4.5 FTE)': the amount itself is said as well.
  if (goals.length > 1 && goals.some(({ at: index }) => reads(words[index - 1], '('))) return null;
  const relative = goals.find(({ at: index }) => {
    if (isCountedAnew(words, index)) return false;
    const before = words[index - 1];
    const opener = has(before, 'limit') || has(before, 'single') ? words[index - 2] : before;
    return reads(before, '+ ±') || has(before, 'by-amount') || has(opener, 'by-amount');
  });
  const changes = words.some((word) => has(word, 'change')) || words.some((word) => reads(word, '+'));
  return relative && changes ? at(parsed, words[relative.at]) : null;
}

/** 'Net growth', '新客戶增加 100 家', '100 talks + 200 notes': what is counted anew needs no start. */
const isCountedAnew = (words: readonly Word[], at: number): boolean =>
  reads(words[0], 'net netto 新') ||
  (reads(words[at - 1], '+') &&
    (has(words[at - 2], 'unit') || words.slice(0, at - 1).some(({ kind }) => kind === 'number')));

/** The words without their numbers and marks: 'NPS to 50' and 'NPS to 60' measure the same thing. */
const sameWords = (title: string): string =>
  plainLetters(title.normalize('NFC'))
    .replace(/[^\p{L}\p{M}]+/gu, ' ')
    .trim();

/** Something delivered, with no figure that would tell whether it helped. */
function isOutput({ title, metric }: KeyResultDraft, language: TextLanguage | undefined): boolean {
  if (metric && metric.type !== 'yes-no' && metric.type !== 'milestones') return false;
  const { because } = judgeParsed(parseText(title, language));
  return because === 'completion-test' || because === 'dated-outcome' || because === 'activity';
}
