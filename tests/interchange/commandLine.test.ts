import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readBackup } from '#lib/replica/backup.ts';
import { rowRanges } from '#lib/interchange/problemGroups.ts';
import { languageOf, readCommandLine, Unusable } from '../../scripts/import/commandLine.ts';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'updraft-import-'));
});
afterEach(() => rm(folder, { recursive: true }));

async function put(name: string, text: string): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, text);
  return path;
}

/** The command as npm runs it. */
function run(...args: string[]): Promise<{ code: number; out: string; said: string }> {
  const { promise, resolve } = Promise.withResolvers<{ code: number; out: string; said: string }>();
  execFile(
    process.execPath,
    ['scripts/import.ts', ...args, '--lang', 'en', '--zone', 'Asia/Taipei'],
    (error, out, said) => {
      resolve({ code: typeof error?.code === 'number' ? error.code : 0, out, said });
    },
  );
  return promise;
}

const GOOD = 'KR ID,Cycle,Objective,Key result,Start,Target,Owner\n1,Q3 2026,Delight,Repeat buyers,30,45,P01\n';
const BAD = `${GOOD}2,Q3 2026,Delight,Returns,9,many,P01\n`;

describe('npm run import', () => {
  it('writes a backup that the extension restores, and ends with 0', async () => {
    const file = await put('key-results.csv', GOOD);
    const out = join(folder, 'backup.json');
    const { code, out: report } = await run(file, '--out', out);
    expect(code).toBe(0);
    expect(report).toContain('Key results: 1 new, 0 changed, 0 unchanged, 0 left out');
    expect(report).toContain('‘P01’ in the files is taken to be you.');
    const kinds = readBackup(await readFile(out, 'utf8')).roots.flatMap(({ records }) =>
      records.map(({ kind }) => kind),
    );
    expect(kinds).toContain('key-result');
  });

  it('names what was left out by row and column, and ends with 1', async () => {
    const { code, out } = await run(await put('key-results.csv', BAD), '--dry-run');
    expect(code).toBe(1);
    expect(out).toContain('key-results.csv, row 3, column F ‘Target’: ‘many’ is not a number. 73.5 would work.');
    expect(out).toContain('Nothing was written.');
  });

  it('prints the same as data', async () => {
    const { code, out } = await run(await put('key-results.csv', BAD), '--dry-run', '--json');
    expect(code).toBe(1);
    expect(JSON.parse(out)).toMatchObject({
      files: [{ file: 'key-results.csv', usable: true, encoding: 'utf-8', delimiter: ',', headerRow: 1, rows: 2 }],
      me: 'P01',
      counts: { keyResults: { created: 1, refused: 1 } },
      problems: [
        { severity: 'error', row: 3, column: { name: 'Target', letter: 'F' }, code: 'import.problemNotANumber' },
      ],
    });
  });

  it('ends with 2 and a sentence when a file cannot be used', async () => {
    const { code, out, said } = await run(await put('book.csv', 'PK\u0003\u0004rest'));
    expect(code).toBe(2);
    expect(out).toContain('save the sheet as CSV');
    expect(said).toContain('Nothing was imported');
  });

  it('ends with 2 and a sentence when a file is not there', async () => {
    const { code, said } = await run(join(folder, 'nowhere.csv'));
    expect(code).toBe(2);
    expect(said).toContain('nowhere.csv cannot be read: ENOENT.');
  });

  it('never writes over a file that is there', async () => {
    const file = await put('key-results.csv', GOOD);
    const out = await put('backup.json', 'precious');
    const { code, said } = await run(file, '--out', out);
    expect(code).toBe(2);
    expect(said).toContain('cannot be written: EEXIST');
    expect(await readFile(out, 'utf8')).toBe('precious');
  });
});

describe('readCommandLine', () => {
  const why = (...argv: string[]) => {
    try {
      readCommandLine(argv);
      return null;
    } catch (error) {
      if (error instanceof Unusable) return error.key;
      throw error;
    }
  };

  it.each([
    [[], 'import.cliNoFiles'],
    [['a.csv', '--wat'], 'import.cliUnknownOption'],
    [['a.csv', '--zone', 'Mars/Olympus'], 'import.cliUnknownZone'],
    [['a.csv', '--lang', 'xx'], 'import.cliUnknownLanguage'],
    [['a.csv'], null],
  ])('%j → %s', (argv, key) => {
    expect(why(...argv)).toBe(key);
  });

  it('speaks the language asked for, else that of the system, else English', () => {
    expect(languageOf(['--lang', 'zh-TW'], {})).toBe('zh-TW');
    expect(languageOf([], { LANG: 'zh_TW.UTF-8' })).toBe('zh-TW');
    expect(languageOf([], { LANG: 'C.UTF-8' })).toBe('en');
    expect(languageOf(['en'], {})).toBe('en');
  });
});

describe('rowRanges', () => {
  it('shortens runs of rows', () => {
    expect(rowRanges([2, 3, 4, 9, 11, 12])).toBe('2–4, 9, 11–12');
  });
});
