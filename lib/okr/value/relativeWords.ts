/** How people say that something shall become more, less, or so many times as much. */
import { foldWord } from './spelling.ts';

export type Direction = 'up' | 'down';

const folded = (...spellings: string[]): ReadonlySet<string> =>
  new Set(spellings.flatMap((words) => words.split('|')).map(foldWord));

const BEFORE: Readonly<Record<Direction, ReadonlySet<string>>> = {
  up: folded(
    '提升|提高|增加|增長|增长|成長|成长|上升|上漲|上涨|調升|增',
    'up|up by|plus|increase|increase by|increased by|raise by|grow|grow by|growth of|rise by',
    'steigerung um|erhöhung um|zuwachs von|wachstum von',
    'augmenter de|augmentation de|hausse de|en hausse de|croissance de|plus de',
    'naik|naik sebesar|naikkan|meningkat|meningkat sebesar|tingkatkan|peningkatan|kenaikan|tambah|bertambah',
    'tăng|tăng thêm|tăng trưởng|เพิ่ม|เพิ่มขึ้น|โต|เติบโต',
    'زيادة|زيادة بنسبة|رفع بنسبة|ارتفاع|ارتفاع بنسبة|نمو|نمو بنسبة',
  ),
  down: folded(
    '降低|減少|减少|下降|調降|降|減|减',
    'down|down by|minus|decrease|decrease by|decreased by|reduce|reduce by|cut by|lower by|drop by',
    'senkung um|reduktion um|rückgang um|reduzierung um',
    'réduire de|réduction de|baisse de|en baisse de|diminuer de|diminution de|moins',
    'turun|turun sebesar|turunkan|penurunan|kurangi|kurangkan|berkurang',
    'giảm|giảm bớt|ลด|ลดลง',
    'خفض|خفض بنسبة|تخفيض|تخفيض بنسبة|انخفاض|انخفاض بنسبة|تقليل بنسبة',
  ),
};
const BEHIND: Readonly<Record<Direction, ReadonlySet<string>>> = {
  up: folded(
    '成長|成长|增長|增长|more|higher|up|increase|growth',
    'mehr|höher|steigern|erhöhen|de plus|de hausse|lebih tinggi|lebih banyak|kenaikan',
  ),
  down: folded(
    'less|fewer|lower|down|decrease|reduction|weniger|tiefer|niedriger|senken|reduzieren',
    'de moins|de baisse|lebih rendah|lebih sedikit|penurunan',
  ),
};
/** They announce an amount and say nothing of the direction. */
const NEUTRAL: ReadonlySet<string> = folded('um|by|de|sebesar|بنسبة');

const TIMES_BEFORE: ReadonlySet<string> = folded(
  'x|×|*|gấp|fois|提升至|提升到|提高到|提高至|增至|增加到|增加至|成長到|成長至',
);
const TIMES_BEHIND: ReadonlySet<string> = folded(
  'x|×|倍|times|-fold|fold|-fach|fach|mal|fois|kali|kali lipat|lần|เท่า|أضعاف',
);

/** Folded words that stand for a factor without a digit. */
const FACTORS: ReadonlyMap<string, number> = new Map(
  (
    [
      [2, '兩倍|两倍|二倍|雙倍|双倍|翻倍|加倍|翻一番|double|doubled|twice|doppelt|das doppelte|verdoppeln|verdopplung'],
      [2, 'doubler|le double|dua kali|dua kali lipat|gandakan|gấp đôi|gấp hai|สองเท่า|ضعف|الضعف|مضاعفة'],
      [
        3,
        '三倍|triple|tripled|dreifach|das dreifache|verdreifachen|tripler|le triple|tiga kali|tiga kali lipat|gấp ba|สามเท่า',
      ],
      [4, '四倍|quadruple|vierfach|das vierfache|vervierfachen|empat kali|gấp bốn|สี่เท่า'],
      [5, '五倍|gấp năm|ห้าเท่า'],
      [10, '十倍|zehnfach|gấp mười|สิบเท่า'],
      [
        0.5,
        '一半|減半|减半|half|halve|halved|hälfte|die hälfte|halbieren|moitié|la moitié|setengah|separuh|một nửa|ครึ่งหนึ่ง|نصف|النصف',
      ],
    ] as const
  ).flatMap(([factor, words]) => words.split('|').map((word) => [foldWord(word), factor] as const)),
);

const either = (words: Readonly<Record<Direction, ReadonlySet<string>>>, word: string): Direction | null =>
  words.up.has(word) ? 'up' : words.down.has(word) ? 'down' : null;

export const directionBefore = (word: string): Direction | null => either(BEFORE, word);
export const directionBehind = (word: string): Direction | null => either(BEHIND, word);
export const isNeutral = (word: string): boolean => word === '' || NEUTRAL.has(word);
export const timesBefore = (word: string): boolean => TIMES_BEFORE.has(word);
export const timesBehind = (word: string): boolean => TIMES_BEHIND.has(word);
/** 2 for '兩倍'; undefined where the word means no factor. */
export const factorNamed = (word: string): number | undefined => FACTORS.get(word);
