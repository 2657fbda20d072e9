import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Unit } from '#lib/okr/model.ts';
import { formatNumber, formatValue } from '#lib/okr/unit.ts';
import { decimalMark } from '#lib/okr/value/numeral.ts';
import { parseValue } from '#lib/okr/value/parseValue.ts';
import { free, NUMBER, ok, PERCENT } from './units.ts';

/** The eight languages of the program and those that sheets come in, with the digits and marks of some of their countries. */
const LOCALES = (
  'zh-TW zh-CN en ar id ms th vi de fr ' +
  'ar-EG ar-SA ar-u-nu-arabext th-u-nu-thai zh-TW-u-nu-fullwide en-u-nu-deva de-CH de-AT fr-CA en-IN'
).split(' ');
const DURATIONS = ['second', 'minute', 'hour', 'day', 'week', 'month'] as const;
const CURRENCIES = ['TWD', 'CNY', 'IDR', 'MYR', 'THB', 'VND', 'SAR', 'AED', 'EGP', 'USD', 'EUR', 'CHF', 'JPY', 'KWD'];

const locale = fc.constantFrom(...LOCALES);
const unit: fc.Arbitrary<Unit> = fc.oneof(
  fc.constantFrom(NUMBER, PERCENT),
  fc.constantFrom(...DURATIONS).map((unit): Unit => ({ kind: 'duration', unit })),
  fc.constantFrom(...CURRENCIES).map((code): Unit => ({ kind: 'currency', code })),
  fc.constantFrom('NPS', 'm2', '分', '萬元', 'k€', 'km', 'x', '2nd visits', '次 / 週', 'ألف طن', "'s", '%p').map(free),
);
/** Up to nine digits, up to six of them behind the mark. */
const entered = fc
  .tuple(fc.integer({ min: -999_999_999, max: 999_999_999 }), fc.integer({ min: 0, max: 6 }))
  .map(([digits, decimals]) => Number(`${digits}e-${decimals}`) + 0);

describe('what is written can be read again', () => {
  it('with its unit, in every language, by whoever knows the language', () => {
    fc.assert(
      fc.property(locale, unit, entered, (locale, unit, value) => {
        const written = formatValue(value, unit, locale);
        expect([written, parseValue(written, unit, decimalMark(locale))]).toEqual([written, ok(value)]);
      }),
      { numRuns: 2000 },
    );
  });

  it('without its unit', () => {
    fc.assert(
      fc.property(locale, unit, entered, (locale, unit, value) => {
        const written = formatNumber(value, unit, locale);
        expect([written, parseValue(written, unit, decimalMark(locale))]).toEqual([written, ok(value)]);
      }),
      { numRuns: 1000 },
    );
  });

  it('small counts too, above and below 0, for which some languages have words of their own', () => {
    const counts = [-11, -3, -2.5, -2, -1, 0, 0.5, 1, 2, 3, 11];
    const lost = LOCALES.flatMap((language) =>
      DURATIONS.flatMap((duration) =>
        counts.flatMap((count) => {
          const unit: Unit = { kind: 'duration', unit: duration };
          const written = formatValue(count, unit, language);
          const read = parseValue(written, unit, decimalMark(language));
          return read.ok && read.value === count ? [] : [`${language}: ${count} ${duration} is ${written}`];
        }),
      ),
    );
    expect(lost).toEqual([]);
  });

  it('whatever the spaces, and with invisible marks anywhere between', () => {
    const noise = fc.constantFrom('', ' ', '\u00A0', '\u200B', '\u200F', '\u2009\u2060');
    fc.assert(
      fc.property(unit, entered, noise, noise, noise, (unit, value, before, after, last) => {
        const written = formatNumber(value, unit, 'en').replace('-', `-${before}`);
        const label = unit.kind === 'text' ? unit.text : '';
        const separator = label === '' ? '' : ' ';
        const text = `${before}${written}${after}${separator}${label}${last}`;
        expect([text, parseValue(text, unit, '.')]).toEqual([text, ok(value)]);
      }),
      { numRuns: 500 },
    );
  });
});

describe('a unit of free text, whatever it is', () => {
  it('is read again behind the number that it was written with', () => {
    const text = fc.string({ minLength: 1, maxLength: 12, unit: 'grapheme' }).filter((text) => text.length <= 12);
    fc.assert(
      fc.property(text, entered, (text, value) => {
        const written = formatValue(value, free(text), 'en');
        expect([written, parseValue(written, free(text), '.')]).toEqual([written, ok(value)]);
      }),
      { numRuns: 1000 },
    );
  });
});

describe('a text without a digit', () => {
  it('is never a number, except where a language has a word for the number and its unit together', () => {
    const words = [
      '萬',
      'k',
      'million',
      'juta',
      '%',
      'min',
      'h',
      '兩倍',
      'x',
      '元',
      'Rp',
      '三',
      '十',
      'half',
      ',',
      '.',
      '-',
      ' ',
    ];
    const text = fc.array(fc.constantFrom(...words), { maxLength: 5 }).map((parts) => parts.join(''));
    fc.assert(
      fc.property(text, unit, (text, unit) => {
        expect(parseValue(text, unit).ok).toBe(false);
      }),
    );
    expect(parseValue('شهران', { kind: 'duration', unit: 'month' })).toEqual(ok(2));
    expect(parseValue('شهران', NUMBER).ok).toBe(false);
  });
});
