import { describe, expect, it } from 'vitest';
import { assignColumn, meaningOf, shareZone } from '#lib/interchange/editMapping.ts';
import { sheetOf } from './device.ts';

const sheet = sheetOf('a.csv', 'Objective,Key result,Goal number,Commit zone,Target zone,Stretch zone\nA,B,5,x,y,z\n');
const [, , number, commit] = sheet.table.columns;
if (!number || !commit) throw new Error('Expected six columns');

describe('editing a mapping', () => {
  it('gives a column a field', () => {
    const mapping = assignColumn(sheet.mapping, sheet.table, number, 'target');
    expect(meaningOf(sheet.mapping, number.index)).toBe('nothing');
    expect(meaningOf(mapping, number.index)).toBe('target');
  });

  it('takes the field from the column that had it', () => {
    const mapping = assignColumn(sheet.mapping, sheet.table, number, 'objective');
    expect(mapping.columns.objective).toBe(number.index);
    expect(meaningOf(mapping, 0)).toBe('nothing');
  });

  it('asks again what marks and orders mean when a column of numbers or days comes in', () => {
    const { table, mapping } = sheetOf('b.csv', 'KR ID,When,How much,Note\n1,08/13/2026,"1,5",a\n');
    const [, when, much] = table.columns;
    if (!when || !much) throw new Error('Expected four columns');
    const checkIns = { ...mapping, columns: {} };
    expect(assignColumn(checkIns, table, when, 'date')).toMatchObject({ dates: { order: 'mdy' }, datesSure: true });
    expect(assignColumn(checkIns, table, much, 'value')).toMatchObject({ decimal: ',', decimalSure: true });
  });

  it('spreads the shares anew when a zone comes or goes', () => {
    const fewer = assignColumn(sheet.mapping, sheet.table, commit, 'nothing');
    expect(fewer).toMatchObject({ zones: [{ share: 0.5 }, { share: 1 }] });
    expect(assignColumn(fewer, sheet.table, commit, 'zone-column')).toMatchObject({
      zones: [{ share: 0.3 }, { share: 0.7 }, { share: 1 }],
    });
  });

  it('sets the share of a zone as long as they rise', () => {
    const zones = sheet.mapping.kind === 'key-results' ? sheet.mapping.zones : [];
    expect(shareZone(zones, 4, 0.5)?.map(({ share }) => share)).toEqual([0.3, 0.5, 1]);
    expect(shareZone(zones, 4, 0.2)).toBeNull();
    expect(shareZone(zones, 5, 1.2)).toBeNull();
    expect(shareZone(zones, 3, Number.NaN)).toBeNull();
  });
});
