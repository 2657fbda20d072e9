import { describe, expect, it } from 'vitest';
import { columnLetter, readTable } from '#lib/interchange/table.ts';

const rowsOf = (text: string) => readTable('a.csv', text).rows;
const codes = (text: string) => readTable('a.csv', text).problems.map(({ row, code }) => [row, code]);

describe('readTable', () => {
  it.each([
    [',', 'Objective,Key result,Note\nA,B,"x; y; z"\n'],
    [';', 'Objective;Key result;Note\nA;B;x, y, z\nC;D;1,5\n'],
    ['\t', 'Objective\tKey result\tNote\nA\tB\tx, y; z\n'],
    ['|', 'Objective|Key result|Note\nA|B|x, y; z\n'],
  ])('finds the delimiter %j though others stand in the cells', (delimiter, text) => {
    expect(readTable('a.csv', text)).toMatchObject({ delimiter, headerRow: 1, problems: [] });
  });

  it('follows the sep line that Excel writes', () => {
    const table = readTable('a.csv', 'sep=;\nObjective;Key result\nA, B, C;D\n');
    expect(table).toMatchObject({ delimiter: ';', headerRow: 2, rows: [{ number: 3, cells: ['A, B, C', 'D'] }] });
  });

  it('keeps line breaks inside quotes and counts records, not lines', () => {
    expect(rowsOf('Objective,Key result\n"A\nB",x\nC,y\n')).toEqual([
      { number: 2, cells: ['A\nB', 'x'] },
      { number: 3, cells: ['C', 'y'] },
    ]);
  });

  it('finds the header below title lines, and counts those and blank rows', () => {
    const table = readTable(
      'a.csv',
      'OKRs of the company,,\nas of,3 August,\n,,\nObjective,Key result,Target\n,,\nA,B,3\n',
    );
    expect(table).toMatchObject({ headerRow: 4, rows: [{ number: 6, cells: ['A', 'B', '3'] }] });
  });

  it('finds a header in words it does not know above rows with figures', () => {
    expect(readTable('a.csv', 'mål,resultat,värde\nA,B,3\n')).toMatchObject({ headerRow: 1, rows: [{ number: 2 }] });
  });

  it('names columns by letters where there is no header', () => {
    const table = readTable('a.csv', '1,A,3\n2,B,4\n');
    expect(table.headerRow).toBeNull();
    expect(table.columns.map(({ name }) => name)).toEqual(['A', 'B', 'C']);
    expect(table.rows).toHaveLength(2);
  });

  it('takes the header row that the person chose', () => {
    expect(readTable('a.csv', 'x,y\na,b\nc,d\n', { headerRow: 2 })).toMatchObject({
      columns: [{ name: 'a' }, { name: 'b' }],
      rows: [{ number: 3 }],
    });
    expect(readTable('a.csv', 'Objective,Target\na,b\n', { headerRow: null }).rows).toHaveLength(2);
  });

  it('fills short rows and leaves trailing empty cells and columns out', () => {
    expect(rowsOf('Objective,Key result,Target,,\nA,B,,,\nC\n')).toEqual([
      { number: 2, cells: ['A', 'B', ''] },
      { number: 3, cells: ['C', '', ''] },
    ]);
  });

  it('warns where a row has more cells than the header', () => {
    expect(codes('Objective,Key result\nA,B,lost\n')).toEqual([[2, 'import.problemTooManyCells']]);
  });

  it('warns of two columns with one header, naming the first by its letter', () => {
    const { problems } = readTable('a.csv', 'Objective,Target,Target\nA,1,2\n');
    expect(problems).toMatchObject([
      { code: 'import.problemDuplicateHeader', column: { name: 'Target', letter: 'C' }, params: { first: 'B' } },
    ]);
  });

  it('points at the row whose quotation mark never closes', () => {
    expect(codes('Objective,Key result\nA,B\n"C,D\n')).toContainEqual([3, 'import.problemQuotes']);
  });

  it('says when there is nothing below the header', () => {
    expect(codes('Objective,Key result\n')).toEqual([[null, 'import.problemNoRows']]);
  });

  it('counts letters like a spreadsheet', () => {
    expect([0, 25, 26, 51, 52, 701, 702].map(columnLetter)).toEqual(['A', 'Z', 'AA', 'AZ', 'BA', 'ZZ', 'AAA']);
  });
});

describe('a sheet of very many rows', () => {
  it('is read whole, with or without a header', () => {
    const text = 'a,1\n'.repeat(200_000);
    expect(readTable('long.csv', text, { headerRow: null }).rows).toHaveLength(200_000);
  });
});
