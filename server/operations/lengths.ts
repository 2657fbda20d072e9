/**
 * How much may be said at once, and in all of one record. Bodies are bounded at the border already; but what newer versions know is kept whatever
 * it is, and what one device may write, every other one has to read.
 */

/** Four of the longest texts that a form takes (lib/okr/defaults.ts), quoted, and all around them. In characters of JSON. */
export const LONGEST_OPERATION = 200_000;
/** That, and the versions that lost against each other. A thousand of them, which is a page, still fit into one text. */
export const LONGEST_RECORD = 250_000;

export const isTooLong = (value: object, most: number): boolean => JSON.stringify(value).length > most;
