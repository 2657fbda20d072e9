import { describe, expect, it } from 'vitest';
import { system, worker } from '#lib/texts/laterSections.ts';
import { LOCALES, okr } from '#lib/texts/sections.ts';
import { chooseLocale, createTexts, loadTexts, withSections } from '#lib/texts/texts.ts';

describe('the language chosen from a list of wishes', () => {
  it.each([
    [['en'], 'en'],
    [['en-GB'], 'en'],
    [['zh-TW'], 'zh-TW'],
    [['ZH-tw'], 'zh-TW'],
    [['zh-HK'], 'zh-TW'],
    [['zh-Hant'], 'zh-TW'],
    [['zh-Hant-MO'], 'zh-TW'],
    [['de', 'zh-TW', 'en'], 'zh-TW'],
    [['zh-CN', 'en'], 'en'],
  ])('%j is %s', (wishes, expected) => {
    expect(chooseLocale(wishes)).toBe(expected);
  });

  it.each(['zh-CN', 'zh', 'zh-Hans', 'zh-SG', 'zh-Hans-TW'])(
    'does not give traditional characters to who reads simplified ones: %s',
    (wish) => {
      expect(chooseLocale([wish])).toBe('en');
    },
  );

  it('is English where nothing is wished for, nothing is known, or a wish is no language at all', () => {
    expect(chooseLocale([])).toBe('en');
    expect(chooseLocale(['tlh', 'xx'])).toBe('en');
    expect(chooseLocale(['C.UTF-8', 'en_US', ''])).toBe('en');
    expect(chooseLocale(['not a tag', 'zh-HK'])).toBe('zh-TW');
  });
});

describe('a sentence', () => {
  const messages = {
    okr: {
      undo: 'Undo',
      path: 'from {start}, now {now}',
      overdueDays: { one: '{count} day late', other: '{count} days late' },
      staleDays: { other: 'always {days}' },
    },
  };
  const { t } = createTexts('en', messages);

  it('has its parameters filled in by name, in the order of the language, numbers as it writes them', () => {
    expect(t('okr.undo')).toBe('Undo');
    expect(t('okr.path', { now: 1234.5, start: 'zero' })).toBe('from zero, now 1,234.5');
    const turned = createTexts('zh-TW', { okr: { path: '現在 {now}，起點 {start}' } });
    expect(turned.t('okr.path', { start: 0, now: 1234.5 })).toBe('現在 1,234.5，起點 0');
  });

  it('takes what a parameter says as it is', () => {
    expect(t('okr.path', { start: '{now} $1 $&', now: 2 })).toBe('from {now} $1 $&, now 2');
  });

  it('has the plural form of its count, and the general one where the count has none of its own', () => {
    expect(t('okr.overdueDays', { count: 1 })).toBe('1 day late');
    expect(t('okr.overdueDays', { count: 0 })).toBe('0 days late');
    expect(t('okr.overdueDays', { count: 1.5 })).toBe('1.5 days late');
    expect(t('okr.staleDays', { days: 3 })).toBe('always 3');
  });

  it('without one of its parameters is an error that names both', () => {
    expect(() => t('okr.path', { start: 1 })).toThrow('Text okr.path needs the parameter now');
  });

  it('of a section that is not loaded is an error that says so', () => {
    expect(() => t('popup.dueNow')).toThrow(/No text popup\.dueNow.*section/);
    expect(() => t('okr.close')).toThrow(/okr\.close/);
  });
});

describe('texts', () => {
  it('are loaded by section, and more sections can be added without losing any', async () => {
    const first = await loadTexts('zh-TW', [worker]);
    expect(() => first.t('okr.undo')).toThrow('No text okr.undo');
    const more = await withSections(first, [okr, system]);
    expect(more.locale).toBe('zh-TW');
    expect([more.t('okr.undo'), more.t('worker.menuPanel')]).toEqual(['復原', '開啟側邊面板']);
    expect(Object.keys(first.sections)).toEqual(['worker']);
  });

  it.each(LOCALES)('in %s run from left to right', async (locale) => {
    expect((await loadTexts(locale, [])).dir).toBe('ltr');
  });
});

describe('days and moments', () => {
  const en = createTexts('en', {});
  const zh = createTexts('zh-TW', {});

  it('are written as the language does', () => {
    expect(en.day('2026-08-03')).toBe('Aug 3');
    expect(zh.day('2026-08-03')).toBe('8月3日');
    expect(en.day('2026-08-03', { dateStyle: 'long' })).toBe('August 3, 2026');
  });

  it('of a moment are those of the zone asked for', () => {
    const moment = Date.parse('2026-08-21T17:00:00+08:00');
    expect(en.moment(moment, 'Asia/Taipei')).toMatch(/Fri.*Aug 21.*5:00\sPM/u);
    expect(en.moment(moment, 'Pacific/Kiritimati')).toMatch(/Fri.*11:00\sPM/u);
    expect(en.moment(moment, 'America/New_York', { weekday: 'long' })).toBe('Friday');
    expect(en.moment(moment, 'Pacific/Auckland', { weekday: 'long' })).toBe('Friday');
    expect(en.moment(moment + 4 * 3_600_000, 'Pacific/Auckland', { weekday: 'long' })).toBe('Saturday');
  });

  it('a day is the same day wherever the device is', () => {
    expect(en.day('2026-01-01', { weekday: 'long' })).toBe('Thursday');
  });

  it('numbers take the options they are given', () => {
    expect(en.number(0.425, { style: 'percent' })).toBe('43%');
    expect(en.number(1234567)).toBe('1,234,567');
    expect(zh.number(0.5, { style: 'percent' })).toBe('50%');
  });
});
