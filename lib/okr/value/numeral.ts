/** Numbers as people write them: whose comma groups thousands in one country and begins the decimals in the next. */

/** The mark between whole number and decimals. */
export type DecimalMark = '.' | ',';

export type Numeral = { ok: true; value: number } | { ok: false; code: 'not-a-number' | 'ambiguous' };

const NOT_A_NUMBER: Numeral = { ok: false, code: 'not-a-number' };
/** Nothing else is ever meant by it, so it needs no telling apart. */
const ARABIC_DECIMAL = '٫';

/** What a locale puts before the decimals. Marks that no other language uses need no telling apart and count as '.'. */
export function decimalMark(locale: string): DecimalMark {
  const parts = new Intl.NumberFormat(locale).formatToParts(0.5);
  return parts.find(({ type }) => type === 'decimal')?.value === ',' ? ',' : '.';
}

/**
 * Reads digits with their marks, without sign or unit, in `plainSpelling`.
 *
 * Apostrophes and spaces group. Of two different marks the last begins the decimals; a mark that repeats groups. A single mark is
 * clear unless exactly three digits follow one to three others: then `decimal` says what it is, and where nobody
 * knows, ',' groups ('2,000'), and '.' groups before a final zero, which people do not write in decimals ('2.000'), but is
 * ambiguous otherwise ('1.234').
 */
export function readNumeral(digits: string, decimal?: DecimalMark): Numeral {
  const [arabicWhole = '', arabicRest, ...more] = digits.split(ARABIC_DECIMAL);
  if (arabicRest !== undefined) return more.length > 0 ? NOT_A_NUMBER : assemble(arabicWhole, arabicRest);
  const marks = [...digits.matchAll(/[.,]/gu)];
  const last = marks.at(-1);
  if (!last) return assemble(digits, '');
  const whole = digits.slice(0, last.index);
  const rest = digits.slice(last.index + 1);
  const other = last[0] === '.' ? ',' : '.';
  if (whole.includes(last[0])) return whole.includes(other) ? NOT_A_NUMBER : assemble(digits, '');
  if (whole.includes(other)) return assemble(whole, rest);
  const couldGroup = /^[1-9]\d{0,2}$/u.test(whole) && /^\d{3}$/u.test(rest);
  if (!couldGroup || decimal === last[0]) return assemble(whole, rest);
  if (decimal !== undefined || last[0] === ',' || rest.endsWith('0')) return assemble(whole + rest, '');
  return { ok: false, code: 'ambiguous' };
}

/** Digits, or groups of three, or of two and a last three as in India; one mark for all of them. */
const WHOLE = /^(?:\d*|\d{1,3}(?:([.,' ])\d{3})(?:\1\d{3})*|\d{1,2}(?:([.,' ])\d{2})(?:\2\d{2})*\2\d{3})$/u;

function assemble(whole: string, fraction: string): Numeral {
  if (!WHOLE.test(whole) || !/^\d*$/u.test(fraction) || whole + fraction === '') return NOT_A_NUMBER;
  const value = Number(`${whole.replace(/\D/gu, '') || '0'}.${fraction || '0'}`);
  return Number.isFinite(value) ? { ok: true, value } : NOT_A_NUMBER;
}
