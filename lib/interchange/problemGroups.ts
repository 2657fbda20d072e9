/** Problems as a person reads them: what is said in the same words of the same column stands once, with all its rows. */
import type { Texts } from '#lib/texts/texts.ts';
import type { Problem } from './problem.ts';

export interface ProblemGroup {
  severity: Problem['severity'];
  file: string;
  column: Problem['column'];
  /** Ascending; empty: the file or column as a whole. */
  rows: number[];
  sentence: string;
  /** File, rows and column in words. */
  place: string;
}

/** Errors first, then by file and by first row. */
export function groupProblems(problems: readonly Problem[], texts: Texts): ProblemGroup[] {
  const worded = problems.map((problem) => ({ problem, sentence: texts.t(problem.code, problem.params) }));
  const groups = Map.groupBy(worded, ({ problem: { severity, file, column, row, rows }, sentence }) =>
    JSON.stringify([severity, file, column?.letter, row === null && !rows, sentence]),
  );
  return [...groups.values()]
    .flatMap((members) => {
      const [first] = members;
      if (!first) return [];
      const { severity, file, column } = first.problem;
      const rows = members.flatMap(({ problem: { row, rows: more } }) => [
        ...(row === null ? [] : [row]),
        ...(more ?? []),
      ]);
      rows.sort((a, b) => a - b);
      return [{ severity, file, column, rows, sentence: first.sentence, place: placeOf(file, column, rows, texts) }];
    })
    .toSorted(
      (a, b) =>
        a.severity.localeCompare(b.severity) || a.file.localeCompare(b.file) || (a.rows[0] ?? 0) - (b.rows[0] ?? 0),
    );
}

function placeOf(file: string, column: Problem['column'], rows: readonly number[], { t }: Texts): string {
  const params = { file, count: rows.length, rows: rowRanges(rows) };
  if (rows.length > 0) {
    return column
      ? t('import.placeCells', { ...params, letter: column.letter, column: column.name })
      : t('import.placeRows', params);
  }
  return column ? t('import.placeColumn', { file, letter: column.letter, column: column.name }) : file;
}

/** Ascending row numbers in short: 2–5, 9. */
export function rowRanges(rows: readonly number[]): string {
  const ranges: [number, number][] = [];
  for (const row of rows) {
    const last = ranges.at(-1);
    if (last && row <= last[1] + 1) last[1] = row;
    else ranges.push([row, row]);
  }
  return ranges.map(([from, to]) => (from === to ? `${from}` : `${from}–${to}`)).join(', ');
}
