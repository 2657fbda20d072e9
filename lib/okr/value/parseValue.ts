/** Reading a value that someone typed or a sheet holds (method, 1): leniently, but never guessing a number that is not there. */
import type { Unit } from '../model.ts';
import { takeApart, type Amount } from './amount.ts';
import { readClock } from './clock.ts';
import type { DecimalMark } from './numeral.ts';
import { saysSomething } from './numberWord.ts';
import { refuse, type ParsedValue } from './parsedValue.ts';
import { readParts } from './parts.ts';
import { foldWord, placeAsTyped, plainSpelling } from './spelling.ts';
import { unitWords } from './unitWord.ts';

/**
 * The value in the metric's own unit; percent as written, so '85 %' is 85.
 *
 * Accepted around the number: a sign before it, the unit in any usual spelling of our languages, digits of any script,
 * full-width forms, group marks, words for powers of ten ('3萬', '2,5 Mio.'), and several of them from the largest to the
 * smallest ('1億2000萬', '2 h 30 min'). A number without a unit is taken to be in the unit asked for. Seconds, minutes and
 * hours are converted into one another, and days and weeks; any other unit is refused.
 * @param decimal what begins the decimals, where it is known (`decimalMark(locale)` for what a person types, the sheet's own
 *   for a sheet); without it '1.234' is refused as ambiguous
 */
export function parseValue(text: string, unit: Unit, decimal?: DecimalMark): ParsedValue {
  const read = readPlain(plainSpelling(text), unit, decimal);
  return read.ok ? read : { ...read, at: placeAsTyped(text, read.at) };
}

function readPlain(plain: string, unit: Unit, decimal?: DecimalMark): ParsedValue {
  const whole = { start: 0, end: plain.length };
  if (plain === '') return refuse('empty', whole);
  const clock = unit.kind === 'duration' ? readClock(plain, unit.unit) : null;
  if (clock === 'clock') return refuse('clock', whole);
  if (clock !== null) return { ok: true, value: clock, converted: true };
  const amount = takeApart(withoutOrnament(plain, unit));
  const value = amount ? null : wordForNumber(plain, unit);
  if (value !== null) return { ok: true, value };
  return amount ? readAmount(amount, unit, decimal) : refuse('not-a-number', whole);
}

function readAmount({ before, sign, parts }: Amount, unit: Unit, decimal?: DecimalMark): ParsedValue {
  const prefix = before.text === '' ? '' : foldWord(before.text);
  // Gathering the words takes milliseconds, and most people type the number alone.
  if (prefix !== '' && !unitWords(unit).around.has(prefix)) {
    return refuse(saysSomething(before.text) ? 'wrong-unit' : 'not-a-number', before);
  }
  const read = readParts(parts, unit, decimal);
  // 0 − 0 is 0: a typed '-0' means nothing else.
  return read.ok && sign === '-' ? { ...read, value: 0 - read.value } : read;
}

/** Arabic says 'two days' in one word without a digit. */
function wordForNumber(plain: string, unit: Unit): number | null {
  return unit.kind === 'duration' ? (unitWords(unit).instead.get(foldWord(plain)) ?? null) : null;
}

/** A mark of Swiss, German and Indonesian prices: '160.–', 'Rp 5.000,-'. */
const NO_CENTS = /[.,] *-+(?=\D*$)/u;

/** What stands there and says nothing of the number becomes spaces, so that everything else keeps its place. */
function withoutOrnament(plain: string, unit: Unit): string {
  return withoutFreeText(plain, unit).replace(NO_CENTS, ({ length }) => ' '.repeat(length));
}

/** A free unit may hold digits and their marks itself ('m2', 'p95', '2nd visits'), so it is taken away before numbers are looked for. */
function withoutFreeText(plain: string, unit: Unit): string {
  const word = unit.kind === 'text' ? plainSpelling(unit.text) : '';
  if (!/[\d.,]/u.test(word)) return plain;
  const blank = ' '.repeat(word.length);
  // One that begins with them needs a space before it, or it would go on with the number.
  if (plain.endsWith(/^[\d.,]/u.test(word) ? ` ${word}` : word)) return plain.slice(0, -word.length) + blank;
  return plain.startsWith(`${word} `) ? blank + plain.slice(word.length) : plain;
}
