/**
 * npm run coach -- FILE…: reads a sheet of objectives and key results and says of each text whether it can be measured, what to mend,
 * and, where its check-ins come along, what is worth a conversation.
 * Ends with 0 if the sheet could be read, whatever was found in it, and with 2 if arguments or files are of no use.
 */
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import type { SourceFile } from '#lib/interchange/decode.ts';
import { groupProblems } from '#lib/interchange/problemGroups.ts';
import { readSheet, type Sheet } from '#lib/interchange/sheet.ts';
import { coach, importing, report, signals as signalSection } from '#lib/texts/laterSections.ts';
import { loadTexts, type Texts } from '#lib/texts/texts.ts';
import { readCommandLine, type CommandLine } from './coach/commandLine.ts';
import { reportData } from './coach/data.ts';
import { judgeTexts } from './coach/judge.ts';
import { reportLines } from './coach/report.ts';
import { NO_SIGNALS, sheetSignals } from './coach/sheetSignals.ts';
import { openTexts, readTexts, type SheetTexts } from './coach/sheetTexts.ts';
import { terminalOf } from './coach/terminal.ts';
import { languageOf, Unusable } from './import/commandLine.ts';

const argv = process.argv.slice(2);
const texts = await loadTexts(languageOf(argv, process.env), [coach, importing, report, signalSection]);
try {
  await run(understood(argv), texts);
} catch (error) {
  if (!(error instanceof Unusable)) throw error;
  console.error(texts.t(error.key, error.params));
  process.exitCode = 2;
}

function understood(argv: readonly string[]): CommandLine {
  try {
    return readCommandLine(argv);
  } catch (error) {
    if (error instanceof Unusable) console.error(texts.t('report.usage'));
    throw error;
  }
}

async function run({ files, json }: CommandLine, texts: Texts): Promise<void> {
  const sources = await Promise.all(files.map(openFile));
  const { texts: named, checkIns } = sortFiles(sources, texts);
  const opened = named.map((source) => openSheet(source, texts));
  const judged = judgeTexts(opened.map(({ read }) => read));
  const sheets = [...opened.map(({ sheet }) => sheet), ...checkIns];
  const signals = checkIns.length > 0 ? await sheetSignals(sheets, Date.now()) : NO_SIGNALS;
  if (json) {
    console.log(JSON.stringify(reportData(judged, signals, texts), null, 2));
    return;
  }
  const ofOtherKind = opened.reduce((sum, { read }) => sum + read.ofOtherKind, 0);
  const terminal = terminalOf(process.stdout, process.env);
  console.log(reportLines({ judged, signals, ofOtherKind }, texts, terminal).join('\n'));
}

async function openFile(path: string): Promise<SourceFile> {
  try {
    return { name: basename(path), bytes: await readFile(path) };
  } catch (error) {
    throw new Unusable('import.cliUnreadableFile', { file: path, detail: systemReason(error) });
  }
}

/** ENOENT, EACCES, EISDIR …; anything else is a defect and goes on. */
function systemReason(error: unknown): string {
  if (error instanceof Error && 'code' in error && typeof error.code === 'string') return error.code;
  throw error;
}

/** Which files are looked at for their texts. Whoever names nothing but check-ins means the texts in the first of them. */
function sortFiles(sources: readonly SourceFile[], texts: Texts): { texts: SourceFile[]; checkIns: Sheet[] } {
  const sorted: { texts: SourceFile[]; checkIns: Sheet[] } = { texts: [], checkIns: [] };
  const sheets = sources.map((source) => usable(readSheet(source), texts));
  const hasTexts = sheets.some(({ mapping }) => mapping.kind === 'key-results');
  for (const [i, sheet] of sheets.entries()) {
    const source = sources[i];
    if (source && (sheet.mapping.kind === 'key-results' || (!hasTexts && i === 0))) sorted.texts.push(source);
    else sorted.checkIns.push(sheet);
  }
  return sorted;
}

function openSheet(source: SourceFile, texts: Texts): { sheet: Sheet; read: SheetTexts } {
  const { sheet, columns } = openTexts(source);
  if (columns === null) throw new Unusable('report.noColumns', { file: source.name });
  const read = readTexts(source, usable(sheet, texts), columns);
  if (read.texts.length === 0) throw new Unusable('report.noTexts', { file: source.name });
  return { sheet, read };
}

/** The sheet, unless it cannot be read: the import has the words for that. */
function usable(sheet: Sheet, texts: Texts): Sheet {
  const [problem] = sheet.usable ? [] : groupProblems(sheet.table.problems, texts);
  if (problem) throw new Unusable('import.problemLine', { place: problem.place, sentence: problem.sentence });
  return sheet;
}
