import { describe, expect, it } from 'vitest';
import { judgeTexts } from '../../scripts/coach/judge.ts';
import { openTexts, readTexts } from '../../scripts/coach/sheetTexts.ts';

function read(csv: string) {
  const source = { name: 'sheet.csv', bytes: new TextEncoder().encode(csv) };
  const { sheet, columns } = openTexts(source);
  return columns && readTexts(source, sheet, columns);
}

/** Row, kind and words; behind a key result its objective. */
function told(csv: string): string[] | null {
  const sheet = read(csv);
  return (
    sheet &&
    sheet.texts.map((text) =>
      text.kind === 'objective'
        ? `${text.row} O ${text.title}`
        : `${text.row} KR ${text.title} < ${text.objective?.title ?? '-'}`,
    )
  );
}

/** The rules that found something, by row and kind. */
function found(csv: string): string[] {
  const sheet = read(csv);
  return judgeTexts(sheet ? [sheet] : []).flatMap(({ text, findings }) =>
    findings.map(({ rule }) => `${text.row} ${text.kind === 'objective' ? 'O' : 'KR'} ${rule}`),
  );
}

describe('which cells are texts', () => {
  it.each([
    ['en', 'Goal,Key Results'],
    ['zh-TW', '目標,關鍵結果'],
    ['zh-CN', '目标,关键结果'],
    ['ja', '目標,主要な成果'],
    ['ko', '목표,핵심 결과'],
    ['de', 'Ziel,Schlüsselresultat'],
    ['fr', 'Objectif,Résultats clés'],
    ['es', 'Objetivo,Resultado clave'],
    ['pt', 'Objetivo,Resultado-chave'],
    ['id', 'Tujuan,Hasil utama'],
    ['vi', 'Mục tiêu,Kết quả then chốt'],
    ['th', 'วัตถุประสงค์,ผลลัพธ์หลัก'],
    ['ar', 'الهدف,النتيجة الرئيسية'],
    ['with more words', 'Team objective text,Our key results this year'],
    ['with numbers and brackets', 'Objective (required),KR 1'],
  ])('knows headers in %s', (_, header) => {
    expect(told(`${header}\nGrow,Reach 100 users\n`)).toEqual(['2 O Grow', '2 KR Reach 100 users < Grow']);
  });

  it('takes several key results in one row', () => {
    expect(told('Objective,KR 1,KR 2,KR 3\nGrow,Reach 100 users,,Open two shops\n')).toEqual([
      '2 O Grow',
      '2 KR Reach 100 users < Grow',
      '2 KR Open two shops < Grow',
    ]);
  });

  it('does not take the number of a key result for its text', () => {
    expect(told('Objective,KR #,KR\nGrow,12,Reach 100 users\nGrow,13,Open two shops\n')).toEqual([
      '2 O Grow',
      '2 KR Reach 100 users < Grow',
      '3 KR Open two shops < Grow',
    ]);
  });

  it('looks for the header below a title, and counts rows as a spreadsheet does', () => {
    expect(told('Objectives 2026,,\n,,\nObjective,Key result,Owner\nGrow,Reach 100 users,Ann\n')).toEqual([
      '4 O Grow',
      '4 KR Reach 100 users < Grow',
    ]);
  });

  it('finds none where no header names any', () => {
    expect(read('name,city\nAnn,Taipei\n')).toBeNull();
    expect(read('Ann,Taipei\nBen,Berlin\n')).toBeNull();
  });
});

describe('what belongs to what', () => {
  it('is told by repeated objectives, by blank cells and by identifiers', () => {
    expect(
      told('Objective,Key result\nGrow,Reach 100 users\n,Open two shops\nHire,Two cooks\ngrow ,Earn more\n'),
    ).toEqual([
      '2 O Grow',
      '2 KR Reach 100 users < Grow',
      '3 KR Open two shops < Grow',
      '4 O Hire',
      '4 KR Two cooks < Hire',
      '5 KR Earn more < Grow',
    ]);
    const byId = 'Objective ID,Objective,Key result\n1,Grow,Reach 100 users\n2,Grow,Open two shops\n1,Grow,Earn more\n';
    expect(told(byId)?.filter((text) => text.includes(' O '))).toEqual(['2 O Grow', '3 O Grow']);
  });

  it('keeps objectives of two cycles apart', () => {
    const csv = 'Cycle,Objective,Key result\nQ1 2026,Grow,Reach 100 users\nQ2 2026,Grow,Reach 200 users\n';
    expect(told(csv)?.filter((text) => text.includes(' O '))).toEqual(['2 O Grow', '3 O Grow']);
  });

  it('follows an outline in one column', () => {
    expect(told('Kind,Text\nO,Grow\nKR,Reach 100 users\nKR,Open two shops\nO,Hire\nKR,Two cooks\n')).toEqual([
      '2 O Grow',
      '3 KR Reach 100 users < Grow',
      '4 KR Open two shops < Grow',
      '5 O Hire',
      '6 KR Two cooks < Hire',
    ]);
  });

  it('leaves the texts of a plain list alone, equal ones too, and counts those of another kind', () => {
    const csv =
      'id,kind,text\n1,key result,Reach 100 users\n2,objective,Grow\n3,objective,Grow\n4,initiative,Call them\n5,,Earn more\n';
    expect(told(csv)).toEqual(['2 KR Reach 100 users < -', '3 O Grow', '4 O Grow', '6 KR Earn more < -']);
    expect(read(csv)).toMatchObject({ grouped: false, ofOtherKind: 1 });
  });

  it('takes a column of texts with one of objectives for key results, or for what its kind says', () => {
    const csv = 'kind,objective,text\nobjective,,Grow\nkey result,Grow,Reach 100 users\nidea,Grow,Call them\n';
    expect(told(csv)).toEqual(['2 O Grow', '3 KR Reach 100 users < Grow']);
  });

  it('reads a list of one column to the end of the line', () => {
    expect(told('text\nIncrease sales, from 30 to 50\nBe better\n')).toEqual([
      '2 KR Increase sales, from 30 to 50 < -',
      '3 KR Be better < -',
    ]);
  });

  it('tells a key result once of a sheet of check-ins', () => {
    expect(
      told('Objective,Key result,Date,Value\nGrow,Users to 100,2026-07-03,5\nGrow,Users to 100,2026-07-10,9\n'),
    ).toEqual(['2 O Grow', '2 KR Users to 100 < Grow']);
  });
});

describe('the language of a text', () => {
  const languages = (...cells: string[]) =>
    judgeTexts(
      [read(`language,text\n${cells.map((cell) => `${cell},Reach 100 users\n`).join('')}`)].flatMap((one) => one ?? []),
    ).map(({ judgement }) => judgement.language);

  it('is what its column says, as a tag or a name', () => {
    expect(languages('de', 'de-CH', 'Deutsch', 'zh_TW', 'zh-Hans', '繁體中文', 'fr', 'English')).toEqual([
      'de',
      'de',
      'de',
      'zh-TW',
      'zh-CN',
      'zh-TW',
      'other',
      'en',
    ]);
  });

  it('is told by the text where the column says nothing of use', () => {
    expect(languages('', 'Klingonisch', '???')).toEqual(['en', 'en', 'en']);
    const [judged] = judgeTexts([read('language,text\nzh,讓客戶更滿意\n')].flatMap((one) => one ?? []));
    expect(judged?.judgement.language).toBe('zh-TW');
  });
});

describe('rules over a sheet', () => {
  it('take a number in a column for a number', () => {
    expect(found('Objective,Key result,Start,Target\nGrow fast,Happy users,0,100\n')).not.toContain('2 KR no-number');
    expect(found('Objective,Key result,Start,Target\nGrow fast,Happy users,,\n')).toContain('2 KR no-number');
    expect(found('Objective,Key result,Start,Target\nGrow fast,Happy users,,100\n')).not.toContain('2 KR no-number');
    expect(found('Objective,Key result,Commit zone,Target zone\nGrow fast,Happy users,A talk,A plan\n')).not.toContain(
      '2 KR no-number',
    );
    expect(found('Objective,Key result,Type\nGrow fast,Happy users,idea\n')).toContain('2 KR no-number');
  });

  it('see a start that is the target', () => {
    expect(found('Objective,Key result,Start,Target\nGrow fast,Users in the shop,5,5.0\n')).toContain(
      '2 KR start-equals-target',
    );
  });

  it('see objectives without key results only where key results have a place', () => {
    expect(found('Objective,Key result\nWe are loved,\n')).toContain('2 O no-key-result');
    expect(found('Objective,Owner\nWe are loved,Ann\n')).not.toContain('2 O no-key-result');
    expect(found('kind,text\nkey result,Reach 100 users\nobjective,We are loved\n')).not.toContain('3 O no-key-result');
  });

  it('see a why that is blank only where it has a column', () => {
    expect(found('Objective,Key result,Why\nWe are loved,Reach 100 users,\n')).toContain('2 O empty-why');
    expect(found('Objective,Key result\nWe are loved,Reach 100 users\n')).toEqual([]);
  });

  it('say of the last key result that there are too many', () => {
    const rows = ['users', 'shops', 'cooks', 'guests', 'plates', 'spoons'].map(
      (thing) => `We are loved,Reach 100 ${thing}\n`,
    );
    expect(found(`Objective,Key result\n${rows.join('')}`)).toEqual(['7 KR too-many']);
  });

  it('see too many objectives of one owner among several, closed ones left out', () => {
    const rows = (state: string) =>
      Array.from(
        { length: 6 },
        (_, i) => `${i},We are loved ${'abcdef'[i]},Reach 100 users,Ann,${i === 0 ? state : 'active'}\n`,
      );
    const csv = (state: string) =>
      `Objective ID,Objective,Key result,Owner,Objective state\n${rows(state).join('')}9,We are seen,Reach 200 guests,Ben,active\n`;
    expect(found(csv('active')).filter((one) => one.endsWith('O too-many'))).toHaveLength(6);
    expect(found(csv('closed')).filter((one) => one.endsWith('O too-many'))).toHaveLength(0);
  });

  it('attach to each row what concerns many', () => {
    const csv = 'Objective,Key result,Owner\nWe are loved,Reach 100 users,Ann\nWe are loved,Open two shops,\n';
    expect(found(csv)).toEqual(['3 KR unowned']);
    const one = Array.from({ length: 6 }, (_, i) => `We are ${'abcdef'[i]},Reach 100 ${'ghijkl'[i]}s,Ann\n`).join('');
    expect(found(`Objective,Key result,Owner\n${one}`).filter((two) => two.endsWith('one-owner-for-all'))).toHaveLength(
      12,
    );
    expect(found(`Objective,Key result\n${one.replaceAll(',Ann', '')}`)).not.toContain('2 O one-owner-for-all');
  });

  it('ask of no row who owns it where nobody fills the column', () => {
    expect(found('Objective,Key result,Owner\nWe are loved,Reach 100 users,\nWe are seen,Open two shops, \n')).toEqual(
      [],
    );
  });

  it('see objectives that hang under nothing where a column says what others hang under', () => {
    const csv =
      'Team,Objective,Parent,Key result\nA,We are loved,,Reach 100 users\nB,We are seen,We are loved,Open two shops\nC,We are fast,,Cook in 5 min\n';
    expect(found(csv)).toContain('4 O unaligned');
    expect(found(csv)).not.toContain('3 O unaligned');
    expect(found(csv.replace(',Parent', ',Remark'))).not.toContain('4 O unaligned');
  });
});
