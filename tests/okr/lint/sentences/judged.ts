/** Sentences that a careful reader has judged: could two strangers agree at the deadline whether it was met? */
export interface Judged {
  measurable: readonly string[];
  notMeasurable: readonly string[];
}
