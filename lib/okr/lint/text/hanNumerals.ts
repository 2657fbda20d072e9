/** Numbers in Chinese characters, told from the many words that merely contain one by the measure word that follows. */

const NUMERALS = '〇零一二兩两三四五六七八九十百千萬万億亿半';
const LARGE = '百千萬万億亿';
/** No number that people write out is longer. */
const LONGEST = 12;
const MEASURES =
  '個个位名人家篇次場场件項项支檔档份款筆笔間间條条組组臺台部本門门套張张則则集堂天週周月年季倍成元塊块分點点小時时';

/** The end of a numeral that begins at `at`, its measure word excluded ('三場', '兩個', '五千萬'), or null. */
export function hanNumeralEnd(plain: string, at: number): number | null {
  let end = at;
  while (end < plain.length && end - at < LONGEST && NUMERALS.includes(plain.charAt(end))) end += 1;
  if (end === at) return null;
  const isLarge = end - at > 1 && LARGE.includes(plain.charAt(end - 1)) && !LARGE.includes(plain.charAt(at));
  return isLarge || (end < plain.length && MEASURES.includes(plain.charAt(end))) ? end : null;
}
