/** Reading a value that someone typed or a sheet holds (method, 1): leniently, but never guessing a number that is not there. */
import type { Unit } from '../model.ts';
import { plainSpelling, readNumeral, type DecimalMark } from './numeral.ts';
import { foldUnit, unitWords } from './unitWord.ts';

/**
 * empty: nothing there. not-a-number: no number, or more than one. wrong-unit: a number of something else ('6 h' where
 * minutes are counted, '85 %' where plain numbers are). ambiguous: '1.234' where nobody knows whether '.' groups.
 */
export type ValueProblem = 'empty' | 'not-a-number' | 'wrong-unit' | 'ambiguous';
export type ParsedValue = { ok: true; value: number } | { ok: false; code: ValueProblem };

/** An optional mark of Swiss and German prices: '160.–', '160,-'. */
const NO_CENTS = /[.,]\s*-+(?=\D*$)/u;
const NUMBER = /^(?<before>\D*?)(?<digits>[.,]?\d(?:[\d.,' ]*\d)?[.,]?)(?<after>\D*)$/u;
const LEADING_SIGN = /^[+-]|[+-]$/u;

/**
 * The value in the metric's own unit; percent as written, so '85 %' is 85.
 *
 * Accepted around the number: a sign before it, the unit in any usual spelling, digits of any script, full-width forms,
 * group marks. A number without a unit is taken to be in the unit asked for. Another unit is refused and not converted.
 * @param decimal what begins the decimals, where it is known (`decimalMark(locale)` for what a person types, the sheet's own
 *   for a sheet); without it '1.234' is refused as ambiguous
 */
export function parseValue(text: string, unit: Unit, decimal?: DecimalMark): ParsedValue {
  const plain = plainSpelling(text);
  if (plain === '') return { ok: false, code: 'empty' };
  const match = NUMBER.exec(withoutFreeText(plain, unit).replace(NO_CENTS, ''));
  const { before, digits, after } = match?.groups ?? {};
  if (before === undefined || digits === undefined || after === undefined) return wordForNumber(plain, unit);

  const prefix = before.trim();
  const sign = LEADING_SIGN.exec(prefix)?.[0];
  const beside = [prefix.replace(LEADING_SIGN, ''), after].map(foldUnit).filter((rest) => rest !== '');
  // Gathering the words takes milliseconds, and most people type the number alone.
  const strange = beside.length === 0 ? undefined : beside.find((rest) => !unitWords(unit).around.has(rest));
  if (strange !== undefined) return { ok: false, code: namesAUnit(strange) ? 'wrong-unit' : 'not-a-number' };

  const numeral = readNumeral(digits, decimal);
  if (!numeral.ok) return numeral;
  // 0 − 0 is 0: a typed '-0' means nothing else.
  return { ok: true, value: sign === '-' ? 0 - numeral.value : numeral.value };
}

/** Arabic says 'two days' in one word without a digit. */
function wordForNumber(plain: string, unit: Unit): ParsedValue {
  const value =
    unit.kind === 'duration' && !/\d/u.test(plain) ? unitWords(unit).instead.get(foldUnit(plain)) : undefined;
  return value === undefined ? { ok: false, code: 'not-a-number' } : { ok: true, value };
}

/** A free unit may hold digits itself ('m2', 'p95'), so it is taken away before numbers are looked for. */
function withoutFreeText(plain: string, unit: Unit): string {
  if (unit.kind !== 'text') return plain;
  const word = plainSpelling(unit.text);
  if (!/\d/u.test(word) || /^\d/u.test(word)) return plain;
  if (plain.endsWith(word)) return plain.slice(0, -word.length).trim();
  return plain.startsWith(`${word} `) ? plain.slice(word.length).trim() : plain;
}

const namesAUnit = (text: string): boolean => /[\p{L}\p{Sc}%‰°]/u.test(text);
