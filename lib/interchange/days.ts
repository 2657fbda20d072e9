/**
 * Days as people write them in sheets. Year-first dates say themselves what they are; day and month in front of a year
 * are told apart by the whole column; years of the Minguo calendar and serial numbers hold only where the column (or
 * the person) says so.
 */
export type DateOrder = 'dmy' | 'mdy';

export interface DateStyle {
  order: DateOrder;
  /** minguo: year 1 is 1912, as in Taiwan's official papers. */
  calendar: 'gregorian' | 'minguo';
  /** Every filled cell is a spreadsheet's serial day number. */
  serial: boolean;
}

const MINGUO_OFFSET = 1911;
/** Day 0 of Excel's 1900 calendar once its false 29 February 1900 is allowed for. */
const SERIAL_EPOCH = '1899-12-30';
const SERIAL = /^\d{5}(?:\.\d+)?$/;
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

const YEAR_FIRST = /^(\d{2,4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})日?(?![\d])/;
const YEAR_LAST = /^(\d{1,2})\s*[-/.]\s*(\d{1,2})\s*[-/.]\s*(\d{4})(?!\d)/;
const DAY_NAMED = /^(\d{1,2})\.?[\s-]*([a-z]{3})[a-z]*\.?[\s,-]*(\d{4})(?!\d)/i;
const MONTH_NAMED = /^([a-z]{3})[a-z]*\.?\s*(\d{1,2})(?:st|nd|rd|th)?,?\s*(\d{4})(?!\d)/i;
const MINGUO_WORD = /^(?:民國|民国)\s*/;

/** How a column writes its dates. `sure` is false where no cell shows whether the day or the month comes first. */
export function detectDateStyle(cells: Iterable<string>): DateStyle & { sure: boolean } {
  const filled = [...cells].filter((cell) => cell !== '').map((cell) => cell.normalize('NFKC'));
  const serial =
    filled.length > 0 && filled.every((cell) => SERIAL.test(cell) && Number(cell) > 20_000 && Number(cell) < 80_000);
  let dayFirst = 0;
  let monthFirst = 0;
  let open = 0;
  for (const cell of filled) {
    const match = YEAR_LAST.exec(cell);
    if (!match) continue;
    if (Number(match[1]) > 12) dayFirst += 1;
    else if (Number(match[2]) > 12) monthFirst += 1;
    // Points part day and month only where the day comes first.
    else if (cell.includes('.')) dayFirst += 1;
    else if (match[1] !== match[2]) open += 1;
  }
  return {
    order: monthFirst > dayFirst ? 'mdy' : 'dmy',
    calendar: 'gregorian',
    serial,
    sure: open === 0 || dayFirst !== monthFirst,
  };
}

/** 'YYYY-MM-DD', or null if the cell is no date of this style. A time of day behind the date is put aside. */
export function readDay(cell: string, style: DateStyle): string | null {
  const text = cell.normalize('NFKC').trim();
  if (style.serial) {
    if (!SERIAL.test(text)) return null;
    return Temporal.PlainDate.from(SERIAL_EPOCH)
      .add({ days: Math.floor(Number(text)) })
      .toString();
  }
  const minguo = MINGUO_WORD.test(text) || style.calendar === 'minguo';
  const yearFirst = YEAR_FIRST.exec(text.replace(MINGUO_WORD, ''));
  if (yearFirst) {
    const year = Number(yearFirst[1]);
    const isMinguo = minguo && year < 1000;
    if (!isMinguo && year < 1000) return null;
    return dayOf(isMinguo ? year + MINGUO_OFFSET : year, Number(yearFirst[2]), Number(yearFirst[3]));
  }
  const yearLast = YEAR_LAST.exec(text);
  if (yearLast) {
    const [first, second] = [Number(yearLast[1]), Number(yearLast[2])];
    return style.order === 'dmy'
      ? dayOf(Number(yearLast[3]), second, first)
      : dayOf(Number(yearLast[3]), first, second);
  }
  const dayNamed = DAY_NAMED.exec(text);
  if (dayNamed) return dayOf(Number(dayNamed[3]), monthOf(dayNamed[2]), Number(dayNamed[1]));
  const monthNamed = MONTH_NAMED.exec(text);
  if (monthNamed) return dayOf(Number(monthNamed[3]), monthOf(monthNamed[1]), Number(monthNamed[2]));
  return null;
}

const monthOf = (name = ''): number => MONTHS.indexOf(name.toLowerCase()) + 1;

function dayOf(year: number, month: number, day: number): string | null {
  // Not by catching Temporal's refusal: a cell without a date is no exception here.
  if (month < 1 || month > 12 || day < 1) return null;
  const date = Temporal.PlainDate.from({ year, month, day }, { overflow: 'constrain' });
  return date.day === day ? date.toString() : null;
}
