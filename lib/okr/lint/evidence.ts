/**
 * What speaks for and against a clause without a number: does it end in something that is there or is not? Each meaning has a
 * weight and counts once. What is done first weighs more than what follows; of the nouns only the one that is meant counts.
 */
import type { TextLanguage } from './finding.ts';
import type { Meaning } from './lexicon/meaning.ts';
import type { Clause } from './text/clauses.ts';
import { isUnspaced } from './text/letters.ts';
import { has, isDoing } from './text/verbs.ts';
import type { Word } from './text/words.ts';
import { bareObject, endlessWork, uncountedGathering } from './unbounded.ts';

type Weights = Readonly<Partial<Record<Meaning, number>>>;

const LEADING: Weights = {
  finish: 2,
  make: 1.5,
  change: -2.5,
  keep: -1.5,
  become: -2.5,
  activity: -1.2,
  effort: -2.5,
  begin: -1,
};
const FOLLOWING: Weights = {
  finish: 1,
  make: 0.7,
  change: -1,
  keep: -0.7,
  become: -1,
  activity: -0.5,
  effort: -0.5,
  begin: -1,
};
const HEAD_NOUN: Weights = { thing: 0.7, mass: -1 };
const ANYWHERE: Weights = { cadence: 2.6, checkable: 2, can: 1.5, single: 0.3, vague: -1.6, some: -1.8 };
const BARE_PLURAL = -1.2;
const ENDLESS = -2;
const HAVING = 0.8;
const ALL_OF_THEM = 1.6;
const SOMEWHERE_ALL = 0.8;
const NAMED = 0.4;
const DATED = 0.5;
/** Less than this, and two strangers would not agree. */
const NEEDED = 1;

const NOUNS: readonly Meaning[] = ['thing', 'mass', 'metric'];
/** What makes a clause a statement and not just a name. */
const STATING: readonly Meaning[] = ['have', 'can', 'every', 'cadence', 'checkable', 'pass'];

export interface Evidence {
  /** Above 0 the clause can be checked. */
  score: number;
  /** Something is done, can be done, is had or repeated: more than a name. */
  states: boolean;
  /** What spoke most for the clause if it can be checked, most against it if it cannot. */
  main: { meaning: Meaning; word: Word } | null;
}

interface Weighed {
  meaning: Meaning;
  weight: number;
  word: Word;
}

export function weigh(clause: Clause, dated: boolean, language: TextLanguage = 'en'): Evidence {
  const found = findings(clause);
  const states = clause.some((word) => isDoing(word) || STATING.some((meaning) => has(word, meaning)));
  // 'Recruiting' alone: a verb that has no object is done at no time.
  const bare = states && clause.filter((word) => word.kind !== 'sign').length === 1;
  const sum = found.reduce((total, { weight }) => total + weight, 0);
  const score = (bare ? 0 : sum + (dated ? DATED : 0) + (hasName(clause, language) ? NAMED : 0)) - NEEDED;
  const sign = score > 0 ? 1 : -1;
  const [main] = found.toSorted((a, b) => sign * (b.weight - a.weight));
  return { score, states, main: main && main.weight * sign > 0 ? main : null };
}

/** Each meaning once, with its greatest weight. */
function findings(clause: Clause): Weighed[] {
  const found = new Map<Meaning, Weighed>();
  const count = (meaning: Meaning, weight: number, word: Word) => {
    const known = found.get(meaning);
    if (!known || Math.abs(weight) > Math.abs(known.weight)) found.set(meaning, { meaning, weight, word });
  };
  const lead = leadOf(clause);
  // 'Users can …': they are not what is to be there.
  const head = clause.some((word) => has(word, 'can')) ? undefined : headOf(clause);
  const doesSomething = clause.some(isDoing);
  for (const [at, word] of clause.entries()) {
    const doing = at === lead ? LEADING : FOLLOWING;
    for (const meaning of word.meanings) {
      if (meaning === 'cadence' && describes(clause, at)) continue;
      if (meaning === 'can' && isAttribute(clause, at)) continue;
      if (meaning === 'vague' && isQuoted(clause, at)) continue;
      // The German genitive 'der' says whose.
      if (meaning === 'single' && at > 0 && has(word, 'preposition')) continue;
      // 'An additional engineer' is one.
      if (meaning === 'some' && has(clause[at - 1], 'single')) continue;
      const weight = doing[meaning] ?? ANYWHERE[meaning] ?? (word === head ? HEAD_NOUN[meaning] : undefined);
      if (weight !== undefined) count(meaning, weight, word);
    }
    if (has(word, 'every')) count('every', at <= 1 ? ALL_OF_THEM : SOMEWHERE_ALL, word);
    if (has(word, 'have') && !doesSomething && head && clause.indexOf(head) > at && has(head, 'thing')) {
      count('have', HAVING, word);
    }
    if (has(word, 'pass') && !doesSomething) count('finish', LEADING.finish ?? 0, word);
  }
  const uncounted = clause[lead] && bareObject(clause, lead);
  if (uncounted) count('some', BARE_PLURAL, uncounted);
  const endless = endlessWork(clause, lead) ?? uncountedGathering(clause, lead);
  if (endless) count('activity', ENDLESS, endless);
  return [...found.values()];
}

/** '可複用的 …': says of what kind a thing is, not what somebody can do. */
const isAttribute = (clause: Clause, at: number): boolean =>
  clause[at]?.text === '可' && clause.slice(at + 1, -1).some(({ text }) => text === '的');

/** What a quoted title says is not said of the result: '讀《深入理解…》'. */
const isQuoted = (clause: Clause, at: number): boolean =>
  clause.slice(0, at).filter(({ text }) => text === '"').length % 2 === 1;

/** The word that says what is done: the first, or in Chinese the one that a clause with a subject ends with ('… 上線'). */
export function leadOf(clause: Clause): number {
  const first = clause.findIndex(isDoing);
  let at = clause.findLastIndex((word) => word.kind !== 'sign');
  const last = clause[at];
  if (first <= 0 || last === undefined || !has(last, 'finish') || !isUnspaced(last.text.charAt(0))) return first;
  const joins = (word: Word | undefined) => has(word, 'finish') || has(word, 'make') || has(word, 'and');
  while (at > first && joins(clause[at - 1])) at -= 1;
  return at;
}

/** The noun that is meant: in Chinese the last one, elsewhere the last before what 'of', 'for' or 'with' adds. */
export function headOf(clause: Clause): Word | undefined {
  const isNoun = (word: Word) => NOUNS.some((meaning) => has(word, meaning));
  const unquoted = clause.filter((_word, at) => !isQuoted(clause, at));
  const last = unquoted.findLast(isNoun) ?? clause.findLast(isNoun);
  if (last === undefined || isUnspaced(last.text.charAt(0))) return last;
  let head: Word | undefined;
  for (const word of unquoted.some(isNoun) ? unquoted : clause) {
    if (head && has(word, 'preposition')) return head;
    if (isNoun(word)) head = word;
  }
  return head;
}

/** 'Monthly active users', 'for weekly operations', '每周订单数': says of which, not how often something is done. */
function describes(clause: Clause, at: number): boolean {
  if (has(clause[at - 1], 'preposition')) return true;
  const next = clause[at + 1];
  if (has(next, 'metric') || next?.text === 'active' || next?.text === 'recurring') return true;
  return /[数數率量額额值]$/u.test(clause.at(-1)?.text ?? '') && !clause.some(isDoing);
}

/** A capital inside the clause, which German gives to every noun, or a quotation. */
const hasName = (clause: Clause, language: TextLanguage): boolean =>
  clause.some((word, at) => (word.kind === 'word' && word.capital && at > 0 && language !== 'de') || word.text === '"');
