/** Which language a text is in, told by its script, by words that only one language has, and by what the word lists know of it. */
import type { TextLanguage } from './finding.ts';
import { findEntry } from './lexicon/entries.ts';
import { entriesOf } from './lexicon/lexicons.ts';
import { isLetter, isUnspaced, plainLetters, wordEnd } from './text/letters.ts';

/** Characters of daily use in both ways of writing Chinese: each traditional one, then the simplified one. */
const PAIRS =
  '個个們们來来時时為为開开關关過过這这還还進进運运動动務务員员業业產产達达標标準准確确認认識识說说設设計计劃划環环節节點点數数據据訊讯機机會会議议題题讓让處处轉转換换學学習习戶户獲获與与對对從从將将無无後后發发現现實实際际驗验證证單单價价營营銷销廣广報报導导師师隊队專专構构優优質质體体滿满線线網网頁页檔档廠厂場场門门電电腦脑應应當当變变選选擇择擴扩條条項项團团總总續续級级結结統统組组織织終终維维護护給给約约紀纪錄录歷历檢检測测試试異异區区國国語语調调詢询請请謝谢讀读書书寫写負负責责財财貨货費费資资贏赢車车載载輸输辦办適适遷迁週周鐘钟錢钱關关鍵键難难離离雙双雲云響响順顺須须預预領领頻频額额顧顾風风飛飞館馆驅驱鬆松齊齐齡龄億亿萬万兩两幾几強强彈弹圓圆壓压歡欢樂乐歐欧歲岁減减縮缩輕轻簽签訂订絕绝閉闭啟启獎奖併并補补齊齐擬拟盤盘製制編编彙汇繪绘長长寬宽豐丰壯壮簡简參参論论溝沟評评訪访談谈觀观監监執执經经傳传練练閱阅規规籌筹備备盡尽協协幫帮圖图爭争極极陣阵灣湾臺台買买賣卖訓训話话讚赞釐厘鐵铁錯错鎖锁靜静韌韧顯显養养魚鱼麼么龍龙闆板決决潔洁濟济溫温滯滞燈灯療疗盜盗礎础穩稳類类純纯紅红級级細细紙纸綠绿緊紧縣县繼继績绩聯联職职聽听腳脚臨临舉举舊旧蘋苹虛虚號号術术衝冲見见視视覺觉覽览觸触詞词誤误課课諮谘譯译讓让貝贝貢贡貼贴賦赋賬账跡迹軟软軌轨較较載载輔辅輪轮農农遊游遞递遠远鄰邻醫医釋释針针銀银鋪铺錶表鏈链閒闲間间隨随險险隱隐雜杂靈灵頂顶顆颗飯饭飲饮饋馈驚惊';
const TRADITIONAL = new Set([...PAIRS].filter((_, at) => at % 2 === 0));
const SIMPLIFIED = new Set([...PAIRS].filter((_, at) => at % 2 === 1));
/** '周', '表' and others are written in both ways, each with a meaning of its own. */
const IN_BOTH = new Set('周板表台后准制云松里面冲谘游迹历向厂广');

const TELLING_WORDS: Readonly<Record<'en' | 'de' | 'other', ReadonlySet<string>>> = {
  en: wordSet(
    'a an our the of and to with we by at from on is are be that all each every new its this as than into more least per or via their your not can have has will who i my no',
  ),
  de: wordSet(
    'der die das und wir ist sind für mit den dem des ein eine einen einem einer im am zum zur auf von bei aus nach um über unter bis haben hat werden wird pro jede jeder jedes alle allen nicht mehr unsere unser unseren unserer als durch dass sowie neue neuen oder mindestens',
  ),
  /** French, Spanish, Portuguese, Italian, Dutch, Polish, Turkish, Malay and Indonesian, Vietnamese. */
  other: wordSet(
    'el la los las de del y en con por para una un que al más les des et le du pour avec dans sur au aux une est o os da do das dos em com uma ao il di che gli dei della van het een voor met naar yang dan untuk dengan dari ke pada dalam setiap bulan và của cho các là trong với ya ve bir için i w na z do',
  ),
};
const GERMAN_ENDING = /(?:ung|ungen|keit|heit|schaft|ieren|iert|liche?|enden|stellt|wert)$/u;
/** So many more telling words than the other language has, and the word lists need not be asked. */
const CLEARLY = 2;
/** As many letters that only one word list knows tell as much as one telling word. */
const KNOWN_LETTERS_A_WORD = 10;

function wordSet(list: string): ReadonlySet<string> {
  return new Set(list.split(' '));
}

/** English where nothing tells; 'other' for every language that has no word list. */
export function languageOf(text: string): TextLanguage {
  const plain = plainLetters(text);
  return hanLanguage(plain) ?? latinLanguage(plain);
}

/** Chinese wherever Han characters stand: Latin names in between do not make it English. Null without any such script. */
function hanLanguage(plain: string): TextLanguage | null {
  let han = 0;
  let balance = 0;
  for (const letter of plain) {
    if (letter < '\u0e00') continue;
    if (/^\p{Script=Han}$/u.test(letter)) {
      han += 1;
      if (IN_BOTH.has(letter)) continue;
      if (TRADITIONAL.has(letter)) balance += 1;
      if (SIMPLIFIED.has(letter)) balance -= 1;
    } else if (isUnspaced(letter) || /^\p{Script=Hangul}$/u.test(letter)) return 'other';
  }
  if (han === 0) return null;
  return balance < 0 ? 'zh-CN' : 'zh-TW';
}

function latinLanguage(plain: string): TextLanguage {
  const score = { en: 0, de: 0, other: 0 };
  for (let at = 0; at < plain.length; at += 1) {
    if (!isLetter(plain.charAt(at))) continue;
    const end = Math.max(wordEnd(plain, at), at + 1);
    const word = plain.slice(at, end);
    if (TELLING_WORDS.en.has(word)) score.en += 1;
    if (TELLING_WORDS.de.has(word)) score.de += 1;
    if (TELLING_WORDS.other.has(word)) score.other += 1;
    if (/[äöüß]/u.test(word)) score.de += 1;
    else if (/[^a-z]/u.test(word)) score.other += 1.5;
    if (word.length > 5 && GERMAN_ENDING.test(word)) score.de += 1;
    at = end;
  }
  if (Math.abs(score.en - score.de) < CLEARLY) {
    score.en += knownLetters(plain, 'en') / KNOWN_LETTERS_A_WORD;
    score.de += knownLetters(plain, 'de') / KNOWN_LETTERS_A_WORD;
  }
  if (score.other > score.en && score.other > score.de) return 'other';
  return score.de > score.en ? 'de' : 'en';
}

/** How many letters of a text the word list of a language knows. */
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
