/**
 * Whether a result can be measured, from its text alone: two strangers could agree at the deadline whether it was met (method, 13).
 * First the amounts decide; where there is none, what is done to what (evidence.ts).
 */
import { weigh, type Evidence } from './evidence.ts';
import type { Place, TextLanguage } from './finding.ts';
import type { Meaning } from './lexicon/meaning.ts';
import { parseText, type ParsedText } from './text/parse.ts';
import { reads } from './text/neighbours.ts';
import { has, isDoing } from './text/verbs.ts';
import type { Word } from './text/words.ts';

const MEASURABLE = [
  'goal-number',
  'from-to',
  'threshold',
  'none-of-set',
  'every-of-set',
  'cadence',
  'dated-outcome',
  'completion-test',
] as const;
const NOT_MEASURABLE = [
  'empty',
  'placeholder',
  'number-not-the-goal',
  'direction-without-amount',
  'keeping-without-amount',
  'effort',
  'activity',
  'uncounted',
  'vague-adjective',
  'date-on-vague-outcome',
  'metric-without-target',
  'slogan',
] as const;
/** Why a text is or is not measurable. A code: the reader's language has the sentence (messages.ts). */
export const REASONS = [...MEASURABLE, ...NOT_MEASURABLE] as const;
export type Reason = (typeof REASONS)[number];

export interface Judgement {
  measurable: boolean;
  because: Reason;
  /** What showed it; absent where it is the whole text. */
  place?: Place;
  language: TextLanguage;
}

const SAYS_YES: ReadonlySet<Reason> = new Set(MEASURABLE);

/** Without a language it is told from the text. Never throws. */
export const judgeMeasurable = (text: string, language?: TextLanguage): Judgement =>
  judgeParsed(parseText(text, language));

export function judgeParsed(parsed: ParsedText): Judgement {
  const { because, word } = judge(parsed);
  const place = word && parsed.placed ? { place: { start: word.start, end: word.end } } : {};
  return { measurable: SAYS_YES.has(because), because, ...place, language: parsed.language };
}

interface Ground {
  because: Reason;
  word?: Word | undefined;
}

function judge(parsed: ParsedText): Ground {
  const { words, quantities } = parsed;
  if (!words.some(({ kind }) => kind !== 'sign')) return { because: 'empty' };
  const goal = quantities.find(({ role }) => role === 'goal');
  const placeholder = quantities.findLast(({ role }) => role === 'placeholder');
  if (placeholder && !(goal && goal.at > placeholder.at)) {
    return { because: 'placeholder', word: words[placeholder.at] };
  }
  if (goal) return { because: kindOfGoal(words, goal.at), word: words[goal.at] };
  const none = words.find((word, at) => has(word, 'none') && noneOfThem(words, at));
  if (none) return { because: 'none-of-set', word: none };
  const rank = words.find((word, at) => has(word, 'rank') && !isPraised(words, at));
  if (rank) return { because: 'threshold', word: rank };
  return judgeClauses(parsed);
}

function kindOfGoal(words: readonly Word[], at: number): Reason {
  if (startOf(words, at)) return 'from-to';
  const [before, after] = [words[at - 1], words[at + 1]];
  const limited = has(before, 'limit') || has(after, 'limit') || has(words[at + 2], 'limit');
  return limited || reads(before, '< > ≤ ≥ ≧ ≦ ⩾ ⩽') || reads(after, '+') ? 'threshold' : 'goal-number';
}

const ARROWS = '>';

/** Whether an amount is followed by another one that it is to become: '30 → 45', 'from 30 to 45', '從 30 提升到 45'. */
export function startOf(words: readonly Word[], at: number): boolean {
  const next = words.findIndex(({ kind }, index) => index > at && index <= at + 8 && kind === 'number');
  if (next < 0) return false;
  const between = words.slice(at + 1, next);
  if (between.some((word) => reads(word, ARROWS))) return true;
  const opened = words.slice(Math.max(0, at - 3), at).some((word) => has(word, 'from'));
  return opened && between.some((word) => has(word, 'towards') || has(word, 'change'));
}

/** 'Zero outages', 'keine Ausfälle', '零事故'; 'no' alone says little. */
function noneOfThem(words: readonly Word[], at: number): boolean {
  return words[at]?.text === 'zero' || words.slice(at + 1, at + 5).some((word) => has(word, 'incident'));
}

/** '市場第一的平台地位': a place that nobody awards. */
const isPraised = (words: readonly Word[], at: number): boolean =>
  words.slice(at + 1).some((word) => reads(word, '地位 形象'));

function judgeClauses({ words, quantities, clauses, language }: ParsedText): Ground {
  const date = quantities.some(({ role }) => role === 'date') || words.some((word) => has(word, 'date'));
  const weighed = clauses.map((clause) => weigh(clause, date, language));
  const stating = weighed.filter(({ states }) => states);
  const considered = stating.length > 0 ? stating : weighed;
  const [best] = considered.toSorted((a, b) => b.score - a.score);
  if (best && best.score > 0) return { because: reasonFor(best, date), word: best.main?.word };
  const other = quantities.find(({ role }) => role === 'attribute' || role === 'aside');
  if (other) return { because: 'number-not-the-goal', word: words[other.at] };
  const [first] = considered;
  const against = REASONS_AGAINST.find(({ meanings }) => meanings.some((meaning) => first?.main?.meaning === meaning));
  if (against)
    return {
      because: date && against.because === 'vague-adjective' ? 'date-on-vague-outcome' : against.because,
      word: first?.main?.word,
    };
  const metric = words.find((word) => has(word, 'metric'));
  if (metric && !words.some(isDoing)) return { because: 'metric-without-target', word: metric };
  return { because: date ? 'date-on-vague-outcome' : 'slogan' };
}

function reasonFor({ main }: Evidence, date: boolean): Reason {
  if (main?.meaning === 'cadence') return 'cadence';
  if (main?.meaning === 'every') return 'every-of-set';
  return date ? 'dated-outcome' : 'completion-test';
}

const REASONS_AGAINST: readonly { because: Reason; meanings: readonly Meaning[] }[] = [
  { because: 'direction-without-amount', meanings: ['change'] },
  { because: 'keeping-without-amount', meanings: ['keep'] },
  { because: 'effort', meanings: ['effort'] },
  { because: 'activity', meanings: ['activity', 'begin'] },
  { because: 'vague-adjective', meanings: ['vague'] },
  { because: 'uncounted', meanings: ['mass', 'some'] },
];
