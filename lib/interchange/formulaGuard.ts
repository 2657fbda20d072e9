/**
 * Spreadsheets run a cell that begins like a formula. Text that does so gets an apostrophe in front, which they hide
 * and which is taken off again on the way in. Source: OWASP, 'CSV Injection'; the full-width signs are those that
 * Excel takes for formulas in East Asian versions.
 */
const LOOKS_LIKE_FORMULA = /^(?:[\s']*[=+\-@＝＋－＠]|'*[\t\r\n])/;
const PLAIN_NUMBER = /^[+-]?\d+(?:[.,]\d+)?$/;

/** The text as it may stand in a CSV cell. */
export function guardCell(text: string): string {
  return LOOKS_LIKE_FORMULA.test(text) && !PLAIN_NUMBER.test(text) ? `'${text}` : text;
}

/** Takes off what {@link guardCell} put in front. */
export function stripGuard(cell: string): string {
  return cell.startsWith("'") && LOOKS_LIKE_FORMULA.test(cell.slice(1)) ? cell.slice(1) : cell;
}
