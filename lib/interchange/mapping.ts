/**
 * What a file is and which of its columns is what. The guess is a plain object: the person changes it, the plan
 * follows it. Columns nobody mapped are left out and named in the report.
 */
import type { DecimalMark } from '#lib/okr/value/numeral.ts';
import { detectDateStyle, type DateStyle } from './days.ts';
import {
  CHECK_IN_FIELDS,
  fieldOfHeader,
  KEY_RESULT_FIELDS,
  zoneOfHeader,
  type CheckInField,
  type Field,
  type KeyResultField,
} from './headers.ts';
import { detectDecimalMark } from './numbers.ts';
import { checkInsByContent, holdsDays, keyResultsByContent } from './columnsByContent.ts';
import { columnCells, type Column, type Table } from './table.ts';

/** A zone is a milestone whose description has a column of its own; reading it ticks it and all zones before it. */
export interface ZoneColumn {
  column: number;
  name: string;
  /** Progress once the zone is reached: above 0, at most 1, rising. */
  share: number;
}

interface CellStyle {
  decimal: DecimalMark;
  /** false: no cell shows which mark is the decimal one, the guess should be looked at. */
  decimalSure: boolean;
  dates: DateStyle;
  datesSure: boolean;
}

export interface KeyResultMapping extends CellStyle {
  kind: 'key-results';
  columns: Partial<Record<KeyResultField, number>>;
  zones: ZoneColumn[];
  /** What a 'move' without a start begins from. */
  missingStart: 'first-check-in' | 'zero' | 'refuse';
}

export interface CheckInMapping extends CellStyle {
  kind: 'check-ins';
  columns: Partial<Record<CheckInField, number>>;
  /** Some programs store 0 where nobody said how confident they are. */
  zeroConfidence: 'keep' | 'unsaid';
}

export type Mapping = KeyResultMapping | CheckInMapping;

/** Shares of the zones commit, target, stretch, as OKR programs with three zones count them. */
const THREE_ZONES = [0.3, 0.7, 1];

/** Guesses the mapping of a table, of a given kind if the person chose one. */
export function guessMapping(table: Table, kind: Mapping['kind'] = guessKind(table)): Mapping {
  const zones = kind === 'key-results' ? guessZones(table) : [];
  const free = table.columns.filter(({ index }) => !zones.some(({ column }) => column === index));
  if (kind === 'key-results') {
    const columns = columnsByHeader(free, KEY_RESULT_FIELDS);
    if (table.headerRow === null) Object.assign(columns, keyResultsByContent(table));
    return {
      kind,
      columns,
      zones,
      missingStart: 'first-check-in',
      ...guessNumbers(table, columns),
      ...guessDates(table, columns),
    };
  }
  const columns = columnsByHeader(free, CHECK_IN_FIELDS);
  if (columns.date === undefined || table.headerRow === null) Object.assign(columns, checkInsByContent(table, columns));
  return { kind, columns, zeroConfidence: 'keep', ...guessNumbers(table, columns), ...guessDates(table, columns) };
}

function guessKind(table: Table): Mapping['kind'] {
  if (table.headerRow === null) {
    return table.columns.some(({ index }) => holdsDays(columnCells(table, index))) ? 'check-ins' : 'key-results';
  }
  const names = table.columns.map(({ name }) => name);
  const only = (own: readonly Field[], other: readonly Field[]) =>
    names.filter((name) => {
      const field = fieldOfHeader(name, own);
      return field !== null && !other.includes(field) && fieldOfHeader(name, other) === null;
    }).length;
  return only(CHECK_IN_FIELDS, KEY_RESULT_FIELDS) > only(KEY_RESULT_FIELDS, CHECK_IN_FIELDS)
    ? 'check-ins'
    : 'key-results';
}

/** The first column that a field's words name; each column serves one field. */
function columnsByHeader<F extends Field>(
  columns: readonly Column[],
  fields: readonly F[],
): Partial<Record<F, number>> {
  const found: Partial<Record<F, number>> = {};
  for (const { name, index } of columns) {
    const open = fields.filter((field) => found[field] === undefined);
    const field = fieldOfHeader(name, open);
    if (field) found[field] = index;
  }
  return found;
}

function guessZones(table: Table): ZoneColumn[] {
  const named = table.columns.flatMap(({ name, index }) => {
    const zone = zoneOfHeader(name);
    return zone === null ? [] : [{ column: index, name: zone }];
  });
  return named.length < 2 ? [] : guessShares(named);
}

/** 0.3, 0.7 and 1 for three zones, equal steps for any other number of them. */
export function guessShares(zones: readonly Omit<ZoneColumn, 'share'>[]): ZoneColumn[] {
  return zones.map((zone, i) => ({
    ...zone,
    share: zones.length === THREE_ZONES.length ? (THREE_ZONES[i] ?? 1) : (i + 1) / zones.length,
  }));
}

type Columns = Partial<Record<Field, number>>;

/** Fields whose cells together tell the decimal mark, and those that tell how days are written. */
export const NUMBER_FIELDS: readonly Field[] = ['start', 'target', 'low', 'high', 'tolerance', 'weight', 'value'];
export const DAY_FIELDS: readonly Field[] = ['cycleStart', 'cycleEnd', 'date'];

const cellsOfFields = (table: Table, columns: Columns, fields: readonly Field[]) =>
  fields.flatMap((field) => columnCells(table, columns[field]));

export function guessNumbers(table: Table, columns: Columns): Pick<CellStyle, 'decimal' | 'decimalSure'> {
  const decimal = detectDecimalMark(cellsOfFields(table, columns, NUMBER_FIELDS));
  // Sheets that part cells by semicolons do so because the comma is taken.
  return { decimal: decimal ?? (table.delimiter === ';' ? ',' : '.'), decimalSure: decimal !== null };
}

export function guessDates(table: Table, columns: Columns): Pick<CellStyle, 'dates' | 'datesSure'> {
  const { sure, ...dates } = detectDateStyle(cellsOfFields(table, columns, DAY_FIELDS));
  return { dates, datesSure: sure };
}
