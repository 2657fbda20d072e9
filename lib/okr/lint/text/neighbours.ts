/** What stands beside a number. */
import { isUnspaced } from './letters.ts';
import { has } from './verbs.ts';
import type { Word } from './words.ts';

/** Whether a word is one of these, given with spaces between them. */
export const reads = (word: Word | undefined, texts: string): boolean =>
  word !== undefined && texts.split(' ').includes(word.text);

const AFTER = '% ‰ € $ £ ¥ ₩ ₹ ° × +';
const BEFORE = '€ $ £ ¥ ₩ ₹ < > ≤ ≥ ≧ ≦ ⩾ ⩽ ~ = ± ≈';

/** Has a sign or a word that only amounts have. */
export const isSigned = (words: readonly Word[], at: number): boolean =>
  reads(words[at + 1], AFTER) || reads(words[at - 1], BEFORE) || has(words[at - 1], 'limit');

/** A measure word or unit of a script without spaces: '個', '萬'. */
export const isHanUnit = (word: Word | undefined): boolean =>
  has(word, 'unit') && isUnspaced(word?.text.charAt(0) ?? '');
