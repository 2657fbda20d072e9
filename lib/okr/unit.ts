/** Numbers with their units, as a reader's language writes them. `locale` is any BCP 47 tag. */
import type { Unit } from './model.ts';

/** What is entered has fewer decimals; what is computed from it (a difference) shows no binary noise beyond them, nor its sign. */
const DECIMALS: Intl.NumberFormatOptions = { maximumFractionDigits: 10, signDisplay: 'negative' };
const NO_BREAK_SPACE = '\u00A0';

const made = new Map<string, Intl.NumberFormat>();

function formatter(locale: string, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = locale + JSON.stringify(options);
  const known = made.get(key);
  if (known) return known;
  const fresh = new Intl.NumberFormat(locale, options);
  made.set(key, fresh);
  return fresh;
}

/** The number alone, up to ten decimals; amounts of money that are not whole show all digits of their currency. */
export function formatNumber(value: number, unit: Unit, locale: string): string {
  if (unit.kind !== 'currency') return formatter(locale, DECIMALS).format(value);
  const parts = formatter(locale, optionsFor(unit)).formatToParts(value);
  return parts
    .filter(({ type }) => type !== 'currency' && type !== 'literal')
    .map((part) => part.value)
    .join('');
}

/** The number with its unit. Percent values are stored as written: 62 is '62%'. */
export function formatValue(value: number, unit: Unit, locale: string): string {
  if (unit.kind === 'text') return `${formatNumber(value, unit, locale)}${NO_BREAK_SPACE}${unit.text}`;
  const format = formatter(locale, optionsFor(unit));
  // Arabic says 'a month' and 'two months' without a digit, and then without the sign too.
  const saysAll = value >= 0 || format.formatToParts(value).some(({ type }) => type === 'integer');
  return saysAll
    ? format.format(value)
    : `${formatNumber(value, unit, locale)}${NO_BREAK_SPACE}${unitLabel(unit, locale)}`;
}

/** The unit alone, to stand beside a field: '%', 'min', 'NT$'; '' for plain numbers. */
export function unitLabel(unit: Unit, locale: string): string {
  if (unit.kind === 'number') return '';
  if (unit.kind === 'text') return unit.text;
  // A count whose word is the common plural, in the languages that have one.
  const parts = formatter(locale, optionsFor(unit)).formatToParts(100);
  const named = parts.filter(({ type }) => type === 'currency' || type === 'unit' || type === 'percentSign');
  return named.map((part) => part.value).join('');
}

function optionsFor(unit: Exclude<Unit, { kind: 'text' }>): Intl.NumberFormatOptions {
  switch (unit.kind) {
    case 'number':
      return DECIMALS;
    case 'percent':
      return { ...DECIMALS, style: 'unit', unit: 'percent' };
    case 'duration':
      return { ...DECIMALS, style: 'unit', unit: unit.unit, unitDisplay: 'short' };
    case 'currency':
      return { ...DECIMALS, style: 'currency', currency: unit.code, trailingZeroDisplay: 'stripIfInteger' };
  }
}
