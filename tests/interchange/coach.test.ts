import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import iconv from 'iconv-lite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Entry } from '../../scripts/coach/data.ts';
import { runCoach } from '../../scripts/coach/program.ts';
import type { Terminal } from '../../scripts/coach/terminal.ts';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'updraft-coach-'));
});
afterEach(() => rm(folder, { recursive: true }));

async function put(name: string, content: string | Uint8Array): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, content);
  return path;
}

interface Said {
  code: number;
  out: string;
  errors: string;
}

/** Eighty columns, without colours. */
const PLAIN: Terminal = { width: 80, paint: (_, text) => text };

async function coach(...args: string[]): Promise<Said> {
  const said: Said = { code: 0, out: '', errors: '' };
  const voice = {
    say: (text: string) => (said.out += text),
    complain: (text: string) => (said.errors += text),
    terminal: PLAIN,
  };
  const code = await runCoach(args.includes('--lang') ? args : [...args, '--lang', 'en'], {}, voice);
  return { ...said, code };
}

async function entries(...args: string[]): Promise<Entry[]> {
  const { code, out, errors } = await coach(...args, '--json');
  expect({ code, errors }).toEqual({ code: 0, errors: '' });
  return JSON.parse(out) as Entry[];
}

const SHEET = `Objective;Key result;Owner
Schools want us back;Renewals from 60 % to 80 %;Ann
Schools want us back;Improve the lessons;Ben
Support verbessern;90 % der Anfragen in 4 Stunden beantworten;Ben
;尽力而为支持销售团队;Cat
`;

describe('npm run coach', () => {
  it('groups key results by their objective and says what to mend', async () => {
    const { code, out } = await coach(await put('goals.csv', SHEET));
    expect(code).toBe(0);
    expect(out).toContain('goals.csv · 2 objectives · 4 key results');
    expect(out).toContain(
      [
        '    2 Schools want us back',
        '  ✓ 2 Renewals from 60 % to 80 %',
        '  ✗ 3 Improve the lessons',
        '      Not measurable yet. It says in which direction, not how far.',
        '      ▲ No number: what would you measure? (“Improve”)',
      ].join('\n'),
    );
    expect(out).toMatch(/In short\n {2}2 of 4 key results can be measured from their text \(50%\)\./);
  });

  it('speaks the language that was asked for', async () => {
    const { out } = await coach(await put('goals.csv', SHEET), '--lang', 'zh-TW');
    expect(out).toContain('goals.csv · 2 個目標 · 4 項關鍵結果');
    expect(out).not.toMatch(/No number|In short/);
  });

  it('writes no line that is wider than the terminal', async () => {
    const { out } = await coach(await put('goals.csv', SHEET));
    expect(out.split('\n').filter((line) => line.length > 80)).toEqual([]);
  });

  it('prints with --json one entry for each objective and key result, in the order of the sheet', async () => {
    const file = await put('goals.csv', SHEET);
    const all = await entries(file);
    expect(all.map(({ row, kind, text, objective }) => [row, kind, text, objective])).toEqual([
      [2, 'objective', 'Schools want us back', undefined],
      [2, 'key result', 'Renewals from 60 % to 80 %', 'Schools want us back'],
      [3, 'key result', 'Improve the lessons', 'Schools want us back'],
      [4, 'objective', 'Support verbessern', undefined],
      [4, 'key result', '90 % der Anfragen in 4 Stunden beantworten', 'Support verbessern'],
      [5, 'key result', '尽力而为支持销售团队', 'Support verbessern'],
    ]);
    expect(all[2]).toEqual({
      file: 'goals.csv',
      row: 3,
      kind: 'key result',
      text: 'Improve the lessons',
      objective: 'Schools want us back',
      language: 'en',
      measurable: false,
      because: 'direction-without-amount',
      findings: [
        {
          rule: 'no-number',
          severity: 'warn',
          message: 'Two people could disagree at the end whether it was reached.',
          question: 'No number: what would you measure?',
        },
      ],
      signals: [],
    });
    expect(all.map(({ language }) => language)).toEqual(['en', 'en', 'en', 'de', 'de', 'zh-CN']);
    expect(all.map(({ measurable }) => measurable)).toEqual([false, true, false, false, true, false]);
  });

  it('gives texts as they stand in their cells', async () => {
    const file = await put('goals.csv', 'Objective,Key result\n" Grow,\nfast ","\'+20 % sales "\n');
    const [objective, keyResult] = await entries(file);
    expect(objective?.text).toBe(' Grow,\nfast ');
    expect(keyResult).toMatchObject({ text: "'+20 % sales ", objective: ' Grow,\nfast ', row: 2 });
  });

  it.each([
    ['Big5', 'big5', '目標,關鍵結果\n讓學校想回來,續約率從 60% 提升到 80%\n'],
    ['GB18030', 'gb18030', '目标;关键结果\n让学校想回来;续约率从 60% 提升到 80%\n'],
    [
      'Windows-1252',
      'win1252',
      'Ziel\tSchlüsselergebnis\nSchulen kommen zurück\tErneuerungen von 60 % auf 80 % erhöhen\n',
    ],
    ['UTF-16', 'utf16le', '\ufeffObjetivo|Resultado clave\nCrecer|Aumentar ventas de 10 a 20\n'],
  ])('reads %s', async (_, encoding, text) => {
    const all = await entries(await put('sheet.csv', iconv.encode(text, encoding)));
    expect(all.map(({ kind, measurable }) => [kind, measurable])).toEqual([
      ['objective', false],
      ['key result', true],
    ]);
  });

  it('finds signals where the check-ins come along, as of the last of them', async () => {
    const days = ['07-03', '07-10', '07-17', '07-24', '07-31', '08-07'];
    const keyResults = await put(
      'key-results.csv',
      'KR ID,Cycle,Objective,Key result,Start,Target\n1,Q3 2026,Grow,Users from 0 to 100,0,100\n2,Q3 2026,Grow,Sales from 0 to 50,0,50\n',
    );
    const rows = days.flatMap((day, i) => [`1,2026-${day},10,7,`, `2,2026-${day},${i},${i},News ${i}`]);
    const checkIns = await put('check-ins.csv', `KR ID,Date,Value,Confidence,Comment\n${rows.join('\n')}\n`);
    const [, users, sales] = await entries(keyResults, checkIns);
    expect(users?.signals.map(({ signal, since, days }) => [signal, since, days.length])).toEqual([
      ['tick-box', '2026-07-03', 6],
      ['flat-but-green', '2026-07-03', 6],
      ['same-confidence', '2026-07-03', 6],
    ]);
    expect(users?.signals[0]).toEqual({
      signal: 'tick-box',
      since: '2026-07-03',
      message: 'The last 6 check-ins, since Jul 3, 2026, have no note and leave the value as it was.',
      question: 'What happened that the value does not show?',
      days: days.map((day) => `2026-${day}`),
    });
    expect(sales?.signals).toEqual([]);
    const { out } = await coach(checkIns, keyResults);
    expect(out).toContain('◇ The last 6 check-ins, since Jul 3, 2026, have no note');
    expect(out).toContain('◇ Check-ins without news: 1');
  });

  it('says how many rows signals know nothing of', async () => {
    const keyResults = await put('key-results.csv', 'KR ID,Objective,Key result,Start,Target\n1,Grow,Users,0,100\n');
    const checkIns = await put('check-ins.csv', 'KR ID,Date,Value\n1,2026-07-03,10\n7,2026-07-03,10\n');
    const { out } = await coach(keyResults, checkIns);
    expect(out).toContain('1 row cannot be imported, so signals know nothing of it.');
  });
});

describe('the command as npm runs it', () => {
  /** Plain Node runs the sources as they are. */
  function run(...args: string[]): Promise<Said> {
    const { promise, resolve } = Promise.withResolvers<Said>();
    execFile(process.execPath, ['scripts/coach.ts', ...args, '--lang', 'en'], (error, out, errors) => {
      resolve({ code: typeof error?.code === 'number' ? error.code : 0, out, errors });
    });
    return promise;
  }

  it('prints the report without colours where nobody sees them, and ends with 0', async () => {
    const { code, out, errors } = await run(await put('goals.csv', SHEET));
    expect({ code, errors }).toEqual({ code: 0, errors: '' });
    expect(out).toContain('  ✓ 2 Renewals from 60 % to 80 %');
    expect(out).not.toContain('\u001b');
  });

  it('prints nothing but data with --json', async () => {
    const { out } = await run(await put('goals.csv', SHEET), '--json');
    expect(JSON.parse(out)).toHaveLength(6);
  });

  it('ends with 2 when a file cannot be used, and prints nothing', async () => {
    const { code, out, errors } = await run(join(folder, 'nowhere.csv'), '--json');
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(errors).toContain('nowhere.csv cannot be read: ENOENT.');
  });
});

describe('npm run coach ends with 2 and a sentence that says what to do', () => {
  it.each([
    ['no file', [], 'Name a CSV file: npm run coach -- KEY-RESULTS.csv'],
    ['an unknown option', ['goals.csv', '--wat'], 'This was not understood'],
    ['an unknown language', ['goals.csv', '--lang', 'xx'], '‘xx’ is not spoken here. Choose en or zh-TW.'],
    ['a file that is not there', ['nowhere.csv'], 'nowhere.csv cannot be read: ENOENT. Check its name'],
  ])('for %s', async (_, args, sentence) => {
    const { code, out, errors } = await coach(...args, '--json');
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(errors).toContain(sentence);
  });

  it.each([
    ['an empty file', '', 'sheet.csv: The file is empty.'],
    ['a header alone', 'Objective,Key result\n', 'sheet.csv: There are no rows below the header.'],
    ['a workbook', 'PK\u0003\u0004rest', 'save the sheet as CSV'],
    [
      'other columns',
      'name,city\nAnn,Taipei\n',
      'sheet.csv has no column of objectives or key results. Name its columns',
    ],
    [
      'blank columns',
      'Objective,Key result,Note\n,,x\n',
      'nothing stands in them. Check whether this is the right sheet.',
    ],
  ])('for %s', async (_, content, sentence) => {
    const { code, out, errors } = await coach(await put('sheet.csv', content), '--json');
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(errors).toContain(sentence);
    expect(errors.trim().split('\n')).toHaveLength(1);
  });
});
