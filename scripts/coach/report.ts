/** What the coach has to say, for a person who cleans a sheet: each objective with its key results, then all in short. */
import type { Texts } from '#lib/texts/texts.ts';
import type { Judged } from './judge.ts';
import { rowLines } from './rowLines.ts';
import type { SheetObjective } from './textReader.ts';
import { summaryLines, wholeLines, type CoachReport } from './summary.ts';
import type { Terminal } from './terminal.ts';

export function reportLines(report: CoachReport, texts: Texts, terminal: Terminal): string[] {
  const { judged, signals } = report;
  const rows = rowLines(judged, texts, terminal);
  const { t } = texts;
  const files = [...Map.groupBy(judged, ({ text }) => text.file)].flatMap(([file, own]) => [
    terminal.paint('strong', fileLine(file, own, texts)),
    '',
    ...groupsOf(own).flatMap(({ loose, members }) => [
      ...(loose ? [t('report.withoutObjective')] : []),
      ...members.flatMap((one) => rows.text(one, signals.signalsOf(one.text))),
      '',
    ]),
  ]);
  return [...files, ...wholeLines(judged, rows, texts, terminal), ...summaryLines(report, texts, terminal)];
}

function fileLine(file: string, judged: readonly Judged[], { t }: Texts): string {
  const count = (kind: Judged['text']['kind']) => judged.filter(({ text }) => text.kind === kind).length;
  return t('report.fileLine', {
    file,
    objectives: t('report.objectives', { count: count('objective') }),
    keyResults: t('report.keyResults', { count: count('key result') }),
  });
}

interface Group {
  /** Key results that have no objective, beside others that have one. */
  loose: boolean;
  members: Judged[];
}

/** Objectives with their key results, in the order of the sheet; a plain list as it is. */
function groupsOf(judged: readonly Judged[]): Group[] {
  const objectiveOf = ({ text }: Judged): SheetObjective | null => (text.kind === 'objective' ? text : text.objective);
  const isList = judged.every(({ text }) => text.kind === 'objective' || text.objective === null);
  if (isList && judged.some(({ text }) => text.kind === 'key result')) return [{ loose: false, members: [...judged] }];
  return Array.from(Map.groupBy(judged, objectiveOf), ([objective, members]) => ({
    loose: objective === null,
    members,
  }));
}
