import { describe, expect, it } from 'vitest';
import type { Unit } from '#lib/okr/model.ts';
import { formatValue } from '#lib/okr/unit.ts';
import { decimalMark } from '#lib/okr/value/numeral.ts';
import { parseValue } from '#lib/okr/value/parseValue.ts';
import { foldWord } from '#lib/okr/value/spelling.ts';
import { DURATION } from '#lib/okr/value/unitSpellings.ts';
import { MINUTE, DAY, HOUR, SECOND, WEEK, MONTH, ok, converted, refused } from './units.ts';

describe('durations in one another', () => {
  it.each([
    ['2 h', MINUTE, 120],
    ['90 min', HOUR, 1.5],
    ['90 s', MINUTE, 1.5],
    ['6 min', HOUR, 0.1],
    ['2 weeks', DAY, 14],
    ['10 天', WEEK, 10 / 7],
    ['2 小時', MINUTE, 120],
    ['2 jam', MINUTE, 120],
    ['2 giờ', MINUTE, 120],
    ['2 ชั่วโมง', MINUTE, 120],
    ['٢ ساعة', MINUTE, 120],
    ['5 m', HOUR, 1 / 12],
    ['3 hr', MINUTE, 180],
    ['2 h 30', MINUTE, 150],
    ['2h30', HOUR, 2.5],
    ['2h30m', MINUTE, 150],
    ['2 h 30 min', MINUTE, 150],
    ['2 h 30 min', HOUR, 2.5],
    ['2 hours and 30 minutes', MINUTE, 150],
    ['2 Std. und 30 Min.', MINUTE, 150],
    ['2 h, 30 min', MINUTE, 150],
    ['2小時30分', MINUTE, 150],
    ['1 h 2 min 3 s', SECOND, 3723],
    ['5 min 30', SECOND, 330],
    ['1 week 2 days', DAY, 9],
    ['-2 h 30 min', MINUTE, -150],
  ] as const)('%j is converted exactly', (text, unit, value) => {
    expect(parseValue(text, unit)).toEqual(converted(value));
  });

  it('says nothing of a conversion where none was needed', () => {
    expect(parseValue('6 min', MINUTE)).toStrictEqual(ok(6));
    expect(parseValue('6', MINUTE)).toStrictEqual(ok(6));
  });

  it.each([
    ['3 months', DAY, 'wrong-unit'],
    ['2 h', DAY, 'wrong-unit'],
    ['4 weeks', MONTH, 'wrong-unit'],
    ['2 h 5', MINUTE, 'unclear-word'],
    ['5 m', DAY, 'unclear-word'],
    ['5 hr', DAY, 'unclear-word'],
    ['5 j', MINUTE, 'wrong-unit'],
    ['2.5 h 30 min', MINUTE, 'not-a-number'],
    ['2 h 90 min', MINUTE, 'not-a-number'],
    ['30 min 2 h', MINUTE, 'not-a-number'],
    ['2 h 3 h', MINUTE, 'not-a-number'],
    ['2 h 3k min', MINUTE, 'not-a-number'],
    ['5 min 3 apples', MINUTE, 'wrong-unit'],
  ] as const)('%j is refused', (text, unit, code) => {
    expect(parseValue(text, unit)).toEqual(refused(code));
  });

  it('lets the decimal mark tell the Indonesian day and the French month from hours and minutes', () => {
    expect(parseValue('5 hr', DAY, ',')).toEqual(ok(5));
    expect(parseValue('5 m.', MONTH, ',')).toEqual(ok(5));
    expect(parseValue('5 m', MONTH, '.')).toEqual(refused('unclear-word'));
  });

  it.each([
    ['1:30:00', MINUTE, 90],
    ['1:30', HOUR, 1.5],
    ['1:30', SECOND, 90],
    ['1:30 h', MINUTE, 90],
    ['１：３０ 小時', MINUTE, 90],
    ['1:30 min', MINUTE, 1.5],
    ['-1:30', HOUR, -1.5],
  ] as const)('%j is a clear time of a clock', (text, unit, value) => {
    expect(parseValue(text, unit)).toEqual(converted(value));
  });

  it.each([
    ['1:30', MINUTE, 'clock'],
    ['1:75', MINUTE, 'not-a-number'],
    ['1:3', HOUR, 'not-a-number'],
    ['1:30 s', SECOND, 'not-a-number'],
    ['1:30:00 min', SECOND, 'not-a-number'],
    ['1:30', DAY, 'not-a-number'],
    ['1:30 apples', HOUR, 'not-a-number'],
  ] as const)('%j is no clear time', (text, unit, code) => {
    expect(parseValue(text, unit)).toEqual(refused(code));
  });
});

describe('the words for durations', () => {
  it('each name one of them only', () => {
    const all = Object.values(DURATION).flatMap((spellings) => [...new Set(spellings.map(foldWord))]);
    expect(all.filter((word, i) => all.indexOf(word) !== i)).toEqual([]);
  });

  it('are known in every language also where another duration is counted, but for those that are not the same in all', () => {
    const beside = { second: 'minute', minute: 'hour', hour: 'second', day: 'week', week: 'day' } as const;
    const languages = ['zh-TW', 'zh-CN', 'en', 'ar', 'id', 'ms', 'th', 'vi', 'de', 'fr'];
    const unknown = languages.flatMap((language) =>
      (['second', 'minute', 'hour', 'day', 'week'] as const).flatMap((duration) => {
        const counted: Unit = { kind: 'duration', unit: beside[duration] };
        const written = formatValue(42, { kind: 'duration', unit: duration }, language);
        return parseValue(written, counted, decimalMark(language)).ok
          ? []
          : [`${language}: ${written.replace(/\s/gu, ' ')}`];
      }),
    );
    expect(unknown).toEqual(['id: 42 j', 'id: 42 hr', 'ms: 42 j', 'fr: 42 j']);
  });
});
