/**
 * npm run import -- FILE…: what the options page does with spreadsheets, on the command line. Prints a report and, unless
 * it is a dry run, writes a backup that the extension restores.
 * Ends with 0 if everything arrived, 1 if rows were left out, 2 if arguments or files are of no use.
 */
import { readFile, writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { v7 as uuid } from 'uuid';
import { planImport } from '#lib/interchange/plan.ts';
import { proposeMe } from '#lib/interchange/proposeMe.ts';
import { readSheet, type Sheet } from '#lib/interchange/sheet.ts';
import { importing } from '#lib/texts/laterSections.ts';
import { loadTexts, type Texts } from '#lib/texts/texts.ts';
import { languageOf, readCommandLine, Unusable, type CommandLine } from './import/commandLine.ts';
import { openDeviceInMemory } from './import/deviceInMemory.ts';
import { reportData, reportLines, type ImportReport } from './import/report.ts';

const argv = process.argv.slice(2);
const texts = await loadTexts(languageOf(argv, process.env), [importing]);
try {
  process.exitCode = await run(readCommandLine(argv), texts);
} catch (error) {
  if (!(error instanceof Unusable)) throw error;
  console.error(texts.t(error.key, error.params));
  if (error.key !== 'import.cliUnusable') console.error(texts.t('import.cliUsage'));
  process.exitCode = 2;
}

async function run(asked: CommandLine, { t }: Texts): Promise<number> {
  const sheets = await Promise.all(asked.files.map(openSheet));
  if (!sheets.every(({ usable }) => usable)) {
    print(asked, { sheets, plan: null, problems: sheets.flatMap(({ table }) => table.problems), me: null });
    throw new Unusable('import.cliUnusable');
  }
  const device = await openDeviceInMemory(asked.zone);
  try {
    const existing = await device.read.everything();
    const me = asked.me ?? proposeMe(sheets, existing.directory);
    const { zone, source } = asked;
    const plan = planImport(sheets, existing, { source, me, zone, now: Date.now(), newId: uuid });
    print(asked, { sheets, plan, problems: plan.problems, me });
    if (!asked.dryRun) {
      if (plan.drafts.length > 0) await device.commit(plan.drafts);
      await write(asked.out, await (await device.whole()).backup());
    }
    if (!asked.json) console.log(asked.dryRun ? t('import.cliDryRun') : t('import.cliWritten', { file: asked.out }));
    return plan.problems.some(({ severity }) => severity === 'error') ? 1 : 0;
  } finally {
    await device.close();
  }
}

async function openSheet(path: string): Promise<Sheet> {
  try {
    return readSheet({ name: basename(path), bytes: await readFile(path) });
  } catch (error) {
    throw new Unusable('import.cliUnreadableFile', { file: path, detail: systemReason(error) });
  }
}

/** Never over a file that is there: it may be the only backup somebody has. */
async function write(path: string, text: string): Promise<void> {
  try {
    await writeFile(path, text, { flag: 'wx' });
  } catch (error) {
    throw new Unusable('import.cliUnwritableFile', { file: path, detail: systemReason(error) });
  }
}

/** ENOENT, EACCES, EEXIST …; anything else is a defect and goes on. */
function systemReason(error: unknown): string {
  if (error instanceof Error && 'code' in error && typeof error.code === 'string') return error.code;
  throw error;
}

function print({ json }: CommandLine, report: ImportReport): void {
  console.log(json ? JSON.stringify(reportData(report), null, 2) : reportLines(report, texts).join('\n'));
}
