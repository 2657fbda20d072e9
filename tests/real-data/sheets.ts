/**
 * A company's own spreadsheets, which are not part of the project: as the importer reads them, and as cells of plain text for whoever
 * counts by themselves.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Papa from 'papaparse';

const folder = process.env.UPDRAFT_REAL_DATA;
if (!folder) throw new Error('Set UPDRAFT_REAL_DATA to a folder with key-results.csv and check-ins.csv');

/** Cells by the header of their column, as they were typed. */
export type Row = Readonly<Record<string, string>>;

export const SHEETS = ['key-results.csv', 'check-ins.csv'].map((name) => ({
  name,
  bytes: readFileSync(join(folder, name)),
}));

const [keyResults = [], checkIns = []] = SHEETS.map(({ bytes }) => {
  const { data } = Papa.parse<Record<string, string>>(new TextDecoder().decode(bytes), {
    header: true,
    skipEmptyLines: true,
  });
  return data;
});
export const KEY_RESULT_ROWS: readonly Row[] = keyResults;
/** In date order. */
export const CHECK_IN_ROWS: readonly Row[] = checkIns;

export const cell = (row: Row, column: string): string => row[column] ?? '';

export const plusDays = (day: string, days: number): string => Temporal.PlainDate.from(day).add({ days }).toString();

/** The cycles that the sheet itself names, the last first. */
export const CYCLES = [...Map.groupBy(KEY_RESULT_ROWS, (row) => cell(row, 'Cycle'))]
  .map(([name, [row = {}]]) => ({ name, firstDay: cell(row, 'Cycle start'), lastDay: cell(row, 'Cycle end') }))
  .filter(({ firstDay }) => firstDay !== '')
  .toSorted((a, b) => (a.firstDay < b.firstDay ? 1 : -1));

export const csvOf = (rows: readonly Row[]): string => Papa.unparse([...rows]);

/** Where the company's people live. */
export const ZURICH = 'Europe/Zurich';

/**
 * The quarter in which an objective was really worked on. The sheet's own cycles were moved for a demonstration, so that every check-in
 * lies before its cycle; the objective's number tells when it was made.
 */
export function inRealQuarter(row: Row): Row {
  if (cell(row, 'Cycle') === 'Backlog') return row;
  const number = Number(cell(row, 'Objective ID'));
  const [name, first, last] =
    number < 100
      ? ['Summer 2023', '2023-07-01', '2023-09-30']
      : number < 1090
        ? ['Spring 2024', '2024-04-01', '2024-06-30']
        : ['Summer 2024', '2024-07-01', '2024-09-30'];
  return { ...row, Cycle: name, 'Cycle start': first, 'Cycle end': last };
}
