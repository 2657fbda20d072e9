import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Unit } from '#lib/okr/model.ts';
import { parseTarget } from '#lib/okr/value/parseTarget.ts';
import { parseValue } from '#lib/okr/value/parseValue.ts';
import { converted, free, MINUTE, NUMBER, ok, PERCENT, refused, TWD } from './units.ts';

const relative = (value: number) => ({ ok: true, value, relative: true });

describe('a target written as a value', () => {
  it.each([
    ['104', NUMBER, ok(104)],
    ['+30', NUMBER, ok(30)],
    ['85 %', PERCENT, ok(85)],
    ['-20', PERCENT, ok(-20)],
    ['3萬', TWD, ok(30_000)],
    ['2 h', MINUTE, converted(120)],
  ] as const)('%j is that value, whatever the start', (text, unit, expected) => {
    expect(parseTarget(text, unit, 80)).toStrictEqual(expected);
    expect(parseTarget(text, unit, null)).toStrictEqual(expected);
  });

  it.each([
    ['', NUMBER, 'empty'],
    ['many', NUMBER, 'not-a-number'],
    ['30 %', NUMBER, 'wrong-unit'],
    ['1.234', NUMBER, 'ambiguous'],
    ['1:30', MINUTE, 'clock'],
  ] as const)('%j is refused as a value is', (text, unit, code) => {
    expect(parseTarget(text, unit, 80)).toEqual(refused(code));
    expect(parseTarget(text, unit, 80)).toEqual(parseValue(text, unit));
  });

  it('is what its unit says first', () => {
    expect(parseTarget('3x', free('x'), 2)).toStrictEqual(ok(3));
    expect(parseTarget('3倍', free('倍'), 2)).toStrictEqual(ok(3));
    expect(parseTarget('+5 points', free('points'), 2)).toStrictEqual(ok(5));
  });
});

describe('a target in per cent of its start', () => {
  it.each([
    ['+30 %', 80, 104],
    ['+30%', 80, 104],
    ['＋３０％', 80, 104],
    ['-20%', 50, 40],
    ['−20 %', 50, 40],
    ['+200 %', 0.1, 0.3],
    ['+10 %', 0.7, 0.77],
    ['-100 %', 7, 0],
    ['+1.234,5 %', 2, 26.69],
  ])('%j of %d is %d, exactly', (text, start, target) => {
    expect(parseTarget(text, NUMBER, start)).toEqual(relative(target));
  });

  it.each([
    ['提升30%', 13],
    ['增加 30 %', 13],
    ['提升百分之30', 13],
    ['成長３０％', 13],
    ['降低20%', 8],
    ['减少 20%', 8],
    ['30% more', 13],
    ['up 30%', 13],
    ['increase by 30 percent', 13],
    ['reduce by 20%', 8],
    ['20 % fewer', 8],
    ['30 % mehr', 13],
    ['um 30 % steigern', 13],
    ['20 % weniger', 8],
    ['plus 30 %', 13],
    ['minus 20 %', 8],
    ['30 % de plus', 13],
    ['baisse de 20 %', 8],
    ['naik 30%', 13],
    ['turun 20%', 8],
    ['tăng 30%', 13],
    ['giảm 20%', 8],
    ['เพิ่มขึ้น 30%', 13],
    ['ลดลง 20%', 8],
    ['زيادة بنسبة ٣٠٪', 13],
    ['انخفاض 20%', 8],
    ['提升 +30%', 13],
  ])('%j of 10 is %d', (text, target) => {
    expect(parseTarget(text, NUMBER, 10)).toEqual(relative(target));
  });

  it('takes decimals as the reader writes them', () => {
    expect(parseTarget('+12,5 %', NUMBER, 80, ',')).toEqual(relative(90));
    expect(parseTarget('+1.500 %', NUMBER, 80, '.')).toEqual(relative(81.2));
    expect(parseTarget('+1.234 %', NUMBER, 80)).toEqual(refused('ambiguous'));
  });

  it('rises from below 0 too', () => {
    expect(parseTarget('+30 %', NUMBER, -50)).toEqual(relative(-35));
    expect(parseTarget('-30 %', NUMBER, -50)).toEqual(relative(-65));
  });

  it.each(['up -20%', '30 % more or less', '+30 % +5 %', '+-30 %', '+30 % kg', 'improve by 30%'])(
    'is none where nobody knows which way: %j',
    (text) => {
      expect(parseTarget(text, NUMBER, 10).ok).toBe(false);
    },
  );

  it('is refused of a percentage, since it could as well mean points', () => {
    expect(parseTarget('+30 %', PERCENT, 40)).toEqual(refused('points-or-percent'));
    expect(parseTarget('-20%', PERCENT, 40)).toEqual(refused('points-or-percent'));
    expect(parseTarget('提升30%', PERCENT, null)).toEqual(refused('points-or-percent'));
  });

  it('is a value where the percentage lies below 0 already', () => {
    expect(parseTarget('-20 %', PERCENT, -40)).toStrictEqual(ok(-20));
    expect(parseTarget('+20 %', PERCENT, -40)).toEqual(refused('points-or-percent'));
  });
});

describe('a target in percentage points', () => {
  it.each([
    ['+30 pp', 70],
    ['-5 pp', 35],
    ['+5 個百分點', 45],
    ['提升5個百分點', 45],
    ['+5 percentage points', 45],
    ['+5 Prozentpunkte', 45],
    ['5 Prozentpunkte mehr', 45],
    ['tăng 5 điểm phần trăm', 45],
    ['naik 5 poin', 45],
    ['+0.1 pp', 40.1],
  ])('%j above 40 %% is %d', (text, target) => {
    expect(parseTarget(text, PERCENT, 40)).toEqual(relative(target));
  });

  it('needs a percentage, and a direction', () => {
    expect(parseTarget('+5 pp', NUMBER, 40)).toEqual(refused('wrong-unit'));
    expect(parseTarget('5 pp', PERCENT, 40)).toEqual(refused('wrong-unit'));
  });
});

describe('a target that is so many times the start', () => {
  it.each([
    ['x2', 10],
    ['×2', 10],
    ['2x', 10],
    ['2 ×', 10],
    ['3x', 15],
    ['ｘ３', 15],
    ['x0.5', 2.5],
    ['2倍', 10],
    ['兩倍', 10],
    ['翻倍', 10],
    ['提升至2倍', 10],
    ['減半', 2.5],
    ['3 times', 15],
    ['3-fold', 15],
    ['double', 10],
    ['Twice', 10],
    ['doppelt', 10],
    ['3-fach', 15],
    ['2 fois', 10],
    ['le double', 10],
    ['2 kali lipat', 10],
    ['dua kali', 10],
    ['gấp đôi', 10],
    ['gấp 3 lần', 15],
    ['สองเท่า', 10],
    ['3 เท่า', 15],
    ['ضعف', 10],
  ])('%j of 5 is %d', (text, target) => {
    expect(parseTarget(text, NUMBER, 5)).toEqual(relative(target));
  });

  it('is clear of a percentage', () => {
    expect(parseTarget('x2', PERCENT, 30)).toEqual(relative(60));
  });

  it('is refused where two and three times are both meant by it', () => {
    expect(parseTarget('增加2倍', NUMBER, 5)).toEqual(refused('unclear-word'));
  });

  it.each(['-x2', '+2x', 'x', 'x2 3'])('is not said by %j', (text) => {
    expect(parseTarget(text, NUMBER, 5).ok).toBe(false);
  });
});

describe('a target in relation to a start that is not known', () => {
  it.each([
    ['+30 %', NUMBER],
    ['x2', NUMBER],
    ['兩倍', NUMBER],
    ['+5 pp', PERCENT],
    ['x2', PERCENT],
  ] as const)('is refused: %j', (text, unit) => {
    expect(parseTarget(text, unit, null)).toEqual(refused('no-start'));
  });
});

describe('a refused target', () => {
  it('points at what was not understood in the text as it was typed', () => {
    const place = (text: string, unit: Unit, start: number | null) => {
      const parsed = parseTarget(text, unit, start);
      return parsed.ok ? parsed.value : text.slice(parsed.at.start, parsed.at.end);
    };
    expect(place(' \u200E＋３０ ％ ', NUMBER, null)).toBe('＋３０ ％');
    expect(place(' +30 % ', PERCENT, 5)).toBe('+30 %');
    expect(place(' 增加2倍', NUMBER, 5)).toBe('增加2倍');
    expect(place(' +1.234 %', NUMBER, 5)).toBe('1.234');
    expect(place(' 5 apples', NUMBER, 5)).toBe('apples');
  });

  it('is beyond all numbers only where it would be', () => {
    expect(parseTarget('x2', NUMBER, Number.MAX_VALUE)).toEqual(refused('not-a-number'));
  });
});

describe('relative targets as a whole', () => {
  const typed = fc
    .tuple(fc.integer({ min: -999_999, max: 999_999 }), fc.integer({ min: 0, max: 4 }))
    .map(([digits, decimals]) => Number(`${digits}e-${decimals}`));
  const percent = fc.integer({ min: 0, max: 10_000 });

  it('are exact: what they add is so many hundredths of the start, to the last digit', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 999_999 }),
        fc.integer({ min: 0, max: 4 }),
        percent,
        (digits, decimals, by) => {
          const start = Number(`${digits}e-${decimals}`);
          const target = Number(`${digits * (100 + by)}e-${decimals + 2}`);
          expect(parseTarget(`+${by} %`, NUMBER, start)).toEqual(relative(target));
        },
      ),
    );
  });

  it('rise with a plus and fall with a minus, in whatever order spaces stand', () => {
    const spaces = fc.constantFrom('', ' ', '\u00A0', '  ');
    fc.assert(
      fc.property(typed, percent, spaces, spaces, spaces, (start, by, a, b, c) => {
        const up = parseTarget(`${a}+${b}${by}${c}%`, NUMBER, start);
        const down = parseTarget(`${a}-${b}${by}${c}%${a}`, NUMBER, start);
        expect([up, down]).toMatchObject([{ relative: true }, { relative: true }]);
        expect(up.ok && up.value >= start && down.ok && down.value <= start).toBe(true);
      }),
    );
  });

  it('never throw, and give finite numbers or a place within the text', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc
        .array(
          fc.constantFrom('+', '-', '30', '1.5', '%', ' ', 'x', '倍', '提升', 'more', 'pp', '٣', '×', 'um', '百分之'),
          {
            maxLength: 6,
          },
        )
        .map((parts) => parts.join('')),
    );
    const unit = fc.constantFrom(NUMBER, PERCENT, MINUTE, TWD, free('x'), free('%'));
    fc.assert(
      fc.property(text, unit, fc.option(typed), (text, unit, start) => {
        const parsed = parseTarget(text, unit, start);
        const { start: from, end } = parsed.ok ? { start: 0, end: 0 } : parsed.at;
        expect(parsed.ok ? Number.isFinite(parsed.value) : 0 <= from && from <= end && end <= text.length).toBe(true);
      }),
      { numRuns: 500 },
    );
  });
});
