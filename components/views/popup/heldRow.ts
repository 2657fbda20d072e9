/** A row in which somebody types stays where it is, wherever what others do would put it. */
import type { AgendaRow, AgendaRows } from './agendaRows.ts';

export interface HeldRow {
  row: AgendaRow;
  /** Its place among the due rows when it was opened. */
  index: number;
}

/**
 * The lists with the open row in its place, as it is now, or, where it has gone, as it was. A row that was not due when it was opened is
 * not held: there is no order there that matters.
 *
 * @param memory what was held when it was last asked, and is from now on
 * @param isOpen whether a row is the open one
 */
export function holdOpen(
  { due, upToDate }: AgendaRows,
  memory: { current: HeldRow | null },
  isOpen: (row: AgendaRow) => boolean,
): AgendaRows {
  const held = [memory.current].find((last) => last && isOpen(last.row));
  const row = [...due, ...upToDate].find(isOpen) ?? held?.row;
  const index = held?.index ?? due.findIndex(isOpen);
  memory.current = row && index >= 0 ? { row, index } : null;
  if (!memory.current) return { due, upToDate };
  const isOther = (other: AgendaRow) => other !== row;
  return { due: due.filter(isOther).toSpliced(index, 0, memory.current.row), upToDate: upToDate.filter(isOther) };
}
