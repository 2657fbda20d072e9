/** Columns that nothing is read from, and fields without which a file is of no use. */
import { columnCells } from './table.ts';
import type { ImportFile } from './importOptions.ts';
import type { ProblemList } from './problem.ts';

export function warnOfUnusedColumns({ table, mapping }: ImportFile, problems: ProblemList): void {
  const { file } = table;
  const used = new Set<number | undefined>(Object.values(mapping.columns));
  if (mapping.kind === 'key-results') for (const { column } of mapping.zones) used.add(column);
  for (const column of table.columns) {
    const filled = columnCells(table, column.index).filter((cell) => cell !== '').length;
    if (!used.has(column.index) && filled > 0) {
      problems.warn({ file, row: null, column }, 'import.problemColumnUnused', { count: filled });
    }
  }
  if (!mapping.datesSure) {
    const index = mapping.kind === 'check-ins' ? mapping.columns.date : mapping.columns.cycleStart;
    const column = table.columns.find((each) => each.index === index) ?? null;
    const code = mapping.dates.order === 'dmy' ? 'import.problemDayFirstAssumed' : 'import.problemMonthFirstAssumed';
    problems.warn({ file, row: null, column }, code);
  }
}
