/**
 * Which amounts of a text are the goal. Most numbers are; the others are dates, parts of names, places in a list, lengths of
 * time, or say of whom one speaks ('30-day retention', 'customers with 500+ seats').
 */
import { isDate, isPeriod } from './dates.ts';
import { isUnspaced } from './letters.ts';
import { isHanUnit, isSigned, reads } from './neighbours.ts';
import { has, isDoing } from './verbs.ts';
import type { Word } from './words.ts';

export type QuantityRole = 'goal' | 'date' | 'name' | 'list-mark' | 'span' | 'attribute' | 'aside' | 'placeholder';

export interface Quantity {
  /** Index of the word. */
  at: number;
  role: QuantityRole;
}

export function quantitiesOf(words: readonly Word[]): Quantity[] {
  const aside = asideWords(words);
  return words.flatMap((word, at): Quantity[] => {
    if (word.kind === 'number') return [{ at, role: roleOfNumber(words, at, aside) }];
    if (has(word, 'placeholder') || isPlaceholder(words, at)) return [{ at, role: 'placeholder' }];
    if (isPeriod(word.text)) return [{ at, role: 'date' }];
    if (has(word, 'numeral') || has(word, 'multiple')) return [{ at, role: roleOfNumeral(words, at, aside) }];
    return [];
  });
}

function roleOfNumeral(words: readonly Word[], at: number, aside: ReadonlySet<number>): QuantityRole {
  if (has(words[at - 1], 'span') && has(words[at + 1], 'time-unit')) return 'span';
  if (isHyphened(words, at) || isKnownSet(words, at)) return 'attribute';
  return aside.has(at) ? 'aside' : 'goal';
}

/** 'Deepen the three focus topics', 'vertiefen die drei Fokusthemen': which ones they are is known, not how far they come. */
function isKnownSet(words: readonly Word[], at: number): boolean {
  if (!reads(words[at - 1], 'the our these die unsere diese den unseren diesen') || words[at + 1]?.kind !== 'word')
    return false;
  if (has(words[at + 1], 'unit') || has(words[at + 1], 'time-unit') || isSigned(words, at)) return false;
  const doing = words.slice(0, at).findLast(isDoing);
  return (
    doing !== undefined && !has(doing, 'finish') && !has(doing, 'make') && words.every((word) => !has(word, 'every'))
  );
}

function roleOfNumber(words: readonly Word[], at: number, aside: ReadonlySet<number>): QuantityRole {
  const before = words[at - 1];
  if (isListMark(words, at)) return 'list-mark';
  if (isDate(words, at)) return 'date';
  if (isClock(words, at) || isPraise(words, at)) return 'name';
  if (has(before, 'numbered') && !reads(words[at + 1], '%')) return 'name';
  if (!isAmount(words, at) && isPartOfName(words, at)) return 'name';
  if (isSpan(words, at)) return 'span';
  if (isOpenAllDay(words, at)) return 'attribute';
  if (isHyphened(words, at) || describesNoun(words, at) || countsOthers(words, at) || isKnownSet(words, at)) {
    return 'attribute';
  }
  return aside.has(at) ? 'aside' : 'goal';
}

/** '12 %', '≥ 4', '3x', '5 users': nobody writes a name like that. */
const isAmount = (words: readonly Word[], at: number): boolean =>
  isSigned(words, at) || has(words[at + 1], 'unit') || /[a-z]$/u.test(words[at]?.text ?? '');

/** 'KR 1: …', '2) …', '#3 …'. */
function isListMark(words: readonly Word[], at: number): boolean {
  const before = words[at - 1];
  if (reads(before, 'kr o okr') && at <= 3) return true;
  if (reads(before, '#') && at === 1) return !has(words[at + 1], 'preposition');
  const opens = at === 0 || (at === 1 && reads(before, '( ['));
  return opens && reads(words[at + 1], '. ) : , ]') && words[at + 2]?.glued === false;
}

/** '17:00', '24/7', '1:1', '1 對 1'. */
function isClock(words: readonly Word[], at: number): boolean {
  const [text, before, after] = [words[at]?.text, words[at - 1], words[at + 1]];
  if (text === '24' && reads(after, '/') && reads(words[at + 2], '7')) return true;
  if (text === '7' && reads(before, '/') && reads(words[at - 2], '24')) return true;
  if (text === '1' && reads(after, '對 对') && words[at + 2]?.text === '1') return true;
  if (text === '1' && reads(before, '對 对') && words[at - 2]?.text === '1') return true;
  const opens = reads(after, ':') && after?.glued === true && words[at + 2]?.kind === 'number' && words[at + 2]?.glued;
  const ends = reads(before, ':') && before?.glued === true && words[at - 2]?.kind === 'number' && words[at]?.glued;
  return opens === true || ends === true;
}

/** 'The #1 brand': what one would like to be called. '#1 in the shop' is a place. */
const isPraise = (words: readonly Word[], at: number): boolean =>
  words[at]?.text === '1' &&
  reads(words[at - 1], '#') &&
  /^(?:brand|choice|品|首|marke)/u.test(words[at + 1]?.text ?? '');

/** 'Portal 1.0', 'Drupal 10': after a capitalised word, with nothing counted behind it. */
function isPartOfName(words: readonly Word[], at: number): boolean {
  const before = words[at - 1];
  const after = words[at + 1];
  if (before?.kind !== 'word' || isUnspaced(before.text.charAt(0)) || has(before, 'metric')) return false;
  if (/^\d+\.0$/u.test(words[at]?.text ?? '') && before.capital) return true;
  // 'Next.js 15': a name with a dot is one of a product.
  if (before.text.includes('.') && !isUnspaced(before.text.charAt(0))) return true;
  if (before.meanings.size > 0 && !has(before, 'thing')) return false;
  if (words[at]?.glued) return !reads(before, ':');
  const counts = after?.kind === 'word' && !has(after, 'and') && !has(after, 'preposition') && !has(after, 'aside');
  return before.capital && at >= 2 && !counts && !reads(words[at - 2], ':');
}

/** A length of time that says when: 'in the next 3 months', '三個月內'. */
function isSpan(words: readonly Word[], at: number): boolean {
  if (!has(words[at + 1], 'time-unit')) return false;
  return reads(words[at + 2], '內 内 後 后 以內 以内 之內 之内') || has(words[at - 1], 'span');
}

/** '30-day', 'two-factor'; a range '3-5' is none. */
function isHyphened(words: readonly Word[], at: number): boolean {
  const [hyphen, noun] = [words[at + 1], words[at + 2]];
  return hyphen?.text === '-' && hyphen.glued && noun?.kind === 'word' && noun.glued;
}

/** '24 小時客服': when it is there, not how fast it is. */
const isOpenAllDay = (words: readonly Word[], at: number): boolean =>
  words[at]?.text === '24' && reads(words[at + 1], '小時 小时') && /^[客服營营值在]/u.test(words[at + 2]?.text ?? '');

/** '10 person teams', '5k+ user customers': how large they are, not how many. */
function describesNoun(words: readonly Word[], at: number): boolean {
  const plus = reads(words[at + 1], '+') ? 1 : 0;
  const [unit, noun] = [words[at + 1 + plus], words[at + 2 + plus]];
  return has(unit, 'unit') && has(noun, 'party');
}

/** 'for our 10 largest customers', 'with 500+ seats', unless something is finished for them, or it is a share. */
function countsOthers(words: readonly Word[], at: number): boolean {
  if (reads(words[at + 1], '% ‰ ×') || /[a-z]$/u.test(words[at]?.text ?? '')) return false;
  const opener = has(words[at - 1], 'determiner') ? words[at - 2] : words[at - 1];
  if (reads(opener, 'with mit') && reads(words[at + 1], '+')) return true;
  if (!has(opener, 'across')) return false;
  const doing = words.slice(0, at).find(isDoing);
  return doing === undefined || has(doing, 'change') || has(doing, 'keep');
}

/** 'X %', 'from x to y', '__ %', 'X 萬'. */
function isPlaceholder(words: readonly Word[], at: number): boolean {
  const text = words[at]?.text ?? '';
  if (isBlank(words, at)) return true;
  if (!/^[xyn_○]$/u.test(text)) return false;
  const [before, after] = [words[at - 1], words[at + 1]];
  if (reads(after, '% € $ +') || reads(before, '€ $ £ ≥ ≤ < >') || isHanUnit(after)) return true;
  if (text === '_' || text === '○') return reads(after, '_ ○') || reads(before, '_ ○');
  if (reads(before, '[') && reads(after, ']')) return true;
  if (text !== 'y' && after?.kind === 'word' && /[^s]s$/u.test(after.text) && !has(after, 'be')) return true;
  const counts = has(before, 'towards') || has(before, 'from') || has(before, 'by-amount') || has(before, 'limit');
  return counts && before?.kind === 'word';
}

/** '<NewProduct>', '[number]': to be filled in. */
function isBlank(words: readonly Word[], at: number): boolean {
  const [before, word, after] = [words[at - 1], words[at], words[at + 1]];
  if (word?.kind !== 'word' || !after?.glued) return false;
  if (before?.text === '<' && word.glued && after.text === '>') return true;
  return (
    reads(before, '[ <') &&
    reads(word, 'number name date metric target value amount percent percentage zahl datum wert betrag')
  );
}

/** The words of parts that say how or whether; such a part ends at the next mark between clauses. */
function asideWords(words: readonly Word[]): Set<number> {
  const inside = new Set<number>();
  let open = false;
  for (const [at, word] of words.entries()) {
    if (word.kind === 'sign' && '.;!?,:'.includes(word.text)) open = false;
    else if (has(word, 'about') && at > 0) open = true;
    if (open) inside.add(at);
  }
  return inside;
}
