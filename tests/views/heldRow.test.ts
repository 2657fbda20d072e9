import { beforeEach, describe, expect, it } from 'vitest';
import { agendaRows } from '#components/views/popup/agendaRows.ts';
import { holdOpen, type HeldRow } from '#components/views/popup/heldRow.ts';
import type { AgendaRow, AgendaRows } from '#components/views/popup/agendaRows.ts';
import { at, checkIn, directoryWith, keyResult, objective, value } from '../okr/records.ts';

const NOW = at('2026-08-12T09:00', 'Asia/Taipei');
/** Rows as the popup has them: without a check-in they are due, with one of today they are not. */
const rows = (due: readonly string[], upToDate: readonly string[] = []): AgendaRows => {
  const history = (id: string, said: boolean) => ({
    keyResult: keyResult({ id }),
    checkIns: said ? [checkIn('2026-08-12', value(1), { createdAt: NOW })] : [],
    skips: [],
    changes: [],
  });
  const keyResults = [...due.map((id) => history(id, false)), ...upToDate.map((id) => history(id, true))];
  const found = agendaRows({ directory: directoryWith(), trees: [{ objective: objective(), keyResults }] }, NOW, null);
  const byId = (ids: readonly string[], list: readonly AgendaRow[]) =>
    ids.flatMap((id) => list.find((row) => row.id === id) ?? []);
  return { due: byId(due, found.due), upToDate: byId(upToDate, found.upToDate) };
};
const ids = ({ due, upToDate }: AgendaRows) => [due, upToDate].map((list) => list.map(({ id }) => id).join(' '));

describe('the row in which somebody types', () => {
  let memory: { current: HeldRow | null };
  const shown = (due: readonly string[], upToDate: readonly string[] = [], opened: string | null = 'b') =>
    holdOpen(rows(due, upToDate), memory, ({ id }) => id === opened);
  beforeEach(() => {
    memory = { current: null };
    shown(['a', 'b', 'c']);
  });

  it('stays where it is when others come before it', () => {
    expect(ids(shown(['x', 'a', 'b', 'c']))).toEqual(['x b a c', '']);
    expect(ids(shown(['x', 'y', 'b', 'c']))).toEqual(['x b y c', '']);
  });

  it('stays open when it is no longer due, with what is known of it now', () => {
    const after = shown(['a', 'c'], ['b', 'd']);
    expect(ids(after)).toEqual(['a b c', 'd']);
    expect(after.due[1]?.summary.last).not.toBeNull();
  });

  it('stays as it was when it has gone, and at the end where there is nothing else', () => {
    expect(ids(shown(['a', 'c']))).toEqual(['a b c', '']);
    expect(ids(shown([]))).toEqual(['b', '']);
  });

  it('is let go of when another one is opened, or none', () => {
    expect(ids(shown(['x', 'b'], [], 'x'))).toEqual(['x b', '']);
    expect(ids(shown(['b', 'x'], [], 'x'))).toEqual(['x b', '']);
    expect(ids(shown(['b'], ['x'], null))).toEqual(['b', 'x']);
  });

  it('is only one that was due: the others are in no order that matters', () => {
    memory = { current: null };
    expect(ids(shown(['a'], ['b']))).toEqual(['a', 'b']);
    expect(ids(shown(['b', 'a']))).toEqual(['b a', '']);
  });
});
