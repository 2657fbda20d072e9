/** The coach on the command line, apart from the process that it runs in. */
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import type { SourceFile } from '#lib/interchange/decode.ts';
import { groupProblems } from '#lib/interchange/problemGroups.ts';
import { readSheet, type Sheet } from '#lib/interchange/sheet.ts';
import { coach, importing, report, signals as signalSection } from '#lib/texts/laterSections.ts';
import { loadTexts, type Texts } from '#lib/texts/texts.ts';
import { languageOf, Unusable } from '../import/commandLine.ts';
import { readCommandLine, type CommandLine } from './commandLine.ts';
import { reportData } from './data.ts';
import { judgeTexts } from './judge.ts';
import { reportLines } from './report.ts';
import { NO_SIGNALS, sheetSignals } from './sheetSignals.ts';
import { openTexts, readTexts, type SheetTexts } from './sheetTexts.ts';
import type { Terminal } from './terminal.ts';

/** Where the program speaks: what it was asked for, and what went wrong. */
export interface Voice {
  say(text: string): void;
  complain(text: string): void;
  terminal: Terminal;
}

/**
 * Reads what was typed behind `npm run coach --`, does it, and gives the exit code: 0 if the sheet could be read, whatever was found in it; 2 if
 * arguments or files are of no use.
 */
export async function runCoach(argv: readonly string[], environment: NodeJS.ProcessEnv, voice: Voice): Promise<0 | 2> {
  const texts = await loadTexts(languageOf(argv, environment), [coach, importing, report, signalSection]);
  try {
    const asked = readCommandLine(argv);
    voice.say(await answer(asked, texts, voice.terminal));
    return 0;
  } catch (error) {
    if (!(error instanceof Unusable)) throw error;
    voice.complain(texts.t(error.key, error.params));
    return 2;
  }
}

async function answer({ files, json }: CommandLine, texts: Texts, terminal: Terminal): Promise<string> {
  const sources = await Promise.all(files.map(openFile));
  const { named, checkIns } = sortFiles(sources, texts);
  const opened = named.map((source) => openSheet(source, texts));
  const judged = judgeTexts(opened.map(({ read }) => read));
  const sheets = [...opened.map(({ sheet }) => sheet), ...checkIns];
  const signals = checkIns.length > 0 ? await sheetSignals(sheets, Date.now()) : NO_SIGNALS;
  if (json) return JSON.stringify(reportData(judged, signals, texts), null, 2);
  const ofOtherKind = opened.reduce((sum, { read }) => sum + read.ofOtherKind, 0);
  return reportLines({ judged, signals, ofOtherKind }, texts, terminal).join('\n');
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

/**
 * Which files are looked at for their texts, and which hold the check-ins. Whoever names nothing but check-ins means the texts in the first of
 * them.
 */
function sortFiles(sources: readonly SourceFile[], texts: Texts): { named: SourceFile[]; checkIns: Sheet[] } {
  const read = sources.map((source) => ({ source, sheet: usable(readSheet(source), texts) }));
  const isOfTexts = ({ sheet }: (typeof read)[number]) => sheet.mapping.kind === 'key-results';
  const named = read.some(isOfTexts) ? read.filter(isOfTexts) : read.slice(0, 1);
  return {
    named: named.map(({ source }) => source),
    checkIns: read.filter((one) => !named.includes(one)).map(({ sheet }) => sheet),
  };
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
