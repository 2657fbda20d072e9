/** A text of the sheet as lines: its row, whether it can be measured, and below it what was found, each with a mark. */
import type { Finding, Severity } from '#lib/okr/lint/finding.ts';
import { textOfReason } from '#lib/okr/lint/messages.ts';
import { metricProblem } from '#lib/okr/model.ts';
import type { Texts } from '#lib/texts/texts.ts';
import { findingWords } from './findingWords.ts';
import type { Judged } from './judge.ts';
import type { ToldSignal } from './sheetSignals.ts';
import { signalWords } from './signalWords.ts';
import { hanging, type Terminal } from './terminal.ts';

export const MARKS = { block: '■', warn: '▲', ask: '?', signal: '◇' } as const;
const VERDICTS = { yes: '✓', no: '✗' } as const;
const COLOURS = { block: 'stop', warn: 'look', ask: 'look' } as const satisfies Record<Severity, string>;

export interface RowLines {
  text(judged: Judged, signals: readonly ToldSignal[]): string[];
  /** @param title the text that the finding's place lies in, '' where it is about many */
  finding(finding: Finding, title: string): string[];
  /** Further words below a finding. */
  below(words: string): string[];
}

/** @param judged all that will be written, for the room that row numbers take */
export function rowLines(judged: readonly Judged[], texts: Texts, { width, paint }: Terminal): RowLines {
  const { t } = texts;
  // Why something matters is said where it comes up first: read at every row it teaches nobody anything.
  const explained = new Set<string>();
  const room = Math.max(1, ...judged.map(({ text }) => String(text.row).length));
  const indent = ' '.repeat(room + 5);

  const below = (words: string): string[] => hanging(`${indent}  `, words, width).map((line) => paint('faint', line));

  /** Lines are broken before they are painted, since colours have no width. */
  function marked(mark: string, colour: Parameters<typeof paint>[0], words: string): string[] {
    const [first = '', ...others] = hanging(`${indent}${mark} `, words, width);
    return [indent + paint(colour, mark) + first.slice(indent.length + mark.length), ...others];
  }

  function finding(found: Finding, title: string): string[] {
    const { hint, why } = findingWords(found, texts);
    const { place, severity, rule, about } = found;
    const words = place ? title.slice(place.start, place.end).trim() : '';
    const isNew = !explained.has(`${rule} ${about}`);
    explained.add(`${rule} ${about}`);
    const line = words === '' ? hint : t('report.foundAt', { hint, words });
    return [...marked(MARKS[severity], COLOURS[severity], line), ...(isNew ? below(why) : [])];
  }

  function signal({ finding }: ToldSignal): string[] {
    const { sentence, question } = signalWords(finding, texts);
    return [...marked(MARKS.signal, 'talk', sentence), ...below(question)];
  }

  function titleLines({ text, judgement }: Judged): string[] {
    const isObjective = text.kind === 'objective';
    const verdict = judgement.measurable ? paint('good', VERDICTS.yes) : paint('look', VERDICTS.no);
    const row = String(text.row).padStart(room);
    const [first = '', ...others] = hanging(indent, text.title, width).map((line) => line.slice(indent.length));
    const strong = (line: string) => (isObjective ? paint('strong', line) : line);
    return [`  ${isObjective ? ' ' : verdict} ${row} ${strong(first)}`, ...others.map((line) => indent + strong(line))];
  }

  /** Why a key result cannot be measured; objectives need not be. */
  function reasonLines({ text, judgement: { measurable, because } }: Judged): string[] {
    if (text.kind === 'objective' || measurable) return [];
    const reason = t(textOfReason(because));
    const byColumns = text.metric !== null && metricProblem(text.metric) === null;
    const line = t(byColumns ? 'report.becauseByColumns' : 'report.becauseLine', { reason });
    return hanging(indent, line, width).map((one) => paint('faint', one));
  }

  return {
    finding,
    below,
    text: (one, signals) => [
      ...titleLines(one),
      ...reasonLines(one),
      ...one.findings.filter(({ about }) => about !== 'set').flatMap((found) => finding(found, one.text.title)),
      ...signals.flatMap(signal),
    ],
  };
}
