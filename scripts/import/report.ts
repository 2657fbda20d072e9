/** The report of an import: plain lines for people, plain data for programs. */
import { meaningOf } from '#lib/interchange/editMapping.ts';
import { countNames, delimiterNames, encodingNames, fieldNames, kindNames } from '#lib/interchange/fieldNames.ts';
import type { ImportPlan } from '#lib/interchange/plan.ts';
import type { Problem } from '#lib/interchange/problem.ts';
import { groupProblems } from '#lib/interchange/problemGroups.ts';
import type { Sheet } from '#lib/interchange/sheet.ts';
import type { Texts } from '#lib/texts/texts.ts';

export interface ImportReport {
  sheets: readonly Sheet[];
  /** null: a file was of no use, and nothing was planned. */
  plan: ImportPlan | null;
  problems: readonly Problem[];
  me: string | null;
}

export function reportLines({ sheets, plan, problems, me }: ImportReport, texts: Texts): string[] {
  const { t } = texts;
  const lines = sheets.filter(({ usable }) => usable).flatMap((sheet) => [...sheetLines(sheet, texts), '']);
  if (plan) {
    for (const [kind, name] of countNames) {
      lines.push(t('import.countLine', { kind: t(name), ...plan.counts[kind] }));
    }
    if (me !== null) lines.push(t('import.meAssumed', { name: me }));
    lines.push('');
  }
  const groups = groupProblems(problems, texts);
  for (const [severity, title] of [
    ['error', 'import.errors'],
    ['warning', 'import.warnings'],
  ] as const) {
    const own = groups.filter((group) => group.severity === severity);
    if (own.length === 0) continue;
    lines.push(t(title, { count: own.reduce((sum, { rows }) => sum + Math.max(1, rows.length), 0) }));
    for (const { place, sentence } of own) lines.push(`  ${t('import.problemLine', { place, sentence })}`);
    lines.push('');
  }
  return lines;
}

function sheetLines({ table, mapping, encoding }: Sheet, { t }: Texts): string[] {
  const shown = {
    file: table.file,
    kind: t(kindNames[mapping.kind]),
    count: table.rows.length,
    encoding: encodingNames[encoding],
    delimiter: t(delimiterNames[table.delimiter]),
  };
  const columns = table.columns.map(({ index, letter, name }) => {
    const meaning = meaningOf(mapping, index);
    const field =
      meaning === 'zone-column'
        ? t('import.fieldZoneOf', { name })
        : t(meaning === 'nothing' ? 'import.fieldNothing' : fieldNames[meaning]);
    return `    ${t('import.columnAs', { letter, column: name, field })}`;
  });
  const header = table.headerRow === null ? t('import.headerNone') : t('import.headerLine', { row: table.headerRow });
  return [t('import.fileLine', shown), `  ${header}`, ...columns];
}

/** The same as data; rows and columns as a spreadsheet names them. */
export function reportData({ sheets, plan, problems, me }: ImportReport): object {
  return {
    files: sheets.map(({ table, mapping, encoding, usable }) => ({
      file: table.file,
      usable,
      encoding,
      delimiter: table.delimiter,
      headerRow: table.headerRow,
      rows: table.rows.length,
      mapping,
    })),
    me,
    counts: plan?.counts ?? null,
    changes: plan?.drafts.length ?? 0,
    problems,
  };
}
