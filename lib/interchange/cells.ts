/** One row seen through a mapping: the text of a field, and where to point if it is wrong. */
import type { Field } from './headers.ts';
import type { Place } from './problem.ts';
import type { Column, Row, Table } from './table.ts';

export interface Cells<F extends Field> {
  row: number;
  /** The field's text, '' where it is blank or its column is not mapped. */
  text(field: F): string;
  /** The field's text on one line: inner line breaks and runs of blanks become one space. */
  line(field: F): string;
  column(index: number): string;
  at(field: F): Place;
  /** A place by column number, or the row as a whole. */
  place(index?: number): Place;
}

export function cellsOf<F extends Field>(
  table: Table,
  columns: Partial<Record<F, number>>,
  { number, cells }: Row,
): Cells<F> {
  const column = (index: number) => cells[index] ?? '';
  const named = (index: number | undefined): Column | null =>
    index === undefined ? null : (table.columns[index] ?? null);
  const place = (index?: number): Place => {
    const found = named(index);
    return { file: table.file, row: number, column: found && { name: found.name, letter: found.letter } };
  };
  const text = (field: F) => {
    const index = columns[field];
    return index === undefined ? '' : column(index);
  };
  return {
    row: number,
    text,
    line: (field) => oneLine(text(field)),
    column,
    at: (field) => place(columns[field]),
    place,
  };
}

function oneLine(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim();
}
