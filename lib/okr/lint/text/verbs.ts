/** Which words of a text do something. 'Launch the survey' does, 'the launch survey' and 'launch costs' only name it. */
import type { TextLanguage } from '../finding.ts';
import type { Meaning } from '../lexicon/meaning.ts';
import { isUnspaced } from './letters.ts';
import type { Word } from './words.ts';

const DOING: readonly Meaning[] = ['finish', 'make', 'change', 'keep', 'become', 'activity', 'effort', 'begin'];
/** As nouns the others say nothing any more; these still say that something came to its end: 'go-live', 'Anstellung'. */
const ONLY_AS_VERBS = DOING.filter((meaning) => meaning !== 'finish' && meaning !== 'make');
/** 'Completion rate', 'deployment frequency'. */
const NOUN_ENDING = /(?:ment|tion|sion)$/u;
const PARTICIPLE = /^(?:[a-zäöü]*ge[a-zäöüß]{3,}(?:t|en)|[a-zäöü]{4,}iert)$/u;
const YEAR = /^\d{4}$/u;
const SENTENCE_ENDS = '.:!?-';

export const has = (word: Word | undefined, meaning: Meaning): boolean => word?.meanings.has(meaning) ?? false;

export const isDoing = (word: Word): boolean => DOING.some((meaning) => word.meanings.has(meaning));

/** The words; those that stand where a noun stands without their meanings as verbs, and participles that no list has with one. */
export function settleVerbs(words: readonly Word[], language: TextLanguage): Word[] {
  if (language === 'de') return words.map(germanWord).map(germanParticiple);
  const settled = spacedWords(words, language);
  return language === 'en' ? settled.map(englishParticiple) : settled;
}

/** What was done is there: lists hold the participles that say otherwise. */
const done = (word: Word): Word => ({ ...word, meanings: new Set(['make']) });

/** '… is exported'. */
function englishParticiple(word: Word, at: number, words: readonly Word[]): Word {
  const unknown = word.kind === 'word' && word.meanings.size === 0 && /^[a-z]{3,}ed$/u.test(word.text);
  return unknown && has(words[at - 1], 'be') ? done(word) : word;
}

/** '… ist abgeheftet', '… wurde exportiert', at the end of a clause. */
function germanParticiple(word: Word, at: number, words: readonly Word[]): Word {
  if (word.kind !== 'word' || word.capital || word.meanings.size > 0 || !PARTICIPLE.test(word.text)) return word;
  const next = words[at + 1];
  const ends = next === undefined || next.kind === 'sign' || has(next, 'and') || has(next, 'be');
  return ends && words.some((other) => has(other, 'be') || has(other, 'have')) ? done(word) : word;
}

const without = (word: Word, taken: readonly Meaning[]): Word => ({
  ...word,
  meanings: new Set([...word.meanings].filter((meaning) => !taken.includes(meaning))),
});

/** German writes nouns with a capital; where a sentence begins every word has one. */
function germanWord(word: Word, at: number, words: readonly Word[]): Word {
  const before = words[at - 1];
  const opens = before === undefined || (before.kind === 'sign' && SENTENCE_ENDS.includes(before.text));
  if (!isDoing(word)) return word;
  const next = words[at + 1];
  if (next?.text === '-' && next.glued && words[at + 2]?.glued) return without(word, DOING);
  return word.capital && !opens ? without(word, ONLY_AS_VERBS) : word;
}

/** English, and Latin words within Chinese, by their neighbours: a determiner or a preposition opens a noun. */
function spacedWords(words: readonly Word[], language: TextLanguage): Word[] {
  const chinese = language === 'zh-TW' || language === 'zh-CN';
  let inNoun = false;
  return words.map((word, at) => {
    // A number belongs to the noun around it: 'the 50 most visited pages'; a year does not.
    const inside = word.kind === 'number' && words[at - 1]?.kind === 'word' && !YEAR.test(word.text);
    if (inNoun && inside) return word;
    if (word.kind !== 'word' || isHan(word) || opensVerb(word)) {
      inNoun = false;
      return word;
    }
    if (isJoined(words, at)) return without(word, [...DOING, 'every']);
    const next = words[at + 1];
    const describes = next?.kind === 'word' && !isHan(next) && !opensVerb(next) && !has(next, 'preposition');
    const measured = NOUN_ENDING.test(word.text) && has(next, 'metric');
    const named = (inNoun && describes) || measured || (chinese && at > 0);
    const endsNoun = inNoun && !describes && !word.text.endsWith('ed');
    if (has(word, 'determiner') || has(word, 'preposition')) inNoun = true;
    if (has(word, 'date') || has(word, 'month')) inNoun = false;
    if (!isDoing(word)) return word;
    return named ? without(word, DOING) : endsNoun ? without(word, ONLY_AS_VERBS) : word;
  });
}

const isHan = (word: Word): boolean => isUnspaced(word.text.charAt(0));

/** After these a verb may follow: 'is launched', 'and launch'. */
const opensVerb = (word: Word): boolean =>
  has(word, 'be') || has(word, 'and') || has(word, 'aside') || has(word, 'about');

/** Joined by a hyphen to the word before it: 'all' in 'time-to-all-greens'. */
function isJoined(words: readonly Word[], at: number): boolean {
  const before = words[at - 1];
  return words[at]?.glued === true && before?.text === '-' && before.glued;
}
