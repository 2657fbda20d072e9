/** Which language a text is in, told by script and by words and letters that only one of them has. Short texts may stay undecided. */
import type { TextLanguage } from './finding.ts';
import { findEntry } from './lexicon/entries.ts';
import { entriesOf } from './lexicon/lexicons.ts';
import { isLetter, isUnspaced, plainLetters, wordEnd } from './text/letters.ts';

/** Characters of daily use that only one of the two ways of writing Chinese has. */
const TRADITIONAL =
  '個們來時為開關過這還進運動務員業產達標準確認識說設計劃環節點數據訊機會議題讓處轉換學習戶獲與對從將無後發現實際驗證單價營銷廣報導師隊與專構優質體驗滿線網頁檔廠場門電腦應當變選擇擴條項團總續級結構統組織終維護給約紀錄歷檢測試異當區國際際語調詢請謝讀書寫負責財貨費資贏車載輸辦適遷週鐘錢關鍵難離雙雲響頁順須預領頻題額顧風飛館驅體鬆點齊齡億萬兩幾強彈圓壓歡樂機歐歲';
const SIMPLIFIED =
  '个们来时为开关过这还进运动务员业产达标准确认识说设计划环节点数据讯机会议题让处转换学习户获与对从将无后发现实际验证单价营销广报导师队专构优质体满线网页档厂场门电脑应当变选择扩条项团总续级结统组织终维护给约纪录历检测试异区国语调询请谢读书写负责财货费资赢车载输办适迁钟钱键难离双云响顺须预领频额顾风飞馆驱齐龄亿万两几强弹圆压欢乐欧岁';
const onlyIn = (letters: string, other: string) => new Set([...letters].filter((letter) => !other.includes(letter)));
const ONLY_TRADITIONAL = onlyIn(TRADITIONAL, SIMPLIFIED);
const ONLY_SIMPLIFIED = onlyIn(SIMPLIFIED, TRADITIONAL);

const words = (list: string) => new Set(list.split(' '));
const FUNCTION_WORDS: ReadonlyMap<'en' | 'de' | 'other', ReadonlySet<string>> = new Map([
  [
    'en',
    words(
      'a an our the of and to for with our we by at from on is are be that all each every new its it this as than into more least per an or via their your not can have has will who i my increase reduce improve launch ship hire publish team customers users',
    ),
  ],
  [
    'de',
    words(
      'der die das und wir ist sind für mit den dem des ein eine einen einem einer im am zum zur auf von bei aus nach um über unter bis haben hat werden wird pro jede jeder jedes alle allen nicht mehr unsere unser unseren unserer als durch dass sowie neue neuen wird oder mindestens',
    ),
  ],
  [
    'other',
    words(
      'el la los las de del y en con por para una un que al más les des et le du pour avec dans sur au aux une est o os da do das dos em no na com uma ao il di che per gli dei della van het een voor met naar yang dan untuk dengan dari ke di pada dalam dan setiap bulan và của cho các là trong với ya ve bir için i w na z do',
    ),
  ],
]);
const GERMAN_ENDINGS = [
  'ung',
  'ungen',
  'keit',
  'heit',
  'schaft',
  'ieren',
  'iert',
  'lich',
  'liche',
  'enden',
  'stellt',
  'wert',
];

export function languageOf(text: string): TextLanguage {
  const plain = plainLetters(text);
  const han = hanLanguage(plain);
  return han ?? latinLanguage(plain);
}

/** Chinese wherever Han characters stand: Latin names in between do not make it English. */
function hanLanguage(plain: string): TextLanguage | null {
  let unspaced = 0;
  let traditional = 0;
  let simplified = 0;
  let other = 0;
  for (const letter of plain) {
    if (letter < '\u0e00') continue;
    if (!/^\p{Script=Han}$/u.test(letter)) {
      if (isUnspaced(letter) || /^[\p{Script=Hangul}]$/u.test(letter)) other += 1;
      continue;
    }
    unspaced += 1;
    if (ONLY_TRADITIONAL.has(letter)) traditional += 1;
    if (ONLY_SIMPLIFIED.has(letter)) simplified += 1;
  }
  if (other > 0) return 'other';
  if (unspaced === 0) return null;
  return simplified > traditional ? 'zh-CN' : 'zh-TW';
}

function latinLanguage(plain: string): TextLanguage {
  const score = { en: 0, de: 0, other: 0 };
  let foreign = 0;
  for (let at = 0; at < plain.length; at += 1) {
    if (!isLetter(plain.charAt(at))) continue;
    const end = Math.max(wordEnd(plain, at), at + 1);
    const word = plain.slice(at, end);
    for (const [language, list] of FUNCTION_WORDS) if (list.has(word)) score[language] += 1;
    if (/[äöüß]/u.test(word)) score.de += 1;
    else if (/[^a-z]/u.test(word)) foreign += 1;
    if (word.length > 5 && GERMAN_ENDINGS.some((ending) => word.endsWith(ending))) score.de += 1;
    at = end;
  }
  score.en += knownLetters(plain, 'en') / 10;
  score.de += knownLetters(plain, 'de') / 10;
  const other = score.other + foreign * 1.5;
  if (other > score.en && other > score.de) return 'other';
  return score.de > score.en ? 'de' : 'en';
}

/** How much of a text the word list of a language knows. */
function knownLetters(plain: string, language: TextLanguage): number {
  const entries = entriesOf(language);
  let known = 0;
  for (let at = 0; at < plain.length; at += 1) {
    if (!isLetter(plain.charAt(at))) continue;
    const match = findEntry(entries, plain, at);
    if (match) known += match.end - at;
    at = match?.end ?? wordEnd(plain, at);
  }
  return known;
}
