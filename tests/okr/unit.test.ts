import { describe, expect, it } from 'vitest';
import type { Unit } from '#lib/okr/model.ts';
import { formatNumber, formatValue, unitLabel } from '#lib/okr/unit.ts';
import { NUMBER } from './records.ts';

const TWD: Unit = { kind: 'currency', code: 'TWD' };
const MINUTE: Unit = { kind: 'duration', unit: 'minute' };
const NPS: Unit = { kind: 'text', text: 'NPS' };

describe('a value with its unit', () => {
  it.each<[number, Unit, string, string]>([
    [1234.5, NUMBER, 'en', '1,234.5'],
    [1234.5, NUMBER, 'de', '1.234,5'],
    [62, { kind: 'percent' }, 'en', '62%'],
    [62.5, { kind: 'percent' }, 'de', '62,5\u00A0%'],
    [6, MINUTE, 'en', '6 min'],
    [6, MINUTE, 'zh-TW', '6 分鐘'],
    [1200, TWD, 'en', 'NT$1,200'],
    [1200.5, TWD, 'en', 'NT$1,200.50'],
    [1200, TWD, 'zh-TW', '$1,200'],
    [40, NPS, 'en', '40\u00A0NPS'],
  ])('%d: %j in %s', (value, unit, locale, expected) => {
    expect(formatValue(value, unit, locale)).toBe(expected);
  });

  it('keeps sign and number of a count that Arabic says in one word', () => {
    const month: Unit = { kind: 'duration', unit: 'month' };
    expect(formatValue(1, month, 'ar')).toBe('شهر');
    expect(formatValue(2, month, 'ar')).toBe('شهران');
    expect(formatValue(-1, month, 'ar')).toBe('\u200E-1\u00A0شهر');
    expect(formatValue(-2, month, 'ar')).toBe('\u200E-2\u00A0شهر');
    expect(formatValue(-3, month, 'ar')).toBe('\u200E-3 أشهر');
  });

  it('shows no sign of what rounds to 0', () => {
    expect(formatValue(-1e-12, NUMBER, 'en')).toBe('0');
    expect(formatValue(-0, TWD, 'en')).toBe('NT$0');
  });

  it('shows no binary noise of a difference', () => {
    expect(73.5 - 70.4).not.toBe(3.1);
    expect(formatValue(73.5 - 70.4, NUMBER, 'en')).toBe('3.1');
  });
});

describe('the number and the unit apart', () => {
  it.each<[Unit, string, string, string]>([
    [NUMBER, 'en', '1,200', ''],
    [{ kind: 'percent' }, 'en', '1,200', '%'],
    [MINUTE, 'en', '1,200', 'min'],
    [{ kind: 'duration', unit: 'day' }, 'en', '1,200', 'days'],
    [MINUTE, 'zh-TW', '1,200', '分鐘'],
    [TWD, 'en', '1,200', 'NT$'],
    [TWD, 'de', '1.200', 'NT$'],
    [NPS, 'en', '1,200', 'NPS'],
  ])('of %j in %s', (unit, locale, number, label) => {
    expect(formatNumber(1200, unit, locale)).toBe(number);
    expect(unitLabel(unit, locale)).toBe(label);
  });

  it('keeps the sign of an amount', () => {
    expect(formatNumber(-1200.5, TWD, 'en')).toBe('-1,200.50');
  });
});
