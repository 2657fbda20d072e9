/** Notes that were written once and sent again. */
import type { CheckIn, With } from '../model.ts';
import { aboutKeyResult, type KeyResultGround } from './keyResultGround.ts';
import type { SignalFinding } from './signal.ts';

export const COPY_PASTE = { checkIns: 2, letters: 15 } as const;

/** A Chinese character or a kana says about as much as three letters. */
const LETTERS_PER_CHARACTER = 3;
const CHARACTER = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u;

/**
 * `copy-paste` (method, 14): two or more check-ins of a key result, in a row or not, carry the same note. Notes are the same whatever their
 * case, width, blanks and punctuation. Short ones ('no change', '進行中') may well be meant anew each time: a note has at
 * least fifteen letters and digits, where a Chinese character counts three. Of several such notes the one that was used most is told,
 * and of these the oldest.
 */
export function copyPaste(ground: KeyResultGround): SignalFinding | null {
  let copies: With<CheckIn>[] = [];
  for (const [note, own] of Map.groupBy(ground.said, ({ note }) => plainNote(note))) {
    if (weightOf(note) >= COPY_PASTE.letters && own.length > copies.length) copies = own;
  }
  const [first] = copies;
  if (!first || copies.length < COPY_PASTE.checkIns) return null;
  return aboutKeyResult(ground, {
    signal: 'copy-paste',
    way: 'copyPaste',
    saw: copies.map(({ id }) => id),
    counts: { count: copies.length },
    since: first.at,
  });
}

function plainNote(note: string): string {
  return note
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{M}\p{N}]/gu, '');
}

/** How much a note says, in letters. */
function weightOf(plain: string): number {
  let weight = 0;
  for (const letter of plain) weight += CHARACTER.test(letter) ? LETTERS_PER_CHARACTER : 1;
  return weight;
}
