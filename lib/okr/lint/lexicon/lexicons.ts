/** The word lists that a language is read with, made ready when they are first needed. */
import type { TextLanguage } from '../finding.ts';
import { de } from './de.ts';
import { en } from './en.ts';
import { compileEntries, type Entries } from './entries.ts';
import type { WordList } from './meaning.ts';
import { signs } from './signs.ts';
import { zh } from './zh.ts';
import { zhCN } from './zhCN.ts';
import { zhTW } from './zhTW.ts';

const CHINESE = [signs, zh, zhTW, zhCN, en];

/** Chinese teams write in both characters and half in English; the words that German ones borrow stand in de.ts. */
const LISTS: Readonly<Record<TextLanguage, readonly WordList[]>> = {
  en: [signs, en],
  de: [signs, de],
  'zh-TW': CHINESE,
  'zh-CN': CHINESE,
  other: [signs],
};

const ready = new Map<readonly WordList[], Entries>();

export function entriesOf(language: TextLanguage): Entries {
  const lists = LISTS[language];
  const known = ready.get(lists);
  if (known) return known;
  const fresh = compileEntries(lists);
  ready.set(lists, fresh);
  return fresh;
}
