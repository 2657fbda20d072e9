/** The cycle a row belongs to: its name and days as the cells give them, or as a usual name implies. */
import type { Cycle } from '#lib/okr/model.ts';

export interface CycleSpan {
  firstDay: string;
  lastDay: string;
}

const CHINESE_DIGITS = '一二三四';
const QUARTER = /^(?:(\d{4})[^\dqQ]*?(?:Q|第)([1-4一二三四])季?度?|Q([1-4])\D*(\d{4}))$/iu;
const HALF = /^(?:(\d{4})\D*?(?:H([12])|(上|下)半年)|H([12])\D*(\d{4}))$/iu;
const YEAR = /^(?:FY\s*)?(\d{4})\s*年?$/iu;

/** Days that a name such as 'Q3 2026', '2026 H1', '2026年第三季' or '2026' stands for; null for any other name. */
export function spanOfName(name: string): CycleSpan | null {
  const text = name.normalize('NFKC').trim();
  const quarter = QUARTER.exec(text);
  if (quarter) {
    const digit = quarter[2] ?? quarter[3] ?? '';
    const number = Number(digit) || CHINESE_DIGITS.indexOf(digit) + 1;
    return months(Number(quarter[1] ?? quarter[4]), number * 3 - 2, 3);
  }
  const half = HALF.exec(text);
  if (half) {
    const second = (half[2] ?? half[4]) === '2' || half[3] === '下';
    return months(Number(half[1] ?? half[5]), second ? 7 : 1, 6);
  }
  const year = YEAR.exec(text);
  return year ? months(Number(year[1]), 1, 12) : null;
}

function months(year: number, month: number, count: number): CycleSpan {
  const first = Temporal.PlainDate.from({ year, month, day: 1 });
  return { firstDay: first.toString(), lastDay: first.add({ months: count }).subtract({ days: 1 }).toString() };
}

/** The kind that a cycle of this length is nearest to. */
export function cycleKind({ firstDay, lastDay }: CycleSpan): Cycle['kind'] {
  const days =
    Temporal.PlainDate.from(firstDay).until(Temporal.PlainDate.from(lastDay), { largestUnit: 'day' }).days + 1;
  if (days <= 45) return 'month';
  if (days <= 75) return 'two-month';
  if (days <= 135) return 'quarter';
  return days <= 270 ? 'half' : 'year';
}
