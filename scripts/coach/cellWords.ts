/** Words in cells of a list of texts: of what kind each is, and in which language. */
import { plainWord } from '#lib/interchange/headers.ts';
import type { TextLanguage } from '#lib/okr/lint/finding.ts';

export type Kind = 'objective' | 'key result';

function chooser<T>(choices: readonly (readonly [T, string])[]): (cell: string) => T | null {
  const words = new Map(choices.flatMap(([choice, list]) => list.split('|').map((word) => [plainWord(word), choice])));
  return (cell) => words.get(plainWord(cell)) ?? null;
}

/** null for a word that means neither, such as 'initiative'. */
export const readKind = chooser<Kind>([
  [
    'objective',
    'objective|objectives|obj|o|goal|目標|目标|オブジェクティブ|목표|Ziel|Objektive|objectif|objetivo|obiettivo|doel|objektif|tujuan|mục tiêu|วัตถุประสงค์|الهدف|هدف',
  ],
  [
    'key result',
    'key result|key results|kr|result|關鍵結果|關鍵成果|关键结果|关键成果|主要な成果|キーリザルト|핵심 결과|Schlüsselergebnis|Schlüsselresultat|résultat clé|resultado clave|resultado-chave|risultato chiave|hasil utama|kết quả then chốt|ผลลัพธ์หลัก|النتيجة الرئيسية',
  ],
]);

const readName = chooser<TextLanguage | 'chinese'>([
  ['en', 'English|Englisch|英文|英語|英语'],
  ['de', 'German|Deutsch|德文|德語|德语'],
  ['zh-TW', 'Traditional Chinese|Chinese (Traditional)|繁體中文|正體中文|繁中|繁體|Traditionelles Chinesisch'],
  ['zh-CN', 'Simplified Chinese|Chinese (Simplified)|简体中文|簡體中文|简中|简体|Vereinfachtes Chinesisch'],
  ['chinese', 'Chinese|中文|漢語|汉语|Chinesisch|zh'],
]);

/**
 * The language that a cell names, as a tag ('de-CH', 'zh_Hant') or by its name. undefined where it says nothing or only 'Chinese', because the
 * characters tell which, and for what is no language: the text itself is then asked.
 */
export function readLanguage(cell: string): TextLanguage | undefined {
  const named = readName(cell);
  if (named !== null) return named === 'chinese' ? undefined : named;
  const tag = cell.trim().replaceAll('_', '-');
  if (!/^[a-z]{2,3}(?:-[a-z0-9]{2,8})*$/iu.test(tag)) return undefined;
  const { language, script } = new Intl.Locale(tag).maximize();
  if (language === 'zh') return script === 'Hant' ? 'zh-TW' : 'zh-CN';
  return language === 'en' || language === 'de' ? language : 'other';
}
