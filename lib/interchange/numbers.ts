/**
 * What the commas and points of a sheet mean. One number alone may be read either way; all numbers of a file together
 * mostly tell, so that '1,234' in a German sheet is not a thousand times too large.
 */
import type { DecimalMark } from '#lib/okr/value/numeral.ts';
import { plainSpelling } from '#lib/okr/value/spelling.ts';

/** The decimal mark that the numbers of a file show; null if none of them shows it, or as many speak for either. */
export function detectDecimalMark(cells: Iterable<string>): DecimalMark | null {
  const votes = { '.': 0, ',': 0 };
  for (const cell of cells) {
    const mark = evidence(plainSpelling(cell));
    if (mark) votes[mark] += 1;
  }
  if (votes['.'] === votes[',']) return null;
  return votes['.'] > votes[','] ? '.' : ',';
}

/** Whether a cell could be a thousand times larger or smaller under the other mark. */
export function isAmbiguousNumber(cell: string): boolean {
  return /(?:^|\D)[1-9]\d{0,2}[.,]\d{3}(?![\d.,])/.test(plainSpelling(cell)) && evidence(plainSpelling(cell)) === null;
}

function evidence(text: string): DecimalMark | null {
  const digits = /\d[\d.,' ]*/.exec(text)?.[0].trim() ?? '';
  const marks = [...digits.matchAll(/[.,]/g)];
  const last = marks.at(-1);
  if (!last) return null;
  const mark: DecimalMark = last[0] === ',' ? ',' : '.';
  const other: DecimalMark = mark === '.' ? ',' : '.';
  if (marks.some(([each]) => each === other)) return mark;
  if (marks.length > 1) return other;
  // A single mark before exactly three digits may be either, except after a leading zero.
  return /^[1-9]\d{0,2}[.,]\d{3}$/.test(digits) ? null : mark;
}
