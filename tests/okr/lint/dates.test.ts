import { describe, expect, it } from 'vitest';
import { isDate, isPeriod } from '#lib/okr/lint/text/dates.ts';
import { parseText } from '#lib/okr/lint/text/parse.ts';

/** The numbers of a text that are dates. */
function dates(text: string): string[] {
  const { words } = parseText(text, 'en');
  return words.filter(({ kind }, at) => kind === 'number' && isDate(words, at)).map((word) => word.text);
}

it.each([
  'q1',
  'q4',
  '1q',
  '4q',
  'h1',
  'h2',
  'fy',
  'fy26',
  'fy2026',
  'cy26',
  'q326',
  'q3fy26',
  '3q26',
  '26q3',
  '2026q3',
  'h226',
  '2026h2',
  'kw',
  'gj',
])('«%s» is a period', (text) => {
  expect(isPeriod(text)).toBe(true);
});

it.each(['q0', 'q5', 'h3', 'fy2', 'q', '26', 'xq3', 'q3x', 'kws'])('«%s» is no period', (text) => {
  expect(isPeriod(text)).toBe(false);
});

describe('days, months and years', () => {
  it.each([
    ['on 30.6.2027', ['30.6.2027']],
    ['on 2027.6.30', ['2027.6.30']],
    ['by 31.12. at noon', ['31.12']],
    ['by 31.12.', ['31.12']],
    ['2010 2050', ['2010', '2050']],
    ['2027-06', ['2027', '06']],
    ['2027/12', ['2027', '12']],
    ['12/31', ['12', '31']],
    ['27/28', ['27', '28']],
    ['1-2-3', ['1', '2', '3']],
    ['9 May 2027', ['9', '2027']],
    ['May 9', ['9']],
    ['Q3 12', ['12']],
    ["Q3 '27", ['27']],
  ])('are in «%s»', (text, expected) => {
    expect(dates(text)).toEqual(expected);
  });

  it.each([
    '32.6. of',
    '31.13. of',
    '4.5 of',
    '12345.1.1',
    '2009 2051',
    '2027 %',
    '$2027',
    'over 2027',
    '2000/13',
    '13/31',
    '27/29',
    '12/32',
    '12/5',
    '4/10',
    '1-2',
    '1 - 2 - 3',
    '5 % May',
    'May > 9',
    '9 mayors',
    '9 weeks',
  ])('are not in «%s»', (text) => {
    expect(dates(text)).toEqual([]);
  });
});
