/** What the coach has to say, for a person who cleans a sheet: each objective with its key results, then all in short. */
import type { Finding, Severity } from '#lib/okr/lint/finding.ts';
import { textOfReason } from '#lib/okr/lint/messages.ts';
import type { Texts } from '#lib/texts/texts.ts';
import { findingWords } from './findingWords.ts';
import type { Judged } from './judge.ts';
import type { SheetSignals, ToldSignal } from './sheetSignals.ts';
import type { SheetObjective } from './sheetTexts.ts';
import { signalWords } from './signalWords.ts';
import { columnsOf, hanging, type Terminal } from './terminal.ts';

export interface CoachReport {
  judged: readonly Judged[];
  signals: SheetSignals;
  ofOtherKind: number;
}

const MARKS = { block: '■', warn: '▲', ask: '?', signal: '◇', yes: '✓', no: '✗' } as const;
const COLOURS = { block: 'stop', warn: 'look', ask: 'look' } as const satisfies Record<Severity, string>;

export function reportLines(report: CoachReport, texts: Texts, terminal: Terminal): string[] {
  const write = writer(texts, terminal, report);
  const { judged } = report;
  const lines = [...Map.groupBy(judged, ({ text }) => text.file)].flatMap(([file, own]) => [
    ...write.file(file, own),
    ...groupsOf(own).flatMap((group) => write.group(group)),
  ]);
  return [...lines, ...write.whole(judged), ...write.summary(report)];
}

/** An objective with its key results, in the order of the sheet; null gathers those without one. */
function groupsOf(judged: readonly Judged[]): Judged[][] {
  const groupOf = ({ text }: Judged): SheetObjective | null => (text.kind === 'objective' ? text : text.objective);
  return [...Map.groupBy(judged, groupOf).values()];
}

function writer(texts: Texts, { width, paint }: Terminal, { signals, judged }: CoachReport) {
  const { t, number } = texts;
  // Why something matters is said where it comes up first: reading it at every row teaches nobody anything.
  const explained = new Set<string>();
  const gutter = Math.max(...judged.map(({ text }) => number(text.row).length), 1);
  /** Below the text of a row: behind its mark, its number and a blank beside each. */
  const indent = ' '.repeat(gutter + 5);

  const faint = (line: string) => paint('faint', line);

  function titleLines(mark: string, { row, title }: Judged['text'], strong: boolean): string[] {
    const place = `  ${mark} ${number(row).padStart(gutter)} `;
    const [first = '', ...others] = hanging(' '.repeat(columnsOf(place)), title, width);
    const text = (line: string) => (strong ? paint('strong', line) : line);
    return [place + text(first.trimStart()), ...others.map(text)];
  }

  function findingLines(finding: Finding, title: string): string[] {
    const { hint, why } = findingWords(finding, texts);
    const { place, severity, rule, about } = finding;
    const words = place && title.slice(place.start, place.end).trim();
    const [mark = '', ...others] = hanging(
      `${indent}${MARKS[severity]} `,
      words ? t('report.foundAt', { hint, words }) : hint,
      width,
    );
    const key = `${rule} ${about}`;
    const isNew = !explained.has(key);
    explained.add(key);
    return [
      mark.replace(MARKS[severity], paint(COLOURS[severity], MARKS[severity])),
      ...others,
      ...(isNew ? hanging(`${indent}  `, why, width).map(faint) : []),
    ];
  }

  function signalLines({ finding }: ToldSignal): string[] {
    const { sentence, question } = signalWords(finding, texts);
    const [mark = '', ...others] = hanging(`${indent}${MARKS.signal} `, sentence, width);
    return [
      mark.replace(MARKS.signal, paint('talk', MARKS.signal)),
      ...others,
      ...hanging(`${indent}  `, question, width).map(faint),
    ];
  }

  function textLines({ text, judgement, findings }: Judged): string[] {
    const { measurable, because } = judgement;
    const isKeyResult = text.kind === 'key result';
    const verdict = measurable ? paint('good', MARKS.yes) : paint('look', MARKS.no);
    const own = findings.filter(({ about }) => about !== 'set');
    return [
      ...titleLines(isKeyResult ? verdict : ' ', text, !isKeyResult),
      ...(isKeyResult && !measurable
        ? hanging(indent, t('report.becauseLine', { reason: t(textOfReason(because)) }), width).map(faint)
        : []),
      ...own.flatMap((finding) => findingLines(finding, text.title)),
      ...signals.signalsOf(text).flatMap(signalLines),
    ];
  }

  return {
    file(file: string, own: readonly Judged[]): string[] {
      const count = (kind: Judged['text']['kind']) => own.filter(({ text }) => text.kind === kind).length;
      const params = {
        file,
        objectives: t('report.objectives', { count: count('objective') }),
        keyResults: t('report.keyResults', { count: count('key result') }),
      };
      return [paint('strong', t('report.fileLine', params)), ''];
    },

    group(group: readonly Judged[]): string[] {
      const [first] = group;
      const isLoose = first?.text.kind === 'key result' && first.text.objective === null;
      return [...(isLoose ? [t('report.withoutObjective')] : []), ...group.flatMap(textLines), ''];
    },

    /** What concerns many rows together is said once. */
    whole(judged: readonly Judged[]): string[] {
      const found = new Map(
        judged.flatMap(({ findings }) => findings.filter(({ about }) => about === 'set').map((one) => [one.rule, one])),
      );
      if (found.size === 0) return [];
      const lines = [...found.values()].flatMap((finding) => findingLines(finding, ''));
      return [paint('strong', t('report.whole')), ...lines, ''];
    },

    summary({ judged, signals: { signalsOf, leftOut }, ofOtherKind }: CoachReport): string[] {
      const keyResults = judged.filter(({ text }) => text.kind === 'key result');
      const measurable = keyResults.filter(({ judgement }) => judgement.measurable).length;
      const share = number(measurable / Math.max(1, keyResults.length), { style: 'percent' });
      const found = [
        ...judged.flatMap(({ findings }) =>
          findings.map((finding) => ({ mark: MARKS[finding.severity], title: findingWords(finding, texts).title })),
        ),
        ...judged.flatMap(({ text }) =>
          signalsOf(text).map(({ finding }) => ({ mark: MARKS.signal, title: signalWords(finding, texts).title })),
        ),
      ];
      const lines = [...Map.groupBy(found, ({ mark, title }) => `${mark} ${title}`).values()]
        .toSorted((a, b) => b.length - a.length)
        .flatMap(([first, ...others]) =>
          first ? [t('report.findingLine', { ...first, count: others.length + 1 })] : [],
        );
      return [
        paint('strong', t('report.summary')),
        ...(keyResults.length > 0
          ? hanging('  ', t('report.measurableLine', { count: keyResults.length, measurable, share }), width)
          : []),
        ...(lines.length > 0 ? lines.map((line) => `  ${line}`) : [`  ${t('report.nothingFound')}`]),
        ...(ofOtherKind > 0 ? hanging('  ', t('report.otherKind', { count: ofOtherKind }), width) : []),
        ...(leftOut > 0 ? hanging('  ', t('report.signalsLeftOut', { count: leftOut }), width) : []),
        ...(lines.length > 0 ? ['', ...hanging('  ', t('report.marks', MARKS), width).map(faint)] : []),
      ];
    },
  };
}
