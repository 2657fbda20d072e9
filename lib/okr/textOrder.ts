/** Ids and places are compared as plain strings, so that every device and the server put the same things in the same order. */

/** For sort: by code units, whatever the language of the machine. */
export const byText = (a: string, b: string): number => Number(a > b) - Number(a < b);
