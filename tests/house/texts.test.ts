import { describe, expect, it } from 'vitest';
import { keyProblems } from '../../scripts/texts/keys.ts';
import { languageProblems, type Written } from '../../scripts/texts/messages.ts';
import { usageIn } from '../../scripts/texts/usage.ts';

const languages = (texts: Record<string, Record<string, Written>>) =>
  languageProblems(new Map(Object.entries(texts).map(([locale, all]) => [locale, new Map(Object.entries(all))])));

const keys = (texts: Record<string, Written>, code: string) =>
  keyProblems(new Map(Object.entries(texts)), [usageIn('components/a.tsx', code)]);

const glued = (code: string) => usageIn('components/a.tsx', code).glued;

describe('the languages', () => {
  it('agree when they have the same keys and parameters and each its own plural forms', () => {
    const en = { 'okr.late': { one: '{count} day late', other: '{count} days late' }, 'okr.of': '{done} of {all}' };
    const zh = { 'okr.late': { other: '晚了 {count} 天' }, 'okr.of': '{all} 項中的 {done} 項' };
    expect(languages({ en, 'zh-TW': zh })).toEqual([]);
  });

  it('differ when one lacks a key or has one too many', () => {
    expect(languages({ en: { 'okr.a': 'A' }, 'zh-TW': { 'okr.b': '乙' } })).toEqual([
      'zh-TW: okr.a is missing',
      'zh-TW: okr.b is not in en',
    ]);
  });

  it('differ when a parameter is lost or made up', () => {
    expect(languages({ en: { 'okr.a': 'Since {day}' }, 'zh-TW': { 'okr.a': '從 {date} 起' } })).toEqual([
      'zh-TW: okr.a lacks {day}',
      'zh-TW: okr.a has {date}, which en does not',
    ]);
  });

  it('may write the number of a plural form in words', () => {
    const en = { 'okr.a': { one: 'One check-in', other: 'Some check-ins of {count}' } };
    expect(languages({ en, 'zh-TW': { 'okr.a': { other: '一些進度' } } })).toEqual([]);
  });

  it('need exactly the plural forms of their own', () => {
    const en = { 'okr.a': { one: '{count} day', other: '{count} days' } };
    expect(languages({ en, 'zh-TW': { 'okr.a': { one: '{count} 天', other: '{count} 天' } } })).toEqual([
      "zh-TW: okr.a has the form 'one', which this language never uses",
    ]);
    expect(languages({ en, ar: { 'okr.a': { one: 'يوم {count}', other: '{count} يوم' } } })).toHaveLength(4);
  });

  it('may leave nothing empty', () => {
    expect(languages({ en: { 'okr.a': ' ' } })).toEqual(['en: okr.a is empty']);
  });
});

describe('the keys', () => {
  it('are used when they are named, part by part, or asked for by the manifest', () => {
    const texts = { 'okr.on': 'On', 'okr.statusOff': 'Off', 'system.manifestName': 'Updraft' };
    expect(keys(texts, "t('okr.on'); t(`okr.status${status}`); const name = '__MSG_manifestName__';")).toEqual([]);
  });

  it('are reported when nothing uses them', () => {
    expect(keys({ 'okr.on': 'On', 'okr.off': 'Off' }, "t('okr.on')")).toEqual(['okr.off is used nowhere']);
  });

  it('are reported where there is no such text', () => {
    expect(keys({ 'okr.on': 'On' }, "t('okr.on');\nt('okr.of');\nt(`okr.status${x}`)")).toEqual([
      'components/a.tsx:2: there is no text okr.of',
      'components/a.tsx:3: no text is called okr.status…',
    ]);
  });

  it('are not so open that every text of a section counts as used', () => {
    expect(keys({ 'okr.on': 'On' }, 't(`okr.${status}`)')).toEqual([expect.stringContaining('could be any text')]);
  });

  it('are not taken for the names of files', () => {
    expect(keys({ 'popup.a': 'A' }, "t('popup.a'); open('popup.html')")).toEqual([]);
  });

  it('get the parameters that their sentences need', () => {
    const texts = { 'okr.of': '{done} of {all}', 'okr.days': { one: 'A day', other: '{count} days' } };
    expect(keys(texts, "t('okr.of', { done });\nt('okr.days', { days: 3 });\nt('okr.of', rest);")).toEqual([
      'components/a.tsx:1: okr.of needs the parameter all',
      'components/a.tsx:2: okr.days needs the parameter count',
    ]);
  });
});

describe('sentences', () => {
  it.each([
    ["`${t('okr.a')} and ${t('okr.b')}`"],
    ["`${texts.t('okr.a')} of 3 weeks`"],
    ["t('okr.a') + ': ' + value"],
    ["[t('okr.a'), t('okr.b')].join(', ')"],
  ])('may not be glued: %s', (code) => {
    expect(glued(code).length).toBeGreaterThan(0);
  });

  it.each([
    ['<p>Nothing is due</p>'],
    ['<p>逾期 {days}</p>'],
    ['<button title="Close" />'],
    ['<input aria-label="Value" />'],
  ])('may not be written in the source: %s', (code) => {
    expect(glued(code)).toHaveLength(1);
  });

  it.each([
    ["t('okr.a', { when: t('okr.b') })"],
    ["<p title={t('okr.a')}>{t('okr.b')} · {t('okr.c')}</p>"],
    ['<h1>Updraft</h1>'],
    ['<p><Kbd>Esc</Kbd></p>'],
    ['<div class="row" role="list" />'],
    ['`--v:${percent}`'],
  ])('are not seen where there are none: %s', (code) => {
    expect(glued(code)).toEqual([]);
  });
});
