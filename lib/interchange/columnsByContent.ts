/** Which column is what where headers do not tell: by what the cells hold. A guess that the person sees before it counts. */
import { parseValue } from '#lib/okr/value/parseValue.ts';
import { detectDateStyle, readDay } from './days.ts';
import { plainWord, type CheckInField, type KeyResultField } from './headers.ts';
import { columnCells, type Table } from './table.ts';

/** Whether every filled cell is a day, and there is one. */
export function holdsDays(cells: readonly string[]): boolean {
  const filled = cells.filter((cell) => cell !== '');
  const { sure: _, ...style } = detectDateStyle(filled);
  return filled.length > 0 && filled.every((cell) => readDay(cell, style) !== null);
}

function holdsNumbers(cells: readonly string[]): boolean {
  const filled = cells.filter((cell) => cell !== '');
  return (
    filled.length > 0 &&
    filled.every(
      (cell) => parseValue(cell, { kind: 'number' }, '.').ok || parseValue(cell, { kind: 'percent' }, ',').ok,
    )
  );
}

/** Without headers: the day; then what identifies, the value, confidence (whole, 0 to 10) and the note, in that order. */
export function checkInsByContent(
  table: Table,
  known: Partial<Record<CheckInField, number>>,
): Partial<Record<CheckInField, number>> {
  const taken = new Set(Object.values(known));
  const left = table.columns.map(({ index }) => index).filter((index) => !taken.has(index));
  const date = known.date ?? left.find((index) => holdsDays(columnCells(table, index)));
  if (date === undefined) return {};
  if (table.headerRow !== null) return { date };
  const others = left.filter((index) => index !== date);
  const [identifier, ...rest] = others;
  const numeric = rest.filter((index) => holdsNumbers(columnCells(table, index)));
  const confidence = numeric
    .slice(1)
    .find((index) => columnCells(table, index).every((cell) => /^(?:\d|10|)$/.test(cell)));
  const value = numeric.find((index) => index !== confidence);
  const note = rest.find((index) => !numeric.includes(index));
  return definedOnly({ identifier, date, value, confidence, note });
}

/** Without headers: a text that repeats is the objective, the next one the key result; the last figures start, target. */
export function keyResultsByContent(table: Table): Partial<Record<KeyResultField, number>> {
  const all = table.columns.map(({ index }) => index);
  const numeric = all.filter((index) => holdsNumbers(columnCells(table, index)));
  const texts = all.filter((index) => !numeric.includes(index));
  const [objective, keyResult] = texts.length > 1 ? texts : [undefined, texts[0]];
  const figures = numeric.filter((index) => index > (keyResult ?? 0));
  const target = figures.at(-1);
  const start = figures.at(-2);
  const identifier = numeric.find((index) => index < (texts[0] ?? 0) && isUnique(columnCells(table, index)));
  return definedOnly({ identifier, objective, keyResult, start, target });
}

const isUnique = (cells: readonly string[]): boolean => new Set(cells.map(plainWord)).size === cells.length;

function definedOnly<K extends string>(columns: Record<K, number | undefined>): Partial<Record<K, number>> {
  const defined: Partial<Record<K, number>> = {};
  for (const key of Object.keys(columns) as K[]) {
    const column = columns[key];
    if (column !== undefined) defined[key] = column;
  }
  return defined;
}
