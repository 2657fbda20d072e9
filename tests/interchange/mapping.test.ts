import { describe, expect, it } from 'vitest';
import { proposeMe } from '#lib/interchange/proposeMe.ts';
import { newDevice, sheetOf } from './device.ts';

/** Field → header's text, for what the guess mapped. */
function mappedHeaders(text: string): [string, Record<string, string | undefined>] {
  const { table, mapping } = sheetOf('a.csv', text);
  const names = Object.entries(mapping.columns).map(([field, index]) => [field, table.columns[index]?.name]);
  return [mapping.kind, Object.fromEntries(names)];
}

describe('guessMapping', () => {
  it.each([
    ['Objective,Key Result,Start value,Target value,Unit,Owner,Quarter', 'A,B,1,2,%,P,Q3 2026'],
    ['目標,關鍵結果,起始值,目標值,單位,負責人,週期', '甲,乙,1,2,%,丙,2026 Q3'],
    ['目标,关键结果,起始值,目标值,单位,负责人,周期', '甲,乙,1,2,%,丙,2026 Q3'],
    ['Ziel,Schlüsselergebnis,Startwert,Zielwert,Einheit,Verantwortlich,Quartal', 'A,B,1,2,%,P,Q3 2026'],
    ['OBJECTIVE , key_result,Baseline,Stretch,UNIT,owner,cycle', 'A,B,1,2,%,P,Q3 2026'],
  ])('reads key results from the headers %s', (header, row) => {
    const names = header.split(',').map((name) => name.trim());
    const [objective, keyResult, start, target, unit, owner, cycle] = names;
    expect(mappedHeaders(`${header}\n${row}\n`)).toEqual([
      'key-results',
      { objective, keyResult, start, target, unit, owner, cycle },
    ]);
  });

  it.each([
    ['KR ID,Date,Value,Confidence,Comment', '1,2026-08-03,5,7,ok'],
    ['關鍵結果編號,更新日期,數值,信心指數,備註', '1,2026/8/3,5,7,好'],
    ['关键结果编号,更新日期,数值,信心指数,备注', '1,2026/8/3,5,7,好'],
    ['Schlüsselergebnis-ID,Datum,Wert,Zuversicht,Kommentar', '1,3.8.2026,5,7,gut'],
  ])('reads check-ins from the headers %s', (header, row) => {
    const [identifier, date, value, confidence, note] = header.split(',');
    expect(mappedHeaders(`${header}\n${row}\n`)).toEqual(['check-ins', { identifier, date, value, confidence, note }]);
  });

  it.each([
    ['KR #,KR', { identifier: 0, keyResult: 1 }],
    ['KR,KR #', { keyResult: 0, identifier: 1 }],
    ['＃,Objective ＃,Objective,KR', { identifier: 0, objectiveIdentifier: 1, objective: 2, keyResult: 3 }],
    ['Objective,KR', { objective: 0, keyResult: 1 }],
  ])('reads # as the number of what stands beside it: %s', (header, columns) => {
    const cells = header.split(',').map((_, index) => `${index}`);
    const { mapping } = sheetOf('a.csv', `${header}\n${cells.join(',')}\n`);
    expect([mapping.kind, mapping.columns]).toEqual(['key-results', columns]);
  });

  it('takes columns named by zones for milestones of 0.3, 0.7 and 1', () => {
    const { mapping } = sheetOf('a.csv', 'Objective,Key result,Commit zone,Target zone,Stretch zone\nA,B,1,2,3\n');
    expect(mapping).toMatchObject({
      zones: [
        { column: 2, name: 'Commit', share: 0.3 },
        { column: 3, name: 'Target', share: 0.7 },
        { column: 4, name: 'Stretch', share: 1 },
      ],
    });
    expect(mapping.columns).not.toHaveProperty('target');
  });

  it('goes by content where check-ins have no header', () => {
    const { mapping } = sheetOf('a.csv', '17,2026-08-03,62.5,7,steady\n18,2026-08-04,64,8,up\n');
    expect(mapping).toMatchObject({
      kind: 'check-ins',
      columns: { identifier: 0, date: 1, value: 2, confidence: 3, note: 4 },
    });
  });

  it('goes by content where key results have no header', () => {
    const { mapping } = sheetOf('a.csv', 'Delight,Repeat buyers,30,45\nDelight,Returns,9,4\n');
    expect(mapping).toMatchObject({
      kind: 'key-results',
      columns: { objective: 0, keyResult: 1, start: 2, target: 3 },
    });
  });

  it('asks the whole file for its decimal mark, and the delimiter where no number tells', () => {
    const comma = sheetOf('a.csv', 'Objective;Key result;Start;Target\nA;B;1,5;2.000\n');
    expect(comma.mapping).toMatchObject({ decimal: ',', decimalSure: true });
    const open = sheetOf('a.csv', 'Objective;Key result;Start;Target\nA;B;1;2.000\n');
    expect(open.mapping).toMatchObject({ decimal: ',', decimalSure: false });
  });
});

describe('proposeMe', () => {
  const keyResults = (owners: string[]) =>
    sheetOf(
      'k.csv',
      `Objective,Key result,Target,Owner\n${owners.map((owner, i) => `A,B${i},1,${owner}`).join('\n')}\n`,
    );
  const { directory } = newDevice().existing();

  it('proposes the one owner of all rows', () => {
    expect(proposeMe([keyResults(['P01', 'P01'])], directory)).toBe('P01');
  });

  it('proposes nobody where there are two', () => {
    expect(proposeMe([keyResults(['P01', 'P02'])], directory)).toBeNull();
  });

  it('does not propose a colleague whom this device knows', () => {
    const people = new Map([['anna', { id: 'anna', name: 'Anna', zone: 'Asia/Taipei' }]]);
    expect(proposeMe([keyResults(['Anna'])], { ...directory, people })).toBeNull();
  });
});
