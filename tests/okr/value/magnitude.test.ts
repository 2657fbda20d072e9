import { describe, expect, it } from 'vitest';
import { parseValue } from '#lib/okr/value/parseValue.ts';
import { NUMBER, TWD, IDR, VND, SAR, EUR, MYR, THB, free, ok, refused } from './units.ts';

describe('powers of ten in words', () => {
  it.each([
    ['3萬', NUMBER, 30_000],
    ['3万', NUMBER, 30_000],
    ['1.5億', NUMBER, 150_000_000],
    ['2百萬', NUMBER, 2_000_000],
    ['5千', NUMBER, 5000],
    ['1.2k', NUMBER, 1200],
    ['1.2 K', NUMBER, 1200],
    ['5M', NUMBER, 5_000_000],
    ['2.5 million', NUMBER, 2_500_000],
    ['1.5 billion', NUMBER, 1_500_000_000],
    ['2.5 billions', NUMBER, 2_500_000_000],
    ['1.5 trillion', NUMBER, 1_500_000_000_000],
    ['2.5 trillions', NUMBER, 2_500_000_000_000],
    ['2,5 Mio.', NUMBER, 2_500_000],
    ['2,5 Mrd.', NUMBER, 2_500_000_000],
    ['300 Tsd.', NUMBER, 300_000],
    ['1.2bn', NUMBER, 1_200_000_000],
    ['2 milliards', NUMBER, 2_000_000_000],
    ['5 rb', NUMBER, 5000],
    ['5 ribu', NUMBER, 5000],
    ['2,5 juta', NUMBER, 2_500_000],
    ['5 nghìn', NUMBER, 5000],
    ['5 nghi\u0300n', NUMBER, 5000],
    ['1,2 triệu', NUMBER, 1_200_000],
    ['5tr', NUMBER, 5_000_000],
    ['2 tỷ', NUMBER, 2_000_000_000],
    ['3 พัน', NUMBER, 3000],
    ['3 หมื่น', NUMBER, 30_000],
    ['3 แสน', NUMBER, 300_000],
    ['3 ล้าน', NUMBER, 3_000_000],
    ['٣ آلاف', NUMBER, 3000],
    ['١٢ ألف', NUMBER, 12_000],
    ['٣ ملايين', NUMBER, 3_000_000],
    ['4.35百', NUMBER, 435],
    ['-3萬', NUMBER, -30_000],
    ['3萬元', TWD, 30_000],
    ['NT$3萬', TWD, 30_000],
    ['Rp 2,5 juta', IDR, 2_500_000],
    ['RM2.5juta', MYR, 2_500_000],
    ['500k đ', VND, 500_000],
    ['3 แสนบาท', THB, 300_000],
    ['٥ آلاف ريال', SAR, 5000],
    ['5 k€', EUR, 5000],
    ["2 millions d'euros", EUR, 2_000_000],
    ['5k users', free('users'), 5000],
    ['5 kg', free('kg'), 5],
    ['5k', free('kg'), 5000],
  ] as const)('%j is %d', (text, unit, value) => {
    expect(parseValue(text, unit)).toEqual(ok(value));
  });

  it.each([
    ['1億2000萬', NUMBER, 120_000_000],
    ['1萬2千', NUMBER, 12_000],
    ['1 tỷ 200 triệu', VND, 1_200_000_000],
    ['1 juta 500 ribu', IDR, 1_500_000],
    ['2億5千萬元', TWD, 250_000_000],
  ] as const)('add up from the largest to the smallest: %j', (text, unit, value) => {
    expect(parseValue(text, unit)).toEqual(ok(value));
  });

  it.each([
    ['5 m', NUMBER],
    ['5 m', EUR],
    ['5 m€', EUR],
    ['5 T€', EUR],
    ['1.2兆', NUMBER],
    ['Rp 5 M', IDR],
    ['1萬2', NUMBER],
    ['2tr5', VND],
    ['3億', free('萬元')],
    ['5k', free('k€')],
    ['5 mil', NUMBER],
  ] as const)('are refused where they could mean several things: %j of %j', (text, unit) => {
    expect(parseValue(text, unit)).toEqual(refused('unclear-word'));
  });

  it('are what the unit says where the unit holds one itself', () => {
    expect(parseValue('3萬元', free('萬元'))).toEqual(ok(3));
    expect(parseValue('3', free('萬元'))).toEqual(ok(3));
    expect(parseValue('5 k€', free('k€'))).toEqual(ok(5));
    expect(parseValue('5千萬元', free('萬元'))).toEqual(ok(5000));
  });

  it('know that a billion is a thousand times more where a comma begins the decimals', () => {
    expect(parseValue('2 billion', NUMBER)).toEqual(ok(2e9));
    expect(parseValue('2 billion', NUMBER, '.')).toEqual(ok(2e9));
    expect(parseValue('2 Billion', NUMBER, ',')).toEqual(refused('unclear-word'));
    expect(parseValue('2 Billionen', NUMBER, ',')).toEqual(ok(2e12));
  });

  it.each(['1億20000萬', '2.5億300萬', '300萬1億', '1億2億', '5 users 3k', '3k 萬', '3萬 apples'])(
    'are no number in any other order or measure: %j',
    (text) => {
      expect(parseValue(text, NUMBER).ok).toBe(false);
    },
  );

  it('are refused where the number is beyond all numbers', () => {
    expect(parseValue(`${'9'.repeat(308)}萬`, NUMBER)).toEqual(refused('not-a-number'));
  });
});
