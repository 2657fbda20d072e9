import { describe, expect, it } from 'vitest';
import { de } from '#lib/okr/lint/lexicon/de.ts';
import { en } from '#lib/okr/lint/lexicon/en.ts';
import { signs } from '#lib/okr/lint/lexicon/signs.ts';
import { zh } from '#lib/okr/lint/lexicon/zh.ts';
import { zhCN } from '#lib/okr/lint/lexicon/zhCN.ts';
import { zhTW } from '#lib/okr/lint/lexicon/zhTW.ts';

const LISTS = Object.entries({ de, en, signs, zh, 'zh-CN': zhCN, 'zh-TW': zhTW });

describe.each(LISTS)('the words of %s', (_name, list) => {
  const entries = Object.values(list).flatMap((words) => words.split('|'));

  it('are none of them empty: an empty one would be found everywhere', () => {
    expect(entries.filter((entry) => entry.replaceAll(/[*~…\s]/gu, '') === '')).toEqual([]);
  });

  it('are written in lower case without spaces around them', () => {
    expect(entries.filter((entry) => entry !== entry.toLowerCase().trim())).toEqual([]);
  });
});
