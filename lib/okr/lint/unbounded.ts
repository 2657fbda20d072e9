/** What a clause does to something that nobody has counted, chosen or named, and what has no end of its own: it may look done on any day. */
import type { Meaning } from './lexicon/meaning.ts';
import type { Clause } from './text/clauses.ts';
import { isUnspaced } from './text/letters.ts';
import { reads } from './text/neighbours.ts';
import { has } from './text/verbs.ts';
import type { Word } from './text/words.ts';

const CHOOSING: readonly Meaning[] = ['single', 'determiner', 'numeral', 'every', 'cadence', 'thing'];
const COUNTING: readonly Meaning[] = ['single', 'numeral', 'every', 'cadence'];
const ENDLESS_WORK: readonly Meaning[] = ['change', 'activity', 'gathering'];
const QUALITY = /[力性感觀观]$/u;

/** 'Publish articles': an English plural that nothing counts, chooses or names; of the verbs that end in something. */
export function bareObject(clause: Clause, lead: number): Word | null {
  const verb = clause[lead];
  if (!has(verb, 'finish') && !has(verb, 'make')) return null;
  const until = clause.findIndex((word, at) => at > lead && (has(word, 'preposition') || word.kind === 'sign'));
  const object = clause.slice(lead + 1, until < 0 ? undefined : until);
  const last = object.at(-1);
  if (!last || !/^[a-z]{3,}s$/u.test(last.text) || /(?:ss|us|is)$/u.test(last.text)) return null;
  const chosen = object.some((word) => word.capital || CHOOSING.some((meaning) => has(word, meaning)));
  return chosen ? null : last;
}

/**
 * '完成後台效能調校', '建立品牌影響力': work that Chinese names last, and what a brand or a team has of itself, end at no time,
 * unless a name or a number says which.
 */
export function endlessWork(clause: Clause, lead: number): Word | null {
  const makes = has(clause[lead], 'make');
  if (!makes && !reads(clause[lead], '完成 落地')) return null;
  const end = clause.findLastIndex((word, at) => at > lead && !has(word, 'make') && !has(word, 'and'));
  const last = clause[end];
  if (!last || end <= lead || !isUnspaced(last.text.charAt(0))) return null;
  const hasNoEnd = ENDLESS_WORK.some((meaning) => has(last, meaning)) || (makes && QUALITY.test(last.text));
  return hasNoEnd && !clause.some((word) => has(word, 'single') || word.text === '"') ? last : null;
}

/** 'Team-Anlässe durchführen', '舉辦說明會': neither how many nor which ones. */
export function uncountedGathering(clause: Clause, lead: number): Word | null {
  if (!has(clause[lead], 'finish') || !has(clause[lead], 'meet')) return null;
  const chosen = clause.some(
    (word) => word.kind === 'number' || word.text === '"' || COUNTING.some((meaning) => has(word, meaning)),
  );
  return chosen ? null : (clause.find((word) => has(word, 'gathering')) ?? null);
}
