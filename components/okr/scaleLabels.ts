import { wholePercent } from '#lib/okr/progress.ts';
import { along } from './barMeasures.ts';

/** `plain` is only the figure; `expected` and `good` come with their word. */
export interface ScaleLabel {
  kind: 'plain' | 'expected' | 'good';
  /** What it stands for, in whole per cent of achievement. */
  percent: number;
  /** Where its middle stands, in per cent of the bar's length; the ends are flush with the bar instead. */
  at: number;
}

/** The room in px that two labels need between their middles, so that neither touches the other. */
const WORDS_BESIDE_WORDS = 60;
const WORDS_BESIDE_FIGURE = 46;

/**
 * The labels under a bar: 0, what is expected by now, 70 good, 100, 120. The nearer 'expected' comes, the shorter its
 * neighbour gets, until the neighbour goes: it says something that changes, the others something that one knows.
 * @param expected the part of the cycle that is over, 0 … 1; null or 0 has no label
 * @param width of the bar in px
 */
export function scaleLabels(expected: number | null, width: number): ScaleLabel[] {
  const middle = expected ? along(expected) : null;
  const near = (p: number, room: number) => middle !== null && Math.abs(along(p) - middle) * (width / 100) < room;
  const labels: ScaleLabel[] = [];
  const plain = (p: number) => {
    if (!near(p, WORDS_BESIDE_FIGURE)) labels.push({ kind: 'plain', percent: p * 100, at: along(p) });
  };
  plain(0);
  if (near(0.7, WORDS_BESIDE_WORDS)) plain(0.7);
  else labels.push({ kind: 'good', percent: 70, at: along(0.7) });
  plain(1);
  plain(1.2);
  if (expected && middle !== null) labels.push({ kind: 'expected', percent: wholePercent(expected), at: middle });
  return labels.toSorted((a, b) => a.at - b.at);
}
