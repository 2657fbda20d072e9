/** Which character parts the cells: the one by which most records have the same number of cells. */
import Papa from 'papaparse';

export const DELIMITERS = [',', ';', '\t', '|'] as const;
export type Delimiter = (typeof DELIMITERS)[number];

const SAMPLE_RECORDS = 100;

/** Comma where nothing speaks for another, for example in a file of one column. */
export function detectDelimiter(text: string): Delimiter {
  let best: { delimiter: Delimiter; score: number } = { delimiter: ',', score: 0 };
  for (const delimiter of DELIMITERS) {
    const { data } = Papa.parse<string[]>(text, { delimiter, preview: SAMPLE_RECORDS });
    const widths = data.filter((cells) => cells.some((cell) => cell.trim() !== '')).map((cells) => cells.length);
    const score = evenness(widths);
    if (score > best.score) best = { delimiter, score };
  }
  return best.delimiter;
}

/** The share of records that have the commonest width, if that is two or more; wider wins among equals. */
function evenness(widths: readonly number[]): number {
  const counts = new Map<number, number>();
  for (const width of widths) if (width > 1) counts.set(width, (counts.get(width) ?? 0) + 1);
  let best = 0;
  for (const [width, count] of counts) best = Math.max(best, count / widths.length + width / 10_000);
  return best;
}
