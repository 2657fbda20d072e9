/** One spelling for what is compared, in which every character stays where it was: places in it are places in the text. */

/** What is looked at of a text. Titles are shorter, and what comes later would not change the judgement. */
export const LETTERS_LOOKED_AT = 1_000;

const ZEROS = [0x0660, 0x06f0, 0x0966, 0x09e6, 0x0e50];
const SAME: ReadonlyMap<string, string> = new Map(
  Object.entries({
    '-': '−‒–—﹣‐‑―',
    "'": '’‘ʼ´`′٬',
    '"': '“”„«»「」『』《》〈〉',
    '(': '【〔',
    ')': '】〕',
    '.': '٫。',
    ',': '、،',
    '%': '٪﹪',
    '>': '→⇒➔',
    ' ': '\u00ad\u061c\u200b\u200c\u200d\u200e\u200f\u2060\ufeff',
  }).flatMap(([plain, spellings]) => [...spellings].map((spelling) => [spelling, plain])),
);

/**
 * Lower case, ASCII digits and marks, plain spaces; Chinese brackets and marks as their Latin relatives. As long as the
 * text, up to {@link LETTERS_LOOKED_AT}.
 */
export function plainLetters(text: string): string {
  let plain = '';
  const end = Math.min(text.length, LETTERS_LOOKED_AT);
  for (let at = 0; at < end; at += 1) plain += plainLetter(text.charAt(at));
  return plain;
}

function plainLetter(letter: string): string {
  const code = letter.charCodeAt(0);
  if (code < 0x80) return code < 0x20 ? ' ' : letter.toLowerCase();
  if (code >= 0x3400 && code <= 0x9fff) return letter;
  if (code >= 0xff01 && code <= 0xff5e) return String.fromCharCode(code - 0xfee0).toLowerCase();
  const same = SAME.get(letter);
  if (same !== undefined) return same;
  const zero = ZEROS.find((first) => code >= first && code < first + 10);
  if (zero !== undefined) return String(code - zero);
  if (/\s/u.test(letter)) return ' ';
  const lower = letter.toLowerCase();
  // 'İ' is two characters in lower case and would move all that follow.
  return lower.length === 1 ? lower : letter;
}

const LETTER = /^[\p{L}\p{M}]$/u;
const UNSPACED = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]$/u;

export function isLetter(letter: string): boolean {
  if (letter >= 'a' && letter <= 'z') return true;
  return letter > '\u007f' && LETTER.test(letter);
}

/** Of a script without spaces between words, where each place may begin one. */
export const isUnspaced = (letter: string): boolean => letter > '\u0dff' && UNSPACED.test(letter);

export const isDigit = (letter: string): boolean => letter >= '0' && letter <= '9';

/** Where the word of a spaced script that covers `at` ends; `at` itself if none does. */
export function wordEnd(text: string, at: number): number {
  let end = at;
  while (end < text.length && isLetter(text.charAt(end)) && !isUnspaced(text.charAt(end))) end += 1;
  return end;
}
