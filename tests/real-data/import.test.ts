/** A company's own spreadsheets, which are not part of the project: every row arrives or is refused by row and column. */
import { describe, expect, it } from 'vitest';
import { exportCheckIns, exportKeyResults } from '#lib/interchange/exportCsv.ts';
import { proposeMe } from '#lib/interchange/proposeMe.ts';
import { readSheet } from '#lib/interchange/sheet.ts';
import { importInto, newDevice, planOn, sheetOf } from '../interchange/device.ts';
import { SHEETS } from './sheets.ts';

const sheets = SHEETS.map((file) => readSheet(file));
const [keyResultRows, checkInRows] = sheets.map(({ table }) => table.rows.length);

function imported() {
  const device = newDevice();
  const me = proposeMe(sheets, device.existing().directory);
  return { device, me, plan: importInto(device, sheets, me) };
}

describe('the import of real spreadsheets', () => {
  it('accounts for every row: it arrives, or an error names it', () => {
    const { plan } = imported();
    const { keyResults, checkIns } = plan.counts;
    expect([keyResults.created + keyResults.refused, checkIns.created + checkIns.refused]).toEqual([
      keyResultRows,
      checkInRows,
    ]);
    const errors = plan.problems.filter(({ severity }) => severity === 'error');
    expect(errors).toHaveLength(keyResults.refused + checkIns.refused);
    expect(errors.every(({ row, column }) => row !== null && column !== null)).toBe(true);
  });

  it('brings in all but the one key result without a way to go, and its three check-ins', () => {
    const { plan } = imported();
    expect(plan.counts).toMatchObject({
      keyResults: { created: 219, refused: 1 },
      checkIns: { created: 857, refused: 3 },
      cycles: { created: 3 },
      teams: { created: 9 },
    });
  });

  it('changes nothing the second time', () => {
    const { device, me } = imported();
    expect(planOn(device, sheets, me).drafts).toEqual([]);
  });

  it('changes nothing when its own export comes back', () => {
    const { device } = imported();
    const { directory, trees } = device.existing();
    const exported = [
      sheetOf('key-results.csv', exportKeyResults(directory, trees)),
      sheetOf('check-ins.csv', exportCheckIns(directory, trees)),
    ];
    const again = planOn(device, exported);
    expect(again.problems.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(again.drafts).toEqual([]);
  });
});
