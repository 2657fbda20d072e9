/** What the coach has to say, as data for programs: one entry for each objective and key result, in the order of the sheet. */
import type { Severity } from '#lib/okr/lint/finding.ts';
import type { Texts } from '#lib/texts/texts.ts';
import { findingWords } from './findingWords.ts';
import type { Judged } from './judge.ts';
import type { SheetSignals } from './sheetSignals.ts';
import { signalWords } from './signalWords.ts';

export interface Entry {
  file: string;
  /** As a spreadsheet shows it: 2 is the first row below a header at the top. */
  row: number;
  kind: 'objective' | 'key result';
  /** As it stands in the cell. */
  text: string;
  /** Its objective's text; absent of objectives, and where the sheet does not say. */
  objective?: string;
  /** That of the text: zh-TW, zh-CN, en, de, or 'other'. */
  language: string;
  /** From the text alone. */
  measurable: boolean;
  /** Why or why not: one of REASONS in lib/okr/lint/measurable.ts. */
  because: string;
  findings: { rule: string; severity: Severity; message: string; question: string }[];
  /** days: those of the check-ins that it saw, 'YYYY-MM-DD'. */
  signals: { signal: string; since: string; message: string; question: string; days: string[] }[];
}

export function reportData(judged: readonly Judged[], { signalsOf }: SheetSignals, texts: Texts): Entry[] {
  return judged.map(({ text, judgement: { language, measurable, because }, findings }) => ({
    file: text.file,
    row: text.row,
    kind: text.kind,
    text: text.text,
    ...(text.kind === 'key result' && text.objective && { objective: text.objective.text }),
    language,
    measurable,
    because,
    findings: findings.map((finding) => {
      const { why, hint } = findingWords(finding, texts);
      return { rule: finding.rule, severity: finding.severity, message: why, question: hint };
    }),
    signals: signalsOf(text).map(({ finding, days }) => {
      const { sentence, question } = signalWords(finding, texts);
      return { signal: finding.signal, since: finding.since, message: sentence, question, days };
    }),
  }));
}
