/** Words for powers of ten behind a number: '3萬', '1.2k', '2,5 Mio.', '5 juta'. */
import type { DecimalMark } from './numeral.ts';
import { foldWord } from './spelling.ts';

/** By the power of ten. Spellings of one word; those of two words are written as folding leaves them. */
const SPELLINGS: Readonly<Record<number, string>> = {
  2: '百 ratus trăm ร้อย مئة مائة',
  3: 'k 千 thousand tsd tausend mille rb ribu nghìn ngàn nghin พัน ألف آلاف ألفا',
  4: '萬 万 vạn หมื่น',
  5: '十萬 十万 แสน',
  6: 'mn mln mio million millions millionen 百萬 百万 jt juta triệu trieu tr ล้าน مليون ملايين مليونا',
  7: '千萬 千万 สิบล้าน',
  8: '億 亿 ร้อยล้าน',
  9: 'bn mrd milliarde milliarden milliard milliards md mds miliar milyar bilion tỷ tỉ 十億 十亿 พันล้าน مليار مليارات',
  10: '百億 百亿 หมื่นล้าน',
  11: '千億 千亿 แสนล้าน',
  12: 'tn billionen triliun trilion nghìntỷ ngàntỷ 萬億 万亿 ล้านล้าน تريليون',
};
const POWERS: ReadonlyMap<string, number> = new Map(
  Object.entries(SPELLINGS).flatMap(([power, words]) =>
    words.split(/\s+/u).map((word) => [foldWord(word), Number(power)] as const),
  ),
);
const LONGEST = Math.max(...[...POWERS.keys()].map((word) => word.length));
/** English, where '.' begins the decimals; where ',' does, the same words are a thousand times as much. */
const SHORT_SCALE: ReadonlyMap<string, number> = new Map([
  ['billion', 9],
  ['billions', 9],
  ['trillion', 12],
  ['trillions', 12],
]);
/** Metres, minutes or millions; thousands, tonnes or trillions; 兆 is 10 to the twelfth in Taipei and to the sixth in Beijing. */
const UNCLEAR: ReadonlySet<string> = new Set(['m', 'mm', 'mil', 't', 'b', '兆']);

/**
 * The power of ten that a word means; 'unclear' where it could be another one or a unit, undefined where it is no such word. Capitals
 * tell: 'M' is a million and 'm' is anything.
 * @param word without spaces and full stops
 * @param currency in Indonesia 'M' is a milliard, so it says nothing sure of rupiah
 */
export function magnitudeOf(word: string, decimal?: DecimalMark, currency?: string): number | 'unclear' | undefined {
  if (word === 'M') return currency === 'IDR' ? 'unclear' : 6;
  if (word === 'B') return 9;
  const folded = foldWord(word);
  const short = SHORT_SCALE.get(folded);
  if (short !== undefined) return decimal === ',' ? 'unclear' : short;
  return POWERS.get(folded) ?? (UNCLEAR.has(folded) ? 'unclear' : undefined);
}

/**
 * What is left of a unit ('萬元', 'k€', 'Mio. €') behind the power of ten that it begins with; null where it begins with none. In
 * Latin letters only a whole word counts: 'kg' is no thousand of anything.
 */
export function behindMagnitude(unit: string): string | null {
  const latin = /^\p{Script=Latin}+/u.exec(unit)?.[0];
  if (latin !== undefined) return typeof magnitudeOf(latin) === 'number' ? unit.slice(latin.length) : null;
  for (let end = LONGEST; end > 0; end -= 1) {
    if (typeof magnitudeOf(unit.slice(0, end)) === 'number') return unit.slice(end);
  }
  return null;
}
