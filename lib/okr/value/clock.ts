/** Times as a clock shows them: '1:30:00' is clear, '1:30' only where something says whether hours or minutes come first. */
import { add, exactOf, multiply, toNumber } from '../exact.ts';
import { conversion, nextSmaller } from './durations.ts';
import { foldWord } from './spelling.ts';
import type { DurationUnit } from './unitSpellings.ts';
import { durationNamed } from './unitWord.ts';

const CLOCK = /^(?<sign>[+-]?) ?(?<first>\d{1,4}):(?<second>[0-5]\d)(?<third>:[0-5]\d)?(?<word>\D*)$/u;

/**
 * A time of a clock, counted in `unit`. Two numbers are hours and minutes where hours are counted or named behind them ('1:30 h'),
 * minutes and seconds where seconds are counted or minutes named. Where minutes are counted they could be either: 'clock'.
 * @param plain in plain spelling
 * @returns null where it is no time, or one of something that no clock shows
 */
export function readClock(plain: string, unit: DurationUnit): number | 'clock' | null {
  const { sign, first = '', second = '', third, word = '' } = CLOCK.exec(plain)?.groups ?? {};
  if (first === '' || conversion('second', unit) === null) return null;
  const behind = foldWord(word);
  const leading = behind === '' ? (third ? 'hour' : leadingWhere(unit)) : durationNamed(behind);
  if (leading === null) return 'clock';
  const numbers = third ? [first, second, third.slice(1)] : [first, second];
  const total = totalOf(numbers.map(Number), leading, unit);
  return total !== null && sign === '-' ? 0 - total : total;
}

function leadingWhere(counted: DurationUnit): DurationUnit | null {
  if (counted === 'minute') return null;
  return counted === 'hour' ? 'hour' : 'minute';
}

/** null where there is nothing small enough left for a number to count. */
function totalOf(numbers: readonly number[], leading: DurationUnit | undefined, unit: DurationUnit): number | null {
  let total = exactOf(0);
  let counted: DurationUnit | null = leading ?? null;
  for (const number of numbers) {
    const size = counted && conversion(counted, unit);
    if (!counted || !size) return null;
    total = add(total, multiply(exactOf(number), size));
    counted = nextSmaller(counted);
  }
  return toNumber(total);
}
