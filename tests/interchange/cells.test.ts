import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cycleKind, spanOfName } from '#lib/interchange/cycleCell.ts';
import { detectDateStyle, readDay, type DateStyle } from '#lib/interchange/days.ts';
import { guardCell, stripGuard } from '#lib/interchange/formulaGuard.ts';
import { readMilestones, readPlaces, writeMilestones, writePlaces } from '#lib/interchange/milestones.ts';
import { detectDecimalMark, isAmbiguousNumber } from '#lib/interchange/numbers.ts';
import { readUnit, writeUnit } from '#lib/interchange/units.ts';

const plain: DateStyle = { order: 'dmy', calendar: 'gregorian', serial: false };

describe('days', () => {
  it.each([
    ['2026-08-03', '2026-08-03'],
    ['2026/8/3', '2026-08-03'],
    ['２０２６／８／３', '2026-08-03'],
    ['2026年8月3日', '2026-08-03'],
    ['2026-08-03T09:30:00+08:00', '2026-08-03'],
    ['3.8.2026', '2026-08-03'],
    ['3 Aug 2026', '2026-08-03'],
    ['August 3rd, 2026', '2026-08-03'],
    ['民國115年8月3日', '2026-08-03'],
    ['2026-02-29', null],
    ['2026-13-01', null],
    ['115/08/03', null],
    ['soon', null],
    ['', null],
  ])('reads %j as %j', (cell, day) => {
    expect(readDay(cell, plain)).toBe(day);
  });

  it('reads years of the Minguo calendar where that was chosen', () => {
    expect(readDay('115/08/03', { ...plain, calendar: 'minguo' })).toBe('2026-08-03');
    expect(readDay('2026/08/03', { ...plain, calendar: 'minguo' })).toBe('2026-08-03');
  });

  it('learns from one row of the column whether day or month comes first', () => {
    expect(detectDateStyle(['03/08/2026', '13/08/2026'])).toMatchObject({ order: 'dmy', sure: true });
    expect(detectDateStyle(['08/03/2026', '08/13/2026'])).toMatchObject({ order: 'mdy', sure: true });
    expect(detectDateStyle(['03.08.2026'])).toMatchObject({ order: 'dmy', sure: true });
    expect(detectDateStyle(['03/08/2026'])).toMatchObject({ sure: false });
    expect(detectDateStyle(['03/03/2026'])).toMatchObject({ sure: true });
  });

  it('reads serial numbers only if the whole column has them', () => {
    const style = detectDateStyle(['46237', '', '46238.5']);
    expect(style.serial).toBe(true);
    expect(readDay('46237', style)).toBe('2026-08-03');
    expect(readDay('46238.5', style)).toBe('2026-08-04');
    expect(detectDateStyle(['46237', '2026-08-03']).serial).toBe(false);
    expect(readDay('46237', plain)).toBeNull();
  });
});

describe('decimal marks', () => {
  it.each([
    [['1,5', '1.000'], ','],
    [['1.5', '1,000'], '.'],
    [['1.234,5'], ','],
    [["1'234.5"], '.'],
    [['1.234.567'], ','],
    [['0,125'], ','],
    [['1,234', '2.345', '12'], null],
    [['CHF 1’200.50'], '.'],
  ])('%j shows %j', (cells, mark) => {
    expect(detectDecimalMark(cells)).toBe(mark);
  });

  it('knows which numbers another mark would change', () => {
    expect(['1,234', '12.345', '1.5', '0,125', '1.234,5', '1234', '1,2345'].filter(isAmbiguousNumber)).toEqual([
      '1,234',
      '12.345',
    ]);
  });
});

describe('units', () => {
  it.each([
    ['', { kind: 'number' }],
    ['ZAHL', { kind: 'number' }],
    ['％', { kind: 'percent' }],
    ['chf', { kind: 'text', text: 'chf' }],
    ['CHF', { kind: 'currency', code: 'CHF' }],
    ['NT$', { kind: 'currency', code: 'TWD' }],
    ['小時', { kind: 'duration', unit: 'hour' }],
    ['FTE', { kind: 'text', text: 'FTE' }],
    ['"min"', { kind: 'text', text: 'min' }],
    ['customers per week', null],
  ])('reads %j', (cell, unit) => {
    expect(readUnit(cell)).toEqual(unit);
  });

  it('writes what it reads as the same unit again, also text that means another unit', () => {
    const text = fc
      .string({ minLength: 1, maxLength: 12 })
      .map((each) => each.trim())
      .filter((each) => each !== '');
    const words = fc.constantFrom('min', '%', 'CHF', 'Zahl', '"', '"h"', 'NT$');
    fc.assert(
      fc.property(fc.oneof(text, words), (word) => {
        expect(readUnit(writeUnit({ kind: 'text', text: word }))).toEqual({ kind: 'text', text: word });
      }),
    );
  });
});

describe('cycles', () => {
  it.each([
    ['Q3 2026', '2026-07-01', '2026-09-30'],
    ['2026-Q3', '2026-07-01', '2026-09-30'],
    ['2026 年第三季', '2026-07-01', '2026-09-30'],
    ['2026 H1', '2026-01-01', '2026-06-30'],
    ['2026年下半年', '2026-07-01', '2026-12-31'],
    ['2026', '2026-01-01', '2026-12-31'],
  ])('knows the days of %j', (name, firstDay, lastDay) => {
    expect(spanOfName(name)).toEqual({ firstDay, lastDay });
  });

  it.each(['FY 24/25 Q4', 'Sprint 7', 'Q5 2026', ''])('does not guess the days of %j', (name) => {
    expect(spanOfName(name)).toBeNull();
  });

  it.each([
    ['2026-07-01', '2026-07-31', 'month'],
    ['2026-07-01', '2026-08-31', 'two-month'],
    ['2026-07-01', '2026-09-30', 'quarter'],
    ['2026-07-01', '2026-12-31', 'half'],
    ['2026-01-01', '2026-12-31', 'year'],
  ])('takes %s to %s for a %s', (firstDay, lastDay, kind) => {
    expect(cycleKind({ firstDay, lastDay })).toBe(kind);
  });
});

describe('milestones in a cell', () => {
  it('reads a line each, bullets and numbers put aside, weights kept', () => {
    expect(readMilestones('- Kickoff\n2. Draft (×3)\n\n  with an appendix\nLaunch')).toEqual([
      { text: 'Kickoff', weight: 1 },
      { text: 'Draft (×3)\nwith an appendix', weight: 1 },
      { text: 'Launch', weight: 1 },
    ]);
    expect(readMilestones('Draft (×3)')).toEqual([{ text: 'Draft', weight: 3 }]);
  });

  it('reads back what it wrote', () => {
    const line = fc
      .string({ minLength: 1, maxLength: 20 })
      .map((each) => each.replaceAll(/\s+/g, ' ').trim())
      .filter(Boolean);
    const tricky = fc.constantFrom('-', '- a', '1. b', 'c (×2)', '• d', '- - e', 'f (x3)', '= g');
    const text = fc.array(fc.oneof(line, tricky), { minLength: 1, maxLength: 3 }).map((lines) => lines.join('\n'));
    const item = fc.record({ text, weight: fc.constantFrom(1, 2, 0.5, 3) });
    fc.assert(
      fc.property(fc.array(item, { minLength: 1, maxLength: 5 }), (items) => {
        expect(readMilestones(writeMilestones(items))).toEqual(items);
      }),
    );
  });

  it('names milestones by their place, and none of them by a dash', () => {
    expect(readPlaces('#1 #3')).toEqual([0, 2]);
    expect(readPlaces(writePlaces([]))).toEqual([]);
    expect(readPlaces('the first')).toBeNull();
  });
});

describe('formula guard', () => {
  it.each([
    '=1+1',
    '+SUM(A1)',
    '-2+3',
    '@cmd',
    '\t=1',
    '\r=1',
    '＝1+1',
    '＋1a',
    '－x',
    '＠x',
    ' =1',
    "'=1",
    '-- note',
    '"=1"',
  ])('lets %j run nowhere and gives it back', (text) => {
    const cell = guardCell(text);
    expect(cell).not.toMatch(/^[\s]*[=+\-@＝＋－＠]|^[\t\r]/);
    expect(stripGuard(cell)).toBe(text);
  });

  it.each(['-5', '+3.5', '12', "it's", "'quoted'", 'a=b'])('leaves %j as it is', (text) => {
    expect(guardCell(text)).toBe(text);
    expect(stripGuard(text)).toBe(text);
  });

  it('gives every text back', () => {
    const start = fc.constantFrom('', "'", "''", ' ', '\t', '=', '+', '-', '@', '＝');
    fc.assert(
      fc.property(fc.tuple(start, start, fc.string()), (parts) => {
        expect(stripGuard(guardCell(parts.join('')))).toBe(parts.join(''));
      }),
    );
  });
});
