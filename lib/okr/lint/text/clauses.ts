/** A text in the parts that are judged one by one: what is done to what, without what is said of why, how and about what. */
import { reads } from './neighbours.ts';
import { has, isDoing } from './verbs.ts';
import type { Word } from './words.ts';

export type Clause = readonly Word[];

const BREAKS = '.;:!?,|·•';
const OPENING = '([';
const CLOSING = ')]';
/** Between words without spaces these join, with spaces around them they part. */
const DASHES = '-/';

export function clausesOf(words: readonly Word[]): Clause[] {
  const [outside, bracketed] = withoutBrackets(words);
  return [outside, ...bracketed.filter((inside) => !isExamples(inside))].flatMap(split).map(withoutMeans);
}

/** '(服務部署、資源擴容等)': what it could be, among others. */
const isExamples = (inside: readonly Word[]): boolean => reads(inside.at(-1), '等 等等 etc');

/** What stands in brackets is said beside the sentence: a part of its own. */
function withoutBrackets(words: readonly Word[]): [outside: Word[], bracketed: Word[][]] {
  const outside: Word[] = [];
  const bracketed: Word[][] = [];
  let inside: Word[] | null = null;
  for (const word of words) {
    if (word.kind === 'sign' && OPENING.includes(word.text)) {
      inside = [];
      bracketed.push(inside);
    } else if (word.kind === 'sign' && CLOSING.includes(word.text)) inside = null;
    else (inside ?? outside).push(word);
  }
  return [outside, bracketed];
}

function split(words: readonly Word[]): Word[][] {
  const clauses: Word[][] = [];
  let clause: Word[] = [];
  let aside = false;
  const close = () => {
    // 'Design, build and test a …': a verb without its object waits for it.
    if (clause.every(isDoing)) return;
    clauses.push(clause);
    clause = [];
  };
  for (const [at, word] of words.entries()) {
    if (isBreak(words, at)) {
      aside = false;
      close();
      continue;
    }
    if (has(word, 'and') && !aside && clause.some(states) && opensClause(words, at + 1)) {
      close();
      continue;
    }
    if (opensAside(word, words[at - 1], clause)) aside = true;
    if (!aside) clause.push(word);
  }
  if (clause.length > 0) clauses.push(clause);
  return clauses;
}

/** 'Durch Schulungen haben wir …': with which means comes first in German, and then what is done. */
function withoutMeans(clause: Word[]): Clause {
  if (!has(clause[0], 'means')) return clause;
  const does = clause.findIndex((word) => !word.capital && (states(word) || has(word, 'be')));
  return does > 0 ? clause.slice(does) : clause;
}

const states = (word: Word): boolean => isDoing(word) || has(word, 'have');

function isBreak(words: readonly Word[], at: number): boolean {
  const word = words[at];
  if (word?.kind !== 'sign') return false;
  if (BREAKS.includes(word.text)) return true;
  return DASHES.includes(word.text) && !word.glued && words[at + 1]?.glued === false;
}

/** A purpose, a question or a relative clause, in the middle of a sentence or behind its comma. */
function opensAside(word: Word, before: Word | undefined, clause: Clause): boolean {
  const afterComma = before?.kind === 'sign' && before.text === ',';
  if (has(word, 'relative') && afterComma) return true;
  return (has(word, 'aside') || has(word, 'about')) && (clause.length > 0 || afterComma);
}

/** Whether what follows 'and' does something to something, and is not one more verb for the same object. */
function opensClause(words: readonly Word[], from: number): boolean {
  let doing = false;
  let others = false;
  for (let at = from; at < words.length; at += 1) {
    const word = words[at];
    if (word === undefined || isBreak(words, at) || has(word, 'and')) break;
    if (states(word)) doing = true;
    else if (word.kind === 'word') others = true;
  }
  return doing && others;
}
