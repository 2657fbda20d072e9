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
/** What is set up and then goes on: nobody could say on which day it is there. */
const SETTING_UP = '建立 打造 搭建 构建 構建 建構 建置 形成';
const OPEN_ENDED =
  /(?:(?:协作|合作|沟通|协调|交流|分享|协同|協作|溝通|協調|協同)(?:机制|機制)|体系|體系|品牌|地位|组件库|組件庫|元件庫|能力|基础设施|基礎設施|singlesourceoftruth)$/u;
/** Which ones they are is for whoever does them to say. */
const THE_MAIN_ONES = /(?:核心|主要|关键|關鍵|重要|基本)(?:模块|模組|功能|流程|部分|页面|頁面|接口|介面)$/u;

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
  const fault = anyFault(clause, lead);
  if (fault) return fault;
  const makes = has(clause[lead], 'make');
  if (!makes && !reads(clause[lead], '完成 落地')) return null;
  const end = clause.findLastIndex((word, at) => at > lead && !has(word, 'make') && !has(word, 'and'));
  const last = clause[end];
  if (!last || end <= lead) return null;
  const object = clause
    .slice(lead + 1, end + 1)
    .map(({ text }) => text)
    .join('');
  if (!isUnspaced(last.text.charAt(0)) && !OPEN_ENDED.test(object)) return null;
  const hasNoEnd =
    ENDLESS_WORK.some((meaning) => has(last, meaning)) ||
    (makes && QUALITY.test(last.text)) ||
    (reads(clause[lead], SETTING_UP) && OPEN_ENDED.test(object)) ||
    THE_MAIN_ONES.test(object);
  return hasNoEnd && !clause.some((word) => has(word, 'single') || word.text === '"') ? last : null;
}

/** '修复 bug' and nothing more: there is always one. */
function anyFault(clause: Clause, lead: number): Word | null {
  const [verb, only, more] = clause.slice(Math.max(lead, 0));
  if (!has(verb, 'finish') || !isUnspaced(verb?.text.charAt(0) ?? '')) return null;
  return only && has(only, 'incident') && !more ? only : null;
}

/** 'Team-Anlässe durchführen', '舉辦說明會': neither how many nor which ones. */
export function uncountedGathering(clause: Clause, lead: number): Word | null {
  if (!has(clause[lead], 'finish') || !has(clause[lead], 'meet')) return null;
  const chosen = clause.some(
    (word) => word.kind === 'number' || word.text === '"' || COUNTING.some((meaning) => has(word, meaning)),
  );
  return chosen ? null : (clause.find((word) => has(word, 'gathering')) ?? null);
}
