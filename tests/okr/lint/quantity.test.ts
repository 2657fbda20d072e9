import { describe, expect, it } from 'vitest';
import { parseText } from '#lib/okr/lint/text/parse.ts';

/** What each number of a text is, as 'number: role'. */
const roles = (text: string): string[] => {
  const { words, quantities } = parseText(text);
  return quantities.map(({ at, role }) => `${words[at]?.text}: ${role}`);
};

describe('a number is a date', () => {
  it.each([
    ['Ready by 30 June', ['30: date']],
    ['Ready by June 30, 2027', ['30: date', '2027: date']],
    ['Bis 30. Juni fertig', ['30: date']],
    ['Bis 30.6.2027 fertig', ['30.6.2027: date']],
    ['Bis 30.6. fertig', ['30.6: date']],
    ['Fertig bis 30.6.', ['30.6: date']],
    ['Ready on 2027-06-30', ['2027: date', '06: date', '30: date']],
    ['Ready by 6/30', ['6: date', '30: date']],
    ['Ready 2027/06', ['2027: date', '06: date']],
    ['Budget GJ 26/27', ['gj: date', '26: date', '27: date']],
    ['Budget 26/27', ['26: date', '27: date']],
    ['Plan for Q3 2027', ['q3: date', '2027: date']],
    ["Release Q3'27", ['q3: date', '27: date']],
    ['Plan FY27', ['fy27: date']],
    ['6 月 30 日前', ['6: date', '30: date']],
    ['2027年6月', ['2027: date', '6: date']],
    ['六月完成', ['六: date']],
    ['3 Mai', ['3: date']],
  ])('in «%s»', (text, expected) => {
    expect(roles(text)).toEqual(expected);
  });

  it.each([
    ['Rated 4.5', ['4.5: goal']],
    ['Rated 4.5.', ['4.5: goal']],
    ['Rated 8/10', ['8: goal', '10: goal']],
    ['Rated 4/5', ['4: goal', '5: goal']],
    ['40 % May Day visitors', ['40: goal']],
    ['2,027 visits', ['2,027: goal']],
    ['1999 visits', ['1999: goal']],
    ['2027+ visits', ['2027: goal']],
    ['over 2027 visits', ['2027: goal']],
    ['3-5 visits', ['3: goal', '5: goal']],
    ['2060 visits', ['2060: goal']],
  ])('but not in «%s»', (text, expected) => {
    expect(roles(text)).toEqual(expected);
  });
});

describe('a number is part of a name', () => {
  it.each([
    ['Comply with ISO 27001', ['27001: name']],
    ['Use Portal 1.0 well', ['1.0: name']],
    ['Move to Acme 7', ['7: name']],
    ['Move to Acme 7 and Bolt 9', ['7: name', '9: name']],
    ['Answer at 17:30', ['17: name', '30: name']],
    ['Support 24/7', ['24: name', '7: name']],
    ['Have good 1:1s', ['1: name', '1s: name']],
    ['進入第 2 階段', ['2: name']],
    ['Comply with P16', ['16: name']],
    ['Better 2FA and 5G', []],
    ['Release v0.3.0 of the firmware', []],
    ['Master Acme.js 15 routing', ['15: name']],
  ])('in «%s»', (text, expected) => {
    expect(roles(text)).toEqual(expected);
  });

  it.each([
    ['Acme 7', ['7: goal']],
    ['NPS 45', ['45: goal']],
    ['Our NPS 45', ['45: goal']],
    ['Move to Acme 7 teams', ['7: goal']],
    ['Members: 45', ['45: goal']],
    ['Gain CHF 160’000.–', ["160'000: goal"]],
    ['Gain CHF160', ['160: goal']],
    ['160 000 visits', ['160 000: goal']],
    ['ISO 40 %', ['40: goal']],
  ])('but not in «%s»', (text, expected) => {
    expect(roles(text)).toEqual(expected);
  });
});

describe('a number is a place in a list', () => {
  it.each([
    'KR 1: better service',
    'KR1. better service',
    '1. better service',
    '2) better service',
    '(3) better service',
    '#4 better service',
  ])('in «%s»', (text) => {
    expect(roles(text).filter((role) => !role.endsWith('list-mark'))).toEqual([]);
  });

  it.each([
    ['1.5 hours', ['1.5: goal']],
    ['10 clubs', ['10: goal']],
    ['#1 in our town', ['1: goal']],
  ])('but not in «%s»', (text, expected) => {
    expect(roles(text)).toEqual(expected);
  });
});

describe('a number says when, or of whom one speaks', () => {
  it.each([
    ['Grow within 3 months', ['3: span']],
    ['Grow over the next two years', ['two: span']],
    ['三個月內成長', ['三: span']],
    ['Better 30-day retention', ['30: attribute']],
    ['Better two-factor login', ['two: attribute']],
    ['Delight 10 person teams', ['10: attribute']],
    ['Delight 5k+ user customers', ['5k: attribute']],
    ['Customers with 500+ seats', ['500: attribute']],
    ['Improve service for 12 clubs', ['12: attribute']],
    ['Improve service for our 12 clubs', ['12: attribute']],
    ['We know how to win 12 clubs', ['12: aside']],
    ['Wir wissen, wie wir zwei Vereine gewinnen', ['zwei: aside']],
  ])('in «%s»', (text, expected) => {
    expect(roles(text)).toEqual(expected);
  });

  it.each([
    ['Pages load in 3 seconds', ['3: goal']],
    ['Delight 10 people daily', ['10: goal']],
    ['Tell 10 customer stories', ['10: goal']],
    ['Sign contracts for 12 clubs', ['12: goal']],
    ['Improve service for 12 % of clubs', ['12: goal']],
    ['12 clubs with a plan', ['12: goal']],
    ['Two days for each repair', ['two: goal']],
  ])('but not in «%s»', (text, expected) => {
    expect(roles(text)).toEqual(expected);
  });
});

describe('a number is still missing', () => {
  it.each([
    'Grow by X %',
    'Grow to X',
    'Grow from x to y',
    'Win N clubs',
    'Win [x] clubs',
    'Grow by __ %',
    '成長 ○○ %',
    'NPS ≥ X',
    'Grow by € X',
    '用户 X 万',
    'Grow by tbd',
    'Revenue of XXX',
  ])('in «%s»', (text) => {
    expect(roles(text).at(-1)).toMatch(/: placeholder$/);
  });

  it.each(['Move from OS X', 'Answer on X', 'Project X', 'X is live', 'What if? Yes', 'Plan y', 'x class'])(
    'but not in «%s»',
    (text) => {
      expect(roles(text)).toEqual([]);
    },
  );
});

describe('a number says which ones are meant, not how far they come', () => {
  it.each([
    ['Deepen the 3 focus topics', ['3: attribute']],
    ['Wir vertiefen die drei Schwerpunkte', ['drei: attribute']],
    ['Strengthen our two shops', ['two: attribute']],
    ['对 3 个模型进行分析', ['3: attribute']],
  ])('in «%s»', (text, expected) => {
    expect(roles(text)).toEqual(expected);
  });

  it.each([
    ['Launch the 3 shops', ['3: goal']],
    ['Grow the 3 shops to 40 guests', ['3: attribute', '40: goal']],
    ['Increase the 30 % share', ['30: goal']],
    ['开 3 家店', ['3: goal']],
  ])('but not where it is what is reached: «%s»', (text, expected) => {
    expect(roles(text)).toEqual(expected);
  });
});

describe('a blank is still to be filled in', () => {
  it.each(['Build a <Product>', 'Reach [number] guests', 'Win [name] as a guest'])('in «%s»', (text) => {
    expect(roles(text).join()).toContain('placeholder');
  });

  it('but a comparison is none', () => {
    expect(roles('Answer in < 2 s')).toEqual(['2: goal']);
  });
});
