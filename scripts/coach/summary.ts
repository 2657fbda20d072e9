/** The end of the report: what concerns the sheet as a whole, and how much of each there is. */
import { rowRanges } from '#lib/interchange/problemGroups.ts';
import type { Finding } from '#lib/okr/lint/finding.ts';
import type { Texts } from '#lib/texts/texts.ts';
import { findingWords } from './findingWords.ts';
import type { Judged } from './judge.ts';
import { MARKS, type RowLines } from './rowLines.ts';
import type { SheetSignals } from './sheetSignals.ts';
import { signalWords } from './signalWords.ts';
import { hanging, type Terminal } from './terminal.ts';

export interface CoachReport {
  judged: readonly Judged[];
  signals: SheetSignals;
  /** Rows that are neither objective nor key result. */
  ofOtherKind: number;
}

/** What concerns many rows together, said once; with the rows, unless it is nearly all of them. */
export function wholeLines(judged: readonly Judged[], rows: RowLines, texts: Texts, { paint }: Terminal): string[] {
  const found = judged.flatMap(({ text, findings }) =>
    findings.filter(({ about }) => about === 'set').map((finding) => ({ finding, text })),
  );
  if (found.length === 0) return [];
  const lines = [...Map.groupBy(found, ({ finding }) => finding.rule).values()].flatMap((own) => {
    const [first] = own;
    const isSome = own.length * 2 < judged.length;
    const places = isSome
      ? placesOf(
          own.map(({ text }) => text),
          texts,
        )
      : [];
    return first ? [...rows.finding(first.finding, ''), ...places.flatMap(rows.below)] : [];
  });
  return [paint('strong', texts.t('report.whole')), ...lines, ''];
}

function placesOf(concerned: readonly Judged['text'][], { t }: Texts): string[] {
  return Array.from(
    Map.groupBy(concerned, ({ file }) => file),
    ([file, own]) => {
      const numbers = [...new Set(own.map(({ row }) => row))].toSorted((a, b) => a - b);
      return t('import.placeRows', { file, count: numbers.length, rows: rowRanges(numbers) });
    },
  );
}

type Mark = keyof typeof MARKS;
const MARK_TEXTS = {
  block: 'report.markBlock',
  warn: 'report.markWarn',
  ask: 'report.markAsk',
  signal: 'report.markSignal',
} as const satisfies Record<Mark, string>;

export function summaryLines(
  { judged, signals: { signalsOf, leftOut }, ofOtherKind }: CoachReport,
  texts: Texts,
  { width, paint }: Terminal,
): string[] {
  const { t } = texts;
  const keyResults = judged.filter(({ text }) => text.kind === 'key result');
  const lines = (words: string): string[] => hanging('  ', words, width);
  const counted = judged.flatMap(({ text, findings }) => [
    ...findings.map((finding): Counted => ({ mark: finding.severity, title: titleOf(finding, texts) })),
    ...signalsOf(text).map(({ finding }): Counted => ({ mark: 'signal', title: signalWords(finding, texts).title })),
  ]);
  const used = new Set(counted.map(({ mark }) => mark));
  const marks: readonly Mark[] = ['block', 'warn', 'ask', 'signal'];
  return [
    paint('strong', t('report.summary')),
    ...(keyResults.length > 0 ? lines(measurableLine(keyResults, texts)) : []),
    ...countLines(counted, texts).flatMap(lines),
    ...(ofOtherKind > 0 ? lines(t('report.otherKind', { count: ofOtherKind })) : []),
    ...(leftOut > 0 ? lines(t('report.signalsLeftOut', { count: leftOut })) : []),
    ...(used.size > 0 ? [''] : []),
    ...marks
      .filter((mark) => used.has(mark))
      .flatMap((mark) => lines(t(MARK_TEXTS[mark], { mark: MARKS[mark] })))
      .map((line) => paint('faint', line)),
  ];
}

interface Counted {
  mark: Mark;
  title: string;
}

const titleOf = (finding: Finding, texts: Texts): string => findingWords(finding, texts).title;

function measurableLine(keyResults: readonly Judged[], { t, number }: Texts): string {
  const measurable = keyResults.filter(({ judgement }) => judgement.measurable).length;
  const share = number(measurable / keyResults.length, { style: 'percent' });
  return t('report.measurableLine', { count: keyResults.length, measurable, share });
}

/** What there is most of comes first. */
function countLines(counted: readonly Counted[], { t }: Texts): string[] {
  if (counted.length === 0) return [t('report.nothingFound')];
  return [...Map.groupBy(counted, ({ title }) => title).values()]
    .toSorted((a, b) => b.length - a.length)
    .flatMap((own) => own.slice(0, 1).map(({ mark, title }) => ({ mark: MARKS[mark], title, count: own.length })))
    .map((params) => t('report.findingLine', params));
}
