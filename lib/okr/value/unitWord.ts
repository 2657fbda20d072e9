/**
 * How people write a unit beside a number. Most of it Intl knows, in the languages a sheet is likely to come in; the rest
 * is what is typed and Intl does not say.
 */
import type { Unit } from '../model.ts';
import { plainSpelling } from './numeral.ts';

const LANGUAGES = ['en', 'zh-TW', 'zh-CN', 'de', 'fr', 'es', 'ja', 'ar'];
/** One count for each plural form of these languages. */
const COUNTS = [0, 1, 2, 5, 11, 100, 1.5];

const PERCENT = ['%', 'percent', 'per cent', 'pct', 'prozent', '百分比'];
const CURRENCY: Record<string, string[]> = {
  TWD: ['ntd', 'nt', '元', '圓', '塊'],
  CNY: ['rmb', '元', '块'],
  HKD: ['元', '蚊'],
  JPY: ['円', '圓', 'yen'],
  CHF: ['fr', 'sfr', 'franken'],
};
const DURATION: Record<(Unit & { kind: 'duration' })['unit'], string[]> = {
  second: ['s', 'secs', 'seconds', '秒鐘', '秒钟'],
  minute: ['m', 'mins', 'minutes', '分', '分鐘', '分钟'],
  hour: ['h', 'hrs', 'hours', '鐘頭', '小时'],
  day: ['d', 'days', '日', '工作天'],
  week: ['w', 'weeks', '周', '星期', '禮拜'],
  month: ['mo', 'mos', 'months', '月', '個月', '个月'],
};

interface UnitWords {
  /** Spellings that may stand before or after the number, folded. */
  around: ReadonlySet<string>;
  /** Words that hold their number in themselves, as the Arabic dual does. */
  instead: ReadonlyMap<string, number>;
}

/** Upper and lower case, spaces and full stops make no difference: 'Min.' is 'min'. */
export const foldUnit = (text: string): string => plainSpelling(text).toLowerCase().replace(/[ .]/gu, '');

const known = new Map<string, UnitWords>();

/** The spellings of a unit, computed once per unit. */
export function unitWords(unit: Unit): UnitWords {
  const key = JSON.stringify(unit);
  const before = known.get(key);
  if (before) return before;
  const fresh = gather(unit);
  known.set(key, fresh);
  return fresh;
}

function gather(unit: Unit): UnitWords {
  switch (unit.kind) {
    case 'number':
      return words([]);
    case 'percent':
      return words(PERCENT);
    case 'text':
      return words([unit.text, `${unit.text}s`, unit.text.replace(/s$/u, '')]);
    case 'currency': {
      const displays = ['code', 'symbol', 'narrowSymbol', 'name'] as const;
      const styles = displays.map(
        (currencyDisplay) => ({ style: 'currency', currency: unit.code, currencyDisplay }) as const,
      );
      return words([...(CURRENCY[unit.code] ?? []), ...spelled(styles, 'currency').words]);
    }
    case 'duration': {
      const displays = ['narrow', 'short', 'long'] as const;
      const styles = displays.map((unitDisplay) => ({ style: 'unit', unit: unit.unit, unitDisplay }) as const);
      const { words: found, instead } = spelled(styles, 'unit');
      return words([...DURATION[unit.unit], ...found], instead);
    }
  }
}

function words(spellings: readonly string[], instead = new Map<string, number>()): UnitWords {
  return { around: new Set(spellings.map(foldUnit)), instead };
}

function spelled(
  styles: readonly Intl.NumberFormatOptions[],
  part: 'unit' | 'currency',
): { words: string[]; instead: Map<string, number> } {
  const found: string[] = [];
  const instead = new Map<string, number>();
  for (const language of LANGUAGES) {
    for (const style of styles) {
      const format = new Intl.NumberFormat(language, style);
      for (const count of COUNTS) {
        const parts = format.formatToParts(count);
        const named = parts.filter(({ type }) => type === part).map(({ value }) => value);
        found.push(...named);
        if (!parts.some(({ type }) => type === 'integer')) instead.set(foldUnit(named.join('')), count);
      }
    }
  }
  return { words: found, instead };
}
