/** Units of a sheet's column, and how they are written there. */
import type { Unit } from '#lib/okr/model.ts';

const UNIT_TEXT_MAX = 12;

const named: ReadonlyMap<string, Unit> = new Map<string, Unit>(
  (
    [
      [{ kind: 'number' }, 'number|zahl|數字|数字|數值|数值|count|anzahl|#'],
      [{ kind: 'percent' }, '%|percent|per cent|percentage|prozent|百分比|百分率|pct'],
      [{ kind: 'currency', code: 'TWD' }, 'NT$|NTD|新台幣|新臺幣|台幣'],
      [{ kind: 'currency', code: 'CNY' }, '人民幣|人民币|RMB'],
      [{ kind: 'currency', code: 'EUR' }, '€|euro'],
      [{ kind: 'currency', code: 'USD' }, 'US$|美元|美金'],
      [{ kind: 'currency', code: 'CHF' }, 'Franken|SFr'],
      [{ kind: 'duration', unit: 'second' }, 'second|seconds|sec|s|秒|sekunde|sekunden'],
      [{ kind: 'duration', unit: 'minute' }, 'minute|minutes|min|mins|分|分鐘|分钟|minuten'],
      [{ kind: 'duration', unit: 'hour' }, 'hour|hours|h|hr|hrs|小時|小时|時|stunde|stunden|std'],
      [{ kind: 'duration', unit: 'day' }, 'day|days|天|日|tag|tage'],
      [{ kind: 'duration', unit: 'week' }, 'week|weeks|週|周|woche|wochen'],
      [{ kind: 'duration', unit: 'month' }, 'month|months|月|個月|个月|monat|monate'],
    ] satisfies [Unit, string][]
  ).flatMap(([unit, words]) => words.split('|').map((word) => [unitWord(word), unit] as const)),
);

const currencies: ReadonlySet<string> = new Set(Intl.supportedValuesOf('currency'));

/** Whether the text is a currency's code, in capitals as ISO 4217 writes it: 'all' and 'top' are words. */
function isCurrency(code: string): boolean {
  return currencies.has(code);
}

function unitWord(text: string): string {
  return text.normalize('NFKC').toLowerCase().replaceAll(/\s/g, '');
}

/** The unit a cell names, or null if it is too long; unknown text stands for itself, as does text in quotes. */
export function readUnit(cell: string): Unit | null {
  if (cell === '') return { kind: 'number' };
  const quoted = /^"(.+)"$/su.exec(cell)?.[1];
  const known = quoted === undefined ? named.get(unitWord(cell)) : undefined;
  if (known) return known;
  if (isCurrency(cell)) return { kind: 'currency', code: cell };
  const text = quoted ?? cell;
  return text.length <= UNIT_TEXT_MAX ? { kind: 'text', text } : null;
}

/** What {@link readUnit} reads as this unit again. */
export function writeUnit(unit: Unit): string {
  switch (unit.kind) {
    case 'number':
      return 'number';
    case 'percent':
      return '%';
    case 'currency':
      return unit.code;
    case 'duration':
      return unit.unit;
    case 'text': {
      const read = readUnit(unit.text);
      return read?.kind === 'text' && read.text === unit.text ? unit.text : `"${unit.text}"`;
    }
  }
}
