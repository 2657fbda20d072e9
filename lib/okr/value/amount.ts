/** Takes apart what stands in a field for a number: its sign, its runs of digits and the words around them, each with its place. */
import type { Place } from './spelling.ts';

export interface Piece extends Place {
  text: string;
}

/** A run of digits and the words behind it, up to the next one. */
export interface Part {
  digits: Piece;
  word: Piece;
}

export interface Amount {
  /** The words before the first digit. */
  before: Piece;
  /** The sign at either end of them. */
  sign: '+' | '-' | '';
  parts: [Part, ...Part[]];
}

/** Digits with their marks; a mark may begin them ('.5') but not right behind a letter, where it ends a word ('Rp.5000'). */
const DIGITS = /(?:(?<!\p{L})[.,])?\d(?:[\d.,'٫ ]*\d)?[.,]?/gu;

/**
 * @param plain in plain spelling
 * @returns null where there is no digit
 */
export function takeApart(plain: string): Amount | null {
  const runs = [...plain.matchAll(DIGITS)].map(({ 0: run, index }) => pieceOf(plain, index, index + run.length));
  const [first, ...others] = runs.map((digits, i): Part => {
    const next = runs[i + 1];
    return { digits, word: pieceOf(plain, digits.end, next ? next.start : plain.length) };
  });
  return first ? { ...beforeDigits(plain, first.digits.start), parts: [first, ...others] } : null;
}

function beforeDigits(plain: string, end: number): Pick<Amount, 'before' | 'sign'> {
  const before = pieceOf(plain, 0, end);
  const [first, last] = [before.text.at(0), before.text.at(-1)];
  if (first === '+' || first === '-') return { sign: first, before: pieceOf(plain, before.start + 1, end) };
  if (last === '+' || last === '-') return { sign: last, before: pieceOf(plain, before.start, before.end - 1) };
  return { sign: '', before };
}

/** The part of a text without the spaces around it. */
function pieceOf(plain: string, from: number, to: number): Piece {
  const around = plain.slice(from, to);
  const text = around.trim();
  const start = from + around.indexOf(text);
  return { text, start, end: start + text.length };
}
