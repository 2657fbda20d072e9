import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Unit } from '#lib/okr/model.ts';
import { decimalMark } from '#lib/okr/value/numeral.ts';
import { parseValue } from '#lib/okr/value/parseValue.ts';
import {
  NUMBER,
  PERCENT,
  MINUTE,
  DAY,
  TWD,
  CHF,
  IDR,
  VND,
  SAR,
  MYR,
  THB,
  AED,
  EGP,
  CNY,
  free,
  ok,
  refused,
} from './units.ts';

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
    ['๑,๒๓๔.๕', 1234.5],
    ['১২৩', 123],
    ['１．５', 1.5],
    ['1\u00AD000', 1000],
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
    expect(parseValue('١٫٢٣٤', NUMBER, ',')).toEqual(ok(1.234));
    expect(parseValue('١٫٢٫٣', NUMBER)).toEqual(refused('not-a-number'));
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
    ['id', ','],
    ['vi', ','],
    ['ms', '.'],
    ['th', '.'],
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
    ['百分之30', PERCENT, 30],
    ['30 phần trăm', PERCENT, 30],
    ['ร้อยละ 30', PERCENT, 30],
    ['٣٠ بالمئة', PERCENT, 30],
    ['2 menit', MINUTE, 2],
    ['2 minit', MINUTE, 2],
    ['2 phút', MINUTE, 2],
    ['2 นาที', MINUTE, 2],
    ['٢ دقيقة', MINUTE, 2],
    ['Rp 5.000', IDR, 5000],
    ['Rp.5.000,-', IDR, 5000],
    ['Fr.160', CHF, 160],
    ['RM1,200.50', MYR, 1200.5],
    ['฿1,200', THB, 1200],
    ['1,200 บาท', THB, 1200],
    ['500.000 ₫', VND, 500_000],
    ['500.000đ', VND, 500_000],
    ['500 đồng', VND, 500],
    ['1,234 ر.س.\u200F', SAR, 1234],
    ['٥٠ ريالًا', SAR, 50],
    ['50 د.إ', AED, 50],
    ['E£50', EGP, 50],
    ['￥５０', CNY, 50],
    ['5 2nd visits', free('2nd visits'), 5],
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
    ['6 kg', MINUTE],
    ['6 days', MINUTE],
    ['2 months', DAY],
    ['6 min', NUMBER],
    ['€5', TWD],
    ['USD 5', CHF],
    ['5 apples', free('pears')],
  ] as const)('%j is refused where something else is counted', (text, unit) => {
    expect(parseValue(text, unit)).toEqual(refused('wrong-unit'));
  });
});

describe('a refusal', () => {
  /** The text with what was not understood in brackets. */
  const marked = (text: string, unit: Unit, mark?: '.' | ',') => {
    const parsed = parseValue(text, unit, mark);
    if (parsed.ok) return parsed.value;
    const { start, end } = parsed.at;
    return `${text.slice(0, start)}[${text.slice(start, end)}]${text.slice(end)}`;
  };

  it.each([
    ['  85 apples', NUMBER, '  85 [apples]'],
    ['\u200E２０ 公斤 ', NUMBER, '\u200E２０ [公斤] '],
    ['約 1.234', NUMBER, '[約] 1.234'],
    ['min 1.234', MINUTE, 'min [1.234]'],
    ['-\u200B1.2\u200B34 min', MINUTE, '-\u200B[1.2\u200B34] min'],
    ['5 m users', NUMBER, '5 [m users]'],
    ['Rp 5 M', IDR, 'Rp 5 [M]'],
    ['2 h 5', MINUTE, '2 h [5]'],
    ['2 h 90 min', MINUTE, '2 h [90 min]'],
    ['5–10', NUMBER, '5[–]10'],
    [' 1:30 ', MINUTE, ' [1:30] '],
    [' many\u00A0things ', NUMBER, ' [many\u00A0things] '],
    [' ', NUMBER, ' []'],
    ['', NUMBER, '[]'],
  ] as const)('points at what was not understood: %j', (text, unit, expected) => {
    expect(marked(text, unit)).toBe(expected);
  });
});
