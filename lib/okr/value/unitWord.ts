/** The words that may stand beside a number: most of them Intl knows, in the languages a sheet is likely to come in. */
import type { Unit } from '../model.ts';
import { foldWord } from './spelling.ts';
import { CURRENCY, DURATION, PERCENT, type DurationUnit } from './unitSpellings.ts';

const LANGUAGES = ['en', 'zh-TW', 'zh-CN', 'de', 'fr', 'es', 'ja', 'ar', 'id', 'ms', 'th', 'vi'];
/** One count for each plural form of these languages. */
const COUNTS = [0, 1, 2, 5, 11, 100, 1.5];
const DURATIONS = ['second', 'minute', 'hour', 'day', 'week', 'month'] as const satisfies DurationUnit[];

interface UnitWords {
  /** Spellings that may stand before or after the number, folded. */
  around: ReadonlySet<string>;
  /** Words that hold their number in themselves, as the Arabic dual does. */
  instead: ReadonlyMap<string, number>;
}

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

const durations: ReadonlyMap<string, DurationUnit> = new Map(
  DURATIONS.flatMap((unit) => DURATION[unit].map((spelling) => [foldWord(spelling), unit] as const)),
);

/**
 * The duration that a folded word names, whichever is counted; undefined if none, or not the same in every language: 'j' is a
 * day in French and an hour in Malay.
 */
export const durationNamed = (word: string): DurationUnit | undefined => durations.get(word);

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
      const displays = ['short', 'long'] as const;
      const styles = displays.map((unitDisplay) => ({ style: 'unit', unit: unit.unit, unitDisplay }) as const);
      const { words: found, instead } = spelled(styles, 'unit');
      return words([...DURATION[unit.unit], ...found], instead);
    }
  }
}

function words(spellings: readonly string[], instead = new Map<string, number>()): UnitWords {
  return { around: new Set(spellings.map(foldWord)), instead };
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
        if (!parts.some(({ type }) => type === 'integer')) instead.set(foldWord(named.join('')), count);
      }
    }
  }
  return { words: found, instead };
}
