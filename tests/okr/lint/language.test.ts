import { describe, expect, it } from 'vitest';
import { languageOf } from '#lib/okr/lint/language.ts';
import { RULE_LANGUAGES, RULES } from '#lib/okr/lint/rules.ts';

describe('the language of a text', () => {
  it.each([
    ['NPS 從 30 到 50', 'zh-TW'],
    ['完成後台重構', 'zh-TW'],
    ['线上 Bug 数下降', 'zh-CN'],
    ['Launch 新版 App', 'zh-TW'],
    ['产品 launch', 'zh-CN'],
    ['15 % Marge', 'de'],
    ['Strategie erarbeitet', 'de'],
    ['Wir sind ready', 'de'],
    ['Ship it', 'en'],
    ['NPS', 'en'],
    ['', 'en'],
    ['Augmenter les ventes de la région', 'other'],
    ['Reducir los costes de la empresa', 'other'],
    ['Tăng doanh thu của công ty', 'other'],
    ['売上を増やす', 'other'],
    ['매출 증가', 'other'],
    ['زيادة المبيعات', 'other'],
    ['ลดของเสีย', 'other'],
  ])('of «%s» is %s', (text, language) => {
    expect(languageOf(text)).toBe(language);
  });

  it('is that of nearly all the examples, however short', () => {
    const texts = RULES.flatMap(({ examples }) => examples.filter(({ language }) => language !== 'all'));
    for (const language of RULE_LANGUAGES) {
      const own = texts.filter((example) => example.language === language);
      const told = own.filter(({ text }) => {
        const found = languageOf(text);
        // Many short texts are written alike in both ways of writing Chinese.
        return language.startsWith('zh') ? found.startsWith('zh') : found === language;
      });
      expect([language, told.length / own.length >= 0.97]).toEqual([language, true]);
    }
  });
});

describe('what tells a language', () => {
  it.each([
    ['one word that only it has', 'Nach Basel', 'de'],
    ['a letter that only it has', 'Zug fährt', 'de'],
    ['an ending that only it has', 'Zzzzzschaft', 'de'],
    ['many known words against one telling one', 'The Kundenzufriedenheit Verkaufsstrategie verabschiedet', 'de'],
    ['more telling words, whatever else is known', 'The and with Kundenzufriedenheit Verkaufsstrategie', 'en'],
    ['no more by such a letter than by a word', 'The Zürp', 'en'],
    ['letters of neither', 'Šťastný tým', 'other'],
    ['words of neither', 'Los clientes de la tienda', 'other'],
    ['one character that only Taiwan writes', '一個', 'zh-TW'],
    ['one character that only the mainland writes', '一个', 'zh-CN'],
    ['nothing, then Taiwan', '完成', 'zh-TW'],
    ['the greater part of the characters', '们们個', 'zh-CN'],
    ['characters that both write are no sign', '周', 'zh-TW'],
    ['any kana', '完成の', 'other'],
    ['any hangul', 'NPS 점수', 'other'],
    ['nothing but signs', '12 %', 'en'],
  ] as const)('%s: «%s»', (_why, text, language) => {
    expect(languageOf(text)).toBe(language);
  });
});
