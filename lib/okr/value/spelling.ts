/**
 * What is written the same although other characters stand there: scripts' digits, widths, minus signs, quotes. Numbers and
 * units are read in one spelling; what is not understood in it can be pointed at in the text as it was typed.
 */

/** A part of a text, in UTF-16 units as `slice` counts them; the end excluded. */
export interface Place {
  start: number;
  end: number;
}

/** The zeros of the scripts in daily use; their nine digits follow them: Arabic, Persian, Devanagari, Bengali, Thai, full width. */
const ZEROS = [0x0660, 0x06f0, 0x0966, 0x09e6, 0x0e50, 0xff10];
/** Directions, joiners, soft hyphens and variants of a character: never part of what is said. */
const INVISIBLE = /[\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/gu;

/**
 * The same text in one spelling: ASCII digits, full-width letters and marks as ASCII, plain spaces, one minus, one
 * apostrophe, no invisible marks. The Arabic group mark becomes the apostrophe, which never begins decimals; the Arabic decimal
 * mark stays, because it is never anything else.
 */
export function plainSpelling(text: string): string {
  return characterByCharacter(text).trim();
}

/** Every character that is not left out stays one character: {@link placeAsTyped} counts on it. */
function characterByCharacter(text: string): string {
  // Most of what is typed is plain already; a sheet has a hundred thousand numbers.
  if (/^[ -_a-~]*$/u.test(text)) return text;
  return text
    .replace(INVISIBLE, '')
    .replace(/[٠-٩۰-۹०-९০-৯๐-๙]/gu, digitOf)
    .replace(/[\uff01-\uff5e\uffe0-\uffe2\uffe4-\uffe6]/gu, (wide) => wide.normalize('NFKC'))
    .replace(/\s/gu, ' ')
    .replace(/[−‒–—﹣]/gu, '-')
    .replace(/[’‘ʼ´`′٬]/gu, "'")
    .replace(/[、،]/gu, ',')
    .replace(/[٪﹪]/gu, '%');
}

function digitOf(digit: string): string {
  const code = digit.codePointAt(0) ?? 0;
  const zero = ZEROS.findLast((first) => first <= code) ?? code;
  return String(code - zero);
}

/** Where a part of the {@link plainSpelling} of a text stands in the text itself. */
export function placeAsTyped(text: string, { start, end }: Place): Place {
  const untrimmed = characterByCharacter(text);
  const leading = untrimmed.length - untrimmed.trimStart().length;
  const left = new Set([...text.matchAll(INVISIBLE)].map(({ index }) => index));
  const kept = Array.from({ length: text.length }, (_, index) => index).filter((index) => !left.has(index));
  const first = kept[leading + start] ?? text.length;
  const last = kept[leading + end - 1];
  return { start: first, end: end > start && last !== undefined ? last + 1 : first };
}

/**
 * A word in the form in which it is compared: upper and lower case, spaces, full stops and commas make no difference ('Min.'
 * is 'min'), nor do the vowel signs of Arabic and the spellings of its alef.
 */
export function foldWord(text: string): string {
  // Composed before and after: what is composed may have a plain spelling, and what is spelled plainly may compose.
  return plainSpelling(text.normalize('NFC'))
    .normalize('NFC')
    .toLowerCase()
    .replace(/[ .,]|\u0640|\p{Script=Inherited}/gu, '')
    .replace(/[أإآ]/gu, 'ا')
    .replace(/ى/gu, 'ي');
}
