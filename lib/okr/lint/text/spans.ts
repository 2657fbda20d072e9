/** Where numbers, and names that hold digits or dots, end. */
import { isDigit, isLetter, isUnspaced, wordEnd } from './letters.ts';

/** Letters that may follow a number without a space and belong to it; with any others it is a name ('5G', '2FA'). */
const UNITS = new Set(
  'k m b bn mn mm mio mrd tsd x s ms sec secs h hr hrs min mins d day days wk w chf kchf tchf mchf eur keur teur usd nt gb tb mb kb kg km t pp pt pts fte er mal fach kw kwh mwh mw kk mil pct st'.split(
    ' ',
  ),
);
/** Letters that may stand before a number without a space and are its currency; any others begin a name ('P16', 'K8s'). */
const CURRENCIES = new Set('chf kchf tchf eur usd nt ntd us s sgd gbp rmb twd rm rp fr hk cny jpy'.split(' '));

/** Digits with their marks: '1,200', '30.6.2024', "160'000", '160 000'. */
export function numberEnd(plain: string, start: number): number {
  let end = start;
  for (;;) {
    while (isDigit(plain.charAt(end))) end += 1;
    const mark = plain.charAt(end);
    const goesOn = mark !== '' && ".,' ".includes(mark) && isDigit(plain.charAt(end + 1));
    if (!goesOn || (mark === ' ' && !isGroup(plain, end + 1))) return end;
    end += 1;
  }
}

/** Three digits behind at most three: '160 000', but not '2024 300'. */
function isGroup(plain: string, at: number): boolean {
  const three = [0, 1, 2].every((step) => isDigit(plain.charAt(at + step)));
  return three && !isDigit(plain.charAt(at + 3)) && !isDigit(plain.charAt(at - 5));
}

/** The end of a number with the unit glued to it, or null if the letters there make it a name. */
export function unitEnd(plain: string, end: number): number | null {
  const letters = wordEnd(plain, end);
  if (letters === end) return end;
  return UNITS.has(plain.slice(end, letters)) && !isDigit(plain.charAt(letters)) ? letters : null;
}

/** Whether the letters from `at` to `end` form a name with the digits behind them. */
export const takesDigits = (plain: string, at: number, end: number): boolean =>
  isDigit(plain.charAt(end)) && !CURRENCIES.has(plain.slice(at, end));

export function nameEnd(plain: string, at: number): number {
  let end = at;
  const inName = (letter: string) => isDigit(letter) || (isLetter(letter) && !isUnspaced(letter));
  // 'Eth2.0' goes on behind its dot.
  const dotted = (dot: number) =>
    plain.charAt(dot) === '.' && dot > at && isDigit(plain.charAt(dot - 1)) && isDigit(plain.charAt(dot + 1));
  while (end < plain.length && (inName(plain.charAt(end)) || dotted(end))) end += 1;
  return end;
}

/** The end of 'v0.3.0', or null where no version begins. */
export function versionEnd(plain: string, at: number): number | null {
  if (plain.charAt(at) !== 'v' || !isDigit(plain.charAt(at + 1))) return null;
  let end = numberEnd(plain, at + 1);
  while (plain.charAt(end) === '.' && isDigit(plain.charAt(end + 1))) end = numberEnd(plain, end + 1);
  return nameEnd(plain, end);
}

/** A word with a dot and more letters behind it: 'Next.js'. */
export function isAddress(plain: string, at: number): boolean {
  const end = wordEnd(plain, at);
  const next = plain.charAt(end + 1);
  return end > at && plain.charAt(end) === '.' && isLetter(next) && !isUnspaced(next);
}
