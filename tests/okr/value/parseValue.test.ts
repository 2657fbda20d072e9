import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Unit } from '#lib/okr/model.ts';
import { decimalMark } from '#lib/okr/value/numeral.ts';
import { formatNumber, formatValue } from '#lib/okr/unit.ts';
import { parseValue } from '#lib/okr/value/parseValue.ts';
import { NUMBER } from '../records.ts';

const PERCENT: Unit = { kind: 'percent' };
const MINUTE: Unit = { kind: 'duration', unit: 'minute' };
const DAY: Unit = { kind: 'duration', unit: 'day' };
const TWD: Unit = { kind: 'currency', code: 'TWD' };
const CHF: Unit = { kind: 'currency', code: 'CHF' };
const free = (text: string): Unit => ({ kind: 'text', text });

const ok = (value: number) => ({ ok: true, value });
const refused = (code: string) => ({ ok: false, code });

describe('numbers as people write them', () => {
  it.each([
    ['2000', 2000],
    ['2,000', 2000],
    ['2.000', 2000],
    ['２０００', 2000],
    ['１，０００', 1000],
    ['1.234,5', 1234.5],
    ['1,234.5', 1234.5],
    ['1,234,567', 1_234_567],
    ['1.234.567,89', 1_234_567.89],
    ['12,34,567', 1_234_567],
    ["160'000", 160_000],
    ['160’000.50', 160_000.5],
    ['1 234,5', 1234.5],
    ['1\u00A0234,5', 1234.5],
    ['1\u2009234\u2009567', 1_234_567],
    ['1\u202F234,5', 1234.5],
    ['2,5', 2.5],
    ['2.5', 2.5],
    ['0.125', 0.125],
    ['0,125', 0.125],
    ['.5', 0.5],
    ['5.', 5],
    ['+4', 4],
    ['-3', -3],
    ['−3', -3],
    ['－３', -3],
    ['- 3', -3],
    [' 7 ', 7],
    ['٢٠٠٠', 2000],
    ['١٬٢٣٤٫٥', 1234.5],
    ['۱۲۳', 123],
    ['१२३', 123],
    ['\u200E-1,234.5', -1234.5],
  ])('%j is %d', (text, value) => {
    expect(parseValue(text, NUMBER)).toEqual(ok(value));
  });

  it('takes -0 for 0', () => {
    expect(parseValue('-0', NUMBER)).toStrictEqual(ok(0));
  });
});

describe('a mark before three digits', () => {
  it('is refused where it could be either', () => {
    expect(parseValue('1.234', NUMBER)).toEqual(refused('ambiguous'));
    expect(parseValue('73.125', NUMBER)).toEqual(refused('ambiguous'));
  });

  it('is what the reader’s language or the sheet says it is', () => {
    expect(parseValue('1.234', NUMBER, '.')).toEqual(ok(1.234));
    expect(parseValue('1.234', NUMBER, ',')).toEqual(ok(1234));
    expect(parseValue('1,234', NUMBER, '.')).toEqual(ok(1234));
    expect(parseValue('1,234', NUMBER, ',')).toEqual(ok(1.234));
    expect(parseValue('5.000', NUMBER, '.')).toEqual(ok(5));
  });

  it('is no question where it stands otherwise', () => {
    expect(parseValue('2,5', NUMBER, '.')).toEqual(ok(2.5));
    expect(parseValue('1.234,5', NUMBER, '.')).toEqual(ok(1234.5));
    expect(parseValue('12345.678', NUMBER)).toEqual(ok(12_345.678));
  });

  it.each([
    ['en', '.'],
    ['zh-TW', '.'],
    ['de', ','],
    ['fr', ','],
    ['ar', '.'],
    ['ar-EG', '.'],
  ])('in %s begins decimals with %j', (locale, mark) => {
    expect(decimalMark(locale)).toBe(mark);
  });
});

describe('what is no number', () => {
  it('is empty where nothing is', () => {
    expect(parseValue('', NUMBER)).toEqual(refused('empty'));
    expect(parseValue(' \u00A0\u200B', NUMBER)).toEqual(refused('empty'));
  });

  it.each([
    'n/a',
    '—',
    '?',
    '5–10',
    '3/4',
    '1:30',
    '12.08.2024',
    '1.2.3',
    '1,23,4',
    '1 5',
    '1e5',
    '5²',
    '½',
    '--5',
    '5-',
    '~5',
    '(5)',
    '三',
    '1,234.567,8',
    '9'.repeat(400),
  ])('is refused and never 0: %j', (text) => {
    expect(parseValue(text, NUMBER)).toEqual(refused('not-a-number'));
  });

  it('never throws, and gives finite numbers only, whatever the text', () => {
    const unit = fc.constantFrom(NUMBER, PERCENT, MINUTE, TWD, free('NPS'), free('m2'));
    const text = fc.oneof(
      fc.string(),
      fc.string({ unit: 'binary' }),
      fc.string({ unit: fc.constantFrom(..."0123456789.,' -+%$٣५２年") }),
    );
    fc.assert(
      fc.property(text, unit, (text, unit) => {
        const parsed = parseValue(text, unit);
        expect(parsed.ok ? Number.isFinite(parsed.value) && /\p{Nd}/u.test(text) : parsed.code).toBeTruthy();
      }),
      { numRuns: 500 },
    );
  });
});

describe('units beside the number', () => {
  it.each([
    ['85 %', PERCENT, 85],
    ['85%', PERCENT, 85],
    ['85％', PERCENT, 85],
    ['٨٥٪', PERCENT, 85],
    ['62 percent', PERCENT, 62],
    ['6 min', MINUTE, 6],
    ['6 Min.', MINUTE, 6],
    ['6 minutes', MINUTE, 6],
    ['2分', MINUTE, 2],
    ['2 分鐘', MINUTE, 2],
    ['يومان', DAY, 2],
    ['3 days', DAY, 3],
    ['NT$1,200', TWD, 1200],
    ['$1,200', TWD, 1200],
    ['1200元', TWD, 1200],
    ['TWD 1200', TWD, 1200],
    ['-NT$5', TWD, -5],
    ['NT$ -5', TWD, -5],
    ["160'000.–", CHF, 160_000],
    ['Fr. 160.—', CHF, 160],
    ['160,- CHF', CHF, 160],
    ['5 users', free('user'), 5],
    ['5 USERS', free('users'), 5],
    ['40 NPS', free('NPS'), 40],
    ['12 m2', free('m2'), 12],
    ['p95 120', free('p95'), 120],
  ] as const)('%j counts in its unit', (text, unit, value) => {
    expect(parseValue(text, unit)).toEqual(ok(value));
  });

  it.each([PERCENT, MINUTE, TWD, free('NPS')])('may be left away: $kind', (unit) => {
    expect(parseValue('73,5', unit)).toEqual(ok(73.5));
  });

  it.each([
    ['85 %', NUMBER],
    ['6 h', MINUTE],
    ['6 min', NUMBER],
    ['€5', TWD],
    ['USD 5', CHF],
    ['5 apples', free('pears')],
    ['3萬', NUMBER],
    ['5k', NUMBER],
  ] as const)('%j is refused where another is counted, not converted', (text, unit) => {
    expect(parseValue(text, unit)).toEqual(refused('wrong-unit'));
  });
});

describe('what is written can be read again', () => {
  const locale = fc.constantFrom('en', 'zh-TW', 'de', 'ar', 'ar-EG', 'fr', 'de-CH', 'en-IN');
  const durations = ['second', 'minute', 'hour', 'day', 'week', 'month'] as const;
  const currencies = ['TWD', 'USD', 'EUR', 'CHF', 'JPY', 'KWD'];
  const unit = fc.oneof(
    fc.constantFrom(NUMBER, PERCENT, free('NPS'), free('m2'), free('分')),
    fc.constantFrom(...durations).map((unit) => ({ kind: 'duration', unit }) as const),
    fc.constantFrom(...currencies).map((code) => ({ kind: 'currency', code }) as const),
  );
  const entered = fc
    .tuple(fc.integer({ min: -1e9, max: 1e9 }), fc.constantFrom(1, 10, 100, 1000, 10_000))
    .map(([digits, scale]) => digits / scale);

  it('with its unit, in every language, by whoever knows the language', () => {
    fc.assert(
      fc.property(locale, unit, entered, (locale, unit, value) => {
        const written = formatValue(value, unit, locale);
        expect([written, parseValue(written, unit, decimalMark(locale))]).toEqual([written, ok(value)]);
      }),
      { numRuns: 1000 },
    );
  });

  it('without its unit', () => {
    fc.assert(
      fc.property(locale, unit, entered, (locale, unit, value) => {
        const written = formatNumber(value, unit, locale);
        expect([written, parseValue(written, unit, decimalMark(locale))]).toEqual([written, ok(value)]);
      }),
    );
  });

  it('small counts too, for which some languages have words of their own', () => {
    for (const language of ['en', 'zh-TW', 'de', 'ar']) {
      for (const name of durations) {
        for (const count of [0, 1, 2, 3, 11]) {
          const unit = { kind: 'duration', unit: name } as const;
          expect(parseValue(formatValue(count, unit, language), unit)).toEqual(ok(count));
        }
      }
    }
  });
});
