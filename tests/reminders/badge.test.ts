import { describe, expect, it } from 'vitest';
import { badgeOf } from '#lib/reminders/badge.ts';
import { worker } from '#lib/texts/laterSections.ts';
import { loadTexts } from '#lib/texts/texts.ts';

const ENGLISH = await loadTexts('en', [worker]);
const CHINESE = await loadTexts('zh-TW', [worker]);
const RED = badgeOf({ overdue: 1, due: 0 }, ENGLISH).color;
const AMBER = badgeOf({ overdue: 0, due: 1 }, ENGLISH).color;

/** WCAG 2 contrast of white figures on a colour '#rrggbb'. */
function contrastWithWhite(color: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((start) => {
    const part = Number.parseInt(color.slice(start, start + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 1.05 / (0.2126 * r + 0.7152 * g + 0.0722 * b + 0.05);
}

describe('the badge', () => {
  it('counts what is overdue in red, whatever else is due', () => {
    expect(badgeOf({ overdue: 3, due: 5 }, ENGLISH)).toMatchObject({ text: '3', color: RED });
  });

  it('counts what is due in amber when nothing is overdue', () => {
    expect(badgeOf({ overdue: 0, due: 5 }, ENGLISH)).toMatchObject({ text: '5', color: AMBER });
    expect(AMBER).not.toBe(RED);
  });

  it('is empty when nothing waits', () => {
    expect(badgeOf({ overdue: 0, due: 0 }, ENGLISH).text).toBe('');
  });

  it.each([
    [99, '99'],
    [100, '99+'],
    [1200, '99+'],
  ])('shows %i as %s', (overdue, text) => {
    expect(badgeOf({ overdue, due: 0 }, ENGLISH).text).toBe(text);
    expect(badgeOf({ overdue: 0, due: overdue }, CHINESE).text).toBe(text);
  });

  it.each([RED, AMBER])('is legible: white figures on %s', (color) => {
    expect(contrastWithWhite(color)).toBeGreaterThan(4.5);
  });
});

describe('its accessible title', () => {
  it.each([
    [0, 0, 'Updraft: nothing waits for you'],
    [1, 0, 'Updraft: 1 check-in overdue'],
    [1200, 0, 'Updraft: 1,200 check-ins overdue'],
    [1, 2, 'Updraft: 1 check-in overdue; due within a day: 2'],
    [2, 1, 'Updraft: 2 check-ins overdue; due within a day: 1'],
    [0, 1, 'Updraft: 1 check-in due within a day'],
    [0, 100, 'Updraft: 100 check-ins due within a day'],
  ])('says %i overdue and %i due in words, and the whole number where the badge stops at 99', (overdue, due, title) => {
    expect(badgeOf({ overdue, due }, ENGLISH).title).toBe(title);
  });

  it('says it in Chinese, which has one form for all numbers', () => {
    const titleOf = (overdue: number, due: number) => badgeOf({ overdue, due }, CHINESE).title;
    expect(titleOf(1, 0)).toBe('Updraft：1 項進度回報逾期');
    expect(titleOf(3, 2)).toBe('Updraft：3 項進度回報逾期，另有 2 項一天內到期');
    expect(titleOf(0, 2)).toBe('Updraft：2 項進度回報一天內到期');
    expect(titleOf(0, 0)).toBe('Updraft：目前沒有待辦');
  });
});
