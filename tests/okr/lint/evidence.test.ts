import { describe, expect, it } from 'vitest';
import { headOf, leadOf, weigh } from '#lib/okr/lint/evidence.ts';
import type { TextLanguage } from '#lib/okr/lint/finding.ts';
import type { Clause } from '#lib/okr/lint/text/clauses.ts';
import { parseText } from '#lib/okr/lint/text/parse.ts';

const clauseOf = (text: string, language: TextLanguage = 'en'): Clause => parseText(text, language).clauses[0] ?? [];
const score = (text: string, language?: TextLanguage): number => weigh(clauseOf(text, language), false).score;

/** Nothing speaks for or against a clause: what it lacks to be a result. */
const NOTHING = -1;

describe('what a clause is worth', () => {
  it.each([
    ['tell them', NOTHING],
    ['launch it', NOTHING + 2],
    ['create it', NOTHING + 1.5],
    ['improve it', NOTHING - 2.5],
    ['keep it', NOTHING - 1.5],
    ['become it', NOTHING - 2.5],
    ['attend it', NOTHING - 1.2],
    ['help it', NOTHING - 2.5],
    ['planned it', NOTHING - 1],
  ])('is decided by what is done first: «%s»', (text, expected) => {
    expect(score(text)).toBeCloseTo(expected);
  });

  it.each([
    ['launch it create', 0.7],
    ['launch it improve', -1],
    ['launch it keep', -0.7],
    ['launch it become', -1],
    ['launch it attend', -0.5],
    ['launch it help', -0.5],
    ['launch it planned', -1],
  ])('and changed by what is done after it: «%s»', (text, change) => {
    expect(score(text)).toBeCloseTo(score('launch it') + change);
  });

  it('counts the same thing once', () => {
    expect(score('launch it create it build it')).toBeCloseTo(score('launch it create'));
    expect(score('create it and launch')).toBeCloseTo(score('create it') + 1);
  });

  it.each([
    ['launch website', 0.7],
    ['launch culture', -1],
    ['launch it weekly', 2.6],
    ['launch it on time', 2],
    ['launch it here profitable', 2],
    ['launch a', 0.3],
    ['launch it great', -1.6],
    ['launch several of it', -1.8],
    ['launch it at Acme', 0.4],
    ['launch "it', 0.4],
    ['Launch it', 0],
    ['all launch', 1.6],
    ['to launch all', 0.8],
    ['launch it for all', 0.8],
  ])('gains and loses by the rest of it: «%s»', (text, change) => {
    expect(score(text)).toBeCloseTo(score('launch it') + change);
  });

  it('gains by a date', () => {
    expect(weigh(clauseOf('launch it'), true).score).toBeCloseTo(score('launch it') + 0.5);
  });

  it('of which nothing but a verb is there is worth nothing', () => {
    expect([score('launched'), score('launched!'), score('launched tested')]).toEqual([
      NOTHING,
      NOTHING,
      expect.any(Number),
    ]);
    expect(score('launched tested')).toBeGreaterThan(0);
  });

  it.each([
    ['we have a website', NOTHING + 0.8 + 0.3 + 0.7],
    ['we have culture', NOTHING - 1],
    ['the website we have', NOTHING + 0.3 + 0.7],
    ['we have launched the website', NOTHING + 2 + 0.3 + 0.7],
    ['users can pay', NOTHING + 1.5],
  ])('may be had, or be possible: «%s»', (text, expected) => {
    expect(score(text)).toBeCloseTo(expected);
  });

  it.each([
    ['launch campaigns', -1.2],
    ['launch parties', -1.2],
    ['launch parties in town', -1.2],
    ['launch monthly parties', 2.6],
    ['launch the parties', 0.3],
    ['launch Acme parties', 0.4],
    ['launch two parties', 0],
    ['launch business', 0],
    ['launch websites', -1.2],
    ['launch guidelines', 0.7],
  ])('loses by a plural that nothing counts: «%s»', (text, change) => {
    expect(score(text)).toBeCloseTo(score('launch it') + change);
  });

  it.each([
    ['weekly launch', 2.6],
    ['improve monthly revenue', 0],
    ['improve monthly active it', 0],
    ['improve it for weekly it', 0],
  ])('gains by how often only where that is said of what is done: «%s»', (text, change) => {
    expect(score(text)).toBeCloseTo((text.includes('improve') ? score('improve it') : score('launch it')) + change);
  });

  it.each<[string, number]>([
    ['每周订单数', NOTHING],
    ['每周发布订单数', NOTHING + 2 + 2.6],
    ['更多网站上线', NOTHING - 2.5 - 1.6],
    ['一个更多', NOTHING + 0.3],
    ['通过审查', NOTHING + 2],
  ])('counts alike in Chinese: «%s»', (text, expected) => {
    const { score: found } = weigh(clauseOf(text, 'zh-CN'), false);
    expect(Math.sign(found)).toBe(Math.sign(expected));
  });

  it('of an additional thing is as of one', () => {
    expect(score('launch an additional website')).toBeCloseTo(score('launch a website'));
    expect(score('launch additional websites')).toBeLessThan(0);
  });
});

describe('what spoke most', () => {
  it.each([
    ['launch a great website', 'finish'],
    ['improve a great website', 'change'],
    ['tell a great website', 'vague'],
    ['all websites', 'every'],
    ['tell them', undefined],
  ])('of «%s»: %s', (text, meaning) => {
    expect(weigh(clauseOf(text), false).main?.meaning).toBe(meaning);
  });

  it('is only asked of a clause that states something, if there is one', () => {
    expect(weigh(clauseOf('a website'), false).states).toBe(false);
    for (const text of ['we have it', 'it can be', 'all of it', 'it weekly', 'launch it', 'it profitable']) {
      expect([text, weigh(clauseOf(text), false).states]).toEqual([text, true]);
    }
  });
});

describe('the verb that leads', () => {
  it.each<[string, TextLanguage, string | undefined]>([
    ['launch and test', 'en', 'launch'],
    ['the shop is launched', 'en', 'launched'],
    ['文件收集功能上線', 'zh-TW', '上線'],
    ['文件收集功能上線！', 'zh-TW', '上線'],
    ['文件收集完成上線', 'zh-TW', '完成'],
    ['收集文件並上線', 'zh-TW', '收集'],
    ['文件上線收集', 'zh-TW', '上線'],
    ['商店', 'zh-TW', undefined],
  ])('of «%s»', (text, language, expected) => {
    const clause = clauseOf(text, language);
    expect(clause[leadOf(clause)]?.text).toBe(expected);
  });
});

describe('the noun that is meant', () => {
  it.each<[string, TextLanguage, string | undefined]>([
    ['launch customer website', 'en', 'website'],
    ['launch website of customers', 'en', 'website'],
    ['of customers website', 'en', 'website'],
    ['文件体系', 'zh-CN', '体系'],
    ['launch it', 'en', undefined],
  ])('in «%s»', (text, language, expected) => {
    expect(headOf(clauseOf(text, language))?.text).toBe(expected);
  });
});
